package weft.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarOp;

/** Errors, aborts and resets of the whole chip. */
class ControlTest {
  private static final int KEEP = 1 << 12;
  private static final int SILENT = 1 << 13;
  private static final int ONE_PLANE = 1 << 4;

  /** Clocks of a job that the write right after its start aborts. */
  private static final long SHORTEST = 4;

  /** Row 0 holds weight 5 in output 0 and 2 in output 7. */
  private static Chip programmed(CrossbarConfig config) {
    Chip chip = new Chip(config);
    int[][] levels = new int[1][16];
    levels[0][0] = 1;
    levels[0][1] = 1;
    levels[0][14] = 2;
    chip.program(0, 0, 0, levels).results.clear();
    chip.write("IRQ_STATUS", 7);
    return chip.write("MODE", ONE_PLANE).write("OUTPUTS", 8);
  }

  private static void works(Chip chip) {
    chip.results.clear();
    chip.write("MODE", ONE_PLANE).write("FRAGMENTS", 1).write("OUTPUTS", 8).write("VECTORS", 1);
    chip.vectors(new int[][][] {{{1, 0, 0, 0}}}).run(CrossbarOp.COMPUTE);
    assertEquals(List.of(5L, 0L, 0L, 0L, 0L, 0L, 0L, 2L), chip.lane0());
  }

  private static void refused(Chip chip, int code, String address) {
    assertFalse(chip.tryWrite(chip.address("CTRL"), 1));
    assertEquals(code, chip.read("ERROR"));
    assertEquals(chip.address(address), chip.read("ERROR_ADDRESS"));
    assertEquals(0, chip.read("STATUS") & 1);
    chip.write("ERROR", 15).write("IRQ_STATUS", 7);
  }

  @Test
  void startsThatDoNotFitTogetherAreRefused() {
    try (Chip chip = programmed(Configs.small())) {
      chip.write("FIRST_ROW", 12).write("ROWS", 5);
      chip.write("OP", CrossbarOp.PROGRAM.code());
      refused(chip, 4, "ROWS");
      chip.write("OP", CrossbarOp.FAULTS.code());
      refused(chip, 4, "OP");
      chip.write("OP", CrossbarOp.TEST.code());
      refused(chip, 4, "FIRST_ROW");
      chip.write("FIRST_ROW", 3).write("ROWS", 2).write("OP", CrossbarOp.FLAGS.code());
      refused(chip, 4, "ROWS");
      chip.write("OP", CrossbarOp.TEST.code()).run(CrossbarOp.TEST);
      works(chip);
    }
    try (Chip chip = programmed(Configs.small("faults: injectable"))) {
      chip.write("FIRST_ROW", 12).write("ROWS", 5).write("OP", CrossbarOp.FAULTS.code());
      refused(chip, 4, "ROWS");
    }
  }

  @Test
  void valuesOutsideTheirRangeAreRefused() {
    try (Chip chip = programmed(Configs.small())) {
      for (String[] each :
          new String[][] {
            {"FRAGMENTS", "5"}, {"FRAGMENTS", "0"}, {"OUTPUTS", "9"}, {"OP", "7"},
            {"OUT_BITS", "17"}, {"PULSE_LIMIT", "0"}, {"TEST_COLUMN", "16"}, {"UNIT", "1"}
          }) {
        assertFalse(chip.tryWrite(chip.address(each[0]), Long.parseLong(each[1])), each[0]);
        assertEquals(2, chip.read("ERROR"));
        assertEquals(chip.address(each[0]), chip.read("ERROR_ADDRESS"));
        chip.write("ERROR", 15);
      }
      works(chip);
    }
  }

  /** 64 rows are 16 fragments: four chained jobs of 4 fit, a fifth does not. */
  @Test
  void refusesMoreFragmentsThanASumIsWideFor() {
    try (Chip chip = programmed(Configs.small("units: 2"))) {
      chip.write("FRAGMENTS", 4).write("MODE", ONE_PLANE | SILENT);
      int[][][] zeros = new int[1][2][16];
      for (int job = 0; job < 4; job++) {
        chip.vectors(zeros).run(CrossbarOp.COMPUTE);
        chip.write("MODE", ONE_PLANE | SILENT | KEEP);
      }
      refused(chip, 5, "MODE");
      // Two units: twice the fragments, so that two jobs fit.
      int grouped = ONE_PLANE | SILENT | 1 << 16;
      chip.write("MODE", grouped).vectors(zeros).run(CrossbarOp.COMPUTE);
      chip.write("MODE", grouped | KEEP).vectors(zeros).run(CrossbarOp.COMPUTE);
      assertFalse(chip.tryWrite(chip.address("CTRL"), 1));
      assertEquals(6, chip.read("IRQ_STATUS") & 6);
    }
  }

