package weft.cosim.crossbar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CellModel;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.SignedScheme;
import weft.cosim.accelerator.JobOutcome;
import weft.cosim.engine.Engine;
import weft.cosim.network.AcceleratorSimulator;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.VerilatorOptions;
import weft.golden.crossbar.Images;

/**
 * The built-in test in RTL finds exactly the stuck cells that were injected: each of a small
 * crossbar's by itself, and one cell in a hundred of a larger one.
 */
class MarchTest {
  private static final String REPLAY = "replay: -Dweft.seed=" + RandomCrossbar.SEED;

  /** Faults that the sample tier draws from all of them. */
  private static final int SAMPLE = 12;

  /** A conductance of 5 bits moves by 2 at least: 16 pulses are enough for 31 of its steps. */
  private static final CellModel CELL = new CellModel(3, 4, 2, 7);

  private static final int PULSES = 16;

  private final Random random = new Random(RandomCrossbar.SEED);

  /** A stuck cell. */
  private record Stuck(int row, int column, CellFault kind) {}

  private static CrossbarConfig config(int size, int fragmentRows, CrossbarConfig.Form form) {
    return new CrossbarConfig(
        size,
        size,
        fragmentRows,
        2,
        8,
        8,
        5,
        4,
        0,
        SignedScheme.POLARISED,
        CrossbarConfig.Flip.ON,
        0,
        1,
        1,
        size,
        128,
        form == CrossbarConfig.Form.DIGITAL ? CellModel.EXACT : CELL,
        CrossbarConfig.Faults.INJECTABLE,
        form);
  }

  private static CrossbarSession open(CrossbarConfig config) throws InterruptedException {
    return AcceleratorSimulator.build(
            CrossbarAccelerator.of(config),
            Engine.JVM,
            VerilatorOptions.signOff(),
            BuildProgress.SILENT)
        .open(1);
  }

  /** All 512 in the full tier. The cells hold random levels when the test begins. */
  @ParameterizedTest
  @EnumSource
  void findsEachStuckCellOfASmallCrossbar(CrossbarConfig.Form form) throws InterruptedException {
    CrossbarConfig config = config(16, 8, form);
    List<Stuck> all = new ArrayList<>();
    for (int row = 0; row < 16; row++) {
      for (int column = 0; column < 16; column++) {
        all.add(new Stuck(row, column, CellFault.SA0));
        all.add(new Stuck(row, column, CellFault.SA1));
      }
    }
    assertEquals(512, all.size());
    Collections.shuffle(all, random);
    try (CrossbarSession session = open(config)) {
      for (Stuck stuck : RandomCrossbar.full() ? all : all.subList(0, SAMPLE)) {
        int[][] faults = new int[16][16];
        faults[stuck.row()][stuck.column()] = stuck.kind().code();
        findsExactly(session, faults, stuck.toString());
      }
    }
  }

  /** The papers' size in the full tier. */
  static IntStream sizes() {
    return IntStream.of(RandomCrossbar.full() ? 128 : 32);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void findsOneStuckCellInAHundred(int size) throws InterruptedException {
    CrossbarConfig config = config(size, 8, CrossbarConfig.Form.MACRO);
    int[][] faults = new int[size][size];
    for (int left = size * size / 100; left > 0; ) {
      int row = random.nextInt(size);
      int column = random.nextInt(size);
      left -= faults[row][column] == 0 ? 1 : 0;
      faults[row][column] = (random.nextBoolean() ? CellFault.SA0 : CellFault.SA1).code();
    }
    try (CrossbarSession session = open(config)) {
      findsExactly(session, faults, size * size / 100 + " cells");
    }
  }

  /**
   * Injects the faults and no others, and tests all cells.
   *
   * @param faults by row and column
   */
  private void findsExactly(CrossbarSession session, int[][] faults, String what)
      throws InterruptedException {
    CrossbarConfig config = session.config();
    int rows = config.rows();
    int[][] levels = new int[rows][config.columns()];
    for (int[] row : levels) {
      for (int column = 0; column < row.length; column++) {
        row[column] = random.nextInt(4);
      }
    }
    run(
        session,
        what,
        new CrossbarJob.Faults(0, 0, 0, rows, Images.pack(config, CrossbarJob.FAULT_BITS, faults)));
    run(
        session,
        what,
        new CrossbarJob.Program(
            0, 0, 0, rows, 4, false, Images.pack(config, CrossbarJob.LEVEL_BITS, levels)));
    JobOutcome outcome = run(session, what, new CrossbarJob.March(0, 0, PULSES));
    RowReports expected = new RowReports(config);
    for (int[] row : faults) {
      int failed = 0;
      for (int kind : row) {
        failed += kind == 0 ? 0 : 1;
      }
      expected.add(0, 2 * PULSES, failed, row);
    }
    int[] words = expected.until(Long.MAX_VALUE);
    assertArrayEquals(words, outcome.seen().resultWords(), what + ", " + REPLAY);
  }

  private JobOutcome run(CrossbarSession session, String what, CrossbarJob job)
      throws InterruptedException {
    JobOutcome outcome = session.run("march", job, CrossbarPhases.DEFAULT, 0);
    assertTrue(
        outcome.agreed(),
        () -> what + ": " + session.tally().first().orElseThrow().line() + ", " + REPLAY);
    return outcome;
  }
}
