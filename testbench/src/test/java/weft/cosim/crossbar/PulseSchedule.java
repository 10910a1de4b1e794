package weft.cosim.crossbar;

import java.util.Arrays;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.Payload;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.crossbar.Images;

/**
 * A PROGRAM or MARCH job up to one of its clocks. The golden model runs whole jobs only; here it is
 * led to the same cells by jobs that do the same pulses: a PROGRAM job of one row and one pulse for
 * each pulse of PROGRAM; for MARCH, which pulses all columns whatever their levels are, a PROGRAM
 * job whose targets no cell reaches as long as it is stuck. When pulses begin is written down once
 * more from docs/crossbar.md section 4.
 */
final class PulseSchedule {
  private final CrossbarConfig config;
  private final CrossbarChip golden;
  private final CrossbarPhases phases;
  private final int unit;
  private final int crossbar;

  /** Everything in this clock of the job goes on, nothing after it. */
  private final long last;

  private final RowReports reports;
  private long length;
  private long pulses;
  private long writes;

  PulseSchedule(
      CrossbarConfig config,
      CrossbarChip golden,
      CrossbarPhases phases,
      int unit,
      int crossbar,
      long last) {
    this.config = config;
    this.golden = golden;
    this.phases = phases;
    this.unit = unit;
    this.crossbar = crossbar;
    this.last = last;
    reports = new RowReports(config);
  }

  /** Whether MARCH can be followed: cells can be stuck for its pulses, or are exact anyway. */
  static boolean followsMarch(CrossbarConfig config) {
    return config.faults() == CrossbarConfig.Faults.INJECTABLE || config.cell().fineBits() == 0;
  }

  /** PULSES. */
  long pulses() {
    return pulses;
  }

  /** WRITES. */
  long writes() {
    return writes;
  }

  /** CYCLES: two more than the last clock, as no result waits, unless the job ends by itself. */
  long cycles() {
    return length == 0 ? last + 2 : Math.min(length, last + 2);
  }

  /** The result beats that came. */
  int[] results() {
    return reports.until(last);
  }

  /** VERIFY and DECIDE. */
  private int verify() {
    int access = phases.precharge() + phases.drive() + phases.sample();
    return access + config.columnsPerAdc() * phases.convert() + 1 + 1;
  }

  private int pulse() {
    return phases.writeSetup() + phases.writePulse() + phases.writeRecovery();
  }

  /**
   * Runs a PROGRAM job.
   *
   * @param images what its beats say: bits of a level above those of a cell do not count
   */
  void program(CrossbarJob.Program job, int[][] images) {
    long clock = 0;
    for (int i = 0; i < images.length; i++) {
      int row = job.firstRow() + i;
      int[] image = images[i];
      clock += job.beatsPerRow(config);
      int count = 0;
      int[] report = report(row, image);
      while (failed(report) > 0 && count < job.pulseLimit()) {
        if (clock + verify() + phases.writeSetup() > last) {
          return;
        }
        golden.run(row(row, 1, image));
        count++;
        pulses++;
        writes += failed(report);
        clock += verify() + pulse();
        report = report(row, image);
      }
      int[] columns = job.report() ? report : new int[0];
      clock = reports.add(clock + verify(), count, failed(report), columns);
      if (clock > last + 1) {
        return;
      }
    }
    length = clock + 1;
  }

  /** What VERIFY finds: 1 below the target, 2 above. */
  private int[] report(int row, int[] image) {
    int[] report = new int[config.physicalColumns()];
    Arrays.setAll(
        report,
        column -> {
          int target = image[column] & config.topLevel();
          int level = golden.level(unit, crossbar, row, column);
          return level < target ? 1 : level > target ? 2 : 0;
        });
    return report;
  }

  private static int failed(int[] report) {
    return (int) Arrays.stream(report).filter(column -> column != 0).count();
  }

  private CrossbarJob.Program row(int row, int limit, int[] image) {
    Payload beats = Images.pack(config, CrossbarJob.LEVEL_BITS, new int[][] {image});
    return new CrossbarJob.Program(unit, crossbar, row, 1, limit, false, beats);
  }

  /**
   * Runs a MARCH job.
   *
   * @param faults what is wrong with the cells, by row and column: none is slow
   */
  void march(CrossbarJob.March job, int[][] faults) {
    long sweep = (long) job.pulseLimit() * pulse();
    for (int row = 0; row < config.rows(); row++) {
      sweep(row, row * sweep, 0, job.pulseLimit(), faults[row]);
    }
    long clock = config.rows() * sweep;
    for (int row = 0; row < config.rows(); row++) {
      int[] report = new int[config.physicalColumns()];
      for (int column = 0; column < report.length; column++) {
        boolean low = golden.level(unit, crossbar, row, column) == 0;
        report[column] = low ? 0 : CellFault.SA1.code();
      }
      sweep(row, clock + verify(), config.topLevel(), job.pulseLimit(), faults[row]);
      for (int column = 0; column < report.length; column++) {
        boolean high = golden.level(unit, crossbar, row, column) == config.topLevel();
        report[column] |= high ? 0 : CellFault.SA0.code();
      }
      sweep(row, clock + 2L * verify() + sweep, 0, job.pulseLimit(), faults[row]);
      clock =
          reports.add(clock + 2 * (verify() + sweep), 2 * job.pulseLimit(), failed(report), report);
    }
    length = clock + 1;
  }

  /**
   * Those pulses of all columns of a row that begin in time.
   *
   * @param from the first one's set-up clock
   * @param end the level that they drive cells to
   */
  private void sweep(int row, long from, int end, int count, int[] faults) {
    long reached = last - phases.writeSetup() - from;
    int begun = reached < 0 ? 0 : (int) Math.min(count, 1 + reached / pulse());
    if (begun == 0) {
      return;
    }
    int[] targets = new int[config.physicalColumns()];
    Arrays.fill(targets, end);
    boolean injected = config.faults() == CrossbarConfig.Faults.INJECTABLE;
    if (injected) {
      int[] other = new int[config.physicalColumns()];
      Arrays.fill(other, end == 0 ? CellFault.SA1.code() : CellFault.SA0.code());
      golden.run(faults(row, other));
    }
    golden.run(row(row, begun, targets));
    if (injected) {
      golden.run(faults(row, faults));
    }
    pulses += begun;
    writes += (long) begun * config.physicalColumns();
  }

  private CrossbarJob.Faults faults(int row, int[] kinds) {
    Payload beats = Images.pack(config, CrossbarJob.FAULT_BITS, new int[][] {kinds});
    return new CrossbarJob.Faults(unit, crossbar, row, 1, beats);
  }
}
