package weft.golden.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimScales;
import weft.golden.nn.TernaryMatrix;
import weft.golden.tim.ChipKernel;
import weft.golden.tim.ChipRun;
import weft.golden.tim.PackedVectors;
import weft.golden.tim.TernaryKernel;
import weft.golden.tim.TimSpecification;

/**
 * How fast the kernels are on one core, against a plain scalar loop and EJML's float product of the
 * same shape, and those of crossbars ({@link CrossbarBench}). All take turns, round after round,
 * and the median of each counts; times are those of the thread, so that other load on the machine
 * disturbs little.
 */
public final class KernelBench {
  private static final int ROWS = 1024;
  private static final int COLUMNS = 256;
  private static final int VECTORS = 512;
  private static final int ROWS_PER_ACCESS = 16;
  private static final int ADC_MAX = 8;
  private static final int WARM_UP_ROUNDS = 3;

  /**
   * One figure.
   *
   * @param metric what was measured
   * @param value median over all rounds
   * @param unit of the value
   */
  public record Measurement(String metric, double value, String unit) {}

  /** A competitor: does its work once and returns something that depends on all of it. */
  record Entry(String metric, String unit, double unitsOfWork, Work work) {}

  interface Work {
    long run();
  }

  private final int rounds;
  private final byte[] weights = new byte[ROWS * COLUMNS];
  private final int[][] inputs = new int[VECTORS][ROWS];
  private final int[][] ternaryInputs = new int[VECTORS][ROWS];
  private final int[] sums = new int[VECTORS];

  /** What the work gave: read, so that no work can be left out. */
  private long checksum;

