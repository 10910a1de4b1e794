package weft.golden.crossbar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.ZeroSkipping;

class CrossbarKernelTest {
  /** Compares sums, saturations and input cycles; returns the saturations. */
  private static long check(
      CrossbarSpecification specification, CellMatrix cells, int[][] x, String replay) {
    CrossbarSpecification.Product expected = specification.multiply(cells, x);
    CrossbarKernel kernel = new CrossbarKernel(specification, cells);
    PackedInputs packed = kernel.pack(x);
    CrossbarKernel.Run run = kernel.run(packed);
    long[] sums = new long[x.length];
    for (int output = 0; output < cells.outputs(); output++) {
      run.output(output, sums);
      for (int v = 0; v < x.length; v++) {
        assertEquals(expected.sums()[v][output], sums[v], replay + " output " + output);
      }
    }
    assertEquals(expected.totalSaturations(), run.saturations(), replay);
    for (int v = 0; v < x.length; v++) {
      for (int f = 0; f < cells.fragments(); f++) {
        assertEquals(expected.inputCycles()[v][f], packed.inputCycles(v, f), replay);
      }
    }
    assertEquals(expected.conversions(), packed.accesses() * cells.columns(), replay);
    return expected.totalSaturations();
  }

  @Test
  void equalsTheSpecification() {
    long saturations = 0;
    int exact = 0;
    int clamped = 0;
    for (int i = 0; i < RandomCrossbars.cases(2400); i++) {
      long seed = RandomCrossbars.SEED * 1_000_151 + i;
      RandomCrossbars random = new RandomCrossbars(seed);
      CrossbarConfig config = random.config();
      int planes = random.draw(1, config.inputBits());
      CrossbarSpecification specification =
          new CrossbarSpecification(config, random.inputKind(), planes, random.skipping());
      int rows = random.draw(1, 5 * config.fragmentRows());
      CellMatrix cells = random.cells(config, rows, random.draw(1, 4));
      int[][] x = new int[random.draw(1, 20)][];
      Arrays.setAll(x, v -> random.inputs(cells.rows(), planes));
      saturations += check(specification, cells, x, "seed " + seed + " " + specification);
      CrossbarKernel kernel = new CrossbarKernel(specification, cells);
      for (int output = 0; output < cells.outputs(); output++) {
        exact += kernel.exact(output) ? 1 : 0;
        clamped += kernel.exact(output) ? 0 : 1;
      }
    }
    assertTrue(saturations > 100_000, "saturations: " + saturations);
    assertTrue(exact > 500 && clamped > 500, exact + " exact, " + clamped + " clamped");
  }

  /** All cells of 2 bits in fragments of 3 rows, all inputs of 2 bits, ADC codes to 3. */
  @Test
  void equalsTheSpecificationForAllSmallColumns() {
    CrossbarConfig config =
        Crossbars.with(
            "rows: 3",
            "columns: 1",
            "fragmentRows: 3",
            "weightBits: 2",
            "inputBits: 2",
            "adcBits: 2",
            "adcs: 1");
    int[][] x = new int[64][3];
    for (int v = 0; v < 64; v++) {
      x[v] = new int[] {v & 3, v >> 2 & 3, v >> 4};
    }
    long saturations = 0;
    for (int held = 0; held < 64; held++) {
      for (int flags = 0; flags < 4; flags++) {
        CellMatrix cells = new CellMatrix(config, 3, 1);
        for (int row = 0; row < 3; row++) {
          cells.setLevel(row, 0, held >> 2 * row & 3);
        }
        cells.setFlipped(0, 0, (flags & 1) != 0);
        cells.setNegative(0, 0, (flags & 2) != 0);
        for (InputKind kind : InputKind.values()) {
          for (ZeroSkipping skipping : ZeroSkipping.values()) {
            saturations +=
                check(
                    new CrossbarSpecification(config, kind, 2, skipping),
                    cells,
                    x,
                    "held " + held + " flags " + flags + " " + kind + " " + skipping);
          }
        }
      }
    }
    assertTrue(saturations > 1000, "saturations: " + saturations);
  }

  @Test
  void countsMoreSaturationsThanALaneHolds() {
    // 2,250 words of four fragments, all of whose read-outs saturate in 16 planes: 144,000 a
    // vector.
    CrossbarConfig config =
        Crossbars.with(
            "rows: 2", "columns: 1", "fragmentRows: 2", "weightBits: 2", "adcs: 1", "adcBits: 2");
    CellMatrix cells = new CellMatrix(config, 18_000, 1);
    for (int row = 0; row < 18_000; row++) {
      cells.setLevel(row, 0, 3);
    }
    CrossbarKernel kernel =
        new CrossbarKernel(
            new CrossbarSpecification(config, InputKind.UNSIGNED, 16, ZeroSkipping.NONE), cells);
    int[] full = new int[18_000];
    Arrays.fill(full, 0xFFFF);
    CrossbarKernel.Run run = kernel.run(kernel.pack(new int[][] {full, full}));
    long[] sums = new long[2];
    run.output(0, sums);
    assertArrayEquals(new long[] {9000L * 3 * 65535, 9000L * 3 * 65535}, sums);
    assertEquals(2 * 9000 * 16, run.saturations());
  }

