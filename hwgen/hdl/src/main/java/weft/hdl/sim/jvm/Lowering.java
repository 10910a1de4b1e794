package weft.hdl.sim.jvm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;
import weft.hdl.ir.Signal;

/**
 * Expressions of the IR as words. A value of w bits is ceil(w/64) J, the least significant first;
 * the last is sign-extended for SINT and zero-extended for all else. A BOOL is one I.
 */
final class Lowering {
  private final Graph g;
  private final Signals signals;
  private final Series series;
  private final WordMath math;
  private final Node[][] known;

  Lowering(Graph graph, Module module, Signals signals, Series series) {
    this.g = graph;
    math = new WordMath(graph);
    this.signals = signals;
    this.series = series;
    this.known = new Node[module.exprs().size()][];
  }

  // The walk --------------------------------------------------------------------------------------

  /** The words of an expression; operands first, without recursion. */
  Node[] words(Expr root) {
    if (known[root.id()] != null) {
      return known[root.id()];
    }
    Deque<Expr> stack = new ArrayDeque<>();
    stack.push(root);
    while (!stack.isEmpty()) {
      Expr e = stack.peek();
      if (known[e.id()] != null) {
        stack.pop();
        continue;
      }
      Expr alias = e instanceof Expr.Ref ref ? signals.alias(original(ref)) : null;
      if (alias != null) {
        if (known[alias.id()] == null) {
          stack.push(alias);
        } else {
          stack.pop();
          known[e.id()] = recast(known[alias.id()], alias, e.kind());
        }
        continue;
      }
      boolean ready = true;
      for (int i = e.operandCount() - 1; i >= 0; i--) {
        if (known[e.operand(i).id()] == null) {
          stack.push(e.operand(i));
          ready = false;
        }
      }
      if (ready) {
        stack.pop();
        known[e.id()] = lower(e);
      }
    }
    return known[root.id()];
  }

  /** The I of a BOOL. */
  Node flag(Expr e) {
    return words(e)[0];
  }

  private Node[] of(Expr e) {
    return known[e.id()];
  }

  private Signal original(Expr.Ref ref) {
    return signals.original(ref.signal());
  }

  /** Words of an operand as J, a BOOL widened. */
  private Node[] longs(Expr e) {
    Node[] words = of(e);
    return e.kind() == Kind.BOOL ? new Node[] {g.widen(words[0])} : words;
  }

  /** J words of a kind and width as that kind's words. */
  private Node[] result(Kind kind, Node... words) {
    return kind == Kind.BOOL ? new Node[] {g.narrow(words[0])} : words;
  }

  /** Cuts the last word to the width. */
  private Node[] wrapped(Expr e, Node... words) {
    if (e.width() == 0) {
      return Node.NONE;
    }
    int last = words.length - 1;
    words[last] = g.wrap(words[last], (e.width() - 1 & 63) + 1, e.isSigned());
    return result(e.kind(), words);
  }

  private Node[] recast(Node[] words, Expr from, Kind to) {
    if (from.kind() == to || from.width() == 0) {
      return words;
    }
    Node[] out = from.kind() == Kind.BOOL ? new Node[] {g.widen(words[0])} : words.clone();
    int last = out.length - 1;
    out[last] = g.wrap(out[last], (from.width() - 1 & 63) + 1, to == Kind.SINT);
    return result(to, out);
  }

  /** The words of an expression as its bits are set to a signal of another kind. */
  Node[] words(Expr e, Kind as) {
    return recast(words(e), e, as);
  }

  // Nodes -----------------------------------------------------------------------------------------

