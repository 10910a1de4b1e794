package weft.golden.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import weft.arch.crossbar.CellModel;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.golden.crossbar.CellMatrix;
import weft.golden.crossbar.CrossbarKernel;
import weft.golden.crossbar.CrossbarSpecification;
import weft.golden.crossbar.PackedInputs;

/**
 * The crossbar kernel on 8-bit weights and inputs in fragments of 8 rows, against its
 * specification, EJML's float product, and a loop that does nothing but AND and count: what the
 * machine can do at most. A bit MAC is one bit of a weight times one bit of an input.
 */
final class CrossbarBench {
  private static final int ROWS = 1024;
  private static final int OUTPUTS = 32;
  private static final int VECTORS = 256;
  private static final int SPECIFIED_VECTORS = 2;
  private static final int BITS = 8;

  private final int[][] inputs = new int[VECTORS][ROWS];
  private final long[] sums = new long[VECTORS];

  CrossbarBench() {
    Random random = new Random(4);
    for (int[] vector : inputs) {
      Arrays.setAll(vector, row -> random.nextInt(1 << BITS));
    }
  }

  List<KernelBench.Entry> entries() {
    double macs = (double) ROWS * OUTPUTS * VECTORS;
    String gigaBits = "giga bit MAC/s";
    return List.of(
        new KernelBench.Entry("crossbar kernel, clamped", gigaBits, macs * BITS * BITS, kernel(4)),
        new KernelBench.Entry(
            "crossbar specification, clamped",
            gigaBits,
            macs * BITS * BITS * SPECIFIED_VECTORS / VECTORS,
            specification()),
        new KernelBench.Entry(
            "AND and popcount alone", gigaBits, macs * BITS * BITS, this::popcount),
        new KernelBench.Entry("crossbar kernel, nothing saturates", "giga MAC/s", macs, kernel(5)),
        new KernelBench.Entry("EJML float product, 1024x32", "giga MAC/s", macs, ejml()));
  }

  /** Without flips: sums of up to 24, codes to 15 or to 31. */
  private static CrossbarSpecification specification(int adcBits) {
    CrossbarConfig config =
        new CrossbarConfig(
            128,
            128,
            8,
            2,
            BITS,
            BITS,
            adcBits,
            4,
            0,
            SignedScheme.POLARISED,
            CrossbarConfig.Flip.OFF,
            0,
            1,
            1,
            ROWS,
            64,
            CellModel.EXACT,
            CrossbarConfig.Faults.NONE,
            CrossbarConfig.Form.DIGITAL);
    return new CrossbarSpecification(config, InputKind.UNSIGNED, BITS, ZeroSkipping.LEADING);
  }

  private static CellMatrix cells(CrossbarSpecification specification) {
    Random random = new Random(3);
    CellMatrix cells = new CellMatrix(specification.config(), ROWS, OUTPUTS);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < cells.columns(); column++) {
        cells.setLevel(row, column, random.nextInt(4));
      }
    }
    return cells;
  }

  private KernelBench.Work kernel(int adcBits) {
    CrossbarSpecification specification = specification(adcBits);
    CrossbarKernel kernel = new CrossbarKernel(specification, cells(specification));
    PackedInputs packed = kernel.pack(inputs);
    return () -> {
      CrossbarKernel.Run run = kernel.run(packed);
      long sum = 0;
      for (int output = 0; output < OUTPUTS; output++) {
        run.output(output, sums);
        sum += sums[output];
      }
      return sum + run.saturations();
    };
  }

  private KernelBench.Work specification() {
    CrossbarSpecification specification = specification(4);
    CellMatrix cells = cells(specification);
    int[][] some = Arrays.copyOf(inputs, SPECIFIED_VECTORS);
    return () -> specification.multiply(cells, some).sums()[0][0];
  }

  private KernelBench.Work ejml() {
    int[] weights = new Random(3).ints(ROWS * OUTPUTS, 0, 1 << BITS).toArray();
    return KernelBench.floatProduct(inputs, weights);
  }

  /** As many words of 32 rows as the product has bits. */
  private long popcount() {
    int[] counts = new int[VECTORS];
    int[] words = inputs[0];
    for (int i = 0; i < ROWS / 32 * OUTPUTS * BITS * BITS; i++) {
      count(inputs[i % VECTORS], words[i % ROWS], counts);
    }
    return counts[0];
  }

  private static void count(int[] driven, int mask, int[] counts) {
    for (int v = 0; v < counts.length; v++) {
      counts[v] += Integer.bitCount(driven[v] & mask);
    }
  }
}
