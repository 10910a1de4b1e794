package weft.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import weft.arch.crossbar.CrossbarOp;

/**
 * What an abort leaves in force (docs/crossbar.md section 4), for an abort in every clock that the
 * bus can reach: read back through TEST and COMPUTE, and written down here from the schedule.
 */
class AbortTest {
  private static final int ROWS = 4;
  private static final int COLUMNS = 16;

  /** PRECHARGE, DRIVE, SAMPLE, 4 steps, the accumulate clock, DECIDE. */
  private static final int VERIFY = 9;

  /** Set-up, pulse, recovery. */
  private static final int PULSE = 3;

  /** Clocks of a job that the write right after its start aborts. */
  private static final long SHORTEST = 4;

  /** One fragment of 4 rows, 4 columns an ADC. */
  private static Chip chip(String... more) {
    String[] changes = Arrays.copyOf(more, more.length + 2);
    changes[more.length] = "adcs: 4";
    changes[more.length + 1] = "faults: injectable";
    return new Chip(Configs.small(changes));
  }

  /** Aborts the job in the clock in which a write so many clocks after its start is carried out. */
  private static long abort(Chip chip, CrossbarOp op, int clocks) {
    chip.start(op).clock(clocks);
    return chip.write("CTRL", 2).write("CTRL", 8).count("CYCLES");
  }

  /** Beats that the chip has not accepted; they are taken back. */
  private static int left(Chip chip) {
    int left = chip.inputs.size();
    chip.inputs.clear();
    return left;
  }

  /** The code of one cell. */
  private static long level(Chip chip, int row, int column) {
    int lines = chip.config.fragmentRows();
    chip.write("FIRST_ROW", row / lines).write("TEST_LINES", 1 << row % lines);
    return chip.write("TEST_COLUMN", column).run(CrossbarOp.TEST).read("TEST_CODE");
  }

  /** The levels of the rows in a column. */
  private static List<Long> levels(Chip chip, int column) {
    return IntStream.range(0, ROWS).mapToObj(row -> level(chip, row, column)).toList();
  }

  private static int[][] all(int value) {
    return allOf(ROWS, value);
  }

  private static int[][] allOf(int count, int value) {
    int[][] rows = new int[count][COLUMNS];
    for (int[] row : rows) {
      Arrays.fill(row, value);
    }
    return rows;
  }

  private static void everyClock(TreeSet<Long> cycles, long length) {
    assertEquals(LongStream.rangeClosed(SHORTEST, length).boxed().toList(), List.copyOf(cycles));
  }

  /**
   * The cells of a row have moved as often as pulses began before the abort, its clock included.
   * All but the last column go from 0 to 3, a level a pulse; the last stays.
   */
  @Test
  void ofProgramThePulsesThatBegan() {
    try (Chip chip = chip("rows: 4")) {
      int[][] targets = all(3);
      for (int[] row : targets) {
        row[COLUMNS - 1] = 0;
      }
      // COLLECT of one beat, VERIFY, three pulses each with its VERIFY, REPORT.
      int rowClocks = 1 + VERIFY + 3 * (PULSE + VERIFY) + 1;
      long length = ROWS * rowClocks + 1;
      TreeSet<Long> cycles = new TreeSet<>();
      for (int clocks = 0; clocks < length; clocks++) {
        chip.program(0, 0, 0, all(0));
        chip.write("FIRST_ROW", 0).write("ROWS", ROWS).rows(targets, 4);
        long busy = abort(chip, CrossbarOp.PROGRAM, clocks);
        cycles.add(busy);
        int unread = left(chip);
        long last = busy - 2;
        long[] expected = new long[ROWS];
        int accepted = 0;
        for (int row = 0; row < ROWS; row++) {
          long begins = row * rowClocks;
          accepted += begins <= last ? 1 : 0;
          for (int pulse = 0; pulse < 3; pulse++) {
            long moves = begins + 1 + VERIFY + 1 + pulse * (PULSE + VERIFY);
            expected[row] += moves <= last ? 1 : 0;
          }
        }
        assertEquals(ROWS - accepted, unread, "beats after " + last);
        assertEquals(LongStream.of(expected).boxed().toList(), levels(chip, 0), "clock " + last);
        assertEquals(List.of(0L, 0L, 0L, 0L), levels(chip, COLUMNS - 1), "clock " + last);
      }
      everyClock(cycles, length);
    }
  }

