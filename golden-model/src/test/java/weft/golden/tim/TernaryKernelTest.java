package weft.golden.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimScales;
import weft.golden.nn.TernaryMatrix;

/** The layer kernel equals the specification: every sum and all clips. */
class TernaryKernelTest {
  private static TernaryMatrix matrix(int[][] weights) {
    byte[] values = new byte[weights.length * weights[0].length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) weights[i / weights[0].length][i % weights[0].length];
    }
    return new TernaryMatrix(weights.length, weights[0].length, values);
  }

  private static long compare(
      TimSpecification specification, int[][] weights, int[][] vectors, String replay) {
    TimSpecification.Product expected = specification.multiply(weights, vectors);
    TernaryKernel kernel = new TernaryKernel(specification, matrix(weights));
    PackedVectors packed = kernel.pack(vectors);
    TernaryKernel.Run run = kernel.run(packed);
    int[] sums = new int[vectors.length];
    long zeros = 0;
    for (int column = 0; column < kernel.columns(); column++) {
      run.column(column, sums);
      for (int v = 0; v < vectors.length; v++) {
        int where = column;
        assertEquals(expected.sums()[v][column], sums[v], () -> replay + " column " + where);
      }
    }
    for (int[] vector : vectors) {
      for (int value : vector) {
        zeros += value == 0 ? 1 : 0;
      }
    }
    assertEquals(expected.totalClipsPlus(), run.clipsPlus(), replay);
    assertEquals(expected.totalClipsMinus(), run.clipsMinus(), replay);
    assertEquals(zeros, packed.zeros(), replay);
    return run.clipsPlus() + run.clipsMinus();
  }

  @Test
  void equalsTheSpecificationOnRandomLayers() {
    long clips = 0;
    for (int i = 0; i < RandomJobs.cases(200); i++) {
      long seed = RandomJobs.SEED * 1_000_081 + i;
      RandomJobs random = new RandomJobs(seed);
      int rowsPerAccess = random.draw(0, 2) == 0 ? 16 : random.draw(1, 32);
      int adcMax = random.draw(1, rowsPerAccess);
      TimEncoding encoding = TimEncoding.values()[random.draw(0, 3)];
      int planes = random.draw(1, 8);
      TimScales scales =
          random.draw(0, 1) == 0
              ? TimScales.UNIT
              : new TimScales(
                  random.draw(0, 63), random.draw(0, 63), random.draw(0, 63), random.draw(0, 63));
      TimSpecification specification =
          new TimSpecification(rowsPerAccess, adcMax, encoding, planes, scales);
      int rows = random.draw(1, 150);
      int sign = random.draw(0, 2);
      int[][] weights = new int[rows][random.draw(1, 6)];
      for (int[] row : weights) {
        for (int c = 0; c < row.length; c++) {
          row[c] = sign == 0 ? random.draw(-1, 1) : random.draw(0, 3) == 0 ? 0 : 2 * sign - 3;
        }
      }
      int min = encoding == TimEncoding.UNSIGNED ? 0 : encoding.planes() ? -(1 << planes - 1) : -1;
      int max = encoding.planes() ? min + (1 << planes) - 1 : 1;
      int[][] vectors = new int[random.draw(1, 40)][rows];
      boolean dense = random.draw(0, 1) == 0;
      for (int[] vector : vectors) {
        for (int r = 0; r < rows; r++) {
          vector[r] = dense && random.draw(0, 3) > 0 ? max : random.draw(min, max);
        }
      }
      clips += compare(specification, weights, vectors, "seed " + seed + " " + specification);
    }
    assertTrue(clips > 10_000, "the cases must clip to show anything, not " + clips);
  }

  /** Two rows in a block: all weights, all ternary inputs, all ADC maxima. */
  @Test
  void equalsTheSpecificationOnAllPatternsOfTwoRows() {
    int[][] weights = new int[2][9];
    int[][] vectors = new int[9][2];
    for (int i = 0; i < 9; i++) {
      weights[0][i] = vectors[i][0] = i % 3 - 1;
      weights[1][i] = vectors[i][1] = i / 3 - 1;
    }
    for (int adcMax = 1; adcMax <= 2; adcMax++) {
      for (TimEncoding encoding :
          new TimEncoding[] {
            TimEncoding.TERNARY, TimEncoding.TERNARY_TWO_STEP, TimEncoding.TWOS_COMPLEMENT
          }) {
        TimScales scales = new TimScales(3, 5, 7, 11);
        TimSpecification specification = new TimSpecification(2, adcMax, encoding, 2, scales);
        compare(specification, weights, vectors, specification.toString());
      }
    }
  }

  /** Every count of both lines of two neighbouring blocks at every ADC maximum: the SWAR clip. */
  @Test
  void clipsEveryPairOfCounts() {
    for (int adcMax = 1; adcMax <= 16; adcMax++) {
      int[][] weights = new int[32][34];
      for (int count = 0; count <= 16; count++) {
        for (int row = 0; row < 32; row++) {
          int inBlock = row < 16 ? row : 47 - row;
          weights[row][count] = inBlock < count ? 1 : -1;
          weights[row][17 + count] = inBlock < count ? -1 : 0;
        }
      }
      int[][] vectors = new int[3][32];
      Arrays.fill(vectors[0], 1);
      Arrays.fill(vectors[1], 16, 32, 1);
      Arrays.fill(vectors[2], 0, 16, 1);
      TimSpecification specification =
          new TimSpecification(16, adcMax, TimEncoding.UNSIGNED, 1, TimScales.UNIT);
      compare(specification, weights, vectors, specification.toString());
    }
  }

  /** More words than a byte of clips can count. */
  @Test
  void emptiesItsCountersInTime() {
    int rows = 32 * 300;
    int[][] weights = new int[rows][2];
    int[][] vectors = new int[2][rows];
    for (int row = 0; row < rows; row++) {
      weights[row][0] = 1;
      weights[row][1] = -1;
      vectors[0][row] = 1;
      vectors[1][row] = row % 3 == 0 ? 0 : 1;
    }
    for (int rowsPerAccess : new int[] {16, 32}) {
      TimSpecification specification =
          new TimSpecification(rowsPerAccess, 2, TimEncoding.TERNARY, 1, TimScales.UNIT);
      assertTrue(compare(specification, weights, vectors, specification.toString()) > 1000);
    }
  }

  @Test
  void refusesSumsThatMayNotFit() {
    TimSpecification specification =
        new TimSpecification(16, 8, TimEncoding.UNSIGNED, 8, new TimScales(255, 1, 255, 1));
    TernaryMatrix weights = matrix(new int[65][1]);
    assertThrows(IllegalArgumentException.class, () -> new TernaryKernel(specification, weights));
  }
}
