package weft.golden.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import weft.arch.ConfigException;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.SignedScheme;
import weft.golden.admm.RowOrder;
import weft.golden.compile.CompiledMatrix;
import weft.golden.compile.CrossbarCompiler;
import weft.golden.compile.FaultMap;
import weft.golden.compile.FragmentRows;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.Shape;

/**
 * A convolution or fully connected layer on a crossbar accelerator: its matrix compiled, its jobs
 * planned, from the activations before it to those behind it. The accelerator requantises the sums
 * of hidden layers; the last layer gives sums.
 */
public final class CrossbarLayer implements CrossbarStep {
  private final QuantisedLayer.Product layer;
  private final Shape in;
  private final Shape out;
  private final CompiledMatrix compiled;
  private final CrossbarPlan plan;
  private final long placementError;

  /**
   * @param in shape of an image
   * @param inputBits width of its values, unsigned: the planes of a job
   * @param known stuck cells that are placed around
   * @throws ConfigException if the layer does not fit the accelerator
   */
  CrossbarLayer(
      QuantisedLayer.Product layer,
      Shape in,
      int inputBits,
      CrossbarConfig config,
      CrossbarNetwork.Settings settings,
      ChipFaults known) {
    this.layer = layer;
    this.in = in;
    out = layer.outputShape(in);
    if (inputBits > config.inputBits()) {
      throw new ConfigException(
          "%s takes inputs of %d bits, the accelerator of %d (inputBits)"
              .formatted(layer.name(), inputBits, config.inputBits()));
    }
    int[][] weights = weights(layer.weights());
    int[] order = order(settings.order());
    FragmentRows rows =
        config.scheme() == SignedScheme.POLARISED
            ? FragmentRows.polarised(order, weights, config.fragmentRows())
            : FragmentRows.of(order, weights, config.fragmentRows());
    Function<FaultMap, CompiledMatrix> compiler =
        faults -> compile(weights, rows, (1 << inputBits) - 1, config, faults);
    compiled = compiler.apply(FaultMap.NONE);
    if (compiled.outputs().length == 0) {
      throw new ConfigException(layer.name() + " has no weight and no bias other than 0");
    }
    CrossbarMapping mapping =
        new CrossbarMapping(config, compiled.rows().fragments(), compiled.outputs().length);
    List<CompiledMatrix> copies = new ArrayList<>();
    for (int copy = 0; copy < mapping.copies(); copy++) {
      copies.add(known.isNone() ? compiled : compiler.apply(known.of(mapping, copy)));
    }
    placementError = copies.stream().mapToLong(CompiledMatrix::error).sum();
    CrossbarPlan.Settings plans =
        new CrossbarPlan.Settings(
            InputKind.UNSIGNED,
            inputBits,
            settings.skipping(),
            layer.requantisation(),
            settings.pulseLimit());
    plan = new CrossbarPlan(mapping, copy -> copies.get(copy).cells(), known, plans);
  }

  private CompiledMatrix compile(
      int[][] weights,
      FragmentRows rows,
      int largestInput,
      CrossbarConfig config,
      FaultMap faults) {
    int[] biases = layer.bias().stream().mapToInt(bias -> bias).toArray();
    try {
      return new CrossbarCompiler(config).compile(weights, rows, biases, largestInput, faults);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(layer.name() + ": " + e.getMessage(), e);
    }
  }

  private static int[][] weights(QuantisedMatrix matrix) {
    int[][] weights = new int[matrix.rows()][matrix.columns()];
    for (int row = 0; row < weights.length; row++) {
      int from = row;
      Arrays.setAll(weights[row], column -> matrix.at(from, column));
    }
    return weights;
  }

  /** The rows of a fully connected layer, which has no kernel, stay as they are. */
  private int[] order(RowOrder policy) {
    return layer.kernel() == 0
        ? RowOrder.W_MAJOR.taps(layer.weights().rows(), 1)
        : policy.taps(in.channels(), layer.kernel());
  }

  @Override
  public String name() {
    return layer.name();
  }

  /** The layer of the network. */
  public QuantisedLayer.Product layer() {
    return layer;
  }

  /** The matrix as it lies in good cells; copies among stuck cells differ in levels and flips. */
  public CompiledMatrix compiled() {
    return compiled;
  }

  /** The jobs of the layer. */
  public CrossbarPlan plan() {
    return plan;
  }

  /** The sum of all distances, over all copies, between weights and what their cells stand for. */
  public long placementError() {
    return placementError;
  }

  /** Vectors that an image gives. */
  public int vectorsPerImage() {
    return out.height() * out.width();
  }

  /**
   * What the word lines get for some images, ordered (image, y, x): what {@link #plan} takes.
   *
   * @param images the layer's input: [image], each ordered (channel, y, x); not copied
   */
  public Vectors lines(int[][] images) {
    return new LineVectors(layer, in, compiled, images);
  }

  /**
   * The layer's output from the results of the jobs: activations, or of the last layer sums.
   * Outputs that were not compiled are 0.
   *
   * @param results as {@link CrossbarPlan#collect} writes them
   * @return for each image the values ordered (channel, y, x)
   */
  public long[][] outputs(long[][] results) {
    int positions = vectorsPerImage();
    long[][] outputs = new long[results.length / positions][out.size()];
    for (int vector = 0; vector < results.length; vector++) {
      long[] image = outputs[vector / positions];
      for (int i = 0; i < compiled.outputs().length; i++) {
        image[compiled.outputs()[i] * positions + vector % positions] = results[vector][i];
      }
    }
    return outputs;
  }

  /** The same as activations, which a hidden layer gives: input of the next step. */
  public int[][] activations(long[][] results) {
    return Arrays.stream(outputs(results))
        .map(image -> Arrays.stream(image).mapToInt(Math::toIntExact).toArray())
        .toArray(int[][]::new);
  }
}
