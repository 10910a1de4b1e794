package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Makes one group of steps, for the body of a loop, out of several that differ only in what goes on
 * by equal distances: constants, which child of a class, which element of an array. Local words
 * that one group alone uses become one.
 */
final class Merger {
  /** Nodes deeper than this are not looked at. */
  private static final int DEEPEST = 200;

  /** Nodes in an expression that may be computed in the loop and once more elsewhere. */
  static final int SMALL = 12;

  /** The groups differ in another way, from one of them on. */
  static final class Differs extends Exception {
    private static final long serialVersionUID = 1;

    /** How many groups before it do not. */
    final int groups;

    Differs(int groups) {
      super(null, null, false, false);
      this.groups = groups;
    }
  }

  private record Merged(Node node, int size, boolean isLocal) {}

  private final Graph graph;
  private final Children children;
  private final Shapes shapes;
  private final Map<Object, Object> stateOf;

  /** Of the loop. */
  final Body body = new Body();

  /** Counts the turns. */
  final Word index;

  /** Whether it has come upon children that differ. */
  boolean goesThroughChildren;

  /** What corresponds in all groups, and what became of it. */
  private final Map<List<Node>, Merged> nodes = new LinkedHashMap<>();

  private final Map<Word, Word> locals = new LinkedHashMap<>();
  private final Map<Word, List<Word>> counterparts = new IdentityHashMap<>();

  /** How often the groups use nodes that differ, and set locals. */
  private final Map<Object, Integer> inside = new IdentityHashMap<>();

  Merger(Graph graph, Children children, Shapes shapes, Map<Object, Object> stateOf) {
    this.graph = graph;
    this.children = children;
    this.shapes = shapes;
    this.stateOf = stateOf;
    index = Word.local(Type.I, 0, Integer.MAX_VALUE, body);
  }

  /** One small value, different for each child, that stands for many. */
  Node value(List<Node> all) throws Differs {
    Merged merged = merge(all, 0);
    if (merged.isLocal || merged.size > SMALL || !goesThroughChildren) {
      throw new Differs(1);
    }
    return merged.node;
  }

  /** The loop that does what groups of steps do one after the other. */
  Stmt.Loop loop(List<List<Stmt>> groups, Uses uses) throws Differs {
    merge(groups, body);
    for (Map.Entry<List<Node>, Merged> entry : nodes.entrySet()) {
      Merged merged = entry.getValue();
      if (merged.isLocal || merged.size > SMALL) {
        staysInside(entry.getKey(), uses);
      }
    }
    for (Word local : locals.keySet()) {
      staysInside(counterparts.get(local), uses);
      staysInside(each(counterparts.get(local), graph::get), uses);
    }
    return new Stmt.Loop(index, graph.index(0), groups.size(), body);
  }

  /** Fails if something else uses it, and would need it outside the loop. */
  private void staysInside(List<?> all, Uses uses) throws Differs {
    for (int k = 0; k < all.size(); k++) {
      if (inside.getOrDefault(all.get(k), 0) < uses.of(all.get(k))) {
        throw new Differs(k);
      }
    }
  }

  // Steps -----------------------------------------------------------------------------------------

  private void merge(List<List<Stmt>> groups, Body out) throws Differs {
    same(groups, List::size);
    for (int i = 0; i < groups.get(0).size(); i++) {
      List<Stmt> all = new ArrayList<>(groups.size());
      for (List<Stmt> group : groups) {
        all.add(group.get(i));
      }
      out.add(merge(all));
    }
  }

  private Stmt merge(List<Stmt> all) throws Differs {
    same(all, Stmt::getClass);
    Stmt first = all.get(0);
    if (first instanceof Stmt.Put put) {
      Node value = nodes(all, s -> ((Stmt.Put) s).value);
      return new Stmt.Put(set(each(all, s -> ((Stmt.Put) s).word)), value);
    } else if (first instanceof Stmt.PutBits put) {
      same(all, s -> ((Stmt.PutBits) s).signedWidth);
      Node mask = nodes(all, s -> ((Stmt.PutBits) s).mask);
      Node value = nodes(all, s -> ((Stmt.PutBits) s).value);
      Word word = set(each(all, s -> ((Stmt.PutBits) s).word));
      return new Stmt.PutBits(word, mask, value, put.signedWidth);
    } else if (first instanceof Stmt.Insert insert) {
      same(all, s -> ((Stmt.Insert) s).width);
      same(all, s -> ((Stmt.Insert) s).signedWidth);
      Node array = nodes(all, s -> ((Stmt.Insert) s).array);
      Node from = nodes(all, s -> ((Stmt.Insert) s).from);
      Node value = nodes(all, s -> ((Stmt.Insert) s).value);
      return new Stmt.Insert(array, from, insert.width, value, insert.signedWidth);
    } else if (first instanceof Stmt.Store store) {
      same(all, s -> ((Stmt.Store) s).signedWidth);
      same(all, s -> ((Stmt.Store) s).mask == null);
      Node array = nodes(all, s -> ((Stmt.Store) s).array);
      Node at = nodes(all, s -> ((Stmt.Store) s).index);
      Node value = nodes(all, s -> ((Stmt.Store) s).value);
      Node mask = store.mask == null ? null : nodes(all, s -> ((Stmt.Store) s).mask);
      return new Stmt.Store(array, at, value, mask, store.signedWidth);
    } else if (first instanceof Stmt.Copy) {
      Node from = nodes(all, s -> ((Stmt.Copy) s).from);
      return new Stmt.Copy(from, nodes(all, s -> ((Stmt.Copy) s).to));
    } else if (first instanceof Stmt.If) {
      Node condition = nodes(all, s -> ((Stmt.If) s).condition);
      Body then = bodies(all, s -> ((Stmt.If) s).then);
      return new Stmt.If(condition, then, bodies(all, s -> ((Stmt.If) s).otherwise));
    } else if (first instanceof Stmt.Choose choose) {
      return choose(choose, all);
    } else if (first instanceof Stmt.Invoke invoke) {
      return invoke(invoke, all);
    }
    throw new Differs(1);
  }

