package weft.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarOp;
import weft.arch.crossbar.SignedScheme;

/**
 * Random sizes, schemes, cells, flags and inputs with ADCs that clip, against the terms of
 * docs/crossbar.md section 1 added up one by one.
 */
class RandomTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  private final Random random = new Random();

  static IntStream runs() {
    return IntStream.range(0, "full".equals(System.getProperty("weft.tier")) ? 60 : 8);
  }

  private int pick(int... values) {
    return values[random.nextInt(values.length)];
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private CrossbarConfig config() {
    int cellBits = 1 + random.nextInt(4);
    int weightBits = 1 + random.nextInt(9);
    String scheme = pick("polarised", "offset", "differential");
    int digits = (weightBits + cellBits - 1) / cellBits;
    int adcs = 1 + random.nextInt(3);
    int cells = digits * (scheme.equals("differential") ? 2 : 1);
    int fragmentRows = pick(1, 2, 3, 4, 5, 8);
    int rows = Math.max(2, fragmentRows * (1 + random.nextInt(4)));
    int units = pick(1, 1, 2);
    return Configs.small(
        "rows: " + rows,
        "columns: " + adcs * cells * (1 + random.nextInt(3)),
        "fragmentRows: " + fragmentRows,
        "cellBits: " + cellBits,
        "weightBits: " + weightBits,
        "inputBits: " + (1 + random.nextInt(16)),
        "adcBits: " + (cellBits + random.nextInt(3)),
        "adcs: " + adcs,
        "spareColumns: " + random.nextInt(3),
        "scheme: " + scheme,
        "flip: " + pick("on", "off"),
        "minInputCycles: " + random.nextInt(2),
        "crossbars: " + (1 + random.nextInt(2)),
        "units: " + units,
        "maxRows: " + rows * units,
        "streamBits: " + 16 * (1 + random.nextInt(7)),
        "form: " + pick("digital", "macro"));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void sumsAndCountsAreThoseOfTheTerms(int run) {
    random.setSeed(1000 * SEED + run);
    CrossbarConfig config = config();
    String replay = "run %d of -Dweft.seed=%d: %s".formatted(run, SEED, config);
    try (Chip chip = new Chip(config)) {
      int[][][][] levels = new int[config.units()][config.crossbars()][][];
      int[][][][] flags = new int[config.units()][config.crossbars()][][];
      for (int u = 0; u < config.units(); u++) {
        for (int x = 0; x < config.crossbars(); x++) {
          levels[u][x] = table(config.rows(), config.physicalColumns(), config.topLevel() + 1);
          flags[u][x] = table(config.fragments(), config.columns() + config.outputs(), 2);
          chip.write("PULSE_LIMIT", 200).program(u, x, 0, levels[u][x]).flags(u, x, flags[u][x]);
        }
      }
      chip.results.clear();
      int planes = 1 + random.nextInt(config.inputBits());
      int skip = random.nextInt(3);
      boolean signed = random.nextBoolean();
      int[][][] vectors = new int[2][config.units()][config.rows()];
      for (int[][] vector : vectors) {
        for (int[] inputs : vector) {
          int size = 1 << random.nextInt(17);
          Arrays.setAll(inputs, i -> random.nextInt(size) - (signed ? size / 2 : 0));
        }
      }
      chip.stalls(clock -> clock % 4 != 1, clock -> clock % 3 != 0);
      chip.write("MODE", skip | (signed ? 4 : 0) | planes << 4).write("VECTORS", 2);
      chip.write("FRAGMENTS", config.fragments()).write("OUTPUTS", config.unitOutputs());
      chip.vectors(vectors).run(CrossbarOp.COMPUTE);

      List<Long> expected = new ArrayList<>();
      List<Long> given = new ArrayList<>();
      Terms terms = new Terms(config, planes, skip, signed);
      for (int[][] vector : vectors) {
        long[][] sums = new long[config.units()][];
        for (int u = 0; u < config.units(); u++) {
          sums[u] = terms.sums(vector[u], levels[u], flags[u]);
        }
        for (int o = 0; o < config.unitOutputs(); o++) {
          for (int u = 0; u < config.units(); u++) {
            expected.add(sums[u][o]);
          }
        }
      }
      for (Chip.Beat beat : chip.results) {
        for (int u = 0; u < config.units(); u++) {
          given.add(chip.lane(beat, u));
        }
      }
      assertEquals(expected, given, replay);
      assertEquals(terms.driven, chip.count("INPUT_CYCLES"), replay);
      assertEquals(terms.driven, chip.count("ACCESSES"), replay);
      assertEquals(terms.fragments * planes - terms.driven, chip.count("SKIPPED"), replay);
      assertEquals(terms.clipped, chip.count("SATURATIONS"), replay);
      long perAccess = (long) config.columns() * config.crossbars();
      assertEquals(terms.driven * perAccess, chip.count("CONVERSIONS"), replay);
    }
  }

  private int[][] table(int rows, int columns, int values) {
    int[][] all = new int[rows][columns];
    for (int[] row : all) {
      Arrays.setAll(row, j -> random.nextInt(values));
    }
    return all;
  }

  /** Section 1, term by term. */
  private static final class Terms {
    final CrossbarConfig config;
    final int planes;
    final int skip;
    final boolean signed;
    long fragments;
    long driven;
    long clipped;

    Terms(CrossbarConfig config, int planes, int skip, boolean signed) {
      this.config = config;
      this.planes = planes;
      this.skip = skip;
      this.signed = signed;
    }

    long[] sums(int[] inputs, int[][][] levels, int[][][] flags) {
      long[] sums = new long[config.unitOutputs()];
      int rows = config.fragmentRows();
      for (int f = 0; f < config.fragments(); f++) {
        fragments++;
        int[] x = new int[rows];
        int needed = 0;
        boolean negative = false;
        int ones = 0;
        for (int i = 0; i < rows; i++) {
          int bits = inputs[f * rows + i] & (1 << planes) - 1;
          boolean below = signed && (bits >> planes - 1 & 1) == 1;
          x[i] = below ? bits - (1 << planes) : bits;
          negative |= below;
          needed = Math.max(needed, 32 - Integer.numberOfLeadingZeros(below ? ~x[i] : x[i]));
          ones |= x[i];
        }
        int end = skip == 0 ? planes : negative ? needed + 1 : needed;
        List<Integer> all = new ArrayList<>();
        for (int b = 0; b < end; b++) {
          if (skip < 2 || (ones >> b & 1) == 1) {
            all.add(b);
          }
        }
        if (all.isEmpty() && config.minInputCycles() == 1) {
          all.add(0);
        }
        driven += all.size();
        for (int b : all) {
          access(sums, f, b, negative && b == end - 1, x, levels, flags);
        }
      }
      return sums;
    }

    private void access(
        long[] sums, int f, int b, boolean subtract, int[] x, int[][][] levels, int[][][] flags) {
      int count = 0;
      for (int value : x) {
        count += value >> b & 1;
      }
      int steps = config.conversionSteps();
      for (int j = 0; j < config.crossbars() * config.columns(); j++) {
        int crossbar = j / config.columns();
        int column = j % config.columns();
        int physical = column / steps * config.columnsPerAdc() + column % steps;
        int sum = 0;
        for (int i = 0; i < x.length; i++) {
          sum += (x[i] >> b & 1) * levels[crossbar][f * x.length + i][physical];
        }
        clipped += sum > config.adcMax() ? 1 : 0;
        long value = Math.min(sum, config.adcMax());
        int[] flag = flags[crossbar][f];
        if (config.flip() == CrossbarConfig.Flip.ON && flag[column] == 1) {
          value = (long) config.topLevel() * count - value;
        }
        int output = column / config.cellsPerWeight();
        int cell = column % config.cellsPerWeight();
        int digit = cell % config.digits();
        long term = value << config.cellBits() * digit;
        if (config.scheme() == SignedScheme.OFFSET && digit == config.digits() - 1) {
          term -= (long) count << config.weightBits() - 1;
        }
        boolean minus = subtract ^ cell >= config.digits();
        minus ^= config.scheme() == SignedScheme.POLARISED && flag[config.columns() + output] == 1;
        sums[crossbar * config.outputs() + output] += minus ? -(term << b) : term << b;
      }
    }
  }
}
