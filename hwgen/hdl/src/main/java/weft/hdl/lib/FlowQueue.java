package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Flow;
import weft.hdl.Stream;
import weft.hdl.Type;

/**
 * Makes a stream of words that nobody can hold back: as many as its queue has places for may wait,
 * and what comes while it is full is lost. {@code samples.queue(16)} adds one.
 *
 * <pre>{@code
 * FlowQueue<UInt> queue = add(new FlowQueue<>(uint(12), 16));
 * queue.input.set(samples);
 * Bool overflow = queue.lost;                          // in the clock in which a word is lost
 * Stream<UInt> waiting = queue.output;
 * }</pre>
 */
public final class FlowQueue<T extends Data> extends Component {
  public final Flow<T> input;
  public final Stream<T> output;

  /** True in the clocks in which a word is lost. */
  public final Bool lost;

  /**
   * @param type of a word
   * @param depth words that it holds, 1 or more
   */
  public FlowQueue(Type<T> type, int depth) {
    describe("Keeps " + depth + " words; what comes while it is full is lost.");
    input = in(flow(type));
    output = master(stream(type));
    Fifo<T> queue = add(new Fifo<>(type, depth));
    queue.input.valid.set(input.valid);
    set(queue.input.payload, input.payload);
    lost = out(input.valid.and(queue.input.ready.not()));
    output.set(queue.output);
  }
}
