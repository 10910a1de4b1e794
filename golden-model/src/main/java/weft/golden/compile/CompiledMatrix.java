package weft.golden.compile;

import java.util.Arrays;
import weft.golden.crossbar.CellMatrix;

/**
 * A matrix, ready to be put onto crossbars.
 *
 * @param rows which row of the matrix each word line gets; rows past the matrix' are biases
 * @param outputs which outputs of the matrix are kept; the sums of the others are always 0
 * @param constants the inputs of the biases' rows
 * @param cells what to program
 * @param error the sum of all distances between weights and what cells stand for
 */
public record CompiledMatrix(
    FragmentRows rows, int[] outputs, int[] constants, CellMatrix cells, long error) {

  /** The inputs of all word lines for a vector of the matrix' inputs. */
  public int[] lines(int[] inputs) {
    int[] all = Arrays.copyOf(inputs, inputs.length + constants.length);
    System.arraycopy(constants, 0, all, inputs.length, constants.length);
    return rows.gather(all);
  }
}
