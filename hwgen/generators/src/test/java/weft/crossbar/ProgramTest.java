package weft.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarOp;

/** Cells, pulses and faults, against a crossbar written down cell by cell in the test. */
class ProgramTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final int REPORT = 1 << 15;
  private static final int SA0 = 1;
  private static final int SA1 = 2;
  private static final int SLOW = 3;

  /** The cells of docs/crossbar.md section 2. */
  private static final class Cells {
    final CrossbarConfig config;
    final int[][] conductance;
    final int[][] faults;
    final int[] pulses;

    Cells(CrossbarConfig config) {
      this.config = config;
      conductance = new int[config.rows()][config.physicalColumns()];
      faults = new int[config.rows()][config.physicalColumns()];
      pulses = new int[config.rows()];
    }

    static int mix(int value) {
      int z = value;
      z ^= z >>> 16;
      z *= 0x7FEB352D;
      z ^= z >>> 15;
      z *= 0x846CA68B;
      z ^= z >>> 16;
      return z;
    }

    int level(int row, int j) {
      int top = config.topLevel();
      return switch (faults[row][j]) {
        case SA0 -> 0;
        case SA1 -> top;
        default -> conductance[row][j] >> config.cell().fineBits();
      };
    }

    /** A pulse that moves each column up (1), down (-1) or not (0). */
    void pulse(int row, int[] moves) {
      int most = (1 << config.cellBits() + config.cell().fineBits()) - 1;
      for (int j = 0; j < moves.length; j++) {
        int h = mix(mix(mix(config.cell().seed() ^ row) ^ j) ^ (pulses[row] & 0xFFFF));
        int variation = config.cell().variation();
        int step = config.cell().step() - variation;
        step += Integer.remainderUnsigned(h, 2 * variation + 1);
        step = faults[row][j] == SLOW ? step / 2 : step;
        int moved = conductance[row][j] + moves[j] * step;
        conductance[row][j] = Math.max(0, Math.min(most, moved));
      }
      pulses[row]++;
    }

    int[] moves(int row, int[] targets) {
      int[] moves = new int[targets.length];
      Arrays.setAll(moves, j -> Integer.signum(targets[j] - level(row, j)));
      return moves;
    }

    /** Programs a row; the report's first beat and its two bits a column. */
    BigInteger[] program(int row, int[] targets, int limit) {
      int count = 0;
      for (;
          !Arrays.equals(moves(row, targets), new int[targets.length]) && count < limit;
          count++) {
        pulse(row, moves(row, targets));
      }
      int failed = 0;
      BigInteger columns = BigInteger.ZERO;
      int[] left = moves(row, targets);
      for (int j = 0; j < left.length; j++) {
        failed += Math.abs(left[j]);
        columns = left[j] == 0 ? columns : columns.setBit(2 * j + (left[j] > 0 ? 0 : 1));
      }
      return new BigInteger[] {BigInteger.valueOf(count << 16 | failed), columns};
    }
  }

  private static List<BigInteger> data(Chip chip) {
    return chip.results.stream().map(Chip.Beat::data).toList();
  }

  private static int[][] random(CrossbarConfig config, int rows, int values, Random random) {
    int[][] all = new int[rows][config.physicalColumns()];
    for (int[] row : all) {
      Arrays.setAll(row, j -> random.nextInt(values));
    }
    return all;
  }

  /** Twice over the same rows, so that cells go down as well and pulse numbers go on. */
  @ParameterizedTest
  @ValueSource(strings = {"digital", "macro"})
  void pulsesAndReportsAreThoseOfTheCellModel(String form) {
    CrossbarConfig config =
        Configs.small("form: " + form, "faults: injectable", "spareColumns: 1", "adcBits: 5");
    Random random = new Random(SEED);
    Cells cells = new Cells(config);
    try (Chip chip = new Chip(config)) {
      int[][] faults = random(config, 16, 12, random);
      for (int[] row : faults) {
        Arrays.setAll(row, j -> row[j] > 3 ? 0 : row[j]);
      }
      chip.write("FIRST_ROW", 0).write("ROWS", 16).rows(faults, 2).run(CrossbarOp.FAULTS);
      for (int row = 0; row < 16; row++) {
        cells.faults[row] = faults[row];
      }
      chip.write("MODE", REPORT | 1 << 4).write("PULSE_LIMIT", 7);
      List<BigInteger> expected = new ArrayList<>();
      for (int time = 0; time < 2; time++) {
        int[][] targets = random(config, 6, 4, random);
        chip.program(0, 0, 7, targets);
        for (int r = 0; r < 6; r++) {
          expected.addAll(two(cells.program(7 + r, targets[r], 7), config));
        }
      }
      assertEquals(expected, data(chip), "replay: -Dweft.seed=" + SEED);
    }
  }

  /** A report of 18 columns is 36 bits: two beats of 32 bits behind the first. */
  private static List<BigInteger> two(BigInteger[] report, CrossbarConfig config) {
    List<BigInteger> beats = new ArrayList<>(List.of(report[0]));
    BigInteger mask = BigInteger.ONE.shiftLeft(config.resultBits()).subtract(BigInteger.ONE);
    beats.add(report[1].and(mask));
    beats.add(report[1].shiftRight(config.resultBits()));
    return beats;
  }

  /** Bits of a target above the cell's are ignored. */
  @Test
  void onlyTheLowestBitsOfATargetCount() {
    try (Chip chip = new Chip(Configs.small())) {
      int[][] row = new int[1][16];
      row[0][5] = 0b1110;
      chip.program(0, 0, 0, row);
      assertEquals(List.of(BigInteger.valueOf(2 << 16)), data(chip));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"digital", "macro"})
  void marchFindsEveryStuckCellAndLeavesZeros(String form) {
    CrossbarConfig config = Configs.small("form: " + form, "faults: injectable");
    Random random = new Random(SEED);
    try (Chip chip = new Chip(config)) {
      chip.program(0, 0, 0, random(config, 16, 4, random));
      int[][] faults = random(config, 16, 9, random);
      for (int[] row : faults) {
        Arrays.setAll(row, j -> row[j] > SA1 ? 0 : row[j]);
      }
      chip.write("FIRST_ROW", 0).write("ROWS", 16).rows(faults, 2).run(CrossbarOp.FAULTS);
      chip.results.clear();
      chip.write("PULSE_LIMIT", 14).run(CrossbarOp.MARCH);
      List<BigInteger> expected = new ArrayList<>();
      for (int[] row : faults) {
        BigInteger columns = BigInteger.ZERO;
        for (int j = 15; j >= 0; j--) {
          columns = columns.shiftLeft(2).or(BigInteger.valueOf(row[j]));
        }
        expected.add(BigInteger.valueOf(28 << 16 | columns.bitCount()));
        expected.add(columns);
      }
      assertEquals(expected, data(chip), "replay: -Dweft.seed=" + SEED);
      // All at 0 now, but those stuck at maximum.
      chip.results.clear();
      chip.write("PULSE_LIMIT", 1).write("MODE", REPORT | 1 << 4);
      chip.program(0, 0, 0, new int[16][16]);
      for (int row = 0; row < 16; row++) {
        long stuck = Arrays.stream(faults[row]).filter(kind -> kind == SA1).count();
        BigInteger first = chip.results.get(2 * row).data();
        assertEquals(stuck == 0 ? 0 : 1 << 16 | stuck, first.longValue(), "row " + row);
      }
    }
  }

  /** An exact cell that is slow does not move at all: half a level is none. */
  @Test
  void marchFindsExactSlowCellsStuckAtZero() {
    try (Chip chip = new Chip(Configs.small("faults: injectable"))) {
      int[][] faults = new int[1][16];
      faults[0][3] = SLOW;
      chip.write("FIRST_ROW", 2).write("ROWS", 1).rows(faults, 2).run(CrossbarOp.FAULTS);
      chip.write("PULSE_LIMIT", 3).run(CrossbarOp.MARCH);
      assertEquals(BigInteger.valueOf(6 << 16 | 1), chip.results.get(4).data());
      assertEquals(BigInteger.valueOf(1 << 6), chip.results.get(5).data());
    }
  }

  /** Levels 3 and 2 in rows 9 and 11 (lines 1 and 3 of fragment 2), the others 0. */
  @Test
  void testReadsTheRawCodeOfAnyPattern() {
    try (Chip chip = new Chip(Configs.small("adcBits: 2", "spareColumns: 1"))) {
      int[][] rows = new int[3][18];
      rows[0][13] = 3;
      rows[2][13] = 2;
      chip.program(0, 0, 9, rows);
      chip.write("FIRST_ROW", 2).write("TEST_COLUMN", 13);
      chip.write("TEST_LINES", 0b0010).run(CrossbarOp.TEST);
      assertEquals(3, chip.read("TEST_CODE"));
      chip.write("TEST_LINES", 0b1000).run(CrossbarOp.TEST);
      assertEquals(2, chip.read("TEST_CODE"));
      chip.write("TEST_LINES", 0b1111).run(CrossbarOp.TEST);
      assertEquals(1 << 16 | 3, chip.read("TEST_CODE"));
      // The pattern begins at line 2: line 3 is its bit 1, and nothing wraps around.
      chip.write("TEST_OFFSET", 2).write("TEST_LINES", 0b1110).run(CrossbarOp.TEST);
      assertEquals(2, chip.read("TEST_CODE"));
      chip.write("TEST_COLUMN", 12).run(CrossbarOp.TEST);
      assertEquals(0, chip.read("TEST_CODE"));
      assertEquals(0, chip.count("SATURATIONS"));
    }
  }
}
