package weft.golden.tim;

import java.util.Arrays;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.golden.Beats;

/**
 * A COMPUTE job under way in a {@link ChipKernel}. Partial sums come in the order of the hardware:
 * for every access (vector, block, access), for every conversion step, for every tile, the sums of
 * the step's columns in use after the step's accumulate clock.
 */
public final class ChipRun {
  /** Accesses after which a byte of clips must be emptied. */
  private static final int MOST_ACCESSES = 255;

  private final ChipKernel chip;
  private final TimConfig config;
  private final TimJob.Compute job;
  private final ResultPacker results;
  private final boolean wide;
  private final int[] unseen;
  private final TimSpecification pcu;
  private final int[] plusRows;
  private final int[] minusRows;
  private final int[] counts;

  /** Clips of the last accesses, in bytes: [tile][column]. */
  private final int[][] over;

  private int accessesInOver;
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
    pcu =
        new TimSpecification(
            config.rowsPerAccess(), config.adcMax(), job.encoding(), job.planes(), job.scales());
    plusRows = new int[job.columns()];
    minusRows = new int[job.columns()];
    counts = new int[job.columns()];
    over = new int[config.tiles()][job.columns()];
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
    foldClips();
    return new ComputeResult(results.words(), job.accesses(), clipsPlus, clipsMinus);
  }

  private int run(int[] buffer, int offset) {
    if (block == 0 && access == 0 && !(job.keep() && vector == 0)) {
      for (int tile = 0; tile < config.tiles(); tile++) {
        Arrays.fill(chip.sums[tile], 0);
        Arrays.fill(chip.wideSums[tile], 0);
      }
    }
    // One line alone gives what the line counts for: term(1, 0) and term(0, 1).
    int scalePlus = (int) pcu.term(1, 0, access);
    int scaleMinus = (int) -pcu.term(0, 1, access);
    for (int tile = 0; tile < config.tiles(); tile++) {
      accumulate(tile, scalePlus, scaleMinus);
    }
    if (++accessesInOver == MOST_ACCESSES) {
      foldClips();
    }
    int next = offset;
    for (int step = 0; step < job.steps(config); step++) {
      for (int tile = 0; tile < config.tiles(); tile++) {
        next = write(tile, step * config.pcus(), job.columnsOfStep(config, step), buffer, next);
      }
    }
    advance();
    return next;
  }

  private void accumulate(int tile, int scalePlus, int scaleMinus) {
    int drivePlus = drivePlus(tile);
    int driveMinus = driveMinus(tile);
    int[] plus = chip.plus[tile][job.firstBlock() + block];
    int[] minus = chip.minus[tile][job.firstBlock() + block];
    int columns = job.columns();
    int bias = LineCounts.FULL_COUNT - config.adcMax();
    LineCounts.discharged(plus, minus, columns, drivePlus, driveMinus, plusRows);
    LineCounts.discharged(plus, minus, columns, driveMinus, drivePlus, minusRows);
    LineCounts.single(plusRows, minusRows, columns, bias, counts);
    LineCounts.clip(counts, columns, over[tile]);
    if (wide) {
      long[] sums = chip.wideSums[tile];
      for (int column = 0; column < columns; column++) {
        int n = (counts[column] & LineCounts.FULL_COUNT) - bias;
        int k = (counts[column] >>> 8 & LineCounts.FULL_COUNT) - bias;
        sums[column] += scalePlus * n - scaleMinus * k;
      }
    } else {
      LineCounts.add(counts, columns, bias, scalePlus, scaleMinus, chip.sums[tile]);
    }
  }

  private void foldClips() {
    for (int[] tile : over) {
      for (int clips : tile) {
        clipsPlus += clips & 0xFF;
        clipsMinus += clips >>> 8 & 0xFF;
      }
      Arrays.fill(tile, 0);
    }
    accessesInOver = 0;
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

  private int write(int tile, int first, int columns, int[] buffer, int offset) {
    if (!wide) {
      System.arraycopy(chip.sums[tile], first, buffer, offset, columns);
      return offset + columns;
    }
    int next = offset;
    for (int i = first; i < first + columns; i++) {
      long sum = chip.wideSums[tile][i];
      buffer[next++] = (int) sum;
      buffer[next++] = (int) (sum >> 32);
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
          int c = first + inStep;
          sum += wide ? chip.wideSums[tile][c] : chip.sums[tile][c];
        }
        results.add(sum);
      }
    }
  }
}
