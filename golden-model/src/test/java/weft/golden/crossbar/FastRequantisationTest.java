package weft.golden.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.arch.crossbar.Requantisation;

class FastRequantisationTest {
  /** Sums of all sizes, the last that 64 bits hold and the first that they do not among them. */
  @Test
  void equalsTheSpecification() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      Requantisation r =
          new Requantisation(
              random.nextBoolean() ? 0xFFFF : random.nextInt(0x10000),
              random.nextInt(64),
              1 + random.nextInt(16));
      long sum = random.nextLong() >> random.nextInt(64);
      for (long near : new long[] {sum, (1L << 46) - 1, 1L << 46, -(1L << 46), 1 - (1L << 46)}) {
        assertEquals(
            CrossbarSpecification.requantise(near, r),
            FastRequantisation.of(near, r),
            r + " " + near);
      }
    }
  }
}
