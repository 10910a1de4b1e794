package weft.arch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StallPatternTest {
  /** Computed by a separate program from the formula in the Javadoc. */
  @Test
  void followsTheDocumentedFormula() {
    assertArrayEquals(
        new int[] {1, 0, 0, 0, 5, 0, 0, 0, 0, 3, 1, 0, 0, 0, 0, 2, 0, 0, 0, 3, 0, 7, 0, 0},
        clocks(1, 0, 24));
    assertArrayEquals(
        new int[] {0, 0, 1, 0, 0, 30, 5, 0, 0, 0, 0, 0, 0, 6, 7, 0}, clocks(42, 3, 16));
    assertArrayEquals(new int[] {0, 0, 0, 0, 6, 23, 5, 4, 1, 2, 0, 0}, clocks(-1, -1, 12));
  }

  @Test
  void seedZeroNeverStalls() {
    assertArrayEquals(new int[1000], clocks(0, 5, 1000));
  }

  @Test
  void stallsThirtyPercentAndRarelyLong() {
    int[] all = clocks(7, 1, 10_000);
    assertEquals(7032, IntStream.of(all).filter(c -> c == 0).count());
    assertEquals(2875, IntStream.of(all).filter(c -> c >= 1 && c <= 7).count());
    assertEquals(93, IntStream.of(all).filter(c -> c >= 8).count());
    assertEquals(StallPattern.MAX_CLOCKS, IntStream.of(all).max().orElseThrow());
  }

  private static int[] clocks(long seed, int channel, int count) {
    return IntStream.range(0, count).map(i -> StallPattern.clocks(seed, channel, i)).toArray();
  }
}
