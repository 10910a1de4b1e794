package weft.cosim.crossbar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Payload;
import weft.arch.crossbar.ZeroSkipping;
import weft.cosim.accelerator.BenchJob;
import weft.cosim.accelerator.Control;
import weft.cosim.accelerator.Observed;
import weft.cosim.engine.AxiLiteOp;
import weft.cosim.engine.AxiLiteResult;
import weft.cosim.engine.ResetEvent;
import weft.golden.crossbar.Images;

/**
 * Jobs that write cells or tables, ended somewhere in their middle by an abort or a reset. Cells
 * and faults outlive both, so the golden twin has to be where the RTL is, pulse by pulse and beat
 * by beat: the clock of the end is known from the bus, what was done until then from the schedule.
 */
final class InterruptedJobs {
  /** What ends a job. */
  enum End {
    ABORT,
    SOFT_RESET,
    HARD_RESET
  }

  /** Registers that are read after an abort, after SNAPSHOT. */
  private static final List<String> READ =
      List.of("CYCLES_LOW", "PULSES_LOW", "WRITES_LOW", "STATUS", "IRQ_STATUS", "ERROR");

  private final CrossbarConfig config;
  private final CrossbarSession session;
  private final RandomCrossbar random;
  private final DirectedJobs directed;

  /** The last clock of the job that now runs in which everything went on. */
  private long last;

  InterruptedJobs(CrossbarConfig config, CrossbarSession session, RandomCrossbar random) {
    this.config = config;
    this.session = session;
    this.random = random;
    directed = new DirectedJobs(config, random);
  }

  /** PROGRAM, MARCH and a job that writes a table, each ended in every way. */
  void all() throws InterruptedException {
    for (End end : End.values()) {
      program(end);
      march(end);
      switch (random.draw(0, 2)) {
        case 0 -> flags(end);
        case 1 -> map(end);
        default -> faults(end);
      }
    }
  }

  private void program(End end) throws InterruptedException {
    int first = random.draw(0, config.rows() - 1);
    int rows = random.draw(1, Math.min(4, config.rows() - first));
    int limit = random.draw(1, random.chance(50) ? 8 : 80);
    int[][] images = random.rows(rows, config.physicalColumns(), 15);
    CrossbarJob.Program job =
        new CrossbarJob.Program(
            random.unit(config),
            random.crossbar(config),
            first,
            rows,
            limit,
            random.chance(50),
            Images.pack(config, CrossbarJob.LEVEL_BITS, images));
    CrossbarPhases phases = random.phases();
    Observed seen = interrupt(job, phases, end, 40 * rows);
    PulseSchedule schedule = schedule(job.unit(), job.crossbar(), phases);
    schedule.program(job, images);
    // The first beat is accepted in clock 0: so the bus tells the clock right.
    assertEquals(firstClock(seen), seen.inputCycles()[0], "clock 0");
    compare(seen, schedule, end);
    sameCells(job.unit(), job.crossbar(), first);
    same("programmed on", job);
  }

  /** Of cells that are known not to be slow; where they cannot be followed, not at all. */
  private void march(End end) throws InterruptedException {
    if (!PulseSchedule.followsMarch(config)) {
      return;
    }
    int unit = random.unit(config);
    int crossbar = random.crossbar(config);
    int[][] faults = random.rows(config.rows(), config.physicalColumns(), 9);
    for (int[] row : faults) {
      Arrays.setAll(row, column -> row[column] > 2 ? 0 : row[column]);
    }
    if (config.faults() == CrossbarConfig.Faults.INJECTABLE) {
      Payload kinds = Images.pack(config, CrossbarJob.FAULT_BITS, faults);
      same("faults", new CrossbarJob.Faults(unit, crossbar, 0, config.rows(), kinds));
    }
    int[][] levels = random.rows(config.rows(), config.physicalColumns(), config.topLevel());
    Payload beats = Images.pack(config, CrossbarJob.LEVEL_BITS, levels);
    same("levels", new CrossbarJob.Program(unit, crossbar, 0, config.rows(), 40, false, beats));
    CrossbarJob.March job = new CrossbarJob.March(unit, crossbar, random.draw(1, 8));
    CrossbarPhases phases = random.phases();
    Observed seen = interrupt(job, phases, end, config.rows() * (9 * job.pulseLimit() + 30));
    PulseSchedule schedule = schedule(unit, crossbar, phases);
    schedule.march(job, faults);
    compare(seen, schedule, end);
    sameCells(unit, crossbar, random.draw(0, config.rows() - 1));
    same("programmed on", random.program(config));
    same("marched on", job);
  }