  @Test
  void registersOfARunningJobCannotBeWritten() {
    try (Chip chip = programmed(Configs.small())) {
      chip.start(CrossbarOp.COMPUTE).clock(40);
      assertFalse(chip.tryWrite(chip.address("VECTORS"), 9));
      assertEquals(3, chip.read("ERROR"));
      assertEquals(chip.address("VECTORS"), chip.read("ERROR_ADDRESS"));
      chip.write("IRQ_ENABLE", 1);
      chip.vectors(new int[][][] {{{1, 0, 0, 0}}}).await();
      assertEquals(8, chip.results.size());
      assertEquals(1, chip.peek(chip.bench.top().irq));
    }
  }

  @Test
  void aStreamTooShortAbortsTheJob() {
    try (Chip chip = programmed(Configs.small())) {
      chip.write("VECTORS", 3);
      chip.vectors(new int[][][] {{{1, 0, 0, 0}}, {{1, 0, 0, 0}}}).run(CrossbarOp.COMPUTE);
      assertEquals(6, chip.read("ERROR"));
      assertEquals(0, chip.read("ERROR_ADDRESS"));
      assertEquals(3, chip.read("IRQ_STATUS"));
      chip.write("ERROR", 15);
      chip.write("FIRST_ROW", 0).write("ROWS", 3).rows(new int[2][16], 4).run(CrossbarOp.FLAGS);
      assertEquals(6, chip.read("ERROR"));
      works(chip);
    }
  }

  @Test
  void aStreamTooLongIsDrainedAfterTheJob() {
    try (Chip chip = programmed(Configs.small())) {
      chip.write("VECTORS", 1);
      chip.vectors(new int[][][] {{{1, 0, 0, 0}}, {{9, 9, 9, 9}}, {{9, 9, 9, 9}}});
      chip.run(CrossbarOp.COMPUTE);
      assertEquals(7, chip.read("ERROR"));
      assertEquals(List.of(5L, 0L, 0L, 0L, 0L, 0L, 0L, 2L), chip.lane0());
      works(chip);
    }
  }

  @Test
  void anAbortLeavesTheValidResultBeatAndNoMore() {
    try (Chip chip = programmed(Configs.small())) {
      chip.stalls(clock -> true, clock -> false);
      chip.vectors(new int[][][] {{{1, 0, 0, 0}}}).start(CrossbarOp.COMPUTE).clock(40);
      chip.write("CTRL", 2).clock(20);
      assertEquals(1, chip.read("STATUS"));
      chip.stalls(clock -> true, clock -> true).await();
      assertEquals(1, chip.results.size());
      assertEquals(5, chip.lane(chip.results.get(0), 0));
      works(chip);
    }
  }

  /**
   * Whichever job runs, and in whichever of its clocks that the bus can reach an abort comes: the
   * job has ended before the bus answers, since no result beat waits, and what follows works.
   */
  @ParameterizedTest
  @EnumSource
  void everyKindOfJobCanBeAbortedInEveryClock(CrossbarOp op) {
    CrossbarConfig config = Configs.small("rows: 4", "adcs: 4", "faults: injectable");
    try (Chip chip = new Chip(config)) {
      int length = length(chip, op);
      TreeSet<Long> lengths = new TreeSet<>();
      for (int clocks = 0; clocks < length; clocks++) {
        prepare(chip, op);
        chip.start(op).clock(clocks);
        chip.write("CTRL", 2);
        assertEquals(0, chip.peek(chip.bench.top().core.busy), op + " after " + clocks);
        lengths.add(chip.write("CTRL", 8).count("CYCLES"));
        chip.inputs.clear();
        restore(chip);
        works(chip);
      }
      List<Long> all = LongStream.rangeClosed(SHORTEST, length).boxed().toList();
      assertEquals(all, List.copyOf(lengths));
    }
  }

