package weft.hdl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.check.Diagnostic.Party;

/**
 * One stage of a {@link Pipeline}: its word's values, and when it does not go on.
 *
 * <pre>{@code
 * Key<UInt> square = Key.of("square", uint(64));
 * Stream<UInt> results =
 *     pipeline(
 *         List.of("read", "multiply", "give"),
 *         words,
 *         pipe -> {
 *           PipelineStage multiply = pipe.in("multiply");
 *           multiply.put(square, words.payload.times(words.payload));
 *           multiply.haltWhen(pause);
 *           return pipe.in("give").get(square);
 *         });
 * }</pre>
 */
public final class PipelineStage {
  /** A register that takes its value when the stage takes a word. */
  record Carried(Data register, Data from) {}

  final String name;

  /** What its signals are called. */
  final String signalName;

  final Bool valid;

  /** True if the stage takes what the one before has; null for the first stage. */
  final Bool ready;

  final List<Bool> halts = new ArrayList<>();
  final List<Bool> throwing = new ArrayList<>();
  final List<Bool> flushes = new ArrayList<>();
  final List<Carried> carried = new ArrayList<>();
  Bool moves;
  private final PipelineStage before;
  private final Map<Key<?>, Data> values = new IdentityHashMap<>();
  private final Map<Key<?>, Site> passedOn = new IdentityHashMap<>();

  PipelineStage(String name, PipelineStage before, Bool sourceValid) {
    this.name = name;
    this.signalName = Scope.current().inGroup(name);
    this.before = before;
    if (before == null) {
      valid = sourceValid;
      ready = null;
    } else {
      valid = Hdl.reg(new Types.OfBool()).init(false);
      valid.call(signalName + "_valid");
      ready = Hdl.wire(new Types.OfBool());
      ready.call(signalName + "_ready");
    }
  }

  /** The value here of what this stage or one before it was given. */
  @SuppressWarnings("unchecked")
  public <T extends Data> T get(Key<T> key) {
    Deque<PipelineStage> without = new ArrayDeque<>();
    PipelineStage at = this;
    while (at != null && !at.values.containsKey(key)) {
      without.push(at);
      at = at.before;
    }
    Ops ops = Ops.here();
    if (at == null) {
      String message =
          key + " is put neither into " + name + " nor into a stage before it: put it there first";
      ops.error("no value", message);
      return key.type.build(
          leaf -> ops.constant(leaf.kind(), leaf.width(), java.math.BigInteger.ZERO));
    }
    for (PipelineStage stage : without) {
      T register = Hdl.reg(key.type);
      register.call(stage.signalName + "_" + key.name);
      stage.carried.add(new Carried(register, stage.before.values.get(key)));
      stage.before.passedOn.putIfAbsent(key, ops.site);
      stage.values.put(key, register);
    }
    return (T) values.get(key);
  }

  /** Gives the word a value from here on, in place of an older one under the same key. */
  public <T extends Data> void put(Key<T> key, T value) {
    Ops ops = Ops.here();
    Site read = passedOn.get(key);
    if (read != null) {
      String message =
          key + " is put into " + name + " after a later stage has had it: put it first";
      ops.error("put too late", message, new Party(read.at, "the later stage has it from here"));
      return;
    }
    if (!fits(key.type, value)) {
      ops.error(
          "width mismatch",
          "put of "
              + Names.of(value.nodes().get(0))
              + ", "
              + value.width()
              + " bits, under "
              + key
              + ", "
              + key.type.width()
              + " bits",
          Ops.madeAt(value.nodes().get(0)));
      ops.forgive(value.nodes().toArray(Node[]::new));
      return;
    }
    List<Node> nodes = value.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      boolean free = node.explicitName == null && node.site.name == null;
      if (free && node.decl() == null && node.what != Node.What.CONSTANT) {
        String part = key.type.layout().get(i).suffix();
        node.site = new Site(node.site.at, signalName + "_" + key.name + part, false);
      }
    }
    values.put(key, value);
  }

  private static boolean fits(Type<?> type, Data value) {
    List<Leaves.Leaf> layout = type.layout();
    List<Node> nodes = value.nodes();
    for (int i = 0; i < layout.size(); i++) {
      if (nodes.size() != layout.size() || nodes.get(i).width != layout.get(i).width()) {
        return false;
      }
    }
    return true;
  }

  /** True if there is a word in the stage. */
  public Bool valid() {
    return valid;
  }

  /** True in the clock in which the stage's word goes on to the next stage, or out. */
  public Bool moves() {
    if (moves == null) {
      moves = Hdl.wire(new Types.OfBool());
      moves.call(signalName + "_moves");
    }
    return moves;
  }

  /** The word stays while the condition holds. */
  public void haltWhen(Bool condition) {
    halts.add(condition);
  }

  /** The word becomes a bubble while the condition holds, whether it could have gone on or not. */
  public void throwWhen(Bool condition) {
    throwing.add(condition);
  }

  /**
   * If the condition holds in the clock in which the stage's word goes on, every word behind it
   * becomes a bubble: a branch and what was fetched after it.
   */
  public void flushWhen(Bool condition) {
    if (before == null) {
      String message = "no word is behind " + name + ", the first stage: remove it, or throwWhen";
      Ops.here().error("flush of nothing", message);
      return;
    }
    flushes.add(condition);
    moves();
  }
}