  private Stmt choose(Stmt.Choose first, List<Stmt> all) throws Differs {
    same(all, s -> Arrays.stream(((Stmt.Choose) s).labels).boxed().toList());
    same(
        all,
        s ->
            Arrays.stream(((Stmt.Choose) s).targets)
                .map(((Stmt.Choose) s).cases::indexOf)
                .toList());
    same(all, s -> ((Stmt.Choose) s).cases.size());
    Node key = nodes(all, s -> ((Stmt.Choose) s).key);
    List<Body> cases = new ArrayList<>();
    for (int i = 0; i < first.cases.size(); i++) {
      int at = i;
      cases.add(bodies(all, s -> ((Stmt.Choose) s).cases.get(at)));
    }
    Body[] targets = new Body[first.targets.length];
    Arrays.setAll(targets, i -> cases.get(first.cases.indexOf(first.targets[i])));
    Body otherwise = bodies(all, s -> ((Stmt.Choose) s).otherwise);
    return new Stmt.Choose(key, first.labels, targets, cases, otherwise);
  }

  private Stmt invoke(Stmt.Invoke first, List<Stmt> all) throws Differs {
    same(all, s -> ((Stmt.Invoke) s).method);
    same(all, s -> ((Stmt.Invoke) s).args.size());
    int step = childStep(all, s -> ((Stmt.Invoke) s).child);
    List<Node> args = new ArrayList<>();
    for (int i = 0; i < first.args.size(); i++) {
      int at = i;
      args.add(nodes(all, s -> ((Stmt.Invoke) s).args.get(at)));
    }
    return new Stmt.Invoke(first.child, first.method, args, new Stride(index, step, 0));
  }

  private Body bodies(List<Stmt> all, Function<Stmt, Body> which) throws Differs {
    Body merged = new Body();
    merge(each(all, s -> which.apply(s).steps), merged);
    return merged;
  }

  private Node nodes(List<Stmt> all, Function<Stmt, Node> which) throws Differs {
    return merge(each(all, which), 0).node;
  }

  private static <T, R> List<R> each(List<T> all, Function<? super T, R> which) {
    List<R> list = new ArrayList<>(all.size());
    all.forEach(one -> list.add(which.apply(one)));
    return list;
  }

  private static <T> void same(List<T> all, Function<? super T, ?> what) throws Differs {
    Object first = what.apply(all.get(0));
    for (int k = 1; k < all.size(); k++) {
      if (!what.apply(all.get(k)).equals(first)) {
        throw new Differs(k);
      }
    }
  }

  // Places ----------------------------------------------------------------------------------------

  private Word set(List<Word> all) throws Differs {
    all.forEach(word -> inside.merge(word, 1, Integer::sum));
    return word(all);
  }

  private Word word(List<Word> all) throws Differs {
    Word first = all.get(0);
    same(all, w -> w.type);
    same(all, Word::isLocal);
    long lo = all.stream().mapToLong(w -> w.lo).min().getAsLong();
    long hi = all.stream().mapToLong(w -> w.hi).max().getAsLong();
    if (first.isLocal()) {
      return all.stream().allMatch(w -> w == first) ? first : local(all, lo, hi);
    }
    same(all, w -> w.field);
    same(all, w -> w.element < 0);
    int step = childStep(all, w -> w.child);
    Stride stride = new Stride(index, step, (int) step(all, w -> w.element));
    Word word = new Word(first.type, first.child, first.field, first.element, lo, hi, stride, body);
    state(first, word);
    return word;
  }

  /** One word for the locals of all groups, none of which may stand for another as well. */
  private Word local(List<Word> all, long lo, long hi) throws Differs {
    for (int k = 0; k < all.size(); k++) {
      List<Word> known = counterparts.putIfAbsent(all.get(k), all);
      if (known != null && !known.equals(all)) {
        throw new Differs(k);
      }
    }
    return locals.computeIfAbsent(all.get(0), w -> Word.local(w.type, lo, hi, body));
  }

  private void state(Object from, Object to) {
    Object state = stateOf.get(from);
    if (state != null) {
      stateOf.put(to, state);
    }
  }

