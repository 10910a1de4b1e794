package weft.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import weft.hdl.lib.FlowQueue;

/**
 * Words that nobody can hold back: there is one in every cycle in which {@code valid} is true.
 *
 * <pre>{@code
 * Flow<UInt> samples = in(flow(uint(12)));
 * Flow<UInt> loud = out(flow(uint(12)));
 * loud.set(samples.filter(s -> s.gt(100)).stage());
 * }</pre>
 */
public final class Flow<T extends Data> extends Bundle {
  /** There is a word. */
  public final Bool valid;

  public final T payload;

  Flow(Type<T> type) {
    valid = field("valid", new Types.OfBool(), false);
    payload = field("payload", type, false);
  }

  /** A flow made of values: for parts that are wires alone. */
  public static <T extends Data> Flow<T> of(Bool valid, T payload) {
    List<Node> nodes = new ArrayList<>(List.of(valid.node));
    nodes.addAll(payload.nodes());
    Flow<T> flow = Hdl.flow(Derived.type(payload)).build(nodes);
    flow.isMadeOfValues();
    return flow;
  }

  /** The type of a word. */
  public Type<T> payloadType() {
    return Derived.type(payload);
  }

  /** Every word through a function: wires alone. */
  public <R extends Data> Flow<R> map(Function<T, R> function) {
    Derived out = new Derived(this, "map");
    return of(valid, out.payload(function.apply(payload)));
  }

  /** The words for which the condition holds. */
  public Flow<T> filter(Function<T, Bool> keep) {
    Derived out = new Derived(this, "filter");
    return of(out.value("_valid", out.and(valid, keep.apply(payload))), payload);
  }

  /** Words in cycles in which the condition holds are dropped. */
  public Flow<T> throwWhen(Bool condition) {
    Derived out = new Derived(this, "throw");
    return of(out.value("_valid", out.and(valid, out.not(condition))), payload);
  }

  /** A register for each part: one cycle later. */
  public Flow<T> stage() {
    Derived out = new Derived(this, "stage");
    Bool later = out.register("_valid");
    T word = out.register("_payload", payloadType());
    Hdl.always(
        () -> {
          later.set(valid);
          Hdl.when(valid, () -> Hdl.set(word, payload));
        });
    return of(later, word);
  }

  /** A stream of them: as many as it has places for wait, what comes while it is full is lost. */
  public Stream<T> queue(int depth) {
    FlowQueue<T> part = Derived.part(this, "queue", new FlowQueue<>(payloadType(), depth));
    Hdl.always(() -> part.input.set(this));
    return part.output;
  }

  @Override
  public Flow<T> named(String name) {
    super.named(name);
    return this;
  }
}
