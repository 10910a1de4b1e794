package weft.golden.tim;

import java.util.Arrays;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.golden.Beats;

/**
 * The accelerator as {@link TimChip} specifies it, fast: a block's rows of a column are one int for
 * the +1 and one for the -1 weights, so a line's count is a few bit operations. Made for
 * co-simulation, which compares every partial sum.
 */
public final class ChipKernel {
  final TimConfig config;

  /** Weights +1: bit i of [tile][block][column] is row i of the block. */
  final int[][][] plus;

  /** Weights -1. */
  final int[][][] minus;

  /** Partial sums: [tile][column]; used if they fit 32 bits. */
  final int[][] sums;

  /** Partial sums: [tile][column]; used if they do not fit 32 bits. */
  final long[][] wideSums;

  private final KeepChain chain;

  public ChipKernel(TimConfig config) {
    this.config = config;
    plus = new int[config.tiles()][config.blocks()][config.columns()];
    minus = new int[config.tiles()][config.blocks()][config.columns()];
    sums = new int[config.tiles()][config.columns()];
    wideSums = new long[config.tiles()][config.columns()];
    chain = new KeepChain(config);
  }

  /** As reset, of either kind: rows count as never programmed. */
  public void reset() {
    for (int tile = 0; tile < config.tiles(); tile++) {
      for (int block = 0; block < config.blocks(); block++) {
        Arrays.fill(plus[tile][block], 0);
        Arrays.fill(minus[tile][block], 0);
      }
    }
    chain.reset();
  }

  /** Writes rows. */
  public void program(TimJob.Program job) {
    job.check(config);
    int words = TimJob.wordsPerBeat(config);
    for (int i = 0; i < job.rows(); i++) {
      int row = job.firstRow() + i;
      int[] blockPlus = plus[job.tile()][row / config.rowsPerAccess()];
      int[] blockMinus = minus[job.tile()][row / config.rowsPerAccess()];
      int mask = 1 << row % config.rowsPerAccess();
      for (int column = 0; column < config.columns(); column++) {
        // Beats are whole bytes, so the two bits of a cell are never torn apart.
        int bit = 2 * column;
        int base = (i * config.beatsPerRow() + bit / config.inputBits()) * words;
        int bits = Beats.field(job.beats(), base, bit % config.inputBits(), 2);
        blockPlus[column] = blockPlus[column] & ~mask | (bits == 1 ? mask : 0);
        blockMinus[column] = blockMinus[column] & ~mask | (bits == 3 ? mask : 0);
      }
    }
  }

  /** Reads the codes of one column under a test pattern. */
  public TestCode test(TimJob.Test job) {
    job.check(config);
    int p = plus[job.tile()][job.block()][job.column()];
    int m = minus[job.tile()][job.block()][job.column()];
    return TestCode.of(
        Integer.bitCount(job.plusPattern() & p | job.minusPattern() & m),
        Integer.bitCount(job.plusPattern() & m | job.minusPattern() & p),
        config.adcMax());
  }

  /**
   * Begins a job; it runs while the partial sums are read. One run at a time: the next job may be
   * begun when the run is finished.
   *
   * @throws weft.arch.ConfigException as {@link TimChip#compute}
   */
  public ChipRun start(TimJob.Compute job) {
    job.check(config);
    chain.start(job);
    return new ChipRun(this, job);
  }

  /** Runs a job whose partial sums nobody wants to see. */
  public ComputeResult compute(TimJob.Compute job) {
    return start(job).finish();
  }

  /** Words that hold one partial sum, least significant first: 1, or 2 if sums are over 32 bits. */
  public static int wordsPerSum(TimConfig config) {
    return Widths.ceilDiv(config.sumBits(), 32);
  }
}