  /**
   * @param rounds measured rounds, at least 1; a round takes about half a second
   */
  public KernelBench(int rounds) {
    this.rounds = rounds;
    Random random = new Random(1);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (byte) (random.nextInt(3) - 1);
    }
    for (int v = 0; v < VECTORS; v++) {
      for (int r = 0; r < ROWS; r++) {
        inputs[v][r] = random.nextInt(2);
        ternaryInputs[v][r] = random.nextInt(3) - 1;
      }
    }
  }

  /** Runs everything; the first three measurements are kernel, scalar loop and EJML. */
  public List<Measurement> run() {
    List<Entry> entries = entries();
    double[][] times = new double[entries.size()][rounds];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      for (int i = 0; i < entries.size(); i++) {
        long start = threads.getCurrentThreadCpuTime();
        checksum += entries.get(i).work().run();
        if (round >= 0) {
          times[i][round] = threads.getCurrentThreadCpuTime() - start;
        }
      }
    }
    List<Measurement> result = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Arrays.sort(times[i]);
      Entry entry = entries.get(i);
      double nanoseconds = times[i][rounds / 2];
      result.add(new Measurement(entry.metric(), entry.unitsOfWork() / nanoseconds, entry.unit()));
    }
    return result;
  }

  /** A number that depends on everything computed. */
  public long checksum() {
    return checksum;
  }

  private List<Entry> entries() {
    double macs = (double) ROWS * COLUMNS * VECTORS;
    String gigaMacs = "giga ternary MAC/s";
    List<Entry> entries = new ArrayList<>();
    entries.addAll(ternaryEntries(gigaMacs, macs));
    entries.addAll(new CrossbarBench().entries());
    return entries;
  }

  private List<Entry> ternaryEntries(String gigaMacs, double macs) {
    return List.of(
        new Entry("kernel, 1-bit inputs, clipped", gigaMacs, macs, kernel(ADC_MAX, false)),
        new Entry("plain scalar loop, clipped", gigaMacs, macs, this::scalar),
        new Entry("EJML float product", "giga MAC/s", macs, ejml()),
        new Entry("kernel, ternary inputs, clipped", gigaMacs, macs, kernel(ADC_MAX, true)),
        new Entry("kernel, unlimited ADC", gigaMacs, macs, kernel(ROWS_PER_ACCESS, false)),
        chip());
  }

  private Work kernel(int adcMax, boolean ternary) {
    TimSpecification specification =
        new TimSpecification(
            ROWS_PER_ACCESS,
            adcMax,
            ternary ? TimEncoding.TERNARY : TimEncoding.UNSIGNED,
            1,
            TimScales.UNIT);
    TernaryKernel kernel =
        new TernaryKernel(specification, new TernaryMatrix(ROWS, COLUMNS, weights));
    PackedVectors packed = kernel.pack(ternary ? ternaryInputs : inputs);
    return () -> {
      TernaryKernel.Run run = kernel.run(packed);
      long sum = 0;
      for (int column = 0; column < COLUMNS; column++) {
        run.column(column, sums);
        sum += sums[column];
      }
      return sum + run.clipsPlus();
    };
  }

  /** What anyone would write first. */
  private long scalar() {
    long total = 0;
    for (int[] input : inputs) {
      for (int column = 0; column < COLUMNS; column++) {
        int sum = 0;
        for (int first = 0; first < ROWS; first += ROWS_PER_ACCESS) {
          int n = 0;
          int k = 0;
          for (int row = first; row < first + ROWS_PER_ACCESS; row++) {
            int product = input[row] * weights[row * COLUMNS + column];
            n += product > 0 ? 1 : 0;
            k += product < 0 ? 1 : 0;
          }
          sum += Math.min(n, ADC_MAX) - Math.min(k, ADC_MAX);
        }
        total += sum;
      }
    }
    return total;
  }

  private Work ejml() {
    int[] all = new int[weights.length];
    Arrays.setAll(all, i -> weights[i]);
    return floatProduct(inputs, all);
  }

  /**
   * EJML's product of matrices as floats.
   *
   * @param inputs vectors, then rows
   * @param weights [row * columns + column]
   */
  static Work floatProduct(int[][] inputs, int[] weights) {
    int rows = inputs[0].length;
    FMatrixRMaj a = new FMatrixRMaj(inputs.length, rows);
    FMatrixRMaj b = new FMatrixRMaj(rows, weights.length / rows);
    FMatrixRMaj c = new FMatrixRMaj(inputs.length, weights.length / rows);
    for (int i = 0; i < a.data.length; i++) {
      a.data[i] = inputs[i / rows][i % rows];
    }
    for (int i = 0; i < b.data.length; i++) {
      b.data[i] = weights[i];
    }
    return () -> {
      CommonOps_FDRM.mult(a, b, c);
      return (long) c.data[0];
    };
  }

  /** The chip kernel on the paper's tiles, with every partial sum written out. */
  private Entry chip() {
    TimConfig config =
        new TimConfig(256, 256, ROWS_PER_ACCESS, ADC_MAX, 32, 4, 6, 8, 4096, TimConfig.Form.MACRO);
    ChipKernel chip = new ChipKernel(config);
    Random random = new Random(2);
    int words = TimJob.wordsPerBeat(config);
    for (int tile = 0; tile < config.tiles(); tile++) {
      int[] beats = random.ints((long) 256 * config.beatsPerRow() * words).toArray();
      chip.program(new TimJob.Program(tile, 0, 256, beats));
    }
    int vectors = 64;
    int[] beats = random.ints((long) vectors * 16 * words).toArray();
    TimJob.Compute job =
        new TimJob.Compute(
            TimEncoding.UNSIGNED, 2, 2, false, false, 0, 16, 256, vectors, TimScales.UNIT, beats);
    int[] buffer = new int[1024 * 1024];
    double sumsOfJob = (double) job.accesses() * config.tiles() * config.columns();
    return new Entry(
        "chip kernel, every partial sum",
        "partial sums/ns",
        sumsOfJob,
        () -> {
          ChipRun run = chip.start(job);
          long sum = 0;
          while (run.read(buffer, 0, buffer.length / run.wordsPerAccess()) > 0) {
            sum += buffer[buffer.length / 2];
          }
          return sum + run.finish().clipsPlus();
        });
  }
}
