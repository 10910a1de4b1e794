package weft.golden.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.arch.yaml.YamlMap;
import weft.golden.admm.Polarisation;
import weft.golden.admm.RowOrder;
import weft.golden.crossbar.CellMatrix;
import weft.golden.crossbar.CrossbarSpecification;

class MatrixEncoderTest {
  private static CrossbarConfig with(String... keys) {
    return CrossbarConfig.from(YamlMap.parse("test", String.join("\n", keys)));
  }

  /** FORMS with fragments of 4 rows: 4 cells a weight, codes to 7. */
  private static final CrossbarConfig FORMS = with("fragmentRows: 4", "adcBits: 3");

  private static CompiledMatrix compile(CrossbarConfig config, FaultMap faults, int[]... weights) {
    return new CrossbarCompiler(config).compile(weights, inOrder(config, weights), faults);
  }

  private static FragmentRows inOrder(CrossbarConfig config, int[][] weights) {
    int[] order = IntStream.range(0, weights.length).toArray();
    return FragmentRows.of(order, weights, config.fragmentRows());
  }

  private static int[] column(CellMatrix cells, int fragment, int column) {
    int rows = cells.config().fragmentRows();
    return IntStream.range(fragment * rows, fragment * rows + rows)
        .map(row -> cells.level(row, column))
        .toArray();
  }

  @Test
  void slicesDigitsAndKeepsTheSignApart() {
    // 27 = 0123, 8 = 0020, 255 = 3333, 1 = 0001 in base 4.
    CellMatrix cells =
        compile(
                FORMS,
                FaultMap.NONE,
                new int[] {-27},
                new int[] {-8},
                new int[] {-255},
                new int[] {-1})
            .cells();
    assertTrue(cells.negative(0, 0));
    // Digit 0: 3, 0, 3, 1 are 7 of 12, more than half: flipped.
    assertTrue(cells.flipped(0, 0));
    assertArrayEquals(new int[] {0, 3, 0, 2}, column(cells, 0, 0));
    // Digit 1: 2, 2, 3, 0 are 7: flipped. Digit 2: 1, 0, 3, 0; digit 3: 0, 0, 3, 0.
    assertArrayEquals(new int[] {1, 1, 0, 3}, column(cells, 0, 1));
    assertFalse(cells.flipped(0, 2));
    assertArrayEquals(new int[] {1, 0, 3, 0}, column(cells, 0, 2));
    assertArrayEquals(new int[] {0, 0, 3, 0}, column(cells, 0, 3));
  }

  @Test
  void halfIsNotFlipped() {
    // 6 of 12 in digit 0.
    CellMatrix cells =
        compile(FORMS, FaultMap.NONE, new int[] {3}, new int[] {3}, new int[] {4}, new int[] {4})
            .cells();
    assertFalse(cells.flipped(0, 0));
    assertArrayEquals(new int[] {3, 3, 0, 0}, column(cells, 0, 0));
  }

  @Test
  void takesOutEmptyRowsAndOutputsAndFillsUpTheTail() {
    int[][] weights = {{0, 5, 0}, {0, 0, 0}, {1, 0, 0}, {0, 7, 0}, {2, 0, 0}, {0, 0, 0}, {3, 1, 0}};
    CompiledMatrix compiled = compile(FORMS, FaultMap.NONE, weights);
    assertArrayEquals(new int[] {0, 2, 3, 4, 6, -1, -1, -1}, compiled.rows().sources());
    assertArrayEquals(new int[] {0, 1}, compiled.outputs());
    assertArrayEquals(
        new int[] {10, 12, 13, 14, 16, 0, 0, 0},
        compiled.lines(new int[] {10, 11, 12, 13, 14, 15, 16}));
  }

  /** Two channels of 2 x 2 taps; tap 4c + 2y + x. */
  @Test
  void followsTheOrderOfThePolicy() {
    int[][] weights = new int[8][1];
    Arrays.setAll(weights, row -> new int[] {row + 1});
    int[][] orders = {{0, 1, 2, 3, 4, 5, 6, 7}, {0, 2, 1, 3, 4, 6, 5, 7}, {0, 4, 1, 5, 2, 6, 3, 7}};
    for (RowOrder order : RowOrder.values()) {
      FragmentRows rows = FragmentRows.of(order.taps(2, 2), weights, 4);
      assertArrayEquals(orders[order.ordinal()], rows.sources(), order.toString());
    }
  }

