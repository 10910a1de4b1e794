package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Mem;
import weft.hdl.Stream;
import weft.hdl.Type;
import weft.hdl.UInt;

/**
 * A queue in a memory with a registered read, which synthesis finds block RAM for. It accepts one
 * word and gives one in every clock; the first is at the output two clocks after it was accepted.
 * {@code words.ramQueue(512)} adds one.
 *
 * <pre>{@code
 * RamFifo<UInt> queue = add(new RamFifo<>(uint(32), 512));
 * queue.input.set(words);
 * results.set(queue.output);
 * UInt waiting = queue.level;                          // 10 bits: 0 to 512
 * }</pre>
 */
public class RamFifo<T extends Data> extends Component {
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
   * @param depth words that it holds, 2 or more
   */
  public RamFifo(Type<T> type, int depth) {
    if (depth < 2) {
      throw new IllegalArgumentException("depth must be 2 or more, not " + depth);
    }
    describe("A queue of " + depth + " words in a block RAM.");
    input = slave(stream(type));
    output = master(stream(type));
    words = mem(type, depth);
    writeAt = reg(uint(Widths.index(depth))).init(0);
    readAt = reg(uint(Widths.index(depth))).init(0);
    UInt held = reg(uint(Widths.upTo(depth))).init(0);
    Bool valid = reg(bool()).init(false);
    level = out(held);

    input.ready.set(held.ne(depth));
    when(
        input.fires(),
        () -> {
          words.write(writeAt, input.payload);
          writeAt.set(Widths.next(writeAt, depth));
        });

    Bool leaves = output.fires();
    UInt nextReadAt = mux(leaves, Widths.next(readAt, depth), readAt);
    UInt left = mux(leaves, held.minus(1), held);
    readAt.set(nextReadAt);
    valid.set(left.ne(0));
    held.set(mux(input.fires(), left.plus(1), left));
    comment("A word that is written in the clock in which it is read is not valid yet.");
    T word = words.readNext(nextReadAt, Bool.of(true), Mem.ReadUnderWrite.UNDEFINED);
    output.valid.set(valid);
    set(output.payload, word);
  }
}
