package weft.golden.tim;

import java.util.Arrays;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimScales;

/**
 * A COMPUTE job under way in a {@link ChipKernel}. Partial sums come in the order of the hardware:
 * for every access (vector, block, access), for every conversion step, for every tile, the sums of
 * the step's columns in use after the step's accumulate clock.
 */
public final class ChipRun {
  private final ChipKernel chip;
  private final TimConfig config;
  private final TimJob.Compute job;
  private final ResultPacker results;
  private final boolean wide;
  private final int[] unseen;
  private long clipsPlus;
  private long clipsMinus;
  private int vector;
  private int block;
  private int access;

  ChipRun(ChipKernel chip, TimJob.Compute job) {
    this.chip = chip;
    this.config = chip.config;
    this.job = job;
    results = new ResultPacker(config, job);
    wide = ChipKernel.wordsPerSum(config) == 2;
    unseen = new int[wordsPerAccess()];
  }

  /** Words that an access writes: the tiles' columns in use, a sum in one or two words. */
  public int wordsPerAccess() {
    return config.tiles() * job.columns() * ChipKernel.wordsPerSum(config);
  }

  /** Accesses that are left to run. */
  public long remaining() {
    long done = ((long) vector * job.blocks() + block) * job.accessesPerBlock() + access;
    return job.accesses() - done;
  }

  /**
   * Runs at most {@code accesses} accesses and writes the partial sums after each of them.
   *
   * @param buffer receives {@link #wordsPerAccess} words an access from {@code offset} on
   * @return the accesses run, 0 when the job is through
   */
  public int read(int[] buffer, int offset, int accesses) {
    int count = (int) Math.min(accesses, remaining());
    int next = offset;
    for (int i = 0; i < count; i++) {
      next = run(buffer, next);
    }
    return count;
  }

  /** Runs what is left and gives the results of the whole job. */
  public ComputeResult finish() {
    while (remaining() > 0) {
      run(unseen, 0);
    }
    return new ComputeResult(results.words(), job.accesses(), clipsPlus, clipsMinus);
  }

  private int run(int[] buffer, int offset) {
    if (block == 0 && access == 0 && !(job.keep() && vector == 0)) {
      for (long[] tile : chip.sums) {
        Arrays.fill(tile, 0);
      }
    }
    TimScales s = job.scales();
    boolean second = job.encoding() == TimEncoding.TERNARY_TWO_STEP && access == 1;
    int scalePlus = second ? s.inputMinus() * s.weightMinus() : s.inputPlus() * s.weightPlus();
    int scaleMinus = second ? s.inputMinus() * s.weightPlus() : s.inputPlus() * s.weightMinus();
    if (job.encoding() == TimEncoding.TWOS_COMPLEMENT && access == job.planes() - 1) {
      scalePlus = -scalePlus;
      scaleMinus = -scaleMinus;
    }
    int shift = job.encoding().planes() ? access : 0;
    int next = offset;
    for (int step = 0; step < job.steps(config); step++) {
      int first = step * config.pcus();
      int columns = job.columnsOfStep(config, step);
      for (int tile = 0; tile < config.tiles(); tile++) {
        int cell = (job.firstBlock() + block) * config.columns() + first;
        accumulate(tile, cell, first, columns, scalePlus << shift, scaleMinus << shift);
        next = write(chip.sums[tile], first, columns, buffer, next);
      }
    }
    advance();
    return next;
  }

  private void accumulate(
      int tile, int cell, int first, int columns, int scalePlus, int scaleMinus) {
    int drivePlus = drivePlus(tile);
    int driveMinus = driveMinus(tile);
    int[] plus = chip.plus[tile];
    int[] minus = chip.minus[tile];
    long[] sums = chip.sums[tile];
    int max = config.adcMax();
    int overPlus = 0;
    int overMinus = 0;
    for (int i = 0; i < columns; i++) {
      int p = plus[cell + i];
      int m = minus[cell + i];
      int n = Integer.bitCount(drivePlus & p | driveMinus & m);
      int k = Integer.bitCount(drivePlus & m | driveMinus & p);
      // The sign bit of max - n is the comparator's flag.
      overPlus -= max - n >> 31;
      overMinus -= max - k >> 31;
      sums[first + i] += scalePlus * Math.min(n, max) - scaleMinus * Math.min(k, max);
    }
    clipsPlus += overPlus;
    clipsMinus += overMinus;
  }

  private int drivePlus(int tile) {
    return switch (job.encoding()) {
      case UNSIGNED, TWOS_COMPLEMENT -> half(tile, access);
      case TERNARY -> half(tile, 0);
      case TERNARY_TWO_STEP -> access == 0 ? half(tile, 0) : 0;
    };
  }

  private int driveMinus(int tile) {
    return switch (job.encoding()) {
      case UNSIGNED, TWOS_COMPLEMENT -> 0;
      case TERNARY -> half(tile, 1);
      case TERNARY_TWO_STEP -> access == 1 ? half(tile, 1) : 0;
    };
  }

  private int half(int tile, int half) {
    int beat = (vector * job.blocks() + block) * job.beatsPerBlock() + half / 2;
    int rows = config.rowsPerAccess();
    int base = beat * TimJob.wordsPerBeat(config);
    return Beats.field(job.beats(), base, rows * (2 * tile + half % 2), rows);
  }

  private int write(long[] sums, int first, int columns, int[] buffer, int offset) {
    int next = offset;
    for (int i = first; i < first + columns; i++) {
      buffer[next++] = (int) sums[i];
      if (wide) {
        buffer[next++] = (int) (sums[i] >> 32);
      }
    }
    return next;
  }

  /** Goes to the next access; behind a vector's last one, its results are sent. */
  private void advance() {
    if (++access < job.accessesPerBlock()) {
      return;
    }
    access = 0;
    if (++block < job.blocks()) {
      return;
    }
    block = 0;
    vector++;
    for (int step = 0; !job.silent() && step < job.steps(config); step++) {
      reduce(step * config.pcus(), job.columnsOfStep(config, step));
    }
  }

  private void reduce(int first, int columns) {
    int group = job.group();
    for (int column = 0; column < columns; column += group) {
      for (int lane = 0; lane < config.tiles(); lane++) {
        int inStep = column + (lane & group - 1);
        long sum = 0;
        int firstTile = lane & -group;
        for (int tile = firstTile; inStep < columns && tile < firstTile + group; tile++) {
          sum += chip.sums[tile][first + inStep];
        }
        results.add(sum);
      }
    }
  }
}
