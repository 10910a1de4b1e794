package weft.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarOp;

/** Clocks counted by hand from docs/crossbar.md section 4. */
class ScheduleTest {
  private static final int LEADING = 1;
  private static final int PLANES_OF_ZEROS = 2;
  private static final int SIGNED = 1 << 2;
  private static final int SILENT = 1 << 13;
  private static final int REPORT = 1 << 15;

  /** One conversion step: 4 columns, 4 ADCs, a cell a weight. */
  private static final String[] ONE_STEP = {"columns: 4", "adcs: 4", "weightBits: 2"};

  private static long cycles(
      CrossbarConfig config, int mode, int planes, int outputs, int[]... vectors) {
    try (Chip chip = new Chip(config)) {
      return cycles(chip, mode, planes, outputs, vectors);
    }
  }

  private static long cycles(Chip chip, int mode, int planes, int outputs, int[]... vectors) {
    chip.write("MODE", mode | planes << 4).write("FRAGMENTS", vectors[0].length / 4);
    chip.write("OUTPUTS", outputs).write("VECTORS", vectors.length);
    int[][][] all = Arrays.stream(vectors).map(v -> new int[][] {v}).toArray(int[][][]::new);
    chip.vectors(all).run(CrossbarOp.COMPUTE);
    return chip.count("CYCLES");
  }

  /**
   * Beat 0, FETCH and PRECHARGE 1, PRECHARGE 2, DRIVE 3, SAMPLE 4, 8 steps 5 to 12, accumulate 13,
   * the round ends at 14, a result moves at 15 and is accepted at 16.
   */
  @Test
  void oneAccessOfOneFragment() {
    assertEquals(17, cycles(Configs.small(), 0, 1, 1, new int[] {1, 0, 0, 0}));
    assertEquals(17 + 7, cycles(Configs.small(), 0, 1, 8, new int[] {1, 0, 0, 0}));
    assertEquals(15, cycles(Configs.small(), SILENT, 1, 8, new int[] {1, 0, 0, 0}));
  }

  @Test
  void furtherAccessesWaitForTheConverter() {
    assertEquals(17 + 5 * 9, cycles(Configs.small(), 0, 6, 1, new int[] {1, 0, 0, 0}));
    // A second beat for the second fragment; its FETCH is hidden behind the conversion.
    int[] two = {1, 0, 0, 0, 1, 0, 0, 0};
    assertEquals(18 + 9, cycles(Configs.small(), 0, 1, 1, two));
  }

  @Test
  void aFetchTakesAClockMoreWhereConversionIsShort() {
    CrossbarConfig config = Configs.small(ONE_STEP);
    // SAMPLE at 4, step 5, accumulate 6, end 7, moves 8, accepted 9.
    assertEquals(10, cycles(config, 0, 1, 1, new int[] {1, 0, 0, 0}));
    assertEquals(10 + 3, cycles(config, 0, 2, 1, new int[] {1, 0, 0, 0}));
    assertEquals(11 + 4, cycles(config, 0, 1, 1, new int[] {1, 0, 0, 0, 1, 0, 0, 0}));
  }

  @Test
  void phasesLastAsLongAsTheirRegistersSay() {
    try (Chip chip = new Chip(Configs.small(ONE_STEP))) {
      chip.write("PRECHARGE", 4).write("DRIVE", 3).write("SAMPLE", 2).write("CONVERT", 5);
      // PRECHARGE 1-4, DRIVE 5-7, SAMPLE 8-9, step 10-14, accumulate 15, end 16, 17, 18.
      assertEquals(19, cycles(chip, 0, 1, 1, new int[] {1, 0, 0, 0}));
      // PRECHARGE from 10 on, DRIVE 14-16, SAMPLE 17-18.
      assertEquals(19 + 9, cycles(chip, 0, 2, 1, new int[] {1, 0, 0, 0}));
    }
  }

  @Test
  void fragmentsOfZerosTakeTheirFetchAlone() {
    int[] zeros = new int[8];
    // Beats 0 and 1, FETCH 2 and 3, the round ends at 4, a result moves at 5, accepted at 6.
    assertEquals(7, cycles(Configs.small(), LEADING, 6, 1, zeros));
    assertEquals(18 + 9, cycles(Configs.small("minInputCycles: 1"), LEADING, 6, 1, zeros));
    assertEquals(18 + 11 * 9, cycles(Configs.small(), 0, 6, 1, zeros));
  }