  @Test
  void addsUpMoreThanALaneHolds() {
    // Cells of 4 bits, 1,200 fragments: one saturates at half its rows' levels, the others are
    // flipped and hold 0, so each stands for 15 in all of its rows.
    for (int rows : new int[] {8, 16}) {
      CrossbarConfig config =
          Crossbars.with(
              "rows: 16",
              "columns: 1",
              "fragmentRows: " + rows,
              "cellBits: 4",
              "weightBits: 4",
              "adcs: 1",
              "adcBits: " + (rows == 8 ? 6 : 7));
      CellMatrix cells = new CellMatrix(config, 1200 * rows, 1);
      for (int row = 0; row < rows; row++) {
        cells.setLevel(row, 0, 15);
      }
      for (int fragment = 1; fragment < 1200; fragment++) {
        cells.setFlipped(fragment, 0, true);
      }
      CrossbarKernel kernel =
          new CrossbarKernel(
              new CrossbarSpecification(config, InputKind.UNSIGNED, 1, ZeroSkipping.NONE), cells);
      assertFalse(kernel.exact(0));
      int[] ones = new int[1200 * rows];
      Arrays.fill(ones, 1);
      CrossbarKernel.Run run = kernel.run(kernel.pack(new int[][] {ones}));
      long[] sums = new long[1];
      run.output(0, sums);
      assertEquals((rows == 8 ? 63 : 127) + 1199 * 15 * rows, sums[0]);
      assertEquals(1, run.saturations());
    }
  }

  @Test
  void productsThatDoNotFitAnIntAreExact() {
    // Rows of 32767 * 65535 in ISAAC's offset scheme with codes to 511: 2 rows need 33 bits.
    CrossbarConfig config =
        Crossbars.with(
            "fragmentRows: 128", "weightBits: 16", "adcBits: 9", "adcs: 1", "scheme: offset");
    int[] largest = new WeightCode(config.scheme(), 16, 2).encode(32767);
    int[] zero = new WeightCode(config.scheme(), 16, 2).encode(0);
    for (int rows : new int[] {1, 2, 128}) {
      CellMatrix cells = new CellMatrix(config, 128, 1);
      for (int row = 0; row < 128; row++) {
        for (int k = 0; k < 8; k++) {
          cells.setLevel(row, k, row < rows ? largest[k] : zero[k]);
        }
      }
      CrossbarKernel kernel =
          new CrossbarKernel(
              new CrossbarSpecification(config, InputKind.UNSIGNED, 16, ZeroSkipping.NONE), cells);
      assertTrue(kernel.exact(0));
      int[] full = new int[128];
      Arrays.fill(full, 65535);
      long[] sums = new long[1];
      kernel.run(kernel.pack(new int[][] {full})).output(0, sums);
      assertEquals((long) rows * 32767 * 65535, sums[0]);
    }
  }

  @Test
  void aColumnOfExactlyTheLargestCodeCannotSaturate() {
    // Fragments of 8 rows, codes to 15: 3 * 5 = 15 and one more.
    CrossbarConfig config = Crossbars.with("weightBits: 2", "columns: 4");
    CellMatrix cells = new CellMatrix(config, 16, 1);
    for (int row = 0; row < 5; row++) {
      cells.setLevel(row, 0, 3);
      cells.setLevel(8 + row, 0, 3);
    }
    CrossbarSpecification specification =
        new CrossbarSpecification(config, InputKind.UNSIGNED, 8, ZeroSkipping.LEADING);
    assertTrue(new CrossbarKernel(specification, cells).exact(0));
    cells.setLevel(15, 0, 1);
    assertFalse(new CrossbarKernel(specification, cells).exact(0));
  }

  @Test
  void tellsHowManyFragmentsTookHowManyCycles() {
    CrossbarConfig config = Crossbars.with("weightBits: 2", "columns: 4");
    CrossbarKernel kernel =
        new CrossbarKernel(
            new CrossbarSpecification(config, InputKind.UNSIGNED, 3, ZeroSkipping.LEADING),
            new CellMatrix(config, 24, 1));
    int[] x = new int[24];
    x[3] = 2;
    x[20] = 3;
    assertArrayEquals(new long[] {1, 0, 2, 0}, kernel.pack(new int[][] {x}).histogram(3));
    assertEquals(4, kernel.pack(new int[][] {x}).accesses());
  }
}