  @Test
  void keepsToTheFragmentsOfTraining() {
    // Row 1 has no weight left; cut anew, rows 0, 2 and 3 would mix signs.
    int[][] weights = {{5}, {0}, {-7}, {-9}};
    CrossbarConfig config = with("fragmentRows: 2");
    FragmentRows rows = FragmentRows.of(List.of(new int[] {0, 1}, new int[] {3, 2}), 2);
    CompiledMatrix compiled = new CrossbarCompiler(config).compile(weights, rows, FaultMap.NONE);
    assertArrayEquals(new int[] {0, 1, 3, 2}, compiled.rows().sources());
    assertFalse(compiled.cells().negative(0, 0));
    assertTrue(compiled.cells().negative(1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new CrossbarCompiler(config).compile(weights, inOrder(config, weights), FaultMap.NONE));
    // Short fragments are filled up one by one.
    assertArrayEquals(
        new int[] {3, FragmentRows.PADDING, 0, 2},
        FragmentRows.of(List.of(new int[] {3}, new int[] {0, 2}), 2).sources());
    assertThrows(
        IllegalArgumentException.class, () -> FragmentRows.of(List.of(new int[] {0, 1, 2}), 2));
  }

  /** Rows 0 and 2 agree, 3 does not; row 1 is empty; column 1 parts rows 4 and 5. */
  @Test
  void cutsWhereSignsChange() {
    int[][] weights = {{5, 0}, {0, 0}, {7, 1}, {-9, 2}, {0, 3}, {-1, -3}, {-2, -4}, {-3, 0}};
    int[] order = {0, 1, 2, 3, 4, 5, 6, 7};
    FragmentRows rows = FragmentRows.polarised(order, weights, 4);
    int none = FragmentRows.PADDING;
    assertArrayEquals(
        new int[] {0, 2, none, none, 3, 4, none, none, 5, 6, 7, none}, rows.sources());
    assertEquals(1, rows.padding());
    rows = FragmentRows.polarised(order, weights, 2);
    assertArrayEquals(new int[] {0, 2, 3, 4, 5, 6, 7, none}, rows.sources());
  }

  /** Training and compiling take out the same rows and cut at the same places. */
  @Test
  void cutsAsTrainingDoes() {
    Random random = new Random(13);
    for (int trial = 0; trial < 50; trial++) {
      int[][] weights = new int[18][3];
      float[] trained = new float[54];
      for (int row = 0; row < 18; row++) {
        boolean empty = random.nextInt(3) == 0;
        for (int o = 0; o < 3; o++) {
          weights[row][o] = empty ? 0 : random.nextInt(5);
          trained[o * 18 + row] = weights[row][o];
        }
      }
      int[] order = RowOrder.C_MAJOR.taps(2, 3);
      List<int[]> fragments =
          new Polarisation(4, Polarisation.Rule.ENERGY).fragments(order, trained);
      assertEquals(FragmentRows.of(fragments, 4), FragmentRows.of(order, weights, 4));
    }
  }

  @Test
  void refusesAFragmentOfBothSigns() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> compile(FORMS, FaultMap.NONE, new int[] {1}, new int[] {-1}))
            .getMessage();
    assertEquals("fragment 0 of output 0 has weights of both signs: [1, -1, 0, 0]", message);
    // In fragments of their own they are right.
    compile(with("fragmentRows: 1"), FaultMap.NONE, new int[] {1}, new int[] {-1});
  }

  /** With flips 3, 4, 5 and 8 bits are enough for 4, 8, 16 and 128 rows. */
  @Test
  void noReadOutSaturatesWithFlips() {
    int[][] sizes = {{4, 3}, {8, 4}, {16, 5}, {128, 8}};
    Random random = new Random(5);
    for (int[] size : sizes) {
      for (SignedScheme scheme : SignedScheme.values()) {
        CrossbarConfig config =
            with("fragmentRows: " + size[0], "adcBits: " + size[1], "scheme: " + scheme);
        int[][] weights = new int[128][3];
        for (int row = 0; row < 128; row++) {
          int sign = scheme == SignedScheme.POLARISED ? 1 : random.nextBoolean() ? 1 : -1;
          weights[row] = new int[] {sign * random.nextInt(128), sign * 127, random.nextInt(3)};
        }
        CompiledMatrix compiled = compile(config, FaultMap.NONE, weights);
        int[][] inputs = new int[4][128];
        for (int row = 0; row < 128; row++) {
          inputs[0][row] = 0xFFFF;
          inputs[1][row] = random.nextInt(1 << 16);
          inputs[2][row] = random.nextInt(1 << 16);
        }
        CrossbarSpecification.Product product =
            new CrossbarSpecification(config, InputKind.UNSIGNED, 16, ZeroSkipping.LEADING)
                .multiply(compiled.cells(), inputs);
        assertEquals(0, product.totalSaturations(), config.toString());
        for (int v = 0; v < 4; v++) {
          for (int o = 0; o < 3; o++) {
            long expected = 0;
            for (int row = 0; row < 128; row++) {
              expected += (long) weights[row][o] * inputs[v][row];
            }
            assertEquals(expected, product.sums()[v][o], scheme + " " + size[0]);
          }
        }
      }
    }
  }

  @Test
  void aStuckCellIsMadeUpForByTheOthers() {
    // 16 = 0100; digit 2 stuck at 0: 15 = 0033 is nearest. No flip can help: 1 is not 0 or 3.
    CrossbarConfig config = with("fragmentRows: 1", "adcBits: 3");
    FaultMap faults = (row, column) -> column == 2 ? CellFault.SA0 : CellFault.NONE;
    CompiledMatrix compiled = compile(config, faults, new int[] {16});
    assertEquals(1, compiled.error());
    int[] digits = new int[4];
    for (int cell = 0; cell < 4; cell++) {
      int level = compiled.cells().level(0, cell);
      digits[cell] = compiled.cells().flipped(0, cell) ? 3 - level : level;
    }
    assertArrayEquals(new int[] {3, 3, 0, 0}, digits);
  }

  @Test
  void aFlipTurnsAStuckCellToUse() {
    // 48 = 0300 with digit 2 stuck at 0: flipped, 0 stands for 3. One row: V of 3 may be read.
    CrossbarConfig config = with("fragmentRows: 1", "adcBits: 3");
    FaultMap stuckAtZero = (row, column) -> column == 2 ? CellFault.SA0 : CellFault.NONE;
    CompiledMatrix compiled = compile(config, stuckAtZero, new int[] {48});
    assertEquals(0, compiled.error());
    assertTrue(compiled.cells().flipped(0, 2));
    assertEquals(0, compiled.cells().level(0, 2));
    // 0 with a cell stuck at the top: flipped, 3 stands for 0.
    FaultMap stuckAtTop = (row, column) -> column == 3 ? CellFault.SA1 : CellFault.NONE;
    CompiledMatrix low = compile(config, stuckAtTop, new int[] {2});
    assertEquals(0, low.error());
    assertTrue(low.cells().flipped(0, 3));
    // Without flips 192 is the least that can be had.
    CrossbarConfig plain = with("fragmentRows: 1", "adcBits: 3", "flip: off");
    assertEquals(190, compile(plain, stuckAtTop, new int[] {2}).error());
  }

  /** Four weights of 4: digit 0 is 0 in all rows, of which one is stuck at the top. */
  @Test
  void aColumnIsFlippedIfWeightsErrLessEvenIfItMaySaturate() {
    FaultMap faults = (row, column) -> row == 0 && column == 0 ? CellFault.SA1 : CellFault.NONE;
    CompiledMatrix compiled =
        compile(FORMS, faults, new int[] {4}, new int[] {4}, new int[] {4}, new int[] {4});
    assertTrue(compiled.cells().flipped(0, 0));
    assertEquals(0, compiled.error());
    // 3 in each row: 12 > 7 if all four are driven.
    assertArrayEquals(new int[] {3, 3, 3, 3}, column(compiled.cells(), 0, 0));
  }

  @Test
  void ofFlipsThatErrAlikeTheRulesIsTaken() {
    // Both cells read 0 for 1 and 2, error 1 + 2, or 3 when flipped, error 2 + 1.
    CrossbarConfig config =
        with("rows: 2", "columns: 1", "fragmentRows: 2", "weightBits: 2", "adcs: 1");
    FaultMap faults = (row, column) -> CellFault.SA0;
    CompiledMatrix compiled = compile(config, faults, new int[] {1}, new int[] {2});
    assertEquals(3, compiled.error());
    assertFalse(compiled.cells().flipped(0, 0));
    // 3 and 1 are 4 of 6: the rule flips, 0 + 2 is less than 3 + 1.
    CompiledMatrix heavy = compile(config, faults, new int[] {3}, new int[] {1});
    assertEquals(2, heavy.error());
    assertTrue(heavy.cells().flipped(0, 0));
  }

  /** Small enough to try everything: 2 rows of 4-bit weights, all flips, all levels. */
  @ParameterizedTest
  @EnumSource
  void errsLeastOfAllLevelsAndFlips(SignedScheme scheme) {
    int cells = scheme == SignedScheme.DIFFERENTIAL ? 4 : 2;
    CrossbarConfig config =
        with(
            "rows: 2",
            "columns: " + cells,
            "fragmentRows: 2",
            "weightBits: 4",
            "adcs: 1",
            "scheme: " + scheme);
    Random random = new Random(9);
    int erring = 0;
    for (int trial = 0; trial < 300; trial++) {
      // No row and no column is empty: those are left out. Polarised fragments have one sign.
      int sign = random.nextBoolean() ? -1 : 1;
      int[][] weights = new int[2][1];
      for (int[] row : weights) {
        int other = scheme != SignedScheme.POLARISED && random.nextBoolean() ? -1 : 1;
        row[0] = sign * other * (1 + random.nextInt(scheme == SignedScheme.OFFSET ? 7 : 15));
      }
      CellFault[][] kinds = new CellFault[2][cells];
      for (CellFault[] row : kinds) {
        Arrays.setAll(row, i -> CellFault.values()[random.nextInt(4)]);
      }
      CompiledMatrix compiled = compile(config, (row, column) -> kinds[row][column], weights);
      int least = Integer.MAX_VALUE;
      for (int flips = 0; flips < 1 << cells; flips++) {
        least =
            Math.min(
                least,
                nearest(scheme, weights[0][0], kinds[0], flips)
                    + nearest(scheme, weights[1][0], kinds[1], flips));
      }
      assertEquals(
          least, compiled.error(), Arrays.deepToString(kinds) + Arrays.deepToString(weights));
      erring += least > 0 ? 1 : 0;
    }
    assertTrue(erring > 30, "only " + erring + " of 300 err");
  }

  /** How near a row comes to its weight, whatever its good cells hold. */
  private static int nearest(SignedScheme scheme, int weight, CellFault[] kinds, int flips) {
    int nearest = Integer.MAX_VALUE;
    for (int levels = 0; levels < 1 << 2 * kinds.length; levels++) {
      int value = scheme == SignedScheme.OFFSET ? -8 : 0;
      for (int cell = 0; cell < kinds.length; cell++) {
        int level = levels >> 2 * cell & 3;
        level = kinds[cell] == CellFault.SA0 ? 0 : level;
        level = kinds[cell] == CellFault.SA1 ? 3 : level;
        int digit = ((flips >> cell & 1) != 0 ? 3 - level : level) << 2 * (cell % 2);
        value += cell < 2 ? digit : -digit;
      }
      int wanted = scheme == SignedScheme.POLARISED ? Math.abs(weight) : weight;
      nearest = Math.min(nearest, Math.abs(value - wanted));
    }
    return nearest;
  }

  @Test
  void theErrorIsThatOfTheCells() {
    Random random = new Random(11);
    for (SignedScheme scheme : SignedScheme.values()) {
      for (int trial = 0; trial < 20; trial++) {
        CrossbarConfig config =
            with(
                "columns: 12",
                "fragmentRows: 8",
                "adcBits: 6",
                "weightBits: 6",
                "adcs: 1",
                "scheme: " + scheme);
        int[][] weights = new int[16][2];
        for (int[] row : weights) {
          for (int o = 0; o < 2; o++) {
            row[o] = 1 + random.nextInt(20);
            row[o] *= scheme != SignedScheme.POLARISED && random.nextBoolean() ? -1 : 1;
          }
        }
        CellFault[][] kinds = new CellFault[16][12];
        for (CellFault[] row : kinds) {
          Arrays.setAll(row, i -> CellFault.values()[Math.max(0, random.nextInt(12) - 8)]);
        }
        CompiledMatrix compiled = compile(config, (row, column) -> kinds[row][column], weights);
        // Inputs of one row alone read its weights; stuck cells hold their levels.
        long error = 0;
        for (int row = 0; row < 16; row++) {
          int[][] x = new int[1][16];
          x[0][row] = 1;
          long[] read =
              new CrossbarSpecification(config, InputKind.UNSIGNED, 1, ZeroSkipping.NONE)
                  .multiply(compiled.cells(), x)
                  .sums()[0];
          error += Math.abs(read[0] - weights[row][0]) + Math.abs(read[1] - weights[row][1]);
          for (int column = 0; column < 2 * config.cellsPerWeight(); column++) {
            int level = compiled.cells().level(row, column);
            assertTrue(kinds[row][column] != CellFault.SA0 || level == 0);
            assertTrue(kinds[row][column] != CellFault.SA1 || level == 3);
          }
        }
        assertEquals(error, compiled.error());
      }
    }
  }
}