  /** Clocks of the job that {@link #prepare} prepares. */
  private static int length(Chip chip, CrossbarOp op) {
    restore(chip);
    prepare(chip, op);
    return (int) chip.run(op).count("CYCLES");
  }

  /** A job of several vectors, rows or fragments, with other values than those restored. */
  private static void prepare(Chip chip, CrossbarOp op) {
    chip.stalls(Chip.late(), clock -> true);
    chip.write("MODE", ONE_PLANE).write("FRAGMENTS", 1).write("OUTPUTS", 8).write("VECTORS", 2);
    chip.write("FIRST_ROW", 0).write("PULSE_LIMIT", 2);
    int[][] ones = {ones(16), ones(16), ones(16), ones(16)};
    switch (op) {
      case COMPUTE -> chip.vectors(new int[][][] {{{1, 1, 1, 1}}, {{1, 1, 1, 1}}});
      case PROGRAM -> chip.write("ROWS", 4).rows(ones, 4);
      case FLAGS -> chip.write("ROWS", 1).rows(new int[][] {ones(24)}, 1);
      case MAP -> chip.image(BigInteger.ZERO, 256, true);
      case FAULTS -> chip.write("ROWS", 4).rows(ones, 2);
      case TEST -> chip.write("PRECHARGE", 10);
      case MARCH -> {}
    }
  }

  private static int[] ones(int count) {
    int[] ones = new int[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Good cells, row 0 as {@link #programmed} leaves it, no flags, no column mapped away. */
  private static void restore(Chip chip) {
    chip.stalls(clock -> true, clock -> true);
    chip.write("FIRST_ROW", 0).write("ROWS", 4).write("PULSE_LIMIT", 3).write("PRECHARGE", 1);
    chip.rows(new int[4][16], 2).run(CrossbarOp.FAULTS);
    int[][] levels = new int[4][16];
    levels[0][0] = 1;
    levels[0][1] = 1;
    levels[0][14] = 2;
    chip.program(0, 0, 0, levels);
    chip.flags(0, 0, new int[1][24]);
    int[][] identity = new int[1][16];
    Arrays.setAll(identity[0], column -> column % 4);
    chip.rows(identity, 16).run(CrossbarOp.MAP);
  }

  /** Flags and map are as after reset, cells keep their levels. */
  @Test
  void softResetForgetsFlagsMapAndRegisters() {
    try (Chip chip = programmed(Configs.small())) {
      int[][] flags = new int[4][24];
      flags[0][16] = 1;
      chip.flags(0, 0, flags).image(BigInteger.ONE, 256, true).run(CrossbarOp.MAP);
      chip.write("SHIFT", 9).start(CrossbarOp.PROGRAM).clock(5);
      chip.write("CTRL", 4).clock(2);
      assertEquals(0, chip.read("STATUS"));
      assertEquals(0, chip.read("SHIFT"));
      assertEquals(1, chip.read("VECTORS"));
      works(chip);
    }
  }

  @Test
  void resetInTheMiddleOfAJobEndsIt() {
    try (Chip chip = programmed(Configs.small())) {
      for (int clocks = 0; clocks < 25; clocks++) {
        chip.write("VECTORS", 1).vectors(new int[][][] {{{1, 0, 0, 0}}});
        chip.start(CrossbarOp.COMPUTE).clock(clocks);
        chip.bench.sim().poke(chip.bench.sim().net("resetn"), 0);
        chip.inputs.clear();
        chip.clock(2);
        chip.bench.sim().poke(chip.bench.sim().net("resetn"), 1);
        chip.clock(3);
        assertEquals(0, chip.read("STATUS"));
        works(chip);
      }
    }
  }

  @Test
  void constantsTellTheConfiguration() {
    CrossbarConfig config = Configs.small();
    try (Chip chip = new Chip(config)) {
      assertEquals(0x57584252, chip.read("ID"));
      assertEquals(config.hash() & 0xFFFF_FFFFL, chip.read("CONFIG_HASH"));
      assertEquals(16 << 16 | 16, chip.read("SIZE"));
      assertEquals(64, chip.read("PULSE_LIMIT"));
      assertTrue(chip.tryWrite(chip.address("PULSE_LIMIT"), 32767));
    }
  }
}
