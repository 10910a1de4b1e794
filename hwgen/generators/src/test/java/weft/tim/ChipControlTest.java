package weft.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimConfig.Form;

/** Schedule, errors, aborts and resets of the whole chip in Icarus. */
class ChipControlTest {
  private static final int UNSIGNED = 1 << 4;
  private static final int TERNARY = 2 | 1 << 4;
  private static final int KEEP = 1 << 12;
  private static final int SILENT = 1 << 13;

  /** Two tiles of 32 x 12, blocks of 8 rows, 4 PCUs, at most 16 accumulated blocks. */
  private static final TimConfig CONFIG =
      new TimConfig(32, 12, 8, 3, 4, 2, 3, 4, 128, Form.DIGITAL);

  @TempDir Path folder;

  /** Row r has +1 in column r mod 12, -1 in the next, 0 elsewhere. */
  private static int[][] diagonal(int rows) {
    int[][] weights = new int[rows][12];
    for (int row = 0; row < rows; row++) {
      weights[row][row % 12] = 1;
      weights[row][(row + 1) % 12] = -1;
    }
    return weights;
  }

  /** A COMPUTE job of one vector; inputs follow. */
  private static Chip start(Chip chip, int mode, int firstBlock, int blocks, int columns) {
    chip.write("OP", 0).write("MODE", mode).write("FIRST_BLOCK", firstBlock);
    chip.write("BLOCKS", blocks).write("COLUMNS", columns).write("VECTORS", 1);
    return chip.write("CTRL", 1);
  }

  private static Chip counters(Chip chip, String... names) {
    chip.write("CTRL", 8);
    for (String name : names) {
      chip.read(name);
    }
    return chip;
  }

  @Test
  void accessesTakeThreeClocksAndRowsFollowTheirConversion() {
    Chip chip = new Chip(CONFIG);
    start(chip, TERNARY, 0, 4, 4);
    for (int block = 0; block < 4; block++) {
      chip.beat(block == 3);
    }
    List<String> log = chip.await().run(folder);
    // A clock until the first beat is there, 4 accesses of 3 clocks, convert, accumulate, one clock
    // in the row buffer, 4 beats.
    assertEquals(List.of(1 + 4 * 3 + 3 + 4), Chip.clocks(log));
  }

  @Test
  void phasesLastAsLongAsTheirRegistersSay() {
    Chip chip = new Chip(CONFIG);
    chip.write("PRECHARGE", 2).write("DRIVE", 3).write("SAMPLE", 2).write("CONVERT", 2);
    chip.write("WRITE_SETUP", 4).write("WRITE_PULSE", 5).write("WRITE_RECOVERY", 6);
    chip.program(0, 0, diagonal(3));
    start(chip, TERNARY, 0, 4, 4);
    for (int block = 0; block < 4; block++) {
      chip.beat(block == 3);
    }
    List<String> log = chip.await().run(folder);
    assertEquals(List.of(3 * (1 + 4 + 5 + 6), 4 * 7 + 2 + 2 + 4), Chip.clocks(log));
    assertEquals(List.of(), Chip.of(log, "overlap"));
  }

  @Test
  void slowConversionHoldsTheNextAccess() {
    Chip chip = new Chip(CONFIG);
    chip.write("CONVERT", 10);
    start(chip, TERNARY | SILENT, 0, 2, 12).beat(false).beat(true);
    List<String> log = chip.await().run(folder);
    // SAMPLE at 3, 30 clocks of conversion, SAMPLE at 34, 30 clocks, accumulate at 65.
    assertEquals(List.of(66), Chip.clocks(log));
    assertEquals(List.of(), Chip.of(log, "overlap"));
  }

