package weft.cosim.crossbar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.arch.yaml.YamlMap;
import weft.cosim.engine.Engine;
import weft.cosim.network.JobRun;
import weft.cosim.run.RunTable;
import weft.cosim.verilator.BuildProgress;
import weft.golden.compile.FragmentRows;

/** Products of random integer matrices against plain multiplication. */
class CrossbarJobTest {
  private static final int OUTPUTS = 7;

  /** No code can exceed 15, so the accelerator multiplies exactly. */
  private static CrossbarConfig config(SignedScheme scheme, int units) {
    return CrossbarConfig.from(
        YamlMap.parse(
            "test",
            """
            rows: 12
            columns: 8
            fragmentRows: 4
            weightBits: 4
            inputBits: 4
            adcs: 2
            crossbars: 1
            maxRows: 400
            streamBits: 48
            fineBits: 2
            step: 2
            variation: 1
            """
                + "scheme: %s\nunits: %d\n".formatted(scheme, units)));
  }

  @ParameterizedTest
  @CsvSource({
    "POLARISED, UNSIGNED, LEADING, 4, 20, 0",
    "POLARISED, TWOS_COMPLEMENT, PLANES_OF_ZEROS, 2, 9, 7",
    "OFFSET, UNSIGNED, PLANES_OF_ZEROS, 2, 40, 8",
    "OFFSET, TWOS_COMPLEMENT, NONE, 1, 12, 0",
    "DIFFERENTIAL, TWOS_COMPLEMENT, LEADING, 4, 31, 9"
  })
  void multipliesExactlyWhatCannotClip(
      SignedScheme scheme,
      InputKind inputs,
      ZeroSkipping skipping,
      int units,
      int rows,
      long stalls)
      throws InterruptedException {
    Random random = new Random(RandomCrossbar.SEED);
    CrossbarConfig config = config(scheme, units);
    int top = scheme == SignedScheme.OFFSET ? 7 : 15;
    int[][] weights = draw(random, rows, OUTPUTS, -top, top);
    int low = inputs == InputKind.UNSIGNED ? 0 : -8;
    int[][] activations = draw(random, 5, rows, low, low + 15);
    int[] order = IntStream.range(0, rows).toArray();
    FragmentRows lines =
        scheme == SignedScheme.POLARISED
            ? FragmentRows.polarised(order, weights, config.fragmentRows())
            : FragmentRows.of(order, weights, config.fragmentRows());
    CrossbarMatrixJob job =
        new CrossbarMatrixJob(
            config,
            CrossbarPhases.DEFAULT,
            inputs,
            4,
            skipping,
            Optional.empty(),
            100,
            lines.sources(),
            Optional.empty(),
            CrossbarMatrixJob.Placement.BLIND,
            weights,
            activations,
            stalls == 0 ? OptionalLong.empty() : OptionalLong.of(stalls));

    JobRun run =
        JobRun.run(
            CrossbarProduct.request(CrossbarAccelerator.of(config), job),
            Engine.JVM,
            BuildProgress.SILENT);

    assertTrue(run.report().passed(), () -> RunTable.text(run.report()));
    for (int v = 0; v < activations.length; v++) {
      long[] expected = new long[OUTPUTS];
      for (int row = 0; row < rows; row++) {
        for (int o = 0; o < OUTPUTS; o++) {
          expected[o] += (long) activations[v][row] * weights[row][o];
        }
      }
      assertArrayEquals(
          expected, run.result().outputs()[v], "seed " + RandomCrossbar.SEED + ", vector " + v);
    }
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
