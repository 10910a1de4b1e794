package weft.cosim.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.OptionalLong;
import weft.arch.ConfigException;

/** One matrix product on an accelerator as plain data: docs/job.md. */
public interface MatrixJob {
  /** Everything but the matrices, with the keys of the file. */
  ObjectNode settings();

  /** The matrices by their keys in the file, in order. */
  Map<String, int[][]> matrices();

  /** Seed of the stall pattern of the streams; absent for none. */
  OptionalLong stalls();

  /** The text of {@code job.json} with inline matrices. */
  default String text() {
    ObjectNode node = settings();
    matrices().forEach((key, matrix) -> put(node.putArray(key), matrix));
    return node + "\n";
  }

  private static void put(ArrayNode rows, int[][] matrix) {
    for (int[] row : matrix) {
      ArrayNode values = rows.addArray();
      for (int value : row) {
        values.add(value);
      }
    }
  }

  /**
   * Checks a matrix.
   *
   * @throws ConfigException naming the first value that is out of range, or row that is too long or
   *     too short
   */
  static void check(String name, int[][] matrix, int columns, int min, int max) {
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
}
