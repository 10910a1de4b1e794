package weft.golden.crossbar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Requantisation;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;

/** Numbers are worked out by hand from section 1 of docs/crossbar.md, or are plain products. */
class CrossbarSpecificationTest {
  /** One output of one cell of 2 bits: fragments of 4 rows, codes to 7. */
  private static final String[] ONE_CELL = {
    "rows: 8", "columns: 1", "fragmentRows: 4", "weightBits: 2", "adcBits: 3", "adcs: 1"
  };

  private static CrossbarSpecification.Product product(
      CrossbarConfig config, InputKind kind, int planes, int[] levels, int... x) {
    CellMatrix cells = new CellMatrix(config, levels.length, 1);
    for (int row = 0; row < levels.length; row++) {
      cells.setLevel(row, 0, levels[row]);
    }
    return new CrossbarSpecification(config, kind, planes, ZeroSkipping.LEADING)
        .multiply(cells, new int[][] {x});
  }

  private static CrossbarSpecification unsigned(int planes, ZeroSkipping skipping) {
    return new CrossbarSpecification(
        Crossbars.with(ONE_CELL), InputKind.UNSIGNED, planes, skipping);
  }

  private static CrossbarSpecification signed(int planes, ZeroSkipping skipping) {
    return new CrossbarSpecification(
        Crossbars.with(ONE_CELL), InputKind.TWOS_COMPLEMENT, planes, skipping);
  }

  @Test
  void clampsEveryReadOut() {
    // Planes of 1, 1, 3, 2: 0 drives rows 0-2: 3 + 3 + 2 = 8, 7 is read; 1 drives rows 2 and 3: 4.
    int[] levels = {3, 3, 2, 2};
    CrossbarSpecification.Product product =
        product(Crossbars.with(ONE_CELL), InputKind.UNSIGNED, 4, levels, 1, 1, 3, 2);
    assertEquals(7 + 2 * 4, product.sums()[0][0]);
    assertEquals(1, product.saturations()[0][0]);
    assertEquals(2, product.conversions());
  }

  @Test
  void theLargestCodeItselfDoesNotSaturate() {
    int[] ones = {1, 1, 1, 1};
    CrossbarConfig config = Crossbars.with(ONE_CELL);
    int[] seven = {3, 2, 1, 1};
    assertEquals(7, product(config, InputKind.UNSIGNED, 1, seven, ones).sums()[0][0]);
    assertEquals(0, product(config, InputKind.UNSIGNED, 1, seven, ones).totalSaturations());
    int[] eight = {3, 2, 2, 1};
    assertEquals(7, product(config, InputKind.UNSIGNED, 1, eight, ones).sums()[0][0]);
    assertEquals(1, product(config, InputKind.UNSIGNED, 1, eight, ones).totalSaturations());
  }

  @Test
  void aFlippedColumnIsTakenFromTheDrivenLines() {
    CrossbarConfig config = Crossbars.with(ONE_CELL);
    CellMatrix cells = new CellMatrix(config, 4, 1);
    // Digits 3, 3, 2, 0 are held as 0, 0, 1, 3; all rows driven: 3 * 4 - 4 = 8.
    int[] held = {0, 0, 1, 3};
    for (int row = 0; row < 4; row++) {
      cells.setLevel(row, 0, held[row]);
    }
    cells.setFlipped(0, 0, true);
    int[][] x = {{1, 1, 1, 1}, {0, 1, 1, 0}};
    CrossbarSpecification.Product product = unsigned(1, ZeroSkipping.NONE).multiply(cells, x);
    assertArrayEquals(new long[] {8}, product.sums()[0]);
    assertArrayEquals(new long[] {5}, product.sums()[1]);
    assertEquals(0, product.totalSaturations());
  }