  @Test
  void skippedPlanesTakeNoTimeAndAreCounted() {
    try (Chip chip = new Chip(Configs.small())) {
      // Bit lengths 5 and 3: planes 0-4 and 0-2.
      int[] two = {16, 1, 0, 0, 4, 4, 0, 0};
      assertEquals(18 + 7 * 9, cycles(chip, LEADING, 6, 1, two));
      assertEquals(8, chip.count("INPUT_CYCLES"));
      assertEquals(12 - 8, chip.count("SKIPPED"));
      assertEquals(8, chip.count("ACCESSES"));
      assertEquals(8 * 16, chip.count("CONVERSIONS"));
      // Planes 4 and 0; plane 2.
      assertEquals(18 + 2 * 9, cycles(chip, PLANES_OF_ZEROS, 6, 1, two));
      assertEquals(3, chip.count("INPUT_CYCLES"));
      assertEquals(12 - 3, chip.count("SKIPPED"));
    }
  }

  @Test
  void aNegativeInputTakesASignPlaneMore() {
    try (Chip chip = new Chip(Configs.small())) {
      // -4 = ..100: bit length of ~-4 is 2, and the sign: planes 0-2.
      cycles(chip, LEADING | SIGNED, 6, 1, new int[] {-4, 1, 0, 0});
      assertEquals(3, chip.count("INPUT_CYCLES"));
      // 3 alone is as unsigned: planes 0-1. -1 needs its sign alone, as 0 has none.
      cycles(chip, LEADING | SIGNED, 6, 1, new int[] {3, 0, 0, 0});
      assertEquals(2, chip.count("INPUT_CYCLES"));
      cycles(chip, LEADING | SIGNED, 6, 1, new int[] {-1, 0, 0, 0});
      assertEquals(1, chip.count("INPUT_CYCLES"));
      // 4 with -1: bit length 3 and the sign: planes 0-3, none without a one.
      cycles(chip, PLANES_OF_ZEROS | SIGNED, 6, 1, new int[] {4, -1, 0, 0});
      assertEquals(4, chip.count("INPUT_CYCLES"));
      // 4 with -4: planes 2 and 3 (the sign) have ones, planes 0 and 1 have none.
      cycles(chip, PLANES_OF_ZEROS | SIGNED, 6, 1, new int[] {4, -4, 0, 0});
      assertEquals(2, chip.count("INPUT_CYCLES"));
      // Bits above PLANES are ignored: 0b1111_0001 of 3 planes is 1.
      cycles(chip, LEADING | SIGNED, 3, 1, new int[] {0xF1, 0, 0, 0});
      assertEquals(1, chip.count("INPUT_CYCLES"));
    }
  }

  @Test
  void theNextVectorFillsItsBankBesideTheRound() {
    int[] one = {1, 0, 0, 0};
    // The next round begins in the clock after the one in which the last result moved in (15).
    assertEquals(17 + 15, cycles(Configs.small(), 0, 1, 1, one, one));
    // Silent: in the clock after the round's end (14).
    assertEquals(15 + 14, cycles(Configs.small(), SILENT, 1, 1, one, one));
    // Three: all like the second.
    assertEquals(17 + 2 * 15, cycles(Configs.small(), 0, 1, 1, one, one, one));
  }

  @Test
  void stallsOfBothStreamsAreCounted() {
    int[] one = {1, 0, 0, 0};
    try (Chip chip = new Chip(Configs.small())) {
      cycles(chip, 0, 1, 1, one, one, one);
      assertEquals(0, chip.count("STALLS_IN"));
      assertEquals(0, chip.count("STALLS_OUT"));
      chip.stalls(clock -> clock % 10 == 0, clock -> true);
      // What a job takes longer it waits for its beat, or for its result to be taken.
      long clocks = cycles(chip, SILENT, 1, 1, one);
      assertEquals(clocks - 15, chip.count("STALLS_IN"));
      chip.stalls(clock -> true, clock -> clock % 50 == 0);
      long late = cycles(chip, 0, 1, 1, one);
      assertEquals(late - 17, chip.count("STALLS_OUT"));
    }
  }

