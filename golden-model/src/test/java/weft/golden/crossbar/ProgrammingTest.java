package weft.golden.crossbar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;

/**
 * Section 2 of docs/crossbar.md and PROGRAM and MARCH; steps were computed apart from this code.
 */
class ProgrammingTest {
  /**
   * 2 rows, 4 physical columns, 2-bit cells with 4 bits below: steps of 8 give or take 3, seed 1.
   */
  private static final CrossbarConfig VARYING =
      Crossbars.with("rows: 2", "columns: 4", "fragmentRows: 2", "adcs: 1", "faults: injectable");

  private static final CrossbarConfig EXACT =
      Crossbars.with(
          "rows: 2",
          "columns: 4",
          "fragmentRows: 2",
          "adcs: 1",
          "faults: injectable",
          "form: digital");

  private static CrossbarJob.Program program(
      CrossbarConfig config, int pulseLimit, boolean report, int[]... targets) {
    return new CrossbarJob.Program(
        0, 0, 0, targets.length, pulseLimit, report, Images.pack(config, 4, targets));
  }

  private static CrossbarJob.Faults faults(CrossbarConfig config, CellFault[][] kinds) {
    int[][] codes = new int[kinds.length][];
    for (int row = 0; row < kinds.length; row++) {
      codes[row] = Arrays.stream(kinds[row]).mapToInt(CellFault::code).toArray();
    }
    return new CrossbarJob.Faults(0, 0, 0, kinds.length, Images.pack(config, 2, codes));
  }

  private static int[] levels(CrossbarChip chip, CrossbarConfig config, int row) {
    int[] levels = new int[config.physicalColumns()];
    Arrays.setAll(levels, column -> chip.level(0, 0, row, column));
    return levels;
  }

  @Test
  void mixesInUnsignedArithmetic() {
    assertEquals(0, CellArray.mix(0));
    assertEquals(0x688990C0, CellArray.mix(1));
    assertEquals(0x6768824A, CellArray.mix(-1));
  }

  @Test
  void aPulseMovesACellByItsOwnStep() {
    // Steps of row 0, column 0: 11, 7, 7, 8, 10, 10, 5, 9, 7, 11, 6, 7; a level is 16.
    CellArray cells = new CellArray(VARYING);
    boolean[] first = {true, false, false, false};
    boolean[] none = new boolean[4];
    int[] levels = new int[8];
    for (int n = 0; n < 8; n++) {
      cells.pulse(0, first, none);
      levels[n] = cells.level(0, 0);
    }
    assertArrayEquals(new int[] {0, 1, 1, 2, 2, 3, 3, 3}, levels);
    assertEquals(0, cells.level(0, 1));
    // Eight pulses are 67, over the top: 63. Step 8 is 7: 56; SET and RESET together do nothing;
    // steps 10 and 11 are 6 and 7: 50 and 43.
    cells.pulse(0, none, first);
    cells.pulse(0, first, first);
    assertEquals(3, cells.level(0, 0));
    cells.pulse(0, none, first);
    assertEquals(3, cells.level(0, 0));
    cells.pulse(0, none, first);
    assertEquals(2, cells.level(0, 0));
  }

  @Test
  void pulsesUntilEveryCellVerifies() {
    CrossbarChip chip = new CrossbarChip(VARYING);
    int[][] targets = {{0, 1, 2, 3}, {3, 3, 1, 2}};
    JobResult result = chip.run(program(VARYING, 20, false, targets));
    assertArrayEquals(targets[0], levels(chip, VARYING, 0));
    assertArrayEquals(targets[1], levels(chip, VARYING, 1));
    assertArrayEquals(new int[] {7, 7}, result.effort());
    // Lanes are 64 bits: sums of this accelerator do not fit 32.
    assertArrayEquals(new int[] {7 << 16, 0, 7 << 16, 0}, result.words());
    assertEquals(new Counts(16, 0, 0, 0, 0, 14, 34), result.counts());
  }