  @Test
  void readsWeightsBackThroughTheArrayAndZeroWhereNothingWasProgrammed() {
    Chip chip = new Chip(CONFIG);
    chip.program(1, 9, diagonal(3));
    List<Long> expected = new ArrayList<>();
    int[][] weights = diagonal(3);
    for (int row = 8; row < 13; row++) {
      start(chip, TERNARY, 1, 1, 12).beat(true, row - 8, 16 + row - 8).await();
      for (int c = 0; c < 12; c++) {
        expected.add(0L);
        expected.add(row >= 9 && row < 12 ? (long) weights[row - 9][c] : 0L);
      }
    }
    assertEquals(expected, chip.lanes(chip.run(folder)));
  }

  @Test
  void keepGoesOnFromTheLastJobButOnlyInItsFirstVector() {
    Chip chip = new Chip(CONFIG);
    chip.program(0, 0, diagonal(8));
    start(chip, UNSIGNED | SILENT, 0, 1, 2).beat(true, 0).await();
    chip.write("MODE", UNSIGNED | KEEP).write("VECTORS", 2).write("CTRL", 1);
    chip.beat(false, 0, 1).beat(true, 1).await();
    // Column 0 holds +1 of row 0; column 1 holds -1 of row 0 and +1 of row 1.
    assertEquals(List.of(2L, 0L, -1L, 0L, 0L, 0L, 1L, 0L), chip.lanes(chip.run(folder)));
  }

  @Test
  void refusesMoreBlocksThanASumIsWideFor() {
    Chip chip = new Chip(CONFIG);
    int both = UNSIGNED | SILENT | 1 << 8;
    for (int job = 0; job < 3; job++) {
      start(chip, job == 0 ? both : both | KEEP, 0, 4, 1);
      for (int block = 0; block < 4 && job < 2; block++) {
        chip.beat(block == 3);
      }
      chip.await();
    }
    chip.read("ERROR").read("ERROR_ADDRESS").read("IRQ_STATUS").write("IRQ_STATUS", 7);
    // Two chains of 8 blocks, tile for tile, still fit with groups of one tile.
    start(chip, UNSIGNED | SILENT | KEEP, 0, 4, 1);
    for (int block = 0; block < 4; block++) {
      chip.beat(block == 3);
    }
    chip.await().read("IRQ_STATUS");
    List<String> log = chip.run(folder);
    assertEquals(List.of("refused 018"), Chip.of(log, "refused"));
    assertEquals(5, chip.last(log, "ERROR"));
    assertEquals(0x084, chip.last(log, "ERROR_ADDRESS"));
    assertEquals(List.of("read 024 00000007", "read 024 00000001"), Chip.of(log, "read 024"));
    assertEquals(0, Chip.clocks(log).get(2));
  }

  @Test
  void testReadsTheRawCodesOfAnyPattern() {
    Chip chip = new Chip(CONFIG);
    int[][] column9 = new int[8][12];
    for (int row = 0; row < 8; row++) {
      column9[row][9] = row < 5 ? 1 : row < 7 ? -1 : 0;
    }
    chip.program(1, 16, column9);
    chip.write("OP", 2).write("TILE", 1).write("FIRST_BLOCK", 2).write("TEST_COLUMN", 9);
    chip.write("TEST_PLUS", 0b0110_0001).write("TEST_MINUS", 0b0100_0110).write("CTRL", 0x11);
    chip.await().read("TEST_CODE");
    chip.write("TEST_PLUS", 0b0001_1111).write("TEST_MINUS", 0).write("CTRL", 1);
    counters(chip.await().read("TEST_CODE"), "ACCESSES_LOW", "CLIPS_PLUS_LOW");
    List<String> log = chip.run(folder);
    // Plus: row 0 and (both raised) row 6; minus: rows 1, 2, 5, and row 6.
    assertEquals(List.of("read 0ec 01030002", "read 0ec 00000103"), Chip.of(log, "read 0ec"));
    assertEquals(List.of(8 * 4, 5, 5), Chip.clocks(log));
    assertEquals(2, chip.last(log, "ACCESSES_LOW"));
    assertEquals(0, chip.last(log, "CLIPS_PLUS_LOW"));
  }

