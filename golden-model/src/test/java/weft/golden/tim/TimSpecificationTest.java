package weft.golden.tim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimScales;

/** Every number here is worked out by hand from section 1 of docs/tim.md. */
class TimSpecificationTest {
  /** 16 rows: the first 12 weights +1, the other 4 weights -1. */
  private static final int[][] TWELVE_AND_FOUR = new int[16][1];

  private static final int[] ONES = new int[16];

  static {
    for (int row = 0; row < 16; row++) {
      TWELVE_AND_FOUR[row][0] = row < 12 ? 1 : -1;
    }
    Arrays.fill(ONES, 1);
  }

  private static TimSpecification.Product product(
      int adcMax, TimEncoding encoding, int planes, TimScales scales, int[] input) {
    return new TimSpecification(16, adcMax, encoding, planes, scales)
        .multiply(TWELVE_AND_FOUR, new int[][] {input});
  }

  @Test
  void clipsEachLineBeforeSubtracting() {
    TimSpecification.Product product = product(8, TimEncoding.TERNARY, 1, TimScales.UNIT, ONES);
    assertEquals(4, product.sums()[0][0]);
    assertEquals(1, product.clipsPlus()[0][0]);
    assertEquals(0, product.clipsMinus()[0][0]);
  }

  @Test
  void theStrictThreeBitReadingClipsAtSeven() {
    assertEquals(3, product(7, TimEncoding.TERNARY, 1, TimScales.UNIT, ONES).sums()[0][0]);
  }

  @Test
  void anAdcOfAllRowsNeverClips() {
    TimSpecification.Product product = product(16, TimEncoding.TERNARY, 1, TimScales.UNIT, ONES);
    assertEquals(8, product.sums()[0][0]);
    assertEquals(0, product.totalClipsPlus());
  }

  @Test
  void negativeInputsSwapTheLines() {
    int[] minusOnes = new int[16];
    Arrays.fill(minusOnes, -1);
    TimSpecification.Product product =
        product(8, TimEncoding.TERNARY, 1, TimScales.UNIT, minusOnes);
    assertEquals(-4, product.sums()[0][0]);
    assertEquals(1, product.totalClipsMinus());
  }

  @Test
  void bitPlanesAreClippedOneByOne() {
    // 3 = planes 0 and 1: (8 - 4) * 1 + (8 - 4) * 2.
    int[] threes = new int[16];
    Arrays.fill(threes, 3);
    TimSpecification.Product product = product(8, TimEncoding.UNSIGNED, 2, TimScales.UNIT, threes);
    assertEquals(12, product.sums()[0][0]);
    assertEquals(2, product.totalClipsPlus());
    assertEquals(2, product.accesses());
  }

  @Test
  void theSignPlaneIsSubtractedAfterTheClip() {
    // -1 in three bits = 111: (8 - 4) * (1 + 2 - 4).
    int[] minusOnes = new int[16];
    Arrays.fill(minusOnes, -1);
    assertEquals(
        -4, product(8, TimEncoding.TWOS_COMPLEMENT, 3, TimScales.UNIT, minusOnes).sums()[0][0]);
  }

  @Test
  void asymmetricScalesTakeTwoSteps() {
    // Rows 0-1 and 12: input +1; rows 2-4 and 13-15: input -1. W1=5, W2=3, I1=2, I2=7.
    // Exact: 2*(5+5-3) + 7*(-15+9) = 14 - 42 = -28.
    int[] input = new int[16];
    input[0] = input[1] = input[12] = 1;
    input[2] = input[3] = input[4] = input[13] = input[14] = input[15] = -1;
    TimScales scales = new TimScales(5, 3, 2, 7);
    TimSpecification.Product product = product(16, TimEncoding.TERNARY_TWO_STEP, 1, scales, input);
    assertEquals(-28, product.sums()[0][0]);
    assertEquals(2, product.accesses());
    // ADC maximum 2: first step n=2, k=1; second step n=3 -> 2, k=3 -> 2: 14 + 7*(3*2 - 5*2).
    TimSpecification.Product clipped = product(2, TimEncoding.TERNARY_TWO_STEP, 1, scales, input);
    assertEquals(14 - 28, clipped.sums()[0][0]);
    assertEquals(1, clipped.totalClipsPlus());
    assertEquals(1, clipped.totalClipsMinus());
  }

  @Test
  void blocksAreClippedOneByOneAndTheLastMayBeShort() {
    // L=5 over 16 rows: blocks of 5, 5, 5, 1; counts of weights +1: 5, 5, 2, 0; -1: 0, 0, 3, 1.
    TimSpecification specification =
        new TimSpecification(5, 2, TimEncoding.TERNARY, 1, TimScales.UNIT);
    TimSpecification.Product product =
        specification.multiply(TWELVE_AND_FOUR, new int[][] {ONES, new int[16]});
    assertArrayEquals(new long[] {2 + 2 + (2 - 2) - 1}, product.sums()[0]);
    assertArrayEquals(new long[] {0}, product.sums()[1]);
    assertEquals(2, product.totalClipsPlus());
    assertEquals(1, product.totalClipsMinus());
    assertEquals(8, product.accesses());
  }

  @Test
  void refusesInputsThatDoNotFitTheirPlanes() {
    int[] two = new int[16];
    two[3] = 2;
    assertThrows(
        IllegalArgumentException.class,
        () -> product(8, TimEncoding.TWOS_COMPLEMENT, 2, TimScales.UNIT, two));
  }
}