  /**
   * From level 2 in every cell, a level a pulse: 3 down, in each row; 3 up and 3 down, row by row.
   */
  @Test
  void ofMarchThePulsesThatBegan() {
    try (Chip chip = chip("rows: 4")) {
      int sweep = 3 * PULSE;
      // 16 columns of 2 bits are one beat behind the first.
      int rowClocks = 2 * (VERIFY + sweep) + 2;
      long length = ROWS * (sweep + rowClocks) + 1;
      TreeSet<Long> cycles = new TreeSet<>();
      for (int clocks = 0; clocks < length; clocks++) {
        chip.program(0, 0, 0, all(2));
        chip.write("PULSE_LIMIT", 3);
        long busy = abort(chip, CrossbarOp.MARCH, clocks);
        cycles.add(busy);
        long last = busy - 2;
        long[] expected = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
          long up = ROWS * sweep + row * rowClocks + VERIFY;
          expected[row] = Math.max(0, 2 - begun(row * sweep, last));
          expected[row] += begun(up, last);
          expected[row] -= begun(up + sweep + VERIFY, last);
        }
        assertEquals(LongStream.of(expected).boxed().toList(), levels(chip, 7), "clock " + last);
      }
      everyClock(cycles, length);
    }
  }

  /**
   * How many of three pulses in a row, the first one's set-up in clock {@code from}, have begun.
   */
  private static long begun(long from, long last) {
    return IntStream.range(0, 3).filter(pulse -> from + pulse * PULSE + 1 <= last).count();
  }

  /** Two beats a row; a row with one beat only keeps its kinds. */
  @Test
  void ofFaultsTheRowsWhoseLastBeatWasAccepted() {
    try (Chip chip = chip("rows: 4", "streamBits: 16")) {
      TreeSet<Integer> seen = new TreeSet<>();
      for (int clocks = 0; clocks < 24; clocks++) {
        chip.write("FIRST_ROW", 0).write("ROWS", ROWS).rows(all(0), 2).run(CrossbarOp.FAULTS);
        chip.write("FIRST_ROW", 0).stalls(Chip.late(), clock -> true).rows(all(2), 2);
        int accepted = accepted(chip, CrossbarOp.FAULTS, clocks, 2 * ROWS);
        seen.add(accepted);
        for (int column : new int[] {0, COLUMNS - 1}) {
          for (int row = 0; row < ROWS; row++) {
            long level = row < accepted / 2 ? 3 : 0;
            assertEquals(level, level(chip, row, column), accepted + " beats, row " + row);
          }
        }
      }
      assertEquals(IntStream.rangeClosed(0, 2 * ROWS).boxed().toList(), List.copyOf(seen));
    }
  }

  /** Two beats a fragment; a negative output gives -5, another 5. */
  @Test
  void ofFlagsTheFragmentsWhoseLastBeatWasAccepted() {
    int[][] negative = new int[4][COLUMNS + 8];
    for (int[] fragment : negative) {
      Arrays.fill(fragment, COLUMNS, COLUMNS + 8, 1);
    }
    try (Chip chip = chip("streamBits: 16")) {
      chip.program(0, 0, 0, allOf(16, 1));
      chip.write("MODE", 1 << 4).write("FRAGMENTS", 4).write("OUTPUTS", 8).write("VECTORS", 4);
      int[][][] vectors = new int[4][1][16];
      for (int fragment = 0; fragment < 4; fragment++) {
        vectors[fragment][0][4 * fragment] = 1;
      }
      TreeSet<Integer> seen = new TreeSet<>();
      for (int clocks = 0; clocks < 24; clocks++) {
        chip.flags(0, 0, new int[4][COLUMNS + 8]);
        chip.stalls(Chip.late(), clock -> true).rows(negative, 1);
        int accepted = accepted(chip, CrossbarOp.FLAGS, clocks, 8);
        seen.add(accepted);
        chip.results.clear();
        chip.vectors(vectors).run(CrossbarOp.COMPUTE);
        List<Long> expected =
            IntStream.range(0, 4 * 8).mapToObj(i -> i / 8 < accepted / 2 ? -5L : 5L).toList();
        assertEquals(expected, chip.lane0(), accepted + " beats");
      }
      assertEquals(IntStream.rangeClosed(0, 8).boxed().toList(), List.copyOf(seen));
    }
  }

  /**
   * Two entries a beat. Column s of an ADC holds level s, so that an output tells which columns its
   * two cells were read from; the map turns the order of an ADC's columns round.
   */
  @Test
  void ofMapTheEntriesWhoseBeatWasAccepted() {
    int[][] levels = new int[1][COLUMNS];
    Arrays.setAll(levels[0], column -> column % 4);
    int[][] turned = new int[1][COLUMNS];
    Arrays.setAll(turned[0], column -> 3 - column % 4);
    try (Chip chip = chip("streamBits: 32")) {
      chip.program(0, 0, 0, levels);
      chip.write("MODE", 1 << 4).write("FRAGMENTS", 1).write("OUTPUTS", 8).write("VECTORS", 1);
      TreeSet<Integer> seen = new TreeSet<>();
      for (int clocks = 0; clocks < 24; clocks++) {
        chip.rows(levels, 16).run(CrossbarOp.MAP);
        chip.stalls(Chip.late(), clock -> true).rows(turned, 16);
        int accepted = accepted(chip, CrossbarOp.MAP, clocks, 8);
        seen.add(accepted);
        chip.results.clear();
        chip.vectors(new int[][][] {{{1, 0, 0, 0}}}).run(CrossbarOp.COMPUTE);
        // Levels 0 and 1, 2 and 3, in turn; turned 3 and 2, 1 and 0.
        long[] old = {4, 14};
        long[] read = {11, 1};
        List<Long> expected =
            IntStream.range(0, 8).mapToObj(o -> (o < accepted ? read : old)[o % 2]).toList();
        assertEquals(expected, chip.lane0(), accepted + " beats");
      }
      assertEquals(IntStream.rangeClosed(0, 8).boxed().toList(), List.copyOf(seen));
    }
  }

  /** Aborts a job; how many of its beats it had accepted. */
  private static int accepted(Chip chip, CrossbarOp op, int clocks, int beats) {
    abort(chip, op, clocks);
    chip.stalls(clock -> true, clock -> true);
    return beats - left(chip);
  }
}