  @Test
  void unitsMeetAtTheEndOfARound() {
    try (Chip chip = new Chip(Configs.small("units: 2"))) {
      chip.write("MODE", LEADING | 6 << 4).write("FRAGMENTS", 1).write("OUTPUTS", 1);
      int[][] units = {{1, 0, 0, 0}, {32, 0, 0, 0}};
      chip.vectors(new int[][][] {units}).run(CrossbarOp.COMPUTE);
      // A beat a unit; the second takes 6 accesses.
      assertEquals(18 + 5 * 9, chip.count("CYCLES"));
      assertEquals(7, chip.count("ACCESSES"));
      assertEquals(7, chip.count("INPUT_CYCLES"));
      assertEquals(5, chip.count("SKIPPED"));
    }
  }

  /**
   * COLLECT 0, PRECHARGE 1, DRIVE 2, SAMPLE 3, 8 steps 4 to 11, accumulate 12, DECIDE 13, REPORT
   * 14, accepted 15; a pulse and its VERIFY and DECIDE take 3 + 12 + 1.
   */
  @Test
  void programmingPulsesUntilTheRowVerifies() {
    try (Chip chip = new Chip(Configs.small())) {
      int[][] zero = new int[1][16];
      chip.program(0, 0, 5, zero);
      assertEquals(16, chip.count("CYCLES"));
      int[][] rows = new int[2][16];
      rows[0][3] = 3;
      rows[0][9] = 1;
      chip.program(0, 0, 5, rows);
      assertEquals(16 + 15 + 3 * 16, chip.count("CYCLES"));
      assertEquals(5, chip.count("ACCESSES"));
      assertEquals(3, chip.count("PULSES"));
      assertEquals(4, chip.count("WRITES"));
      assertEquals(0, chip.count("CONVERSIONS"));
      chip.write("WRITE_SETUP", 2).write("WRITE_PULSE", 3).write("WRITE_RECOVERY", 4);
      chip.program(0, 0, 5, zero);
      assertEquals(16 + 3 * (16 + 6), chip.count("CYCLES"));
      assertEquals(4, chip.count("WRITES"));
    }
  }

  @Test
  void aReportOfColumnsTakesItsBeats() {
    try (Chip chip = new Chip(Configs.small())) {
      chip.write("MODE", REPORT | 1 << 4).program(0, 0, 0, new int[1][16]);
      // 16 columns of 2 bits are one beat of 32 bits.
      assertEquals(17, chip.count("CYCLES"));
      assertEquals(2, chip.results.size());
    }
  }

  /** 48 pulses erase; then a row takes 13 + 9 + 13 + 9 clocks and two beats of report. */
  @Test
  void marchGoesOverAllRows() {
    try (Chip chip = new Chip(Configs.small())) {
      chip.write("PULSE_LIMIT", 3).run(CrossbarOp.MARCH);
      assertEquals(16 * 9 + 16 * 46 + 1, chip.count("CYCLES"));
      assertEquals(16 * 9, chip.count("PULSES"));
      assertEquals(16 * 9 * 16, chip.count("WRITES"));
      assertEquals(32, chip.count("ACCESSES"));
      assertEquals(32, chip.results.size());
    }
  }

  @Test
  void tablesTakeTheirBeatsAndATestFiveClocks() {
    try (Chip chip = new Chip(Configs.small("faults: injectable"))) {
      chip.write("ROWS", 4).rows(new int[4][24], 1).run(CrossbarOp.FLAGS);
      assertEquals(4, chip.count("CYCLES"));
      chip.image(BigInteger.ZERO, 256, true).run(CrossbarOp.MAP);
      assertEquals(4, chip.count("CYCLES"));
      chip.write("ROWS", 16).rows(new int[16][16], 2).run(CrossbarOp.FAULTS);
      assertEquals(16, chip.count("CYCLES"));
      chip.run(CrossbarOp.TEST);
      assertEquals(5, chip.count("CYCLES"));
      assertEquals(1, chip.count("ACCESSES"));
    }
  }
}
