package weft.golden.compile;

import java.util.Arrays;
import java.util.stream.IntStream;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;
import weft.golden.crossbar.WeightCode;

/** Compiles an integer matrix for an accelerator. */
public final class CrossbarCompiler {
  private final CrossbarConfig config;
  private final MatrixEncoder encoder;

  public CrossbarCompiler(CrossbarConfig config) {
    this.config = config;
    encoder = new MatrixEncoder(config);
  }

  /**
   * Compiles a matrix without biases.
   *
   * @param weights [row][output]
   * @param rows which row each word line gets
   * @param faults of the cells, by word line and column of the compiled matrix
   * @throws IllegalArgumentException as {@link MatrixEncoder#encode}
   */
  public CompiledMatrix compile(int[][] weights, FragmentRows rows, FaultMap faults) {
    int[] outputs = usedOutputs(weights);
    MatrixEncoder.Encoded encoded = encoder.encode(weights, rows, outputs, faults);
    return new CompiledMatrix(rows, outputs, new int[0], encoded.cells(), encoded.error());
  }

  /**
   * Compiles a matrix with biases. They take a fragment of their own or, if fragments may have
   * weights of both signs, the end of the last one as far as there is room.
   *
   * @param biases of the outputs, in units of a weight of 1 times an input of 1
   * @param largestInput the largest input that the job's planes can drive
   * @throws IllegalArgumentException as {@link MatrixEncoder#encode} and {@link BiasRows#of}
   */
  public CompiledMatrix compile(
      int[][] weights, FragmentRows rows, int[] biases, int largestInput, FaultMap faults) {
    BiasRows bias = BiasRows.of(biases, WeightCode.of(config), largestInput, config.fragmentRows());
    int[][] all = Arrays.copyOf(weights, weights.length + bias.inputs().length);
    System.arraycopy(bias.weights(), 0, all, weights.length, bias.inputs().length);
    FragmentRows more = plusBiases(rows, weights.length, bias.inputs().length);
    int[] outputs = usedOutputs(all);
    MatrixEncoder.Encoded encoded = encoder.encode(all, more, outputs, faults);
    return new CompiledMatrix(more, outputs, bias.inputs(), encoded.cells(), encoded.error());
  }

  private FragmentRows plusBiases(FragmentRows rows, int first, int count) {
    if (count == 0) {
      return rows;
    }
    boolean anySigns = config.scheme() != SignedScheme.POLARISED;
    return anySigns && rows.padding() >= count
        ? rows.inPadding(first, count)
        : rows.plusFragment(first, count);
  }

  /** The outputs that have a weight other than 0. */
  private static int[] usedOutputs(int[][] weights) {
    return IntStream.range(0, weights[0].length)
        .filter(output -> Arrays.stream(weights).anyMatch(row -> row[output] != 0))
        .toArray();
  }
}
