package weft.golden.crossbar;

import java.util.Arrays;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.SignedScheme;

/** One crossbar with all that is kept about it. */
final class Crossbar {
  final CellArray cells;

  /** [fragment][column]. */
  final boolean[][] flips;

  /** [fragment][output]. */
  final boolean[][] negative;

  /** Which of its ADC's columns a column is. */
  final int[] map;

  private final CrossbarConfig config;

  /** As it leaves the factory, after reset. */
  Crossbar(CrossbarConfig config) {
    this.config = config;
    cells = new CellArray(config);
    flips = new boolean[config.fragments()][config.columns()];
    negative = new boolean[config.fragments()][config.outputs()];
    map = new int[config.columns()];
    reset();
  }

  /** As reset: flags are 0, no column is mapped away, cells and faults stay. */
  void reset() {
    for (int fragment = 0; fragment < config.fragments(); fragment++) {
      Arrays.fill(flips[fragment], false);
      Arrays.fill(negative[fragment], false);
    }
    Arrays.setAll(map, column -> column % config.conversionSteps());
  }

  /** The physical column that a column is. */
  int physical(int column) {
    return column / config.conversionSteps() * config.columnsPerAdc() + map[column];
  }

  void flags(CrossbarJob.Flags job) {
    int beats = CrossbarJob.Flags.beatsPerFragment(config);
    Images images = new Images(config, job.beats().words(), beats);
    for (int i = 0; i < job.fragments(); i++) {
      int fragment = job.firstFragment() + i;
      for (int column = 0; column < config.columns(); column++) {
        flips[fragment][column] =
            config.flip() == CrossbarConfig.Flip.ON && images.field(i, column, 1) == 1;
      }
      for (int output = 0; output < config.outputs(); output++) {
        negative[fragment][output] =
            config.scheme() == SignedScheme.POLARISED
                && images.field(i, config.columns() + output, 1) == 1;
      }
    }
  }

  void map(CrossbarJob.Map job) {
    Arrays.setAll(map, column -> job.target(config, column));
  }

  void faults(CrossbarJob.Faults job) {
    Images images = new Images(config, job.beats().words(), CrossbarJob.Faults.beatsPerRow(config));
    int bits = CrossbarJob.FAULT_BITS;
    for (int i = 0; i < job.rows(); i++) {
      for (int column = 0; column < config.physicalColumns(); column++) {
        CellFault kind = CellFault.values()[images.field(i, column, bits)];
        cells.setFault(job.firstRow() + i, column, kind);
      }
    }
  }

  RawCode test(CrossbarJob.Test job) {
    int sum = 0;
    for (int i = 0; i < CrossbarJob.TEST_LINES; i++) {
      int line = job.offset() + i;
      if ((job.lines() >> i & 1) != 0 && line < config.fragmentRows()) {
        sum += cells.level(job.fragment() * config.fragmentRows() + line, job.column());
      }
    }
    return new RawCode(Math.min(sum, config.adcMax()), sum > config.adcMax());
  }
}