  private Node[] lower(Expr e) {
    if (e instanceof Expr.Constant c) {
      Node[] words = new Node[WordMath.count(c.width())];
      for (int i = 0; i < words.length; i++) {
        words[i] = g.constant(c.value().shiftRight(64 * i).longValue());
      }
      return result(c.kind(), words);
    } else if (e instanceof Expr.Ref ref) {
      return signals.read(original(ref));
    } else if (e instanceof Expr.Unary unary) {
      return unary(unary);
    } else if (e instanceof Expr.Binary binary) {
      return binary(binary);
    } else if (e instanceof Expr.Mux) {
      return math.select(of(e.operand(0))[0], of(e.operand(1)), of(e.operand(2)));
    } else if (e instanceof Expr.Select select) {
      return select(select);
    } else if (e instanceof Expr.Slice slice) {
      return slice(slice);
    } else if (e instanceof Expr.Index index) {
      return index(index);
    } else if (e instanceof Expr.Concat) {
      return concat(e);
    } else if (e instanceof Expr.Extend) {
      return extend(e);
    } else if (e instanceof Expr.Cast) {
      return recast(of(e.operand(0)), e.operand(0), e.kind());
    }
    return read((Expr.MemRead) e);
  }

  private Node[] unary(Expr.Unary e) {
    Expr operand = e.operand(0);
    int width = operand.width();
    Node[] a = of(operand);
    switch (e.op()) {
      case NOT -> {
        if (operand.kind() == Kind.BOOL) {
          return new Node[] {g.not(a[0])};
        }
        return math.not(a, width, operand.isSigned());
      }
      case NEG -> {
        return wrapped(e, math.subtract(math.zeros(width), a));
      }
      case AND_ALL -> {
        if (width == 0 || operand.kind() == Kind.BOOL) {
          return width == 0 ? new Node[] {g.flag(true)} : a;
        }
        return new Node[] {math.isOnes(a, width, operand.isSigned())};
      }
      case OR_ALL -> {
        if (width == 0 || operand.kind() == Kind.BOOL) {
          return width == 0 ? new Node[] {g.flag(false)} : a;
        }
        return new Node[] {g.ne(g.orAll(List.of(a)), g.constant(0))};
      }
      default -> {
        if (width == 0 || operand.kind() == Kind.BOOL) {
          return width == 0 ? new Node[] {g.flag(false)} : a;
        }
        Node all = bits(operand)[0];
        for (int i = 1; i < a.length; i++) {
          all = g.xor(all, bits(operand)[i]);
        }
        return new Node[] {g.narrow(g.and(g.count(all), g.constant(1)))};
      }
    }
  }

  /** The J words of an operand, zero-extended whatever its kind. */
  private Node[] bits(Expr e) {
    Node[] words = longs(e);
    if (e.isSigned() && (e.width() & 63) != 0) {
      words = words.clone();
      words[words.length - 1] = g.wrap(words[words.length - 1], e.width() & 63, false);
    }
    return words;
  }

  private Node[] binary(Expr.Binary e) {
    Expr x = e.operand(0);
    Expr y = e.operand(1);
    Node[] a = of(x);
    Node[] b = of(y);
    switch (e.op()) {
      case ADD -> {
        return wrapped(e, math.add(a, b));
      }
      case SUB -> {
        return wrapped(e, math.subtract(a, b));
      }
      case MUL -> {
        return multiply(e, x, y);
      }
      case DIV, REM -> {
        return divide(e);
      }
      case AND, OR, XOR -> {
        Node[] out = new Node[a.length];
        for (int i = 0; i < out.length; i++) {
          out[i] =
              e.op() == Op.AND
                  ? g.and(a[i], b[i])
                  : e.op() == Op.OR ? g.or(a[i], b[i]) : g.xor(a[i], b[i]);
        }
        return out;
      }
      case EQ, NE -> {
        Node equal = math.equal(a, b);
        return new Node[] {e.op() == Op.EQ ? equal : g.not(equal)};
      }
      case LT -> {
        return new Node[] {math.less(a, b, x.isSigned())};
      }
      case GE -> {
        return new Node[] {g.not(math.less(a, b, x.isSigned()))};
      }
      case GT -> {
        return new Node[] {math.less(b, a, x.isSigned())};
      }
      case LE -> {
        return new Node[] {g.not(math.less(b, a, x.isSigned()))};
      }
      default -> {
        return shift(e, x, y);
      }
    }
  }

