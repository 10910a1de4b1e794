package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.Node.What;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/**
 * One call of the vocabulary that makes nodes: it knows its scope and its site, and only the node
 * it calls {@link #done} carries the receiving name.
 */
final class Ops {
  /** Bits that one chain of adders counts. */
  private static final int CHAIN = 16;

  final Scope scope;
  final Site site;
  private final Call call;
  private final int start;

  private Ops(Scope scope, Call call) {
    this.scope = scope;
    this.call = call;
    this.site = scope.grouped(call.site);
    this.start = scope.nodes.size();
  }

  /**
   * Called by every method of the vocabulary; few frames between it and the walk, for each costs.
   */
  static Ops here() {
    Scope scope = Scope.current();
    CallSites sites = scope.elaboration.callSites();
    Call call = sites.here(scope.component.getClass());
    if (!sites.inside() && scope.parent != null) {
      scope.elaboration.addForgotten(scope.parent);
      return here();
    }
    return new Ops(scope, call);
  }

  /** The last act of a call: see {@link StraightLine}. */
  void returns() {
    scope.elaboration.callSites().returns(call);
  }

  /**
   * The result of the call, which is over: gets the name that receives it, if it was made by this
   * call.
   */
  Node done(Node node) {
    returns();
    if (node.scope == scope && node.index >= start && node.what != What.REF) {
      node.site = site;
    }
    return node;
  }

  Node constant(Kind kind, int width, BigInteger value) {
    return scope.node(site.plain, What.CONSTANT, kind, width, value);
  }

  /** A literal whose value does not matter: 0, where nothing takes its place. */
  Node any(Kind kind, int width) {
    return scope.node(site.plain, What.CONSTANT, kind, width, Literals.ANY);
  }

  /** A literal that takes a given width; out of range is an error of the design. */
  Node literal(Kind kind, int width, BigInteger value) {
    if (Literals.fits(kind, width, value)) {
      return constant(kind, width, value);
    }
    error("literal out of range", Literals.outOfRange(kind, width, value));
    return constant(kind, width, BigInteger.ZERO);
  }

  /** A literal of a value's kind and width. */
  Node literal(Node like, BigInteger value) {
    if (Literals.fits(like.kind, like.width, value)) {
      return constant(like.kind, like.width, value);
    }
    error("literal out of range", Literals.outOfRange(like.kind, like.width, value), madeAt(like));
    return constant(like.kind, like.width, BigInteger.ZERO);
  }

  Node literal(Node like, long value) {
    return literal(like, BigInteger.valueOf(value));
  }

  Node unary(Op op, Node a) {
    boolean one = op.isReduction();
    Kind kind = one ? Kind.BOOL : a.kind;
    return scope.node(site.plain, What.UNARY, kind, one ? 1 : a.width, op, 0, null, scope.use(a));
  }

  /** Operands already have the widths that the IR wants. */
  Node binary(Op op, Node a, Node b) {
    int width = op.isComparison() ? 1 : op == Op.MUL ? a.width + b.width : a.width;
    Kind kind = op.isComparison() ? Kind.BOOL : a.kind;
    Node left = scope.use(a);
    return scope.node(site.plain, What.BINARY, kind, width, op, 0, null, left, scope.use(b));
  }

  /** A binary operator after both operands are extended to the wider one. */
  Node wider(Op op, Node a, Node b) {
    int width = Math.max(a.width, b.width);
    return binary(op, extend(a, width), extend(b, width));
  }

  /** A binary operator of equal widths; anything else is an error of the design. */
  Node equal(Op op, Node a, Node b) {
    if (a.width == b.width) {
      return binary(op, a, b);
    }
    mismatch(op.name().toLowerCase(java.util.Locale.ROOT), a, b);
    return op.isComparison()
        ? constant(Kind.BOOL, 1, BigInteger.ZERO)
        : constant(a.kind, a.width, BigInteger.ZERO);
  }

  Node extend(Node a, int width) {
    if (a.width == width) {
      return a;
    }
    if (width < a.width) {
      resized("extend", a, width, "truncate makes it narrower");
      return constant(a.kind, width, BigInteger.ZERO);
    }
    if (a.what == What.CONSTANT) {
      return constant(a.kind, width, Literals.value(a));
    }
    return scope.node(site.plain, What.EXTEND, a.kind, width, null, scope.use(a));
  }

  /** The value in a width; what does not matter does not matter there either. */
  Node widened(Node a, int width) {
    return Literals.isAny(a) ? any(a.kind, width) : extend(a, width);
  }

  Node truncate(Node a, int width) {
    if (width < 0 || width > a.width) {
      resized("truncate", a, width, "extend makes it wider");
      return constant(a.kind, Math.max(width, 0), BigInteger.ZERO);
    }
    return width == a.width ? a : slice(a.kind, a, width - 1, 0);
  }

