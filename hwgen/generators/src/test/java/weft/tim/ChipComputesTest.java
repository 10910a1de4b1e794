package weft.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimConfig.Form;
import weft.arch.tim.TimEncoding;

/** Matrix products of the whole chip in Icarus, against sums written down row by row. */
class ChipComputesTest {
  private static final int ROWS = 32;
  private static final int COLUMNS = 12;
  private static final int LINES = 8;
  private static final int ADC = 3;
  private static final int TILES = 2;
  private static final int PLANES = 3;
  private static final int W1 = 3;
  private static final int W2 = 2;
  private static final int I1 = 5;
  private static final int I2 = 7;

  @TempDir Path folder;
  private long clipsPlus;
  private long clipsMinus;

  @ParameterizedTest
  @CsvSource({
    "UNSIGNED, 0, DIGITAL",
    "TWOS_COMPLEMENT, 1, DIGITAL",
    "TERNARY, 1, DIGITAL",
    "TERNARY_TWO_STEP, 0, DIGITAL",
    "TWOS_COMPLEMENT, 0, MACRO",
    "TERNARY_TWO_STEP, 1, MACRO",
  })
  void multipliesVectorsWithTheMatrix(TimEncoding encoding, int group, Form form) {
    TimConfig config = new TimConfig(ROWS, COLUMNS, LINES, ADC, 4, TILES, 3, 4, 128, form);
    long seed = Long.getLong("weft.seed", 1);
    Random random = new Random(31 * seed + encoding.code());
    int[][][] weights = new int[TILES][ROWS][COLUMNS];
    for (int[][] tile : weights) {
      for (int[] row : tile) {
        Arrays.setAll(row, c -> random.nextInt(3) - 1);
      }
    }
    int vectors = 2;
    int firstBlock = 1;
    int blocks = 3;
    int columns = 10;
    Chip chip = new Chip(config);
    for (int tile = 0; tile < TILES; tile++) {
      chip.program(tile, 0, weights[tile]);
    }
    chip.write("OP", 0).write("MODE", encoding.code() | PLANES << 4 | group << 8);
    chip.write("FIRST_BLOCK", firstBlock).write("BLOCKS", blocks).write("COLUMNS", columns);
    chip.write("VECTORS", vectors).write("WEIGHT_PLUS", W1).write("WEIGHT_MINUS", W2);
    chip.write("INPUT_PLUS", I1).write("INPUT_MINUS", I2).write("CTRL", 0x11);
    List<Long> expected = new ArrayList<>();
    clipsPlus = 0;
    clipsMinus = 0;
    int accesses = 0;
    for (int vector = 0; vector < vectors; vector++) {
      long[][] sums = new long[TILES][columns];
      for (int block = 0; block < blocks; block++) {
        int beats = encoding.planes() ? 2 : 1;
        for (int beat = 0; beat < beats; beat++) {
          boolean[][] low = new boolean[TILES][LINES];
          boolean[][] high = new boolean[TILES][LINES];
          for (int tile = 0; tile < TILES; tile++) {
            for (int line = 0; line < LINES; line++) {
              low[tile][line] = random.nextInt(3) > 0;
              high[tile][line] = random.nextBoolean() && (encoding.planes() || !low[tile][line]);
            }
          }
          chip.block(vector == 1 && block == blocks - 1 && beat == beats - 1, low, high);
          boolean secondAccess = encoding == TimEncoding.TERNARY_TWO_STEP || beat == 0;
          accesses += encoding == TimEncoding.TERNARY || !secondAccess ? 1 : 2;
          for (int tile = 0; tile < TILES; tile++) {
            for (int c = 0; c < columns; c++) {
              int row = (firstBlock + block) * LINES;
              sums[tile][c] += term(encoding, beat, low[tile], high[tile], weights[tile], row, c);
            }
          }
        }
      }
      addLanes(expected, sums, columns, group);
    }
    for (String counter : List.of("ACCESSES", "CLIPS_PLUS", "CLIPS_MINUS")) {
      chip.command("J", 10_000, 0).write("CTRL", 8).read(counter + "_LOW");
    }
    List<String> log = chip.run(folder);
    String replay = "weft.seed=" + seed + " " + log;
    assertEquals(expected, chip.lanes(log), replay);
    assertEquals(accesses, chip.last(log, "ACCESSES_LOW"), replay);
    assertEquals(clipsPlus, chip.last(log, "CLIPS_PLUS_LOW"), replay);
    assertEquals(clipsMinus, chip.last(log, "CLIPS_MINUS_LOW"), replay);
    assertEquals(List.of(), Chip.of(log, "overlap"), replay);
    assertEquals(1, Chip.of(log, "beat 1").size(), replay);
  }

  /** What one beat adds to the sum of a column. */
  private long term(
      TimEncoding encoding,
      int beat,
      boolean[] low,
      boolean[] high,
      int[][] weights,
      int row,
      int column) {
    switch (encoding) {
      case TERNARY -> {
        int[] inputs = new int[LINES];
        Arrays.setAll(inputs, i -> low[i] ? 1 : high[i] ? -1 : 0);
        return access(inputs, weights, row, column, I1 * W1, I1 * W2);
      }
      case TERNARY_TWO_STEP -> {
        int[] minus = new int[LINES];
        Arrays.setAll(minus, i -> high[i] ? -1 : 0);
        return access(ones(low), weights, row, column, I1 * W1, I1 * W2)
            + access(minus, weights, row, column, I2 * W2, I2 * W1);
      }
      default -> {
        long sum = access(ones(low), weights, row, column, I1 * W1, I1 * W2) << 2 * beat;
        if (beat == 1) {
          return encoding == TimEncoding.TWOS_COMPLEMENT ? -sum : sum;
        }
        return sum + (access(ones(high), weights, row, column, I1 * W1, I1 * W2) << 1);
      }
    }
  }

  private static int[] ones(boolean[] driven) {
    int[] inputs = new int[driven.length];
    Arrays.setAll(inputs, i -> driven[i] ? 1 : 0);
    return inputs;
  }

  private long access(int[] inputs, int[][] weights, int row, int column, int plus, int minus) {
    int onPlus = 0;
    int onMinus = 0;
    for (int i = 0; i < LINES; i++) {
      int product = inputs[i] * weights[row + i][column];
      onPlus += product > 0 ? 1 : 0;
      onMinus += product < 0 ? 1 : 0;
    }
    clipsPlus += onPlus > ADC ? 1 : 0;
    clipsMinus += onMinus > ADC ? 1 : 0;
    return (long) plus * Math.min(onPlus, ADC) - (long) minus * Math.min(onMinus, ADC);
  }

  /** Steps of 4 columns; a beat has one column of each tile, or two columns of the only group. */
  private static void addLanes(List<Long> lanes, long[][] sums, int columns, int group) {
    for (int c = 0; c < columns; c += 1 << group) {
      if (group == 0) {
        lanes.add(sums[0][c]);
        lanes.add(sums[1][c]);
      } else {
        lanes.add(sums[0][c] + sums[1][c]);
        lanes.add(sums[0][c + 1] + sums[1][c + 1]);
      }
    }
  }
}