  private Node[] multiply(Expr.Binary e, Expr x, Expr y) {
    if (x.width() == 0 || y.width() == 0) {
      return wrapped(e, math.zeros(e.width()));
    }
    if (e.width() <= 64) {
      return wrapped(e, g.mul(of(x)[0], of(y)[0]));
    }
    if (x.width() <= 64 && y.width() <= 64) {
      return wrapped(e, math.product(of(x)[0], of(y)[0], e.isSigned()));
    }
    return called(e, "multiply", pack(x), pack(y));
  }

  private Node[] divide(Expr.Binary e) {
    int width = e.width();
    boolean div = e.op() == Op.DIV;
    if (width == 0) {
      return Node.NONE;
    }
    if (width > 64) {
      return called(e, div ? "divide" : "remainder", pack(e.operand(0)), pack(e.operand(1)));
    }
    String method = (div ? "divide" : "remainder") + (e.isSigned() ? "Signed" : "Unsigned");
    return wrapped(e, g.call(Type.J, method, of(e.operand(0))[0], of(e.operand(1))[0]));
  }

  /** A new array with the words of a value, or the one it is kept in. */
  private Node pack(Expr e) {
    Expr inner = e;
    while (true) {
      Expr alias = inner instanceof Expr.Ref ref ? signals.alias(original(ref)) : null;
      if (alias != null && alias.isSigned() == inner.isSigned()) {
        inner = alias;
      } else if (inner instanceof Expr.Cast && inner.operand(0).isSigned() == inner.isSigned()) {
        inner = inner.operand(0);
      } else {
        break;
      }
    }
    Node array = inner instanceof Expr.Ref ref ? signals.array(original(ref)) : null;
    return array != null ? array : g.pack(longs(e));
  }

