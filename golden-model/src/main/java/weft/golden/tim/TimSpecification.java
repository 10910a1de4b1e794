package weft.golden.tim;

import java.util.Arrays;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimScales;

/**
 * What a ternary matrix product is on this accelerator, in plain loops over plain integers: section
 * 1 of docs/tim.md, TiM-DNN (arXiv 1909.06892) section III. Rows are taken in blocks of {@code
 * rowsPerAccess}; a last incomplete block is filled with rows that are not driven.
 *
 * @param rowsPerAccess L
 * @param adcMax largest count an ADC tells apart
 * @param encoding how inputs are driven
 * @param planes bit planes of an input; ternary encodings do not use it
 * @param scales what +1 and -1 stand for
 */
public record TimSpecification(
    int rowsPerAccess, int adcMax, TimEncoding encoding, int planes, TimScales scales) {

  /**
   * A product and what clipped on the way.
   *
   * @param sums [vector][column]
   * @param clipsPlus [vector][column]: accesses in which the plus line had more than adcMax
   * @param clipsMinus [vector][column]: the same for the minus line
   * @param accesses of each column, over all vectors
   */
  public record Product(long[][] sums, int[][] clipsPlus, int[][] clipsMinus, long accesses) {
    /** Conversions of all plus lines that clipped. */
    public long totalClipsPlus() {
      return total(clipsPlus);
    }

    /** Conversions of all minus lines that clipped. */
    public long totalClipsMinus() {
      return total(clipsMinus);
    }

    private static long total(int[][] clips) {
      return Arrays.stream(clips).flatMapToInt(Arrays::stream).asLongStream().sum();
    }
  }

  /**
   * Multiplies.
   *
   * @param weights [row][column], each -1, 0 or 1
   * @param inputs [vector][row]: unsigned or two's complement integers of {@code planes} bits, or
   *     -1, 0, 1 in the ternary encodings
   * @throws IllegalArgumentException if an input is out of range or sizes do not fit
   */
  public Product multiply(int[][] weights, int[][] inputs) {
    int rows = weights.length;
    int columns = weights[0].length;
    long[][] sums = new long[inputs.length][columns];
    int[][] clipsPlus = new int[inputs.length][columns];
    int[][] clipsMinus = new int[inputs.length][columns];
    long accesses = 0;
    for (int v = 0; v < inputs.length; v++) {
      checkInput(inputs[v], rows);
      for (int firstRow = 0; firstRow < rows; firstRow += rowsPerAccess) {
        int lastRow = Math.min(firstRow + rowsPerAccess, rows) - 1;
        for (int access = 0; access < accessesPerBlock(); access++) {
          accesses++;
          for (int column = 0; column < columns; column++) {
            int n = 0;
            int k = 0;
            for (int row = firstRow; row <= lastRow; row++) {
              int product = driven(inputs[v][row], access) * weights[row][column];
              if (product > 0) {
                n++;
              } else if (product < 0) {
                k++;
              }
            }
            sums[v][column] += term(n, k, access);
            clipsPlus[v][column] += n > adcMax ? 1 : 0;
            clipsMinus[v][column] += k > adcMax ? 1 : 0;
          }
        }
      }
    }
    return new Product(sums, clipsPlus, clipsMinus, accesses);
  }

  /** Accesses of a block for one vector. */
  public int accessesPerBlock() {
    return switch (encoding) {
      case UNSIGNED, TWOS_COMPLEMENT -> planes;
      case TERNARY -> 1;
      case TERNARY_TWO_STEP -> 2;
    };
  }

  /** What an access drives for an input: +1 the plus line, -1 the minus line, 0 neither. */
  public int driven(int input, int access) {
    return switch (encoding) {
      case UNSIGNED, TWOS_COMPLEMENT -> input >> access & 1;
      case TERNARY -> input;
      case TERNARY_TWO_STEP -> access == 0 ? Math.max(input, 0) : Math.min(input, 0);
    };
  }

  /**
   * What an access adds to a partial sum.
   *
   * @param n count of the plus line, before the ADC
   * @param k count of the minus line, before the ADC
   */
  public long term(int n, int k, int access) {
    int clippedN = Math.min(n, adcMax);
    int clippedK = Math.min(k, adcMax);
    int firstPlus = scales.inputPlus() * scales.weightPlus();
    int firstMinus = scales.inputPlus() * scales.weightMinus();
    return switch (encoding) {
      case UNSIGNED -> (long) (firstPlus * clippedN - firstMinus * clippedK) << access;
      case TWOS_COMPLEMENT -> {
        long term = (long) (firstPlus * clippedN - firstMinus * clippedK) << access;
        yield access == planes - 1 ? -term : term;
      }
      case TERNARY -> firstPlus * clippedN - firstMinus * clippedK;
      case TERNARY_TWO_STEP ->
          access == 0
              ? firstPlus * clippedN - firstMinus * clippedK
              : scales.inputMinus() * scales.weightMinus() * clippedN
                  - scales.inputMinus() * scales.weightPlus() * clippedK;
    };
  }

  private void checkInput(int[] vector, int rows) {
    if (vector.length != rows) {
      throw new IllegalArgumentException(
          "a vector has " + vector.length + " values, the matrix " + rows + " rows");
    }
    int min =
        switch (encoding) {
          case UNSIGNED -> 0;
          case TWOS_COMPLEMENT -> -(1 << planes - 1);
          case TERNARY, TERNARY_TWO_STEP -> -1;
        };
    int max =
        switch (encoding) {
          case UNSIGNED -> (1 << planes) - 1;
          case TWOS_COMPLEMENT -> (1 << planes - 1) - 1;
          case TERNARY, TERNARY_TWO_STEP -> 1;
        };
    for (int value : vector) {
      if (value < min || value > max) {
        throw new IllegalArgumentException(
            "an input of encoding " + encoding + " must be " + min + ".." + max + ", not " + value);
      }
    }
  }
}
