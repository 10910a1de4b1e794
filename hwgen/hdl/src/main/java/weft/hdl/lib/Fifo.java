package weft.hdl.lib;

import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Mem;
import weft.hdl.Stream;
import weft.hdl.Type;
import weft.hdl.UInt;

/**
 * A queue of words: accepts one and gives one in every clock, in order. The first word is at the
 * output in the clock after it was accepted; {@code ready} does not depend on the output's {@code
 * ready}, so queues break long paths.
 *
 * <pre>{@code
 * Fifo<UInt> queue = add(new Fifo<>(uint(32), 8));
 * queue.input.set(words);
 * results.set(queue.output);
 * UInt waiting = queue.level;                          // 4 bits: 0 to 8
 * }</pre>
 */
public class Fifo<T extends Data> extends Component {
  public final Stream<T> input;
  public final Stream<T> output;

  /** Words in the queue, 0 to depth. */
  public final UInt level;

  /** The words; those in the queue begin at {@link #readAt}. */
  protected final Mem<T> words;

  /** Where the next word is written, and where the oldest one is. */
  protected final UInt writeAt;

  protected final UInt readAt;

  /**
   * @param type of a word
   * @param depth words that it holds, 1 or more
   */
  public Fifo(Type<T> type, int depth) {
    if (depth < 1) {
      throw new IllegalArgumentException("depth must be 1 or more, not " + depth);
    }
    describe("A queue of " + depth + (depth == 1 ? " word." : " words."));
    input = slave(stream(type));
    output = master(stream(type));
    words = mem(type, depth);
    writeAt = reg(uint(Widths.upTo(depth - 1))).init(0);
    readAt = reg(uint(Widths.upTo(depth - 1))).init(0);
    UInt held = reg(uint(Widths.upTo(depth))).init(0);
    level = out(held);

    input.ready.set(held.ne(depth));
    output.valid.set(held.ne(0));
    set(output.payload, words.read(readAt));
    when(
        input.fires(),
        () -> {
          words.write(writeAt, input.payload);
          writeAt.set(Widths.next(writeAt, depth));
        });
    when(output.fires(), () -> readAt.set(Widths.next(readAt, depth)));
    when(input.fires().and(output.fires().not()), () -> held.set(held.plus(1)))
        .elsewhen(output.fires().and(input.fires().not()), () -> held.set(held.minus(1)));
  }
}
