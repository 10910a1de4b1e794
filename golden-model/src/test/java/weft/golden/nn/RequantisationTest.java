package weft.golden.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequantisationTest {
  /** Ties go up: floor of the quotient plus a half, in decimals. */
  @Test
  void roundsTiesUpAndClamps() {
    Random random = new Random(1);
    for (int trial = 0; trial < 10_000; trial++) {
      int multiplier = random.nextInt(65_536);
      int shift = random.nextInt(20);
      int bits = 1 + random.nextInt(16);
      int sum = random.nextInt() >> random.nextInt(31);
      BigDecimal exact =
          BigDecimal.valueOf(sum)
              .multiply(BigDecimal.valueOf(multiplier))
              .divide(BigDecimal.valueOf(1L << shift));
      long rounded =
          exact.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR).longValueExact();
      long expected = Math.max(0, Math.min((1 << bits) - 1, rounded));
      assertEquals(expected, new Requantisation(multiplier, shift, bits).apply(sum));
    }
  }

  /** 1/3 is 43691/2^17 to seventeen bits (43690.67 rounded); 16 bits hold no more. */
  @Test
  void findsTheNearestMultiplier() {
    assertEquals(new Requantisation(43_691, 17, 8), Requantisation.of(1 / 3.0, 8));
    assertEquals(new Requantisation(32_768, 15, 4), Requantisation.of(1, 4));
    assertEquals(new Requantisation(65_535, 0, 4), Requantisation.of(65_535, 4));
    assertThrows(IllegalArgumentException.class, () -> Requantisation.of(0, 4));
    assertThrows(IllegalArgumentException.class, () -> Requantisation.of(70_000, 4));
  }
}
