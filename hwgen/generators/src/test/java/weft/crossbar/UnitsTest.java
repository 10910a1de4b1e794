package weft.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarOp;
import weft.hdl.bench.Bench;

/** Several units and crossbars, chains of jobs, clipping, column maps, requantisation. */
class UnitsTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final int LEADING = 1;
  private static final int SIX_PLANES = 6 << 4;
  private static final int KEEP = 1 << 12;
  private static final int SILENT = 1 << 13;
  private static final int QUANTISE = 1 << 14;

  private static int[] inputs(Random random, int count) {
    int[] inputs = new int[count];
    int most = 1 << random.nextInt(7);
    Arrays.setAll(inputs, i -> random.nextInt(most));
    return inputs;
  }

  /** Beats hold 3, 4 or 5 inputs, fragments 4, a vector 12: words of whole beats and fragments. */
  @ParameterizedTest
  @CsvSource({"0, 48", "1, 64", "2, 80"})
  void groupsOfUnitsAddTheirSums(int group, int streamBits) {
    CrossbarConfig config =
        Configs.small("units: 4", "crossbars: 2", "streamBits: " + streamBits, "form: macro");
    Random random = new Random(SEED);
    try (Chip chip = new Chip(config)) {
      Weights[][] weights = new Weights[4][2];
      for (int u = 0; u < 4; u++) {
        for (int x = 0; x < 2; x++) {
          weights[u][x] = Weights.random(config, random);
          chip.program(u, x, 0, weights[u][x].physical()).flags(u, x, weights[u][x].flags);
        }
      }
      chip.results.clear();
      int[][][] vectors = new int[3][4][];
      for (int[][] vector : vectors) {
        Arrays.setAll(vector, u -> inputs(random, 12));
      }
      chip.stalls(clock -> clock % 3 != 0, clock -> clock % 5 != 1);
      chip.write("MODE", LEADING | SIX_PLANES | group << 16).write("FRAGMENTS", 3);
      chip.write("OUTPUTS", 13).write("VECTORS", 3).vectors(vectors).run(CrossbarOp.COMPUTE);
      List<Long> expected = new ArrayList<>();
      for (int[][] vector : vectors) {
        for (int o = 0; o < 13; o++) {
          long[] lanes = new long[4];
          for (int u = 0; u < 4; u++) {
            lanes[u >> group] += weights[u][o / 8].dot(vector[u], o % 8);
          }
          Arrays.stream(lanes).forEach(expected::add);
        }
      }
      List<Long> given = new ArrayList<>();
      for (Chip.Beat beat : chip.results) {
        for (int lane = 0; lane < 4; lane++) {
          given.add(chip.lane(beat, lane));
        }
      }
      assertEquals(expected, given, "replay: -Dweft.seed=" + SEED);
    }
  }

  private static Chip compute(Chip chip, int mode, int[]... vectors) {
    chip.write("MODE", mode | LEADING | SIX_PLANES).write("FRAGMENTS", vectors[0].length / 4);
    chip.write("OUTPUTS", 8).write("VECTORS", vectors.length);
    int[][][] all = Arrays.stream(vectors).map(v -> new int[][] {v}).toArray(int[][][]::new);
    return chip.vectors(all).run(CrossbarOp.COMPUTE);
  }

  private static void sums(List<Long> expected, Weights weights, int[]... inputs) {
    for (int o = 0; o < 8; o++) {
      long sum = 0;
      for (int[] each : inputs) {
        sum += weights.dot(each, o);
      }
      expected.add(sum);
    }
  }

  @Test
  void keepGoesOnFromTheLastJobButOnlyInItsFirstVector() {
    CrossbarConfig config = Configs.small();
    Random random = new Random(SEED);
    Weights weights = Weights.random(config, random);
    int[] a = inputs(random, 16);
    int[] b = inputs(random, 16);
    int[] c = inputs(random, 16);
    int[] zeros = new int[16];
    List<Long> expected = new ArrayList<>();
    try (Chip chip = new Chip(config)) {
      chip.program(0, 0, 0, weights.physical()).flags(0, 0, weights.flags).results.clear();
      compute(chip, KEEP, b);
      sums(expected, weights, b);
      compute(chip, SILENT, c, a);
      compute(chip, SILENT | KEEP, zeros);
      compute(chip, KEEP, b, c);
      sums(expected, weights, a, b);
      sums(expected, weights, c);
      compute(chip, SILENT, zeros);
      compute(chip, KEEP, c);
      sums(expected, weights, c);
      compute(chip, 0, zeros, a);
      sums(expected, weights, zeros);
      sums(expected, weights, a);
      List<Long> given = chip.results.stream().map(beat -> chip.lane(beat, 0)).toList();
      assertEquals(expected, given, "replay: -Dweft.seed=" + SEED);
    }
  }

  /** 4 rows of level 3 are 12, an ADC of 3 bits gives 7; flipped: 12 - 7. Digit 1 weighs 4. */
  @Test
  void clipsEachColumnBeforeItsFlipIsCorrected() {
    try (Chip chip = new Chip(Configs.small("adcBits: 3"))) {
      int[][] levels = new int[4][16];
      for (int[] row : levels) {
        row[0] = 3;
        row[1] = 1;
        row[2] = 2;
        row[9] = 2;
      }
      levels[3][2] = 1;
      chip.program(0, 0, 0, levels).results.clear();
      int[] ones = {1, 1, 1, 1};
      compute(chip, 0, ones);
      // Output 0: 7 and 4 * 4; output 1: 7; output 4: 8 clipped to 7, times 4.
      assertEquals(List.of(23L, 7L, 0L, 0L, 28L, 0L, 0L, 0L), chip.lane0());
      assertEquals(2, chip.count("SATURATIONS"));
      assertEquals(16, chip.count("CONVERSIONS"));
      int[][] flags = new int[4][24];
      flags[0][0] = 1;
      flags[0][2] = 1;
      flags[0][16 + 4] = 1;
      chip.flags(0, 0, flags).results.clear();
      compute(chip, 0, ones);
      assertEquals(List.of(5L + 16, 12L - 7, 0L, 0L, -28L, 0L, 0L, 0L), chip.lane0());
      // Two word lines: 6 - 6 (not 12 - 6).
      chip.results.clear();
      compute(chip, 0, new int[] {1, 0, 1, 0});
      assertEquals(List.of(0L + 8, 6L - 4, 0L, 0L, -16L, 0L, 0L, 0L), chip.lane0());
    }
  }

  /** Column 2 of ADC 0 and column 7 of ADC 1 are replaced by the spare ones; 9 columns an ADC. */
  @Test
  void spareColumnsStandInForOthers() {
    CrossbarConfig config = Configs.small("spareColumns: 1", "faults: injectable");
    Random random = new Random(SEED);
    Weights weights = Weights.random(config, random);
    int[][] physical = weights.physical();
    int[][] faults = new int[16][18];
    for (int row = 0; row < 16; row++) {
      physical[row][8] = physical[row][2];
      physical[row][9 + 8] = physical[row][9 + 7];
      faults[row][2] = 1 + row % 2;
      faults[row][9 + 7] = 2 - row % 2;
    }
    int[] a = inputs(random, 16);
    List<Long> expected = new ArrayList<>();
    sums(expected, weights, a);
    try (Chip chip = new Chip(config)) {
      chip.write("FIRST_ROW", 0).write("ROWS", 16).rows(faults, 2).run(CrossbarOp.FAULTS);
      chip.write("PULSE_LIMIT", 3).program(0, 0, 0, physical).flags(0, 0, weights.flags);
      BigInteger map = BigInteger.ZERO;
      for (int j = 15; j >= 0; j--) {
        map = map.shiftLeft(16).or(BigInteger.valueOf(j == 2 || j == 15 ? 8 : j % 8));
      }
      chip.image(map, 256, true).run(CrossbarOp.MAP).results.clear();
      compute(chip, 0, a);
      assertEquals(expected, chip.lane0(), "replay: -Dweft.seed=" + SEED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "15, 3, 1, 16, 23",
    "15, 1, 2, 16, 4",
    "14, 1, 2, 16, 4",
    "13, 1, 2, 16, 3",
    "15, 3, 0, 16, 45",
    "15, 3, 1, 4, 15",
    "31, 1, 1, 4, 15",
    "30, 1, 1, 4, 15",
    "28, 1, 1, 4, 14",
    "-1, 1, 1, 8, 0",
    "-2, 1, 1, 8, 0",
    "-1000, 65535, 0, 16, 0",
    "100000, 65535, 0, 16, 65535",
    "131071, 65535, 17, 16, 65535",
    "131071, 1, 1, 16, 65535",
    "131069, 1, 1, 16, 65535",
    "131068, 1, 1, 16, 65534",
    "100000, 65535, 63, 16, 0",
    "3, 1, 1, 1, 1",
  })
  void requantisationRoundsTiesUpAndClamps(
      long sum, long multiplier, long shift, long outBits, long result) {
    CrossbarConfig config = Configs.small("weightBits: 8", "maxRows: 4096");
    try (Bench<Requantiser> bench = Bench.of(() -> new Requantiser(config))) {
      bench.poke(bench.top().sum, sum);
      bench.poke(bench.top().multiplier, multiplier);
      bench.poke(bench.top().shift, shift);
      bench.poke(bench.top().outBits, outBits);
      assertEquals(result, bench.peek(bench.top().result));
    }
  }

  /** Sums 15, -15, 150, ...: times 3, halved: 22.5 is 23; 225 is over 4 bits. */
  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void resultsAreRequantised(int outBits) {
    try (Chip chip = new Chip(Configs.small())) {
      int[][] levels = new int[1][16];
      levels[0][0] = 1;
      levels[0][1] = 1;
      levels[0][2] = 1;
      levels[0][3] = 1;
      levels[0][4] = 2;
      levels[0][5] = 3;
      int[][] flags = new int[1][24];
      flags[0][16 + 1] = 1;
      chip.program(0, 0, 0, levels).flags(0, 0, flags).results.clear();
      chip.write("MULTIPLIER", 3).write("SHIFT", 1).write("OUT_BITS", outBits);
      compute(chip, QUANTISE, new int[] {3, 0, 0, 0});
      // Weights 5, -5, 14.
      long most = (1 << outBits) - 1;
      List<Long> expected = List.of(Math.min(most, 23), 0L, Math.min(most, 63));
      assertEquals(expected, chip.lane0().subList(0, 3));
    }
  }
}