  /** The words of what a method of {@link Wide} makes: it takes width and signedness last. */
  private Node[] called(Expr e, String method, Node... args) {
    Node[] all = new Node[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = g.index(e.width());
    all[args.length + 1] = g.index(e.isSigned() ? 1 : 0);
    Node array = g.call(Type.A, method, all);
    Node[] words = new Node[WordMath.count(e.width())];
    for (int i = 0; i < words.length; i++) {
      words[i] = element(array, g.index(i), i == words.length - 1, e.width(), e.isSigned());
    }
    return words;
  }

  private Node element(Node array, Node index, boolean last, int width, boolean signed) {
    int bits = last && (width & 63) != 0 ? width & 63 : 64;
    return g.load(array, index, Ranges.lo(bits, signed && last), Ranges.hi(bits, signed && last));
  }

  private Node[] shift(Expr.Binary e, Expr x, Expr y) {
    int width = x.width();
    if (width == 0) {
      return Node.NONE;
    }
    Node amount = amount(y);
    boolean left = e.op() == Op.SHL;
    if (x.kind() == Kind.BOOL) {
      return new Node[] {g.and(of(x)[0], g.eq(amount, g.constant(0)))};
    }
    if (width > 64) {
      Node[] a = of(x);
      return amount.isConst()
          ? wrapped(
              e,
              left
                  ? math.shiftLeft(a, amount.value, width)
                  : math.shiftRight(a, amount.value, x.isSigned()))
          : called(e, left ? "shiftLeft" : "shiftRight", pack(x), amount);
    }
    Node a = of(x)[0];
    if (amount.isConst() && amount.value > 63) {
      amount = g.constant(63);
      a = left || !x.isSigned() ? g.constant(0) : a;
    }
    if (!left && x.isSigned()) {
      return new Node[] {g.shr(a, g.narrow(least(amount)))};
    }
    Node moved = left ? g.shl(a, g.narrow(low(amount))) : g.ushr(a, g.narrow(low(amount)));
    Node inside = amount.hi > 63 ? g.select(g.lt(amount, g.constant(64)), moved, zero()) : moved;
    return wrapped(e, inside);
  }

  private Node zero() {
    return g.constant(0);
  }

  private Node low(Node amount) {
    return g.and(amount, g.constant(63));
  }

  /** 63 at most. */
  private Node least(Node amount) {
    return amount.hi <= 63
        ? amount
        : g.select(g.lt(amount, g.constant(63)), amount, g.constant(63));
  }

  /** What to shift by, as a J that is not negative; a very large one is Long.MAX_VALUE. */
  private Node amount(Expr y) {
    Node[] words = longs(y);
    if (words.length == 0) {
      return zero();
    }
    Node low = words[0];
    Node far = g.lt(low, zero());
    for (int i = 1; i < words.length; i++) {
      far = g.or(far, g.ne(words[i], zero()));
    }
    return g.select(far, g.constant(Long.MAX_VALUE), g.and(low, g.constant(Long.MAX_VALUE)));
  }

  private Node[] slice(Expr.Slice e) {
    Node[] a = longs(e.operand(0));
    Node[] out = new Node[WordMath.count(e.width())];
    for (int i = 0; i < out.length; i++) {
      boolean signed = e.operand(0).isSigned() && e.isSigned();
      out[i] =
          e.lo() + 64 * i + 63 >= e.operand(0).width() || a.length == 1
              ? math.window(a, e.lo() + 64 * i, signed)
              : math.narrowWindow(a, e.lo() + 64 * i, e.width() - 64 * i);
    }
    return wrapped(e, out);
  }

  private Node[] extend(Expr e) {
    Expr operand = e.operand(0);
    if (operand.width() == 0) {
      return math.zeros(e.width());
    }
    Node[] a = of(operand);
    Node[] out = new Node[WordMath.count(e.width())];
    System.arraycopy(a, 0, out, 0, a.length);
    for (int i = a.length; i < out.length; i++) {
      out[i] = operand.isSigned() ? g.shr(a[a.length - 1], g.index(63)) : zero();
    }
    return out;
  }

  private Node[] concat(Expr e) {
    Gather[] words = new Gather[WordMath.count(e.width())];
    for (int i = 0; i < words.length; i++) {
      words[i] = new Gather(g, series);
    }
    int at = 0;
    for (int i = e.operandCount() - 1; i >= 0; i--) {
      Expr part = e.operand(i);
      Node[] bits = bits(part);
      for (int k = 0; k < bits.length; k++) {
        int from = at + 64 * k;
        int width = Math.min(64, part.width() - 64 * k);
        words[from >>> 6].add(bits[k], from & 63);
        if ((from & 63) + width > 64) {
          words[(from >>> 6) + 1].add(g.ushr(bits[k], g.index(64 - (from & 63))), 0);
        }
      }
      at += part.width();
    }
    Node[] out = new Node[words.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = words[i].all();
    }
    return out;
  }

  private Node[] select(Expr.Select e) {
    List<Node> conditions = new ArrayList<>();
    for (int i = 0; i < e.caseCount(); i++) {
      conditions.add(matches(e.subject(), e.labels(i)));
    }
    Node[] out = of(e.otherwise()).clone();
    for (int k = 0; k < out.length; k++) {
      List<Node> words = new ArrayList<>();
      for (int i = 0; i < e.caseCount(); i++) {
        words.add(of(e.value(i))[k]);
      }
      out[k] = series.select(conditions, words, out[k]);
    }
    return out;
  }

  /** True if a lowered subject has one of the values. */
  Node matches(Expr subject, List<Expr.Constant> labels) {
    Node any = g.flag(false);
    for (Expr.Constant label : labels) {
      any = g.or(any, math.equal(words(subject), words(label)));
    }
    return any;
  }

  // Positions known at run time -------------------------------------------------------------------

  /** Whether an index is below a count. */
  Node below(Expr index, long count) {
    words(index);
    return g.lt(amount(index), g.constant(count));
  }

  /** The index as an I, 0 if it is not below the count. */
  Node position(Expr index, long count) {
    words(index);
    return g.narrow(g.select(below(index, count), amount(index), zero()));
  }

  private Node[] index(Expr.Index e) {
    int width = e.width();
    if (width == 0) {
      return Node.NONE;
    }
    Expr whole = e.operand(0);
    int total = whole.width();
    if (total == 0) {
      return wrapped(e, math.zeros(width));
    }
    Node inside = below(e.operand(1), e.count());
    Node at = position(e.operand(1), e.count());
    if (total <= 64) {
      Node a = bits(whole)[0];
      Node by = width == 1 ? at : g.narrow(g.mul(g.widen(at), g.constant(width)));
      Node element = g.wrap(g.ushr(a, by), width, false);
      return wrapped(e, g.select(inside, element, zero()));
    }
    Node[] part = part(whole, width, at);
    if (part.length > 0) {
      for (int k = 0; k < part.length; k++) {
        part[k] = g.select(inside, part[k], zero());
      }
      return wrapped(e, part);
    }
    Node array = pack(whole);
    Node[] out = new Node[WordMath.count(width)];
    if (width <= 64 && 64 % width == 0) {
      Node bit = g.mul(g.widen(at), g.constant(width));
      Node word = g.load(array, g.narrow(g.ushr(bit, g.index(6))), Long.MIN_VALUE, Long.MAX_VALUE);
      out[0] = g.ushr(word, g.narrow(g.and(bit, g.constant(63))));
    } else if (width % 64 == 0) {
      for (int k = 0; k < out.length; k++) {
        Node word = g.add(g.mul(g.widen(at), g.constant(width / 64)), g.constant(k));
        out[k] = g.load(array, g.narrow(word), Long.MIN_VALUE, Long.MAX_VALUE);
      }
    } else {
      for (int k = 0; k < out.length; k++) {
        Node bit = g.add(g.mul(g.widen(at), g.constant(width)), g.constant(64 * k));
        out[k] = g.call(Type.J, "window", array, g.narrow(bit));
      }
    }
    out[out.length - 1] = g.wrap(out[out.length - 1], (width - 1 & 63) + 1, false);
    for (int k = 0; k < out.length; k++) {
      out[k] = g.select(inside, out[k], zero());
    }
    return wrapped(e, out);
  }

  /** The part at an index of what is joined from equally wide ones; nothing if they differ. */
  private Node[] part(Expr whole, int width, Node at) {
    Expr joined = whole;
    while (!(joined instanceof Expr.Concat)) {
      Expr alias = joined instanceof Expr.Ref ref ? signals.alias(original(ref)) : null;
      if (alias == null && !(joined instanceof Expr.Cast)) {
        return Node.NONE;
      }
      joined = alias != null ? alias : joined.operand(0);
    }
    List<Node[]> parts = new ArrayList<>();
    for (int i = joined.operandCount() - 1; i >= 0; i--) {
      if (joined.operand(i).width() != width) {
        return Node.NONE;
      }
      parts.add(bits(joined.operand(i)));
    }
    Node[] out = new Node[WordMath.count(width)];
    for (int k = 0; k < out.length; k++) {
      int word = k;
      out[k] = series.at(at, parts.stream().map(words -> words[word]).toList()).orElse(null);
      if (out[k] == null) {
        return Node.NONE;
      }
    }
    return out;
  }

  private Node[] read(Expr.MemRead e) {
    Memory memory = e.memory();
    int per = WordMath.count(memory.width());
    Node inside = below(e.operand(0), memory.depth());
    Node at = position(e.operand(0), memory.depth());
    Node[] out = new Node[per];
    for (int k = 0; k < per; k++) {
      Node index = wordOf(at, per, k);
      boolean last = k == per - 1;
      Node word =
          element(signals.memory(memory), index, last, memory.width(), memory.kind() == Kind.SINT);
      out[k] = g.select(inside, word, zero());
    }
    return result(e.kind(), out);
  }

  /** Where word k of an element stands, of which each has some: an I, as the element's number. */
  Node wordOf(Node at, int per, int k) {
    return per == 1 ? at : g.narrow(g.add(g.mul(g.widen(at), g.constant(per)), g.constant(k)));
  }
}