  private PulseSchedule schedule(int unit, int crossbar, CrossbarPhases phases) {
    return new PulseSchedule(config, session.chip(), phases, unit, crossbar, last);
  }

  /** An abort leaves the fragments that were complete, a reset none. */
  private void flags(End end) throws InterruptedException {
    int unit = random.unit(config);
    int crossbar = random.crossbar(config);
    int[][] images = random.rows(config.fragments(), config.columns() + config.outputs(), 1);
    int[][] before = random.rows(config.fragments(), config.columns() + config.outputs(), 1);
    Payload old = Images.pack(config, 1, before);
    same("flags", new CrossbarJob.Flags(unit, crossbar, 0, config.fragments(), old));
    CrossbarJob.Flags job =
        new CrossbarJob.Flags(
            unit, crossbar, 0, config.fragments(), Images.pack(config, 1, images));
    int beats = job.inputBeats(config);
    interrupt(job, CrossbarPhases.DEFAULT, end, beats);
    int complete = accepted(beats) / CrossbarJob.Flags.beatsPerFragment(config);
    if (end == End.ABORT && complete > 0) {
      Payload these = Images.pack(config, 1, Arrays.copyOf(images, complete));
      session.chip().run(new CrossbarJob.Flags(unit, crossbar, 0, complete, these));
    }
    sameCells(unit, crossbar, 0);
  }

  /** An abort leaves the entries whose beats came, a reset none. */
  private void map(End end) throws InterruptedException {
    CrossbarJob.Map old = random.map(config);
    same("map", old);
    int[] entries = random.rows(1, config.columns(), config.columnsPerAdc() - 1)[0];
    CrossbarJob.Map job =
        new CrossbarJob.Map(
            old.unit(), old.crossbar(), random.lanes(config, new int[][] {entries}));
    int beats = job.inputBeats(config);
    interrupt(job, CrossbarPhases.DEFAULT, end, beats);
    if (end == End.ABORT) {
      int words = accepted(beats) * CrossbarJob.wordsPerBeat(config);
      int[] both = old.beats().words();
      System.arraycopy(job.beats().words(), 0, both, 0, words);
      session.chip().run(new CrossbarJob.Map(old.unit(), old.crossbar(), new Payload(both)));
    }
    sameCells(old.unit(), old.crossbar(), 0);
  }

  /** Rows that were complete: before a reset not the one of its last clock. */
  private void faults(End end) throws InterruptedException {
    if (config.faults() == CrossbarConfig.Faults.NONE) {
      return;
    }
    int unit = random.unit(config);
    int crossbar = random.crossbar(config);
    int[][] kinds = random.rows(config.rows(), config.physicalColumns(), 3);
    CrossbarJob.Faults job =
        new CrossbarJob.Faults(
            unit, crossbar, 0, config.rows(), Images.pack(config, CrossbarJob.FAULT_BITS, kinds));
    int beats = job.inputBeats(config);
    interrupt(job, CrossbarPhases.DEFAULT, end, beats);
    if (end != End.ABORT) {
      last--;
    }
    int complete = accepted(beats) / CrossbarJob.Faults.beatsPerRow(config);
    if (complete > 0) {
      Payload these = Images.pack(config, CrossbarJob.FAULT_BITS, Arrays.copyOf(kinds, complete));
      session.chip().run(new CrossbarJob.Faults(unit, crossbar, 0, complete, these));
    }
    sameCells(unit, crossbar, random.draw(0, config.rows() - 1));
  }

