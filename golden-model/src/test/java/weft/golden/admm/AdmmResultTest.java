package weft.golden.admm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import weft.arch.crossbar.Requantisation;

class AdmmResultTest {
  /** A third is 43,690.67 / 2^17; one more bit would not fit 16. */
  @Test
  void findsTheNearestRequantisation() {
    assertEquals(new Requantisation(43_691, 17, 8), AdmmResult.nearest(1 / 3.0, 8));
    assertEquals(new Requantisation(32_768, 15, 4), AdmmResult.nearest(1, 4));
    assertEquals(new Requantisation(65_535, 0, 4), AdmmResult.nearest(65_535, 4));
    assertThrows(IllegalArgumentException.class, () -> AdmmResult.nearest(0, 4));
    assertThrows(IllegalArgumentException.class, () -> AdmmResult.nearest(70_000, 4));
  }
}
