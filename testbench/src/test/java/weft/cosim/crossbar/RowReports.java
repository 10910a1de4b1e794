package weft.cosim.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import weft.arch.crossbar.CrossbarConfig;

/** Beats of row reports as docs/crossbar.md section 3 has them, and the clocks they are sent in. */
final class RowReports {
  private final CrossbarConfig config;
  private final List<int[]> beats = new ArrayList<>();
  private final List<Long> clocks = new ArrayList<>();

  RowReports(CrossbarConfig config) {
    this.config = config;
  }

  /**
   * Adds a report; its beats move out from clock {@code from} on, one a clock.
   *
   * @param columns what it tells of each column; none: nothing
   * @return the clock after the last beat's
   */
  long add(long from, int pulses, int failed, int... columns) {
    int[] first = beat(from);
    first[0] = pulses << 16 | failed;
    if (config.laneBits() == 64) {
      first[1] = first[0] >> 31;
    }
    int each = config.resultBits() / 2;
    int[] beat = first;
    for (int column = 0; column < columns.length; column++) {
      int bit = 2 * (column % each);
      if (bit == 0) {
        beat = beat(clocks.get(clocks.size() - 1) + 1);
      }
      beat[bit / 32] |= columns[column] << bit % 32;
    }
    return clocks.get(clocks.size() - 1) + 1;
  }

  private int[] beat(long clock) {
    int[] beat = new int[config.resultBits() / 32];
    beats.add(beat);
    clocks.add(clock);
    return beat;
  }

  /** The words of the beats that move out in clock {@code last} or before. */
  int[] until(long last) {
    return IntStream.range(0, beats.size())
        .filter(i -> clocks.get(i) <= last)
        .boxed()
        .flatMapToInt(i -> Arrays.stream(beats.get(i)))
        .toArray();
  }
}