  private <T> int childStep(List<T> all, ToIntFunction<T> child) throws Differs {
    int first = child.applyAsInt(all.get(0));
    if (first < 0) {
      same(all, child::applyAsInt);
      return 0;
    }
    same(all, one -> child.applyAsInt(one) >= 0);
    same(all, one -> children.className(child.applyAsInt(one)));
    int step = (int) step(all, one -> children.position(child.applyAsInt(one)));
    goesThroughChildren |= step != 0;
    return step;
  }

  /** By how much a number grows from group to group. */
  private static <T> long step(List<T> all, ToLongFunction<T> number) throws Differs {
    long first = number.applyAsLong(all.get(0));
    long step = number.applyAsLong(all.get(1)) - first;
    for (int k = 2; k < all.size(); k++) {
      if (number.applyAsLong(all.get(k)) != first + k * step) {
        throw new Differs(k);
      }
    }
    return step;
  }

  // Nodes -----------------------------------------------------------------------------------------

  private Merged merge(List<Node> all, int depth) throws Differs {
    Node first = all.get(0);
    if (all.stream().allMatch(node -> node == first)) {
      return new Merged(first, 0, false);
    }
    all.forEach(node -> inside.merge(node, 1, Integer::sum));
    Merged known = nodes.get(all);
    if (known == null) {
      if (depth > DEEPEST) {
        throw new Differs(1);
      }
      known = all.stream().allMatch(Shapes::isBit) ? bit(all, depth) : operation(all, depth);
      nodes.put(all, known);
    }
    return known;
  }

  private Merged bit(List<Node> all, int depth) throws Differs {
    Merged of = merge(each(all, node -> node.bitsOf), depth + 1);
    Node by = graph.narrow(progression(all, n -> Long.numberOfTrailingZeros(n.bitMask)));
    Node bit = graph.and(graph.ushr(of.node, by), graph.constant(1));
    return new Merged(bit, of.size + 1, of.isLocal);
  }

  /** The J that a number is in each turn. */
  private Node progression(List<Node> all, ToLongFunction<Node> number) throws Differs {
    Node step = graph.constant(step(all, number));
    Node first = graph.constant(number.applyAsLong(all.get(0)));
    return graph.add(graph.mul(graph.widen(graph.get(index)), step), first);
  }

  /** Constants that grow, or bits that move left. */
  private Node constant(List<Node> all) throws Differs {
    long first = all.get(0).value;
    int by = Long.numberOfTrailingZeros(all.get(1).value) - Long.numberOfTrailingZeros(first);
    boolean moves = by > 0 && by * (all.size() - 1) < 64;
    for (int k = 1; k < all.size() && moves; k++) {
      moves = all.get(k).value == first << k * by;
    }
    if (!moves) {
      return progression(all, node -> node.value);
    }
    Node distance = graph.mul(graph.widen(graph.get(index)), graph.constant(by));
    return graph.shl(graph.constant(first), graph.narrow(distance));
  }

  private Merged operation(List<Node> all, int depth) throws Differs {
    Node first = all.get(0);
    same(all, node -> node.op);
    same(all, node -> node.type);
    same(all, node -> node.args.length);
    if (first.op == Op.TURNS) {
      throw new Differs(1);
    } else if (first.isConst()) {
      Node number = constant(all);
      return new Merged(first.type == Type.I ? graph.narrow(number) : number, 1, false);
    } else if (first.op == Op.GET) {
      Word word = word(each(all, node -> (Word) node.aux));
      return new Merged(graph.get(word), 1, word.isLocal());
    } else if (first.op == Op.ARRAY) {
      return new Merged(graph.array(array(each(all, node -> (ArrayRef) node.aux))), 1, false);
    } else if (first.op == Op.CALL) {
      same(all, node -> node.aux);
    }
    long lo = all.stream().mapToLong(node -> node.lo).min().getAsLong();
    long hi = all.stream().mapToLong(node -> node.hi).max().getAsLong();
    int size = 1;
    boolean isLocal = false;
    Node[] args = new Node[first.args.length];
    for (int i = 0; i < args.length; i++) {
      int at = i;
      Merged arg = merge(each(all, node -> operand(node, first, at)), depth + 1);
      args[i] = arg.node;
      size = Math.min(size + arg.size, 2 * SMALL);
      isLocal |= arg.isLocal;
    }
    Object aux = first.op == Op.LOAD ? List.of(lo, hi) : first.aux;
    return new Merged(graph.like(first, aux, lo, hi, args), size, isLocal);
  }

  /** The operand that corresponds to one of another node. */
  private Node operand(Node node, Node other, int at) {
    boolean swapped = Shapes.commutes(node) && shapes.of(node.args[0]) != shapes.of(other.args[0]);
    return node.args[swapped ? 1 - at : at];
  }

  private ArrayRef array(List<ArrayRef> all) throws Differs {
    ArrayRef first = all.get(0);
    same(all, a -> a.field);
    Stride stride = new Stride(index, childStep(all, a -> a.child), 0);
    ArrayRef array = new ArrayRef(first.child, first.field, stride, body);
    state(first, array);
    return array;
  }
}
