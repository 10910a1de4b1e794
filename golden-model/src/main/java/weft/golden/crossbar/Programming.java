package weft.golden.crossbar;

import java.util.Arrays;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;

/** Program-and-verify and the built-in test of one crossbar: section 4 of docs/crossbar.md. */
final class Programming {
  private final CrossbarConfig config;
  private final CellArray cells;
  private final int columns;

  Programming(CrossbarConfig config, CellArray cells) {
    this.config = config;
    this.cells = cells;
    columns = config.physicalColumns();
  }

  JobResult program(CrossbarJob.Program job) {
    Images images = new Images(config, job.beats().words(), job.beatsPerRow(config));
    ResultPacker results = new ResultPacker(config, job.resultBeats(config));
    int[] pulsesOfRows = new int[job.rows()];
    long verifies = 0;
    long pulses = 0;
    long writes = 0;
    for (int i = 0; i < job.rows(); i++) {
      int row = job.firstRow() + i;
      int[] targets = targets(images, i);
      boolean[] below = new boolean[columns];
      boolean[] above = new boolean[columns];
      int failed;
      while (true) {
        verifies++;
        failed = 0;
        for (int column = 0; column < columns; column++) {
          int level = cells.level(row, column);
          below[column] = level < targets[column];
          above[column] = level > targets[column];
          failed += level == targets[column] ? 0 : 1;
        }
        if (failed == 0 || pulsesOfRows[i] == job.pulseLimit()) {
          break;
        }
        cells.pulse(row, below, above);
        pulsesOfRows[i]++;
        writes += failed;
      }
      pulses += pulsesOfRows[i];
      int[] report = new int[job.report() ? columns : 0];
      Arrays.setAll(report, column -> below[column] ? 1 : above[column] ? 2 : 0);
      results.report(pulsesOfRows[i], failed, report);
    }
    Counts counts = new Counts(verifies, 0, 0, 0, 0, pulses, writes);
    return new JobResult(results.words(), counts, pulsesOfRows);
  }

  private int[] targets(Images images, int image) {
    int[] targets = new int[columns];
    Arrays.setAll(
        targets, column -> images.field(image, column, CrossbarJob.LEVEL_BITS) & config.topLevel());
    return targets;
  }

  JobResult march(CrossbarJob.March job) {
    ResultPacker results = new ResultPacker(config, job.resultBeats(config));
    boolean[] all = new boolean[columns];
    boolean[] none = new boolean[columns];
    Arrays.fill(all, true);
    for (int row = 0; row < config.rows(); row++) {
      pulses(row, job.pulseLimit(), none, all);
    }
    for (int row = 0; row < config.rows(); row++) {
      int[] report = new int[columns];
      for (int column = 0; column < columns; column++) {
        report[column] = cells.level(row, column) == 0 ? 0 : CellFault.SA1.code();
      }
      pulses(row, job.pulseLimit(), all, none);
      int failed = 0;
      for (int column = 0; column < columns; column++) {
        boolean full = cells.level(row, column) == config.topLevel();
        report[column] |= full ? 0 : CellFault.SA0.code();
        failed += report[column] == 0 ? 0 : 1;
      }
      pulses(row, job.pulseLimit(), none, all);
      results.report(2 * job.pulseLimit(), failed, report);
    }
    long pulses = 3L * job.pulseLimit() * config.rows();
    Counts counts = new Counts(2L * config.rows(), 0, 0, 0, 0, pulses, pulses * columns);
    return new JobResult(results.words(), counts, new int[0]);
  }

  private void pulses(int row, int count, boolean[] set, boolean[] reset) {
    for (int i = 0; i < count; i++) {
      cells.pulse(row, set, reset);
    }
  }
}