  @Test
  void theFirstErrorIsKeptUntilCleared() {
    Chip chip = new Chip(CONFIG);
    chip.write("IRQ_ENABLE", 2).write("COLUMNS", 13).command("W", 0x60, 1);
    chip.read("ERROR").read("ERROR_ADDRESS").read("COLUMNS").read("IRQ_STATUS");
    chip.command("J", 1, 0).write("ERROR", 1).write("IRQ_STATUS", 2).command("J", 1, 0);
    chip.read("ERROR").command("W", 0x0C, 0).read("ERROR").read("ERROR_ADDRESS");
    chip.write("ERROR", 8).command("R", 0x64, 0).read("ERROR").read("ERROR_ADDRESS");
    chip.write("ERROR", 8).write("FIRST_BLOCK", 3).write("BLOCKS", 2).write("CTRL", 1);
    chip.read("ERROR").read("ERROR_ADDRESS").write("ERROR", 8);
    chip.write("OP", 1).write("FIRST_ROW", 31).write("ROWS", 2).write("CTRL", 1);
    chip.read("ERROR").read("ERROR_ADDRESS").read("STATUS");
    List<String> log = chip.run(folder);
    assertEquals(
        List.of("refused 090", "refused 060", "refused 00c", "refused 018", "refused 018"),
        Chip.of(log, "refused"));
    assertEquals(List.of("unreadable 064"), Chip.of(log, "unreadable"));
    assertEquals(List.of("clocks 0 irq 1", "clocks 0 irq 0"), Chip.of(log, "clocks"));
    assertEquals(
        List.of(2, 0, 1, 1, 4, 4).stream().map(code -> "read 028 0000000" + code).toList(),
        Chip.of(log, "read 028"));
    assertEquals(
        List.of("090", "00c", "064", "08c", "0b0").stream().map(a -> "read 02c 00000" + a).toList(),
        Chip.of(log, "read 02c"));
    assertEquals(1, chip.last(log, "COLUMNS"));
    assertEquals(2, chip.last(log, "STATUS"));
  }

  @Test
  void registersOfARunningJobCannotBeWritten() {
    Chip chip = new Chip(CONFIG);
    chip.command("T", 0, 0);
    start(chip, TERNARY, 0, 1, 4).beat(true, 0).command("D", 40, 0);
    chip.write("VECTORS", 9).write("CTRL", 3).write("IRQ_ENABLE", 1);
    chip.read("STATUS").read("ERROR").read("ERROR_ADDRESS").read("VECTORS").command("T", 1, 0);
    List<String> log = chip.await().run(folder);
    assertEquals(List.of("refused 094", "refused 018"), Chip.of(log, "refused"));
    assertEquals(3, chip.last(log, "STATUS"));
    assertEquals(3, chip.last(log, "ERROR"));
    assertEquals(0x094, chip.last(log, "ERROR_ADDRESS"));
    assertEquals(1, chip.last(log, "VECTORS"));
    assertEquals(8, chip.lanes(log).size());
  }

  @Test
  void aStreamTooShortAbortsTheJob() {
    Chip chip = new Chip(CONFIG);
    chip.program(0, 0, diagonal(8));
    start(chip, UNSIGNED, 0, 3, 4).beat(false, 0).beat(true, 0).await();
    chip.read("ERROR").read("ERROR_ADDRESS").read("IRQ_STATUS");
    start(chip, UNSIGNED, 0, 1, 4).beat(true, 0).await();
    List<String> log = chip.run(folder);
    assertEquals(6, chip.last(log, "ERROR"));
    assertEquals(0, chip.last(log, "ERROR_ADDRESS"));
    assertEquals(3, chip.last(log, "IRQ_STATUS"));
    // The second beat is taken in clock 3, when the first is released: one more clock.
    assertEquals(List.of(8 * 4, 5, 11), Chip.clocks(log));
    assertEquals(List.of(1L, 0L, -1L, 0L, 0L, 0L, 0L, 0L), chip.lanes(log));
  }