  @Test
  void aNegativeFragmentIsSubtracted() {
    CrossbarConfig config = Crossbars.with(ONE_CELL);
    CellMatrix cells = new CellMatrix(config, 8, 1);
    for (int row = 0; row < 8; row++) {
      cells.setLevel(row, 0, row < 4 ? 1 : 2);
    }
    cells.setNegative(1, 0, true);
    // 1 * (1+2+3+4) - 2 * (0+1+0+1): no read-out is above 6.
    int[][] x = {{1, 2, 3, 4, 0, 1, 0, 1}};
    assertEquals(10 - 4, unsigned(3, ZeroSkipping.LEADING).multiply(cells, x).sums()[0][0]);
  }

  @Test
  void drivesThePlanesOfTheSkipMode() {
    int[] x = {5, 1, 0, 4};
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, unsigned(6, ZeroSkipping.NONE).planesOf(x));
    assertArrayEquals(new int[] {0, 1, 2}, unsigned(6, ZeroSkipping.LEADING).planesOf(x));
    assertArrayEquals(new int[] {0, 2}, unsigned(6, ZeroSkipping.PLANES_OF_ZEROS).planesOf(x));
  }

  @Test
  void theSignPlaneIsTheLastThatDiffersFromTheExtension() {
    // -3 = ..101 and 2 = ..010 need three bits; -1 = ..1 needs one; 3 alone needs two and no sign.
    CrossbarSpecification leading = signed(6, ZeroSkipping.LEADING);
    int[] mixed = {-3, 2, 0, 0};
    assertEquals(3, leading.effectivePlanes(mixed));
    assertTrue(leading.subtracted(2, mixed));
    assertArrayEquals(new int[] {0}, leading.planesOf(new int[] {-1, 0, 0, 0}));
    assertTrue(leading.subtracted(0, new int[] {-1, 0, 0, 0}));
    assertArrayEquals(new int[] {0, 1}, leading.planesOf(new int[] {3, 0, 0, 0}));
    assertArrayEquals(
        new int[] {2, 3},
        signed(6, ZeroSkipping.PLANES_OF_ZEROS).planesOf(new int[] {-4, 4, 0, 0}));
    assertTrue(signed(6, ZeroSkipping.NONE).subtracted(5, mixed));
  }

  @Test
  void bitsAboveThePlanesAreIgnored() {
    assertEquals(-1, signed(3, ZeroSkipping.LEADING).value(0x7FF7));
    assertEquals(3, signed(3, ZeroSkipping.LEADING).value(0xFFF3));
    assertEquals(7, unsigned(3, ZeroSkipping.LEADING).value(-1));
    assertEquals(3, unsigned(3, ZeroSkipping.LEADING).effectivePlanes(new int[] {0xFC}));
  }

  @Test
  void aFragmentOfZerosTakesNoneOrOneInputCycle() {
    int[] zeros = new int[4];
    assertEquals(0, unsigned(6, ZeroSkipping.LEADING).planesOf(zeros).length);
    String[] keys = {
      "rows: 4", "columns: 1", "fragmentRows: 4", "weightBits: 2", "adcs: 1", "minInputCycles: 1"
    };
    for (ZeroSkipping skipping : ZeroSkipping.values()) {
      int expected = skipping == ZeroSkipping.NONE ? 6 : 1;
      CrossbarSpecification specification =
          new CrossbarSpecification(Crossbars.with(keys), InputKind.UNSIGNED, 6, skipping);
      assertEquals(expected, specification.planesOf(zeros).length);
    }
  }

  @Test
  void theOffsetIsTakenOffOnce() {
    // W = 3, c = 2: weight -3 is held as 1 (digits 1, 0), 2 as 6 (2, 1); inputs 3 and 1.
    CrossbarConfig config =
        Crossbars.with(
            "rows: 2",
            "columns: 2",
            "fragmentRows: 2",
            "weightBits: 3",
            "adcs: 1",
            "scheme: offset");
    CellMatrix cells = new CellMatrix(config, 2, 1);
    int[][] held = {{1, 0}, {2, 1}};
    for (int row = 0; row < 2; row++) {
      cells.setLevel(row, 0, held[row][0]);
      cells.setLevel(row, 1, held[row][1]);
    }
    CrossbarSpecification.Product product =
        new CrossbarSpecification(config, InputKind.UNSIGNED, 2, ZeroSkipping.NONE)
            .multiply(cells, new int[][] {{3, 1}});
    assertEquals(-9 + 2, product.sums()[0][0]);
    assertEquals(4, product.conversions());
  }

  @Test
  void theOffsetIsTakenOffInTheStepOfTheHighestDigit() {
    CrossbarConfig config =
        Crossbars.with(
            "rows: 8", "columns: 2", "weightBits: 3", "adcs: 1", "scheme: offset", "adcBits: 5");
    CrossbarSpecification offset =
        new CrossbarSpecification(config, InputKind.UNSIGNED, 2, ZeroSkipping.NONE);
    assertEquals(5 << 1, offset.term(5, 6, 0, 1));
    assertEquals((5 << 2) - (6 << 2) << 1, offset.term(5, 6, 1, 1));
  }

  /** W = 8, c = 2: 27 = 0b00_01_10_11. */
  @Test
  void slicesDigitsLowestFirst() {
    WeightCode polarised = new WeightCode(SignedScheme.POLARISED, 8, 2);
    assertArrayEquals(new int[] {3, 2, 1, 0}, polarised.encode(27));
    assertArrayEquals(new int[] {3, 2, 1, 0}, polarised.encode(-27));
    assertEquals(-27, polarised.decode(new int[] {3, 2, 1, 0}, true));
    WeightCode offset = new WeightCode(SignedScheme.OFFSET, 8, 2);
    assertArrayEquals(new int[] {0, 0, 0, 0}, offset.encode(-128));
    assertArrayEquals(new int[] {3, 3, 3, 3}, offset.encode(127));
    WeightCode differential = new WeightCode(SignedScheme.DIFFERENTIAL, 8, 2);
    assertArrayEquals(new int[] {0, 0, 0, 0, 3, 2, 1, 0}, differential.encode(-27));
    assertThrows(IllegalArgumentException.class, () -> offset.encode(128));
    assertThrows(IllegalArgumentException.class, () -> polarised.encode(-256));
  }

  @Test
  void everyWeightComesBackFromItsCells() {
    for (SignedScheme scheme : SignedScheme.values()) {
      for (int weightBits = 1; weightBits <= 9; weightBits++) {
        for (int cellBits = 1; cellBits <= 4; cellBits++) {
          WeightCode code = new WeightCode(scheme, weightBits, cellBits);
          for (int w = code.min(); w <= code.max(); w++) {
            int[] levels = code.encode(w);
            assertEquals(w, code.decode(levels, w < 0), code + " " + w);
          }
        }
      }
    }
  }

  /** With an ADC of enough bits a product is the plain one, whatever the scheme and the inputs. */
  @Test
  void isThePlainProductWhenNothingSaturates() {
    int negativeInputs = 0;
    for (int i = 0; i < RandomCrossbars.cases(400); i++) {
      RandomCrossbars random = new RandomCrossbars(RandomCrossbars.SEED * 1_000_003 + i);
      CrossbarConfig config = random.config();
      CrossbarConfig wide = withAdcBits(config, 14);
      int planes = random.draw(1, config.inputBits());
      CrossbarSpecification specification =
          new CrossbarSpecification(wide, random.inputKind(), planes, random.skipping());
      int outputs = random.draw(1, 4);
      CellMatrix cells = random.cells(wide, config.rows(), outputs);
      int[][] x = {random.inputs(config.rows(), planes)};
      CrossbarSpecification.Product product = specification.multiply(cells, x);
      for (int o = 0; o < outputs; o++) {
        long expected = 0;
        for (int row = 0; row < config.rows(); row++) {
          int value = x[0][row];
          if (specification.inputs() == InputKind.TWOS_COMPLEMENT && value >= 1 << planes - 1) {
            value -= 1 << planes;
            negativeInputs++;
          }
          expected += value * weight(cells, row, o);
        }
        assertEquals(expected, product.sums()[0][o], "case " + i + " " + specification);
      }
      assertEquals(0, product.totalSaturations());
    }
    assertTrue(negativeInputs > 1000, "negative inputs: " + negativeInputs);
  }

  /** The weight of a cell matrix by place values. */
  static long weight(CellMatrix cells, int row, int output) {
    CrossbarConfig c = cells.config();
    int fragment = row / c.fragmentRows();
    long weight = c.scheme() == SignedScheme.OFFSET ? -(1L << c.weightBits() - 1) : 0;
    for (int k = 0; k < c.cellsPerWeight(); k++) {
      int column = output * c.cellsPerWeight() + k;
      int level = cells.level(row, column);
      int digit = cells.flipped(fragment, column) ? c.topLevel() - level : level;
      long place = 1L << c.cellBits() * (k % c.digits());
      weight += k < c.digits() ? digit * place : -digit * place;
    }
    return cells.negative(fragment, output) ? -weight : weight;
  }

  /** Clamping is not linear, but a skipped plane of sign bits repeats the codes of the last one. */
  @Test
  void skippingChangesNoSumEvenWhenCodesSaturate() {
    long saturations = 0;
    for (int i = 0; i < RandomCrossbars.cases(400); i++) {
      RandomCrossbars random = new RandomCrossbars(RandomCrossbars.SEED * 1_000_007 + i);
      CrossbarConfig config = random.config();
      int planes = random.draw(1, config.inputBits());
      InputKind kind = random.inputKind();
      CellMatrix cells = random.cells(config, config.rows(), 3);
      int[][] x = {random.inputs(config.rows(), planes)};
      CrossbarSpecification.Product none =
          new CrossbarSpecification(config, kind, planes, ZeroSkipping.NONE).multiply(cells, x);
      saturations += none.totalSaturations();
      for (ZeroSkipping skipping : ZeroSkipping.values()) {
        CrossbarSpecification.Product skipped =
            new CrossbarSpecification(config, kind, planes, skipping).multiply(cells, x);
        assertArrayEquals(none.sums(), skipped.sums(), "case " + i + " " + config);
        assertTrue(skipped.conversions() <= none.conversions());
      }
    }
    assertTrue(saturations > 1000, "saturations: " + saturations);
  }

  @Test
  void requantisesWithTiesUpAndClampsAtZero() {
    Requantisation half = new Requantisation(1, 1, 4);
    assertEquals(2, CrossbarSpecification.requantise(3, half)); // 1.5
    assertEquals(1, CrossbarSpecification.requantise(2, half));
    assertEquals(0, CrossbarSpecification.requantise(-1, half)); // -0.5
    assertEquals(0, CrossbarSpecification.requantise(-100, half));
    assertEquals(15, CrossbarSpecification.requantise(29, half)); // 14.5
    assertEquals(15, CrossbarSpecification.requantise(1000, half));
    assertEquals(9, CrossbarSpecification.requantise(3, new Requantisation(3, 0, 8)));
    // 2^54 * 65535 needs 70 bits; over 2^63: 127.998.
    assertEquals(
        128, CrossbarSpecification.requantise(1L << 54, new Requantisation(65535, 63, 16)));
  }

  private static CrossbarConfig withAdcBits(CrossbarConfig c, int adcBits) {
    return new CrossbarConfig(
        c.rows(),
        c.columns(),
        c.fragmentRows(),
        c.cellBits(),
        c.weightBits(),
        c.inputBits(),
        adcBits,
        c.adcs(),
        c.spareColumns(),
        c.scheme(),
        c.flip(),
        c.minInputCycles(),
        c.crossbars(),
        c.units(),
        c.maxRows(),
        c.streamBits(),
        c.cell(),
        c.faults(),
        c.form());
  }
}