  @Test
  void givesUpAtThePulseLimitAndReportsEveryColumn() {
    CrossbarChip chip = new CrossbarChip(VARYING);
    JobResult result =
        chip.run(program(VARYING, 4, true, new int[] {0, 1, 2, 3}, new int[] {3, 3, 1, 2}));
    assertArrayEquals(new int[] {0, 1, 1, 1}, levels(chip, VARYING, 0));
    // Columns 2 and 3 of row 0 and columns 0 and 1 of row 1 ended below: 1 in two bits each.
    assertArrayEquals(
        new int[] {4 << 16 | 2, 0, 0b01_01_00_00, 0, 4 << 16 | 2, 0, 0b00_00_01_01, 0},
        result.words());
    assertEquals(new Counts(10, 0, 0, 0, 0, 8, 24), result.counts());
  }

  @Test
  void exactCellsTakeAPulseALevelUpOrDown() {
    CrossbarChip chip = new CrossbarChip(EXACT);
    JobResult up = chip.run(program(EXACT, 9, false, new int[] {0, 1, 2, 3}));
    assertEquals(new Counts(4, 0, 0, 0, 0, 3, 6), up.counts());
    JobResult down = chip.run(program(EXACT, 9, false, new int[] {2, 1, 0, 1}));
    assertEquals(new Counts(3, 0, 0, 0, 0, 2, 6), down.counts());
    assertArrayEquals(new int[] {2, 1, 0, 1}, levels(chip, EXACT, 0));
    JobResult again = chip.run(program(EXACT, 9, false, new int[] {2, 1, 0, 1}));
    assertEquals(new Counts(1, 0, 0, 0, 0, 0, 0), again.counts());
  }

