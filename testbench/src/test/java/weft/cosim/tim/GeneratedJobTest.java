package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;
import weft.cosim.engine.Engine;
import weft.cosim.network.JobRun;
import weft.cosim.run.RunTable;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.ToolNeeds;

/** Products of random integer matrices against plain multiplication. */
class GeneratedJobTest {
  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  /** No count can exceed adcMax, so the accelerator multiplies exactly. */
  private static final TimConfig EXACT =
      new TimConfig(12, 6, 4, 4, 3, 2, 3, 4, 96, TimConfig.Form.DIGITAL);

  @ParameterizedTest
  @CsvSource({
    "UNSIGNED, 3, 0, 15, 1, 1, 1, 1, 0",
    "UNSIGNED, 4, 0, 15, 5, 3, 2, 0, 7",
    "TWOS_COMPLEMENT, 4, -8, 7, 1, 1, 1, 1, 8",
    "TWOS_COMPLEMENT, 4, -8, 7, 2, 7, 3, 0, 0",
    "TERNARY, 1, -1, 1, 3, 3, 2, 2, 9",
    "TERNARY_TWO_STEP, 1, -1, 1, 5, 2, 3, 7, 0"
  })
  void multipliesExactlyWhatCannotClip(
      TimEncoding encoding,
      int planes,
      int min,
      int max,
      int weightPlus,
      int weightMinus,
      int inputPlus,
      int inputMinus,
      long stalls)
      throws InterruptedException {
    Random random = new Random(RandomTim.SEED);
    int rows = 31;
    int columns = 8;
    int[][] weights = draw(random, rows, columns, -1, 1);
    int top = encoding == TimEncoding.UNSIGNED ? (1 << planes) - 1 : max;
    int[][] activations = draw(random, 5, rows, min, top);
    TimMatrixJob job =
        new TimMatrixJob(
            EXACT,
            TimPhases.DEFAULT,
            encoding,
            planes,
            new TimScales(weightPlus, weightMinus, inputPlus, inputMinus),
            weights,
            activations,
            stalls == 0 ? OptionalLong.empty() : OptionalLong.of(stalls));

    JobRun run =
        JobRun.run(
            TimProduct.request(TimAccelerator.of(EXACT), job),
            Engine.VERILATOR,
            BuildProgress.SILENT);

    assertTrue(run.report().passed(), () -> RunTable.text(run.report()));
    for (int v = 0; v < activations.length; v++) {
      long[] expected = new long[columns];
      for (int row = 0; row < rows; row++) {
        long input = activations[v][row];
        if (!encoding.planes()) {
          input *= input > 0 ? inputPlus : inputMinus;
        } else {
          input *= inputPlus;
        }
        for (int c = 0; c < columns; c++) {
          int weight = weights[row][c];
          expected[c] += input * weight * (weight > 0 ? weightPlus : weightMinus);
        }
      }
      assertArrayEquals(expected, run.result().outputs()[v], "vector " + v);
    }
    assertEquals(Map.of("clippedPlus", 0L, "clippedMinus", 0L), run.result().counts().others());
  }

  private static int[][] draw(Random random, int rows, int columns, int min, int max) {
    int[][] values = new int[rows][columns];
    for (int[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = min + random.nextInt(max - min + 1);
      }
    }
    return values;
  }
}
