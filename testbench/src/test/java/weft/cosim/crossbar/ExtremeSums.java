package weft.cosim.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Payload;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.golden.crossbar.Images;

/**
 * The largest and the smallest sums that an accelerator can be asked for: all weights the greatest
 * or the least, plain and in flipped columns, all inputs the greatest or the least, all units in
 * one group, and as many jobs with KEEP as are allowed. What they come to is a product, worked out
 * here from section 1 of docs/crossbar.md alone.
 */
final class ExtremeSums {
  private final CrossbarConfig config;

  ExtremeSums(CrossbarConfig config) {
    this.config = config;
  }

  /**
   * What all weights are.
   *
   * @param negative the least, not the greatest
   * @param flipped whether all columns are stored inverted
   */
  record Weights(boolean negative, boolean flipped) {}

  /**
   * A chain of jobs of which the last sends one vector.
   *
   * @param sum every output of group 0, the only one
   */
  record Chain(List<CrossbarJob.Compute> jobs, long sum) {
    /** The words of all result beats. */
    int[] words(CrossbarConfig config) {
      int wordsPerBeat = config.resultBits() / Integer.SIZE;
      int[] words = new int[config.unitOutputs() * wordsPerBeat];
      for (int output = 0; output < config.unitOutputs(); output++) {
        for (int i = 0; i < config.laneBits() / Integer.SIZE; i++) {
          words[output * wordsPerBeat + i] = (int) (sum >> Integer.SIZE * i);
        }
      }
      return words;
    }
  }

  List<Weights> weights() {
    List<Weights> all =
        new ArrayList<>(List.of(new Weights(false, false), new Weights(true, false)));
    if (config.flip() == CrossbarConfig.Flip.ON) {
      all.addAll(List.of(new Weights(true, true), new Weights(false, true)));
    }
    return all;
  }

  /** Puts all weights into every crossbar, whatever was there before. */
  List<CrossbarJob> programming(Weights weights) {
    int[] levels = new int[config.physicalColumns()];
    int[] mapped = new int[config.columns()];
    for (int column = 0; column < config.columns(); column++) {
      int adc = column / config.conversionSteps();
      mapped[column] = column % config.conversionSteps();
      levels[adc * config.columnsPerAdc() + mapped[column]] = stored(weights, column);
    }
    int[] flags = new int[config.columns() + config.outputs()];
    Arrays.fill(flags, 0, config.columns(), weights.flipped ? 1 : 0);
    Arrays.fill(flags, config.columns(), flags.length, weights.negative ? 1 : 0);

    Payload map = Images.pack(config, CrossbarConfig.INPUT_LANE, new int[][] {mapped});
    Payload image = Images.pack(config, CrossbarJob.LEVEL_BITS, copies(config.rows(), levels));
    Payload flagged = Images.pack(config, 1, copies(config.fragments(), flags));
    int[][] none = new int[config.rows()][config.physicalColumns()];
    Payload good = Images.pack(config, CrossbarJob.FAULT_BITS, none);
    List<CrossbarJob> jobs = new ArrayList<>();
    for (int unit = 0; unit < config.units(); unit++) {
      for (int crossbar = 0; crossbar < config.crossbars(); crossbar++) {
        if (config.faults() == CrossbarConfig.Faults.INJECTABLE) {
          jobs.add(new CrossbarJob.Faults(unit, crossbar, 0, config.rows(), good));
        }
        jobs.add(new CrossbarJob.Map(unit, crossbar, map));
        jobs.add(
            new CrossbarJob.Program(
                unit, crossbar, 0, config.rows(), DirectedJobs.PULSES, false, image));
        jobs.add(new CrossbarJob.Flags(unit, crossbar, 0, config.fragments(), flagged));
      }
    }
    return jobs;
  }

  private static int[][] copies(int count, int[] row) {
    int[][] rows = new int[count][];
    Arrays.fill(rows, row);
    return rows;
  }

  /** All chains, for inputs of either kind and every skip mode. */
  List<Chain> chains(Weights weights) {
    List<Chain> chains = new ArrayList<>();
    for (InputKind kind : InputKind.values()) {
      for (ZeroSkipping skipping : ZeroSkipping.values()) {
        chains.add(chain(weights, kind, skipping));
      }
    }
    return chains;
  }

  private Chain chain(Weights weights, InputKind kind, ZeroSkipping skipping) {
    boolean signed = kind == InputKind.TWOS_COMPLEMENT;
    long input = signed ? -(1L << config.inputBits() - 1) : (1L << config.inputBits()) - 1;
    List<CrossbarJob.Compute> jobs = new ArrayList<>();
    int left = config.maxAccumulatedFragments() / config.units();
    long fragments = (long) left * config.units();
    while (left > 0) {
      int now = Math.min(left, config.fragments());
      left -= now;
      jobs.add(job(kind, skipping, !jobs.isEmpty(), left > 0, now, (int) input));
    }
    return new Chain(jobs, fragments * input * fragmentOf(weights));
  }

  private CrossbarJob.Compute job(
      InputKind kind,
      ZeroSkipping skipping,
      boolean keep,
      boolean silent,
      int fragments,
      int input) {
    int[] inputs = new int[fragments * config.fragmentRows()];
    Arrays.fill(inputs, input);
    return new CrossbarJob.Compute(
        kind,
        config.inputBits(),
        skipping,
        Integer.numberOfTrailingZeros(config.units()),
        keep,
        silent,
        fragments,
        config.unitOutputs(),
        1,
        Optional.empty(),
        Images.pack(config, CrossbarConfig.INPUT_LANE, copies(config.units(), inputs)));
  }

  /** What a fragment of ones adds to each sum. */
  private long fragmentOf(Weights weights) {
    int driven = config.fragmentRows();
    long sum = 0;
    for (int cell = 0; cell < config.cellsPerWeight(); cell++) {
      long code = Math.min((long) driven * stored(weights, cell), config.adcMax());
      long read = weights.flipped ? (long) driven * config.topLevel() - code : code;
      long term = read << config.cellBits() * (cell % config.digits());
      sum += cell < config.digits() ? term : -term;
    }
    return switch (config.scheme()) {
      case POLARISED -> weights.negative ? -sum : sum;
      case OFFSET -> sum - ((long) driven << config.weightBits() - 1);
      case DIFFERENTIAL -> sum;
    };
  }

  /** The level of a column's cells: V - digit if it is flipped. */
  private int stored(Weights weights, int column) {
    int cell = column % config.cellsPerWeight();
    boolean full =
        config.scheme() == SignedScheme.POLARISED
            || weights.negative
                == (config.scheme() == SignedScheme.DIFFERENTIAL && cell >= config.digits());
    return full != weights.flipped ? config.topLevel() : 0;
  }
}
