package weft.golden.tim;

import java.util.Arrays;
import weft.arch.ConfigException;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.golden.Beats;

/**
 * The whole accelerator, job by job and cell by cell, from the beats on its pins: docs/tim.md read
 * aloud. Slow; {@link ChipKernel} is the fast twin. Jobs must fit the accelerator: what is answered
 * by an error is not modelled but refused.
 */
public final class TimChip {
  /**
   * Where a conversion happened.
   *
   * @param vector of the job, from 0
   * @param block as numbered in the tile
   * @param access of the block: bit plane or step, from 0
   * @param step conversion step of the access, from 0
   */
  public record Place(int vector, int block, int access, int step) {}

  /** Sees everything, in the order of the hardware: vector, block, access, step, tile, PCU. */
  public interface Observer {
    /** An observer that looks away. */
    Observer NONE = (place, tile, column, plus, minus, sum) -> {};

    /**
     * A column was converted and its term added.
     *
     * @param plus count of the plus line, before the ADC
     * @param minus count of the minus line, before the ADC
     * @param sum the column's partial sum afterwards
     */
    void accumulated(Place place, int tile, int column, int plus, int minus, long sum);
  }

  private final TimConfig config;

  /** Cell bits [tile][row][column]. */
  private final boolean[][][] notZero;

  private final boolean[][][] negative;
  private final boolean[][] programmed;
  private final long[][] sums;
  private final KeepChain chain;

  public TimChip(TimConfig config) {
    this.config = config;
    notZero = new boolean[config.tiles()][config.rows()][config.columns()];
    negative = new boolean[config.tiles()][config.rows()][config.columns()];
    programmed = new boolean[config.tiles()][config.rows()];
    sums = new long[config.tiles()][config.columns()];
    chain = new KeepChain(config);
  }

  /** As reset, of either kind: rows count as never programmed. */
  public void reset() {
    for (boolean[] tile : programmed) {
      Arrays.fill(tile, false);
    }
    chain.reset();
  }

  /** Writes rows. */
  public void program(TimJob.Program job) {
    job.check(config);
    int words = TimJob.wordsPerBeat(config);
    for (int i = 0; i < job.rows(); i++) {
      int row = job.firstRow() + i;
      for (int column = 0; column < config.columns(); column++) {
        int bit = 2 * column;
        int base = (i * config.beatsPerRow() + bit / config.inputBits()) * words;
        notZero[job.tile()][row][column] = Beats.bit(job.beats(), base, bit % config.inputBits());
        bit++;
        base = (i * config.beatsPerRow() + bit / config.inputBits()) * words;
        negative[job.tile()][row][column] = Beats.bit(job.beats(), base, bit % config.inputBits());
      }
      programmed[job.tile()][row] = true;
    }
  }

  /** What a cell that a row was written into stands for: -1, 0 or 1; 0 before. */
  public int weight(int tile, int row, int column) {
    if (!programmed[tile][row] || !notZero[tile][row][column]) {
      return 0;
    }
    return negative[tile][row][column] ? -1 : 1;
  }

  /** Reads the codes of one column under a test pattern. */
  public TestCode test(TimJob.Test job) {
    job.check(config);
    int n = 0;
    int k = 0;
    for (int i = 0; i < config.rowsPerAccess(); i++) {
      boolean plus = (job.plusPattern() >>> i & 1) != 0;
      boolean minus = (job.minusPattern() >>> i & 1) != 0;
      int weight = weight(job.tile(), job.block() * config.rowsPerAccess() + i, job.column());
      n += dischargesPlus(plus, minus, weight) ? 1 : 0;
      k += dischargesPlus(plus, minus, -weight) ? 1 : 0;
    }
    return TestCode.of(n, k, config.adcMax());
  }

