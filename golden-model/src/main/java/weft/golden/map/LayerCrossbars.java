package weft.golden.map;

import static weft.arch.Widths.ceilDiv;

import java.util.List;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;
import weft.golden.compile.CompiledMatrix;
import weft.golden.compile.CrossbarCount;
import weft.golden.crossbar.WeightCode;

/**
 * How many crossbars a layer takes, each crossbar of one layer alone, against a mapping of the same
 * layer without any pruning: weights of 32 bits, positive and negative ones in cells of their own,
 * on crossbars of the same size and cells.
 *
 * @param name of the layer
 * @param lines word lines: rows that are left, padding and biases
 * @param outputs that are left
 * @param crossbars that they take
 * @param denseLines all rows
 * @param denseOutputs all outputs
 * @param denseCrossbars that these take; biases are not counted
 */
public record LayerCrossbars(
    String name,
    int lines,
    int outputs,
    long crossbars,
    int denseLines,
    int denseOutputs,
    long denseCrossbars) {

  private static final int DENSE_BITS = 32;

  /** Of each layer of a network, in order. */
  public static List<LayerCrossbars> of(CrossbarNetwork network) {
    return network.layers().stream().map(layer -> of(layer, network.config())).toList();
  }

  private static LayerCrossbars of(CrossbarLayer layer, CrossbarConfig config) {
    CompiledMatrix compiled = layer.compiled();
    CrossbarCount count = new CrossbarCount(config.rows(), config.columns(), WeightCode.of(config));
    int lines = compiled.rows().sources().length;
    int outputs = compiled.outputs().length;
    int rows = layer.layer().weights().rows();
    int columns = layer.layer().weights().columns();
    int cells = new WeightCode(SignedScheme.DIFFERENTIAL, DENSE_BITS, config.cellBits()).cells();
    long dense =
        (long) ceilDiv(rows, config.rows())
            * Math.floorDiv((long) columns * cells + config.columns() - 1, config.columns());
    return new LayerCrossbars(
        layer.name(), lines, outputs, count.of(lines, outputs), rows, columns, dense);
  }
}
