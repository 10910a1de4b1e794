package weft.golden.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.arch.yaml.YamlMap;
import weft.golden.crossbar.CrossbarSpecification;
import weft.golden.crossbar.WeightCode;

class BiasRowsTest {
  private static final WeightCode BYTES = new WeightCode(SignedScheme.POLARISED, 8, 2);

  @Test
  void smallBiasesAreOneRow() {
    BiasRows rows = BiasRows.of(new int[] {255, -3, 0}, BYTES, 65535, 8);
    assertArrayEquals(new int[] {1}, rows.inputs());
    assertArrayEquals(new int[] {255, -3, 0}, rows.weights()[0]);
  }

  @Test
  void largerOnesAreDigits() {
    // 1000 = 3 * 256 + 232.
    BiasRows rows = BiasRows.of(new int[] {-1000, 2}, BYTES, 65535, 8);
    assertArrayEquals(new int[] {1, 256}, rows.inputs());
    assertArrayEquals(new int[][] {{-232, 2}, {-3, 0}}, rows.weights());
  }

  @Test
  void inputsStopAtTheLargest() {
    // 65535 instead of 65536: 70000 = 65535 + 17 * 256 + 113.
    BiasRows rows = BiasRows.of(new int[] {70000}, BYTES, 65535, 8);
    assertArrayEquals(new int[] {1, 256, 65535}, rows.inputs());
    assertArrayEquals(new int[][] {{113}, {17}, {1}}, rows.weights());
  }

  @Test
  void everyBiasIsExact() {
    WeightCode small = new WeightCode(SignedScheme.DIFFERENTIAL, 2, 1);
    // Rows of 1, 4, 6, 6: up to 3 * 17.
    for (int bias = -51; bias <= 51; bias++) {
      BiasRows rows = BiasRows.of(new int[] {bias, 51}, small, 6, 4);
      assertArrayEquals(new int[] {1, 4, 6, 6}, rows.inputs());
      int sum = 0;
      for (int row = 0; row < 4; row++) {
        sum += rows.weights()[row][0] * rows.inputs()[row];
      }
      assertEquals(bias, sum);
    }
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> BiasRows.of(new int[] {-52}, small, 6, 4))
            .getMessage();
    assertEquals("biases up to 52 do not fit 4 rows, which reach 51", message);
  }

  @Test
  void aCompiledBiasIsAFragmentOfItsOwn() {
    CrossbarConfig config =
        CrossbarConfig.from(YamlMap.parse("test", "fragmentRows: 4\nadcBits: 3"));
    int[][] weights = {{5, 0}, {9, 0}, {0, 0}};
    CompiledMatrix compiled =
        new CrossbarCompiler(config)
            .compile(
                weights,
                FragmentRows.of(new int[] {1, 0, 2}, weights, 4),
                new int[] {-300, 7},
                65535,
                FaultMap.NONE);
    assertArrayEquals(new int[] {1, 0, -1, -1, 3, 4, -1, -1}, compiled.rows().sources());
    assertArrayEquals(new int[] {0, 1}, compiled.outputs());
    int[] lines = compiled.lines(new int[] {100, 10, 99});
    assertArrayEquals(new int[] {10, 100, 0, 0, 1, 256, 0, 0}, lines);
    assertArrayEquals(
        new long[] {500 + 90 - 300, 7},
        new CrossbarSpecification(config, InputKind.UNSIGNED, 16, ZeroSkipping.LEADING)
            .multiply(compiled.cells(), new int[][] {lines})
            .sums()[0]);
  }

  /** Where fragments may have weights of both signs, padding would only cost accesses. */
  @Test
  void biasesOfOtherSchemesTakeThePaddingIfTheyFit() {
    CrossbarConfig config =
        CrossbarConfig.from(YamlMap.parse("test", "fragmentRows: 4\nscheme: offset\nflip: on"));
    int[][] weights = {{5}, {9}, {0}};
    FragmentRows rows = FragmentRows.of(new int[] {1, 0, 2}, weights, 4);
    CrossbarCompiler compiler = new CrossbarCompiler(config);
    // 300 = 2 * 128 + 44 in rows of 1 and 128.
    CompiledMatrix two = compiler.compile(weights, rows, new int[] {300}, 65535, FaultMap.NONE);
    assertArrayEquals(new int[] {1, 0, 3, 4}, two.rows().sources());
    assertArrayEquals(new int[] {10, 100, 1, 128}, two.lines(new int[] {100, 10, 99}));
    CompiledMatrix three =
        compiler.compile(weights, rows, new int[] {-20000}, 65535, FaultMap.NONE);
    assertArrayEquals(new int[] {1, 0, -1, -1, 3, 4, 5, -1}, three.rows().sources());
    CompiledMatrix none = compiler.compile(weights, rows, new int[] {0}, 65535, FaultMap.NONE);
    assertEquals(rows, none.rows());
  }
}