  @Test
  void aStreamTooLongIsDrainedAfterTheJob() {
    Chip chip = new Chip(CONFIG);
    chip.program(0, 0, diagonal(8));
    start(chip, UNSIGNED, 0, 1, 4).beat(false, 1).beat(false, 0).beat(true, 0).await();
    chip.read("ERROR").read("STATUS");
    start(chip, UNSIGNED, 0, 1, 4).beat(true, 0).await();
    List<String> log = chip.run(folder);
    assertEquals(7, chip.last(log, "ERROR"));
    assertEquals(2, chip.last(log, "STATUS"));
    assertEquals(List.of(8 * 4, 13, 11), Chip.clocks(log));
    assertEquals(
        List.of(0L, 0L, 1L, 0L, -1L, 0L, 0L, 0L, 1L, 0L, -1L, 0L, 0L, 0L, 0L, 0L), chip.lanes(log));
  }

  @Test
  void anAbortLeavesTheValidResultBeatAndNoMore() {
    Chip chip = new Chip(CONFIG);
    chip.program(0, 0, diagonal(8));
    chip.command("T", 0, 0);
    start(chip, UNSIGNED, 0, 1, 4).beat(true, 0).command("D", 40, 0).write("CTRL", 2);
    chip.command("D", 20, 0).read("STATUS").command("T", 1, 0).await().read("IRQ_STATUS");
    start(chip, UNSIGNED, 0, 1, 4).beat(true, 0).await();
    List<String> log = chip.run(folder);
    assertEquals(1, chip.last(log, "STATUS"));
    assertEquals(1, chip.last(log, "IRQ_STATUS"));
    assertEquals(List.of(1L, 0L, 1L, 0L, -1L, 0L, 0L, 0L, 0L, 0L), chip.lanes(log));
    assertEquals(1, Chip.of(log, "beat 1").size());
  }

  @Test
  void softResetForgetsRowsRegistersAndTheJob() {
    Chip chip = new Chip(CONFIG);
    chip.program(0, 0, diagonal(8)).write("INPUT_PLUS", 5);
    chip.command("T", 0, 0);
    start(chip, UNSIGNED, 0, 1, 4).beat(true, 0).command("D", 40, 0).write("CTRL", 4);
    chip.read("STATUS").read("INPUT_PLUS").read("VECTORS").read("IRQ_STATUS");
    chip.command("T", 1, 0);
    start(chip, UNSIGNED, 0, 1, 4).beat(true, 0).await();
    List<String> log = chip.run(folder);
    assertEquals(0, chip.last(log, "STATUS"));
    assertEquals(1, chip.last(log, "INPUT_PLUS"));
    assertEquals(0, chip.last(log, "IRQ_STATUS"));
    assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), chip.lanes(log));
  }

  @Test
  void constantsTellTheConfiguration() {
    Chip chip = new Chip(CONFIG);
    chip.read("ID").read("SIZE").read("CAPABILITY").read("PCUS").read("CONFIG_HASH").read("CTRL");
    List<String> log = chip.run(folder);
    assertEquals(0x5754494D, chip.last(log, "ID"));
    assertEquals(12 << 16 | 32, chip.last(log, "SIZE"));
    assertEquals(3L << 28 | 4 << 24 | 2 << 16 | 3 << 8 | 8, chip.last(log, "CAPABILITY"));
    assertEquals(4, chip.last(log, "PCUS"));
    assertEquals(CONFIG.hash() & 0xFFFF_FFFFL, chip.last(log, "CONFIG_HASH"));
    assertEquals(0, chip.last(log, "CTRL"));
    assertTrue(Arrays.stream(log.toArray()).noneMatch(line -> line.toString().contains("x")));
  }
}