  @Test
  void fieldsThatBeatsCouldPartAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Images.pack(EXACT, 3, new int[][] {{1, 2}}));
  }

  @Test
  void neitherResetNorOtherRowsChangeCells() {
    CrossbarChip chip = new CrossbarChip(EXACT);
    chip.run(program(EXACT, 9, false, new int[] {3, 2, 1, 0}));
    chip.reset();
    assertArrayEquals(new int[] {3, 2, 1, 0}, levels(chip, EXACT, 0));
    assertArrayEquals(new int[4], levels(chip, EXACT, 1));
  }

  @Test
  void levelBitsAboveTheCellsAreIgnored() {
    CrossbarChip chip = new CrossbarChip(EXACT);
    chip.run(program(EXACT, 9, false, new int[] {12 + 3, 4 + 2, 8 + 1, 12}));
    assertArrayEquals(new int[] {3, 2, 1, 0}, levels(chip, EXACT, 0));
  }

  @Test
  void stuckCellsReadTheirLevelAndTheRestVerifies() {
    CrossbarChip chip = new CrossbarChip(EXACT);
    CellFault[] kinds = {CellFault.SA1, CellFault.SA0, CellFault.NONE, CellFault.SA0};
    chip.run(faults(EXACT, new CellFault[][] {kinds}));
    assertArrayEquals(new int[] {3, 0, 0, 0}, levels(chip, EXACT, 0));
    // SA1 below target 3 is right, SA0 is below 1 and right at 0: one column fails to the end.
    JobResult result = chip.run(program(EXACT, 5, true, new int[] {3, 1, 2, 0}));
    assertArrayEquals(new int[] {5 << 16 | 1, 0, 0b00_00_01_00, 0}, result.words());
    // Two columns move in two pulses, the stuck one has its line up in all five.
    assertEquals(new Counts(6, 0, 0, 0, 0, 5, 2 + 5), result.counts());
    // The stuck cell's conductance went up by five pulses all the same.
    chip.run(
        faults(
            EXACT,
            new CellFault[][] {
              new CellFault[] {CellFault.SA0, CellFault.NONE, CellFault.NONE, CellFault.NONE}
            }));
    assertArrayEquals(new int[] {0, 3, 2, 0}, levels(chip, EXACT, 0));
  }

  @Test
  void aColumnThatEndsAboveIsReportedSo() {
    CrossbarChip chip = new CrossbarChip(EXACT);
    CellFault[] kinds = {CellFault.SA1, CellFault.SA1, CellFault.SA1, CellFault.SA1};
    chip.run(faults(EXACT, new CellFault[][] {kinds}));
    JobResult result = chip.run(program(EXACT, 1, true, new int[] {0, 1, 2, 3}));
    assertArrayEquals(new int[] {1 << 16 | 3, 0, 0b00_10_10_10, 0}, result.words());
  }

  @Test
  void aSlowCellMovesHalfAsFar() {
    // Steps 11, 7, 7, 8 halved and rounded down: 5 + 3 + 3 + 4 = 15, the next (10): 20.
    CrossbarChip chip = new CrossbarChip(VARYING);
    CellFault[] kinds = {CellFault.SLOW, CellFault.NONE, CellFault.NONE, CellFault.NONE};
    chip.run(faults(VARYING, new CellFault[][] {kinds}));
    assertEquals(5, chip.run(program(VARYING, 99, false, new int[] {1, 0, 0, 0})).effort()[0]);
  }

  @Test
  void theBuiltInTestTellsStuckCellsFromGoodOnes() {
    CrossbarChip chip = new CrossbarChip(EXACT);
    CellFault[] kinds = {CellFault.NONE, CellFault.SA0, CellFault.SA1, CellFault.SLOW};
    chip.run(faults(EXACT, new CellFault[][] {kinds}));
    chip.run(program(EXACT, 9, false, new int[] {0, 0, 3, 0}, new int[] {3, 2, 1, 0}));
    JobResult result = chip.run(new CrossbarJob.March(0, 0, 3));
    // A slow exact cell never moves: it is found stuck at 0.
    assertArrayEquals(
        new int[] {6 << 16 | 3, 0, 0b01_10_01_00, 0, 6 << 16, 0, 0, 0}, result.words());
    assertEquals(new Counts(4, 0, 0, 0, 0, 18, 72), result.counts());
    assertArrayEquals(new int[4], levels(chip, EXACT, 1));
  }

  @Test
  void tooFewPulsesFailBothTests() {
    CrossbarChip chip = new CrossbarChip(EXACT);
    chip.run(program(EXACT, 9, false, new int[] {3, 2, 1, 0}));
    // One pulse down: 2, 1, 0, 0; one up: 3, 2, 1, 1 of 3.
    JobResult result = chip.run(new CrossbarJob.March(0, 0, 1));
    assertArrayEquals(
        new int[] {2 << 16 | 4, 0, 0b01_01_11_10, 0}, Arrays.copyOf(result.words(), 4));
  }

  /** Every cell of a 16 x 16 crossbar, stuck either way, and nothing else. */
  @Test
  void theBuiltInTestFindsEverySingleStuckCell() {
    CrossbarConfig config =
        Crossbars.with(
            "rows: 16", "columns: 16", "fragmentRows: 4", "adcs: 2", "faults: injectable");
    for (int row = 0; row < 16; row++) {
      for (int column = 0; column < 16; column++) {
        for (CellFault kind : new CellFault[] {CellFault.SA0, CellFault.SA1}) {
          CrossbarChip chip = new CrossbarChip(config);
          CellFault[][] kinds = new CellFault[16][16];
          for (CellFault[] kindsOfRow : kinds) {
            Arrays.fill(kindsOfRow, CellFault.NONE);
          }
          kinds[row][column] = kind;
          chip.run(faults(config, kinds));
          JobResult result = chip.run(new CrossbarJob.March(0, 0, 13));
          int[] expected = new int[4 * 16];
          for (int r = 0; r < 16; r++) {
            expected[4 * r] = 26 << 16 | (r == row ? 1 : 0);
            expected[4 * r + 2] = r == row ? kind.code() << 2 * column : 0;
          }
          assertArrayEquals(expected, result.words(), kind + " " + row + "," + column);
        }
      }
    }
  }

  @Test
  void pulsesAreCountedModuloTwoToTheSixteenth() {
    CellArray cells = new CellArray(VARYING);
    boolean[] none = new boolean[4];
    boolean[] first = {true, false, false, false};
    for (int n = 0; n < 1 << 16; n++) {
      cells.pulse(0, none, none);
    }
    // Steps 11 and 7 of pulses 0 and 1 again: level 1 with the second.
    cells.pulse(0, first, none);
    assertEquals(0, cells.level(0, 0));
    cells.pulse(0, first, none);
    assertEquals(1, cells.level(0, 0));
    assertTrue(cells.level(0, 1) == 0);
  }
}