  private void resized(String how, Node a, int width, String remedy) {
    String message = how + " of " + Names.of(a) + ", " + bits(a) + ", to " + width + ": " + remedy;
    error("width mismatch", message, madeAt(a));
    forgive(a);
  }

  /** Bits hi to lo; hi = lo - 1 is nothing, width 0. */
  Node slice(Kind kind, Node a, int hi, int lo) {
    if (lo < 0 || hi < lo - 1 || hi >= a.width) {
      String range = hi == lo ? "bit " + hi : "bits " + hi + " to " + lo;
      error(
          "index out of range",
          range
              + " of "
              + Names.of(a)
              + ", "
              + bits(a)
              + (a.width == 0 ? "" : " (allowed: 0 to " + (a.width - 1) + ")"),
          madeAt(a));
      forgive(a);
      return constant(kind, kind == Kind.BOOL ? 1 : Math.max(hi - lo + 1, 0), BigInteger.ZERO);
    }
    int width = hi - lo + 1;
    if (width == 0) {
      return constant(kind, 0, BigInteger.ZERO);
    }
    if (Literals.isAny(a)) {
      return any(kind, width);
    }
    if (a.what == What.CONSTANT) {
      BigInteger bits = Literals.reinterpret(Kind.BITS, a.width, Literals.value(a)).shiftRight(lo);
      BigInteger part = bits.and(Literals.greatest(Kind.BITS, width));
      return constant(kind, width, Literals.reinterpret(kind, width, part));
    }
    return scope.node(site.plain, What.SLICE, kind, width, null, lo, null, scope.use(a));
  }

  Node index(Kind kind, int width, Node a, Node index) {
    if (width == 0) {
      return constant(kind, 0, BigInteger.ZERO);
    }
    Node whole = scope.use(a);
    return scope.node(site.plain, What.INDEX, kind, width, null, whole, scope.use(index));
  }

  /**
   * {@code width} bits from a position up: operands are the whole and the position, for sets, and
   * what it reads.
   */
  Node part(Node a, Node lo, int width) {
    if (width < 0 || width > a.width) {
      String name = Names.of(a);
      String message = "part of " + width + " bits of " + name + ", " + bits(a);
      error("index out of range", message, madeAt(a));
      forgive(a);
      return constant(Kind.BITS, Math.max(width, 0), BigInteger.ZERO);
    }
    if (width == 0) {
      return constant(Kind.BITS, 0, BigInteger.ZERO);
    }
    Node whole = scope.use(a);
    Node from = scope.use(lo);
    Node read = truncate(binary(Op.SHR, cast(Kind.BITS, whole), from), width);
    BigInteger last = BigInteger.valueOf(a.width - width);
    if (Literals.greatest(Kind.UINT, from.width).compareTo(last) > 0) {
      Node inside = binary(Op.LE, from, constant(Kind.UINT, from.width, last));
      read = mux(inside, read, constant(Kind.BITS, width, BigInteger.ZERO));
    }
    return scope.node(site.plain, What.PART, Kind.BITS, width, null, whole, from, read);
  }

  /** Whether the bits of a are like one of the patterns. */
  Node matches(Node a, List<Pattern> patterns) {
    Node any = null;
    for (Pattern pattern : patterns) {
      Node one = matches(a, pattern);
      any = any == null ? one : binary(Op.OR, any, one);
    }
    return any;
  }

  private Node matches(Node a, Pattern pattern) {
    List<Node> parts = new ArrayList<>();
    BigInteger wanted = BigInteger.ZERO;
    int hi = a.width - 1;
    while (hi >= 0) {
      int lo = hi;
      while (lo > 0 && pattern.matters(lo - 1) == pattern.matters(hi)) {
        lo--;
      }
      if (pattern.matters(hi)) {
        int size = hi - lo + 1;
        BigInteger ones = BigInteger.ONE.shiftLeft(size).subtract(BigInteger.ONE);
        wanted = wanted.shiftLeft(size).or(pattern.value().shiftRight(lo).and(ones));
        parts.add(size == a.width ? cast(Kind.BITS, a) : slice(Kind.BITS, a, hi, lo));
      }
      hi = lo - 1;
    }
    if (parts.isEmpty()) {
      return constant(Kind.BOOL, 1, BigInteger.ONE);
    }
    Node matter = parts.size() == 1 ? parts.get(0) : concat(parts);
    if (matter.width == 1) {
      Node bit = cast(Kind.BOOL, matter);
      return wanted.signum() == 0 ? unary(Op.NOT, bit) : bit;
    }
    return binary(Op.EQ, matter, constant(Kind.BITS, matter.width, wanted));
  }

  Node cast(Kind kind, Node a) {
    if (a.kind == kind) {
      return a;
    }
    if (Literals.isAny(a)) {
      return any(kind, a.width);
    }
    if (a.what == What.CONSTANT) {
      return constant(kind, a.width, Literals.reinterpret(kind, a.width, Literals.value(a)));
    }
    return scope.node(site.plain, What.CAST, kind, a.width, null, scope.use(a));
  }

