package weft.hdl.lib;

import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Mem;
import weft.hdl.Stream;
import weft.hdl.Type;

/**
 * A queue from one clock domain into another: accepts a word in every clock of the one and gives a
 * word in every clock of the other, in order. Each side counts words in Gray code and sees the
 * other's count through a synchronizer, late: it may think the queue fuller or emptier than it is,
 * and never the wrong way round.
 *
 * <pre>{@code
 * Clock pixel = clock("pixel").mhz(74);
 * AsyncFifo<UInt> pixels = add(new AsyncFifo<>(uint(32), 16, Clock.DEFAULT, pixel));
 * pixels.input.set(words);                             // in the default clock
 * Stream<UInt> there = pixels.output;                  // in pixel
 * }</pre>
 *
 * Both domains have to be in reset at the same time, and none may be reset alone.
 */
public final class AsyncFifo<T extends Data> extends Component {
  /** In the writing domain. */
  public final Stream<T> input;

  /** In the reading domain. */
  public final Stream<T> output;

  /**
   * @param type of a word
   * @param depth words that it holds, a power of two, 2 or more; 8 keep a word a clock moving
   *     between clocks of about one rate
   * @param write clock of the input
   * @param read clock of the output
   */
  public AsyncFifo(Type<T> type, int depth, Clock write, Clock read) {
    if (depth < 2 || Integer.bitCount(depth) != 1) {
      throw new IllegalArgumentException(
          "depth must be a power of two (allowed: 2, 4, 8, ...), not " + depth);
    }
    describe("A queue of " + depth + " words from one clock domain into another.");
    input = slave(stream(type));
    output = master(stream(type));
    int indexBits = Integer.numberOfTrailingZeros(depth);
    int countBits = indexBits + 1;
    GrayCounter written = in(write, () -> add(new GrayCounter(countBits)));
    GrayCounter taken = in(read, () -> add(new GrayCounter(countBits)));
    GraySynchronizer writtenSeen = in(read, () -> add(new GraySynchronizer(countBits, 2)));
    GraySynchronizer takenSeen = in(write, () -> add(new GraySynchronizer(countBits, 2)));
    writtenSeen.code.set(written.code);
    takenSeen.code.set(taken.code);

    Mem<T> words = in(write, () -> mem(type, depth));
    input.ready.set(written.value.minus(takenSeen.value).ne(depth));
    written.count.set(input.fires());
    when(input.fires(), () -> words.write(written.value.truncate(indexBits), input.payload));

    T word = words.read(taken.value.truncate(indexBits));
    T settled =
        in(read, () -> crossed(word, "written before its count came through the synchronizer"));
    output.valid.set(writtenSeen.value.ne(taken.value));
    set(output.payload, settled);
    taken.count.set(output.fires());
  }
}
