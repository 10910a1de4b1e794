package weft.cosim.job;

import java.util.OptionalLong;
import weft.arch.ConfigException;
import weft.arch.Limits;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;

/**
 * One matrix product on a TiM-DNN accelerator: {@code outputs[v][c] = sum over r of
 * activations[v][r] * weights[r][c]}, as the accelerator computes it, with clipped counts. Arrays
 * are handed over, not copied.
 *
 * @param config the accelerator
 * @param phases durations of the array's phases
 * @param encoding how activations are driven
 * @param planes bit planes of an activation; 1 for ternary encodings
 * @param scales what +1 and -1 stand for
 * @param weights -1, 0 or +1: rows (inputs), then columns (outputs)
 * @param activations vectors, then rows
 * @param stalls seed of the stall pattern of the streams; absent for none
 */
public record MatrixJob(
    TimConfig config,
    TimPhases phases,
    TimEncoding encoding,
    int planes,
    TimScales scales,
    int[][] weights,
    int[][] activations,
    OptionalLong stalls) {

  /** Most rows or columns of a matrix. */
  public static final int MAX_SIZE = 65_535;

  public MatrixJob {
    Limits.inRange("rows of weights", weights.length, 1, Math.min(MAX_SIZE, config.maxRows()));
    Limits.inRange("columns of weights", weights[0].length, 1, MAX_SIZE);
    Limits.inRange("planes", planes, 1, encoding.planes() ? config.maxPlanes() : 1);
    scales.check(config);
    check("weights", weights, weights[0].length, -1, 1);
    Limits.inRange("vectors of activations", activations.length, 1, Integer.MAX_VALUE);
    check("activations", activations, weights.length, min(encoding, planes), max(encoding, planes));
  }

  /** Smallest activation. */
  static int min(TimEncoding encoding, int planes) {
    return switch (encoding) {
      case UNSIGNED -> 0;
      case TWOS_COMPLEMENT -> -(1 << (planes - 1));
      case TERNARY, TERNARY_TWO_STEP -> -1;
    };
  }

  /** Largest activation. */
  static int max(TimEncoding encoding, int planes) {
    return switch (encoding) {
      case UNSIGNED -> (1 << planes) - 1;
      case TWOS_COMPLEMENT -> (1 << (planes - 1)) - 1;
      case TERNARY, TERNARY_TWO_STEP -> 1;
    };
  }

  private static void check(String name, int[][] matrix, int columns, int min, int max) {
    for (int r = 0; r < matrix.length; r++) {
      if (matrix[r].length != columns) {
        throw new ConfigException(
            "%s[%d] must have %d values, not %d".formatted(name, r, columns, matrix[r].length));
      }
      for (int c = 0; c < columns; c++) {
        if (matrix[r][c] < min || matrix[r][c] > max) {
          throw new ConfigException(
              "%s[%d][%d] must be %d..%d, not %d".formatted(name, r, c, min, max, matrix[r][c]));
        }
      }
    }
  }

  /** Inputs of the product. */
  public int rows() {
    return weights.length;
  }

  /** Outputs of the product. */
  public int columns() {
    return weights[0].length;
  }

  /** Input vectors. */
  public int vectors() {
    return activations.length;
  }
}
