package weft.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarOp;
import weft.arch.crossbar.ZeroSkipping;

/** Products of the whole chip against plain integer products. */
class ComputeTest {
  private static final int SIGNED = 1 << 2;
  private static final long SEED = Long.getLong("weft.seed", 1);

  /** ADCs that never clip: 4 rows of level 3 are 12. */
  @ParameterizedTest
  @CsvSource({
    "polarised, on, digital, false",
    "polarised, off, macro, true",
    "offset, on, macro, true",
    "offset, off, digital, false",
    "differential, on, digital, true",
    "differential, off, macro, false",
  })
  void multipliesVectorsWithTheMatrix(String scheme, String flip, String form, boolean signed) {
    multiplies(Configs.small("scheme: " + scheme, "flip: " + flip, "form: " + form), signed);
  }

  /** Conductances of 6 bits, so words of 8 rows and of 10; fragments of one word and of more. */
  @ParameterizedTest
  @CsvSource({"16, 16", "32, 16", "60, 20", "40, 10"})
  void multipliesWhereAFragmentIsSeveralWordsOfCells(int rows, int fragmentRows) {
    String[] shape = {"rows: " + rows, "fragmentRows: " + fragmentRows, "adcBits: 6"};
    multiplies(Configs.small(shape[0], shape[1], shape[2], "scheme: offset", "form: macro"), true);
  }

  private static void multiplies(CrossbarConfig config, boolean signed) {
    for (ZeroSkipping skip : ZeroSkipping.values()) {
      Random random = new Random(SEED);
      Weights weights = Weights.random(config, random);
      try (Chip chip = new Chip(config)) {
        chip.program(0, 0, 0, weights.physical()).flags(0, 0, weights.flags);
        chip.results.clear();
        int[][][] vectors = new int[5][1][config.rows()];
        for (int v = 0; v < vectors.length; v++) {
          int size = 1 << v + 2;
          int least = signed ? -size / 2 : 0;
          Arrays.setAll(vectors[v][0], i -> least + random.nextInt(Math.min(size, 64)));
        }
        chip.write("MODE", skip.code() | (signed ? SIGNED : 0) | 6 << 4);
        chip.write("FRAGMENTS", config.fragments())
            .write("OUTPUTS", config.unitOutputs())
            .write("VECTORS", 5);
        chip.vectors(vectors).run(CrossbarOp.COMPUTE);
        List<Long> expected = new ArrayList<>();
        for (int[][] vector : vectors) {
          for (int o = 0; o < config.outputs(); o++) {
            expected.add(weights.dot(vector[0], o));
          }
        }
        assertEquals(expected, chip.lane0(), skip + " replay: -Dweft.seed=" + SEED);
        assertEquals(0, chip.count("SATURATIONS"));
      }
    }
  }
}