  /**
   * Multiplies the vectors of a job.
   *
   * @throws ConfigException if the job does not fit the accelerator, goes on from sums that are
   *     undefined or would be answered by OVERFLOW
   */
  public ComputeResult compute(TimJob.Compute job, Observer observer) {
    job.check(config);
    chain.start(job);
    TimSpecification pcu =
        new TimSpecification(
            config.rowsPerAccess(), config.adcMax(), job.encoding(), job.planes(), job.scales());
    ResultPacker results = new ResultPacker(config, job);
    long[] clips = new long[2];
    for (int vector = 0; vector < job.vectors(); vector++) {
      if (!(job.keep() && vector == 0)) {
        for (long[] tile : sums) {
          Arrays.fill(tile, 0);
        }
      }
      for (int block = 0; block < job.blocks(); block++) {
        for (int access = 0; access < job.accessesPerBlock(); access++) {
          access(job, vector, block, access, pcu, clips, observer);
        }
      }
      for (int step = 0; !job.silent() && step < job.steps(config); step++) {
        reduce(job, step, results);
      }
    }
    return new ComputeResult(results.words(), job.accesses(), clips[0], clips[1]);
  }

  /** One access of all tiles, step by step. */
  private void access(
      TimJob.Compute job,
      int vector,
      int blockOfJob,
      int access,
      TimSpecification pcu,
      long[] clips,
      Observer observer) {
    int block = job.firstBlock() + blockOfJob;
    for (int step = 0; step < job.steps(config); step++) {
      Place place = new Place(vector, block, access, step);
      for (int tile = 0; tile < config.tiles(); tile++) {
        for (int m = 0; m < job.columnsOfStep(config, step); m++) {
          int column = step * config.pcus() + m;
          int n = 0;
          int k = 0;
          for (int i = 0; i < config.rowsPerAccess(); i++) {
            boolean plus = plusLine(job, vector, blockOfJob, access, tile, i);
            boolean minus = minusLine(job, vector, blockOfJob, access, tile, i);
            int weight = weight(tile, block * config.rowsPerAccess() + i, column);
            n += dischargesPlus(plus, minus, weight) ? 1 : 0;
            k += dischargesPlus(plus, minus, -weight) ? 1 : 0;
          }
          clips[0] += n > config.adcMax() ? 1 : 0;
          clips[1] += k > config.adcMax() ? 1 : 0;
          sums[tile][column] += pcu.term(n, k, access);
          observer.accumulated(place, tile, column, n, k, sums[tile][column]);
        }
      }
    }
  }

  /** Whether a cell discharges the plus line; with the negated weight, the minus line. */
  private static boolean dischargesPlus(boolean plus, boolean minus, int weight) {
    return plus && weight == 1 || minus && weight == -1;
  }

  private boolean plusLine(
      TimJob.Compute job, int vector, int block, int access, int tile, int row) {
    return switch (job.encoding()) {
      case UNSIGNED, TWOS_COMPLEMENT -> inputBit(job, vector, block, access, tile, row);
      case TERNARY -> inputBit(job, vector, block, 0, tile, row);
      case TERNARY_TWO_STEP -> access == 0 && inputBit(job, vector, block, 0, tile, row);
    };
  }

  private boolean minusLine(
      TimJob.Compute job, int vector, int block, int access, int tile, int row) {
    return switch (job.encoding()) {
      case UNSIGNED, TWOS_COMPLEMENT -> false;
      case TERNARY -> inputBit(job, vector, block, 1, tile, row);
      case TERNARY_TWO_STEP -> access == 1 && inputBit(job, vector, block, 1, tile, row);
    };
  }

  /** A row's bit in half {@code half} of the block: halves 2j and 2j+1 are beat j. */
  private boolean inputBit(TimJob.Compute job, int vector, int block, int half, int tile, int row) {
    int beat = (vector * job.blocks() + block) * job.beatsPerBlock() + half / 2;
    int bit = config.rowsPerAccess() * (2 * tile + half % 2) + row;
    return Beats.bit(job.beats(), beat * TimJob.wordsPerBeat(config), bit);
  }

  /** The result beats of one step: the groups' sums, in beats of G columns. */
  private void reduce(TimJob.Compute job, int step, ResultPacker results) {
    int columns = job.columnsOfStep(config, step);
    int group = job.group();
    for (int beat = 0; beat < job.resultBeatsOfStep(config, step); beat++) {
      for (int lane = 0; lane < config.tiles(); lane++) {
        int inStep = beat * group + lane % group;
        long sum = 0;
        int firstTile = lane / group * group;
        for (int tile = firstTile; inStep < columns && tile < firstTile + group; tile++) {
          sum += sums[tile][step * config.pcus() + inStep];
        }
        results.add(sum);
      }
    }
  }
}