  Node concat(List<Node> parts) {
    if (parts.stream().allMatch(Literals::isNumber)) {
      return joined(parts);
    }
    int width = 0;
    Node[] operands = new Node[parts.size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = scope.use(parts.get(i));
      width += operands[i].width;
    }
    return scope.node(site.plain, What.CONCAT, Kind.BITS, width, null, operands);
  }

  /** Literals side by side are one. */
  private Node joined(List<Node> literals) {
    int width = 0;
    BigInteger all = BigInteger.ZERO;
    for (Node literal : literals) {
      BigInteger bits = Literals.reinterpret(Kind.BITS, literal.width, Literals.value(literal));
      all = all.shiftLeft(literal.width).or(bits);
      width += literal.width;
    }
    return constant(Kind.BITS, width, all);
  }

  /** How many bits of a are 1, {@code width} bits wide: chains of adders, then their sum. */
  Node popCount(Node a, int width) {
    Node total = null;
    List<Node> chains = new ArrayList<>();
    for (int from = 0; from < a.width; from += CHAIN) {
      Node sum = null;
      for (int i = from; i < Math.min(a.width, from + CHAIN); i++) {
        Node bit = extend(cast(Kind.UINT, slice(Kind.BITS, a, i, i)), width);
        sum = sum == null ? bit : binary(Op.ADD, sum, bit);
      }
      chains.add(sum);
    }
    for (Node chain : chains) {
      total = total == null ? chain : binary(Op.ADD, total, chain);
    }
    return total == null ? constant(Kind.UINT, width, BigInteger.ZERO) : total;
  }

  /** Values of equal kind and width; one that does not matter is the other. */
  Node mux(Node condition, Node whenTrue, Node whenFalse) {
    Node c = scope.use(condition);
    Node t = scope.use(whenTrue);
    Node f = scope.use(whenFalse);
    if (Literals.isAny(t) || Literals.isAny(f)) {
      return Literals.isAny(t) ? f : t;
    }
    return scope.node(site.plain, What.MUX, t.kind, t.width, null, c, t, f);
  }

  /** One value of two: numbers are extended to the wider, others need equal widths. */
  Node choose(Node condition, Node whenTrue, Node whenFalse) {
    if (whenTrue.kind == Kind.UINT || whenTrue.kind == Kind.SINT) {
      int width = Math.max(whenTrue.width, whenFalse.width);
      return mux(condition, widened(whenTrue, width), widened(whenFalse, width));
    }
    if (whenTrue.width != whenFalse.width) {
      mismatch("mux", whenTrue, whenFalse);
      return whenTrue;
    }
    return mux(condition, whenTrue, whenFalse);
  }

  void mismatch(String what, Node a, Node b) {
    String message =
        what
            + " of "
            + Names.of(a)
            + ", "
            + bits(a)
            + ", and "
            + Names.of(b)
            + ", "
            + bits(b)
            + ": extend or truncate one of them";
    scope.elaboration.error(site.at, "width mismatch", message, madeAt(a), madeAt(b));
    forgive(a, b);
  }

  /** After an error: that nobody reads these follows from it, and is no error of its own. */
  void forgive(Node... read) {
    for (Node node : read) {
      if (node.what != What.CONSTANT) {
        scope.ignore(node, "", site);
      }
    }
  }

  /** After an error: that nobody sets this follows from it, and is no error of its own. */
  void forgiveUnset(Node target) {
    Node to = scope.use(target);
    Decl decl = Assigner.root(to);
    if (decl != null && decl.maySet() && to.width > 0) {
      Node zero = constant(to.kind, to.width, BigInteger.ZERO);
      scope.forgiven.add(new Step.Assign(site.plain, "", to, decl, zero));
    }
  }

  /** The error about two encodings of one enumeration; returns something of the first's width. */
  Node otherEncoding(String what, EnumSignal<?> a, EnumSignal<?> b) {
    String message =
        what
            + " of "
            + Names.of(a.node)
            + " and "
            + Names.of(b.node)
            + ", which encode "
            + a.type().enumType().name()
            + " differently";
    scope.elaboration.error(site.at, "encoding mismatch", message, madeAt(a.node), madeAt(b.node));
    forgive(a.node, b.node);
    return constant(a.node.kind, a.node.width, BigInteger.ZERO);
  }

  void error(String kind, String message, Party... parties) {
    scope.elaboration.error(site.at, kind, message, parties);
  }

  static String bits(Node node) {
    return node.width == 1 ? "1 bit" : node.width + " bits";
  }

  static Party madeAt(Node node) {
    Decl decl = Names.declared(node);
    return decl == null
        ? new Party(node.site.at, Names.of(node) + " is made here")
        : decl.declared();
  }
}