  /** Beats that were accepted, one a clock. */
  private int accepted(int beats) {
    return (int) Math.min(beats, last + 1);
  }

  /**
   * Runs a job until something ends it, or it ends by itself.
   *
   * @param within clocks in which the end is drawn
   */
  private Observed interrupt(CrossbarJob job, CrossbarPhases phases, End end, int within)
      throws InterruptedException {
    BenchJob driven = CrossbarSettings.drive(job, phases, 0, job.resultBeats(config));
    List<AxiLiteOp> meanwhile = new ArrayList<>();
    meanwhile.add(AxiLiteOp.waitClocks(random.draw(1, Math.max(1, within))));
    if (end == End.ABORT) {
      meanwhile.add(session.bench().write("CTRL", Control.ABORT));
      meanwhile.add(session.bench().write("CTRL", Control.SNAPSHOT));
      READ.forEach(name -> meanwhile.add(session.bench().read(name)));
      meanwhile.add(session.bench().write("IRQ_STATUS", 7));
    } else if (end == End.SOFT_RESET) {
      meanwhile.add(session.bench().write("CTRL", Control.SOFT_RESET));
    }
    Observed seen = session.bench().begin(driven.meanwhile(meanwhile), 0);
    assertEquals(List.of(), seen.refused());
    assertEquals(meanwhile.size(), seen.meanwhile().size());
    if (end == End.HARD_RESET) {
      int clocks = random.draw(0, 9);
      ResetEvent.Moment moment = random.oneOf(ResetEvent.Moment.values());
      // With the inputs: the clock in which it falls sees it. Later: that clock was whole.
      long whole = seen.lastCycle() + clocks - (moment == ResetEvent.Moment.MID_CLOCK ? 0 : 1);
      last = whole - firstClock(seen);
      session.bench().pulseReset(clocks, moment);
    } else {
      // The answer comes in the clock after the command's, which was the last.
      last = seen.meanwhile().get(1).doneCycle() - 1 - firstClock(seen);
    }
    if (end != End.ABORT) {
      session.forget();
      session.bench().bus(List.of(session.bench().write("IRQ_ENABLE", Control.DONE)));
    }
    return seen;
  }

  /** Clock 0: the answer to START comes in it, and what is done meanwhile begins in the next. */
  private static long firstClock(Observed seen) {
    return seen.meanwhile().get(0).firstCycle() - 1;
  }

  private void compare(Observed seen, PulseSchedule schedule, End end) {
    if (end != End.ABORT) {
      return;
    }
    List<Integer> read =
        seen.meanwhile().stream().skip(3).limit(READ.size()).map(AxiLiteResult::data).toList();
    List<Integer> expected =
        List.of(
            (int) schedule.cycles(),
            (int) schedule.pulses(),
            (int) schedule.writes(),
            0,
            Control.DONE,
            0);
    assertEquals(expected, read, READ.toString());
    assertArrayEquals(schedule.results(), seen.resultWords(), "results");
  }

  /**
   * Each row of all crossbars by itself, every code of it compared; and of one row some cells in
   * any column, spare ones too.
   */
  private void sameCells(int unit, int crossbar, int row) throws InterruptedException {
    int[][] rows = new int[config.rows()][config.rows()];
    for (int i = 0; i < rows.length; i++) {
      rows[i][i] = 1;
    }
    same("cells", directed.job(InputKind.UNSIGNED, ZeroSkipping.LEADING, rows));
    int line = row % config.fragmentRows();
    int offset = Math.max(0, line - CrossbarJob.TEST_LINES + 1);
    for (int i = 0; i < 4; i++) {
      int column = random.draw(0, config.physicalColumns() - 1);
      same(
          "cell",
          new CrossbarJob.Test(
              unit, crossbar, row / config.fragmentRows(), offset, 1 << line - offset, column));
    }
  }

  private void same(String what, CrossbarJob job) throws InterruptedException {
    assertTrue(
        session.run(what, job, CrossbarPhases.DEFAULT, 0).agreed(),
        () -> job + ": " + session.tally().first().orElseThrow().line());
  }
}
