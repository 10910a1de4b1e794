package weft.golden.map;

import java.util.Arrays;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimScales;
import weft.golden.nn.Activation;
import weft.golden.nn.Layer;
import weft.golden.nn.Shape;
import weft.golden.nn.TernaryConv;
import weft.golden.nn.TernaryDense;
import weft.golden.nn.TernaryMatrix;
import weft.golden.tim.PackedVectors;
import weft.golden.tim.TernaryKernel;
import weft.golden.tim.TimSpecification;

/**
 * A convolution or fully connected layer on the accelerator: packs patches, multiplies and applies
 * the activation. Immutable; threads share it.
 */
final class MatrixStep {
  /** Vectors that the kernel takes at a time, about: they should stay in the cache. */
  private static final int VECTORS_AT_A_TIME = 512;

  /** What a layer has seen; one for each thread. */
  static final class Counts {
    long clipsPlus;
    long clipsMinus;
    long zeroInputs;

    void add(Counts other) {
      clipsPlus += other.clipsPlus;
      clipsMinus += other.clipsMinus;
      zeroInputs += other.zeroInputs;
    }
  }

  private final Layer layer;
  private final Shape in;
  private final Shape out;
  private final TernaryMatrix weights;
  private final Activation activation;
  private final TernaryKernel kernel;
  private final TimPlan plan;

  /**
   * @param layer a convolution or a fully connected layer
   * @param in what goes into it
   * @param inputBits width of its input values, unsigned
   */
  MatrixStep(Layer layer, Shape in, int inputBits, TimConfig config) {
    this.layer = layer;
    this.in = in;
    out = layer.outputShape(in);
    if (layer instanceof TernaryConv conv) {
      weights = conv.weights();
      activation = conv.activation();
    } else {
      weights = ((TernaryDense) layer).weights();
      activation = ((TernaryDense) layer).activation();
    }
    TimEncoding encoding = TimEncoding.UNSIGNED;
    plan = new TimPlan(config, weights, encoding, inputBits, TimScales.UNIT);
    kernel =
        new TernaryKernel(
            new TimSpecification(
                config.rowsPerAccess(), config.adcMax(), encoding, inputBits, TimScales.UNIT),
            weights);
  }

  Layer layer() {
    return layer;
  }

  /** Where the layer lies on the tiles and what it costs. */
  TimPlan plan() {
    return plan;
  }

  /** Vectors that an image gives. */
  int vectorsPerImage() {
    return out.height() * out.width();
  }

  /** The layer's activations or, of the last layer, its sums. */
  TensorBatch run(TensorBatch batch, Counts counts) {
    TensorBatch result = TensorBatch.empty(out, batch.images());
    int atATime = Math.max(1, VECTORS_AT_A_TIME / vectorsPerImage());
    for (int first = 0; first < batch.images(); first += atATime) {
      int images = Math.min(atATime, batch.images() - first);
      PackedVectors packed = kernel.vectors(images * vectorsPerImage());
      if (layer instanceof TernaryConv conv) {
        pack(conv, batch, first, images, packed);
      } else {
        packDense(batch, first, packed);
      }
      counts.zeroInputs += packed.zeros();
      multiply(packed, result, first, counts);
    }
    return result;
  }

  private void packDense(TensorBatch batch, int first, PackedVectors packed) {
    for (int row = 0; row < weights.rows(); row++) {
      int channel = row / batch.positions();
      int from = batch.start(channel, first) + row % batch.positions();
      packed.addRow(row, batch.values(), from, batch.positions());
    }
  }

  /**
   * Packs patches: each row of the matrix is the channel's images shifted by the row's place in the
   * kernel. Words are gathered over whole images, edges included, which are left out at the end.
   */
  private void pack(
      TernaryConv conv, TensorBatch batch, int first, int images, PackedVectors packed) {
    int length = images * batch.positions();
    int[] shifted = new int[length];
    int[][] words = new int[packed.drives()][length];
    int square = conv.kernel() * conv.kernel();
    for (int row = 0; row < weights.rows(); row++) {
      int shift = row % square / conv.kernel() * in.width() + row % conv.kernel();
      int from = batch.start(row / square, first) + shift;
      System.arraycopy(batch.values(), from, shifted, 0, length - shift);
      for (int drive = 0; drive < words.length; drive++) {
        addBit(shifted, length, drive, packed.bit(row), words[drive]);
      }
      int word = packed.word(row);
      if (row == weights.rows() - 1 || packed.word(row + 1) != word) {
        for (int drive = 0; drive < words.length; drive++) {
          cutEdges(words[drive], images, packed.run(word, drive));
          Arrays.fill(words[drive], 0);
        }
      }
    }
  }

  private static void addBit(int[] values, int length, int drive, int bit, int[] words) {
    for (int i = 0; i < length; i++) {
      words[i] |= (values[i] >>> drive & 1) << bit;
    }
  }

  private void cutEdges(int[] words, int images, int[] run) {
    int next = 0;
    for (int image = 0; image < images; image++) {
      for (int y = 0; y < out.height(); y++) {
        int from = (image * in.height() + y) * in.width();
        System.arraycopy(words, from, run, next, out.width());
        next += out.width();
      }
    }
  }

  private void multiply(PackedVectors packed, TensorBatch result, int first, Counts counts) {
    TernaryKernel.Run run = kernel.run(packed);
    int[] sums = new int[packed.vectors()];
    int[] levels = new int[packed.vectors()];
    for (int channel = 0; channel < weights.columns(); channel++) {
      run.column(channel, sums);
      int[] values = sums;
      if (activation instanceof Activation.Thresholds thresholds) {
        values = levels;
        Arrays.fill(levels, 0);
        for (int i = 0; i < (1 << thresholds.bits()) - 1; i++) {
          addLevel(sums, thresholds.threshold(channel, i), levels);
        }
      }
      System.arraycopy(values, 0, result.values(), result.start(channel, first), values.length);
    }
    counts.clipsPlus += run.clipsPlus();
    counts.clipsMinus += run.clipsMinus();
  }

  /** Adds 1 where a sum reaches the threshold; the kernel's sums have at most 30 bits. */
  private static void addLevel(int[] sums, int threshold, int[] levels) {
    int below = Math.max(-(1 << 30), Math.min(1 << 30, threshold)) - 1;
    for (int v = 0; v < levels.length; v++) {
      levels[v] += below - sums[v] >>> 31;
    }
  }
}
