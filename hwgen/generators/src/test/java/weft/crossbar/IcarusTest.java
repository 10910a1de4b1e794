package weft.crossbar;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarOp;

/** The printed Verilog in Icarus does what the JVM engine does, clock by clock. */
class IcarusTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final List<String> COUNTERS =
      List.of("CYCLES", "ACCESSES", "CONVERSIONS", "SATURATIONS", "INPUT_CYCLES", "SKIPPED");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"digital", "macro"})
  void jobsOfEveryKindGiveTheSameBeatsAndCounts(String form) {
    CrossbarConfig config =
        Configs.small(
            "form: " + form,
            "faults: injectable",
            "spareColumns: 1",
            "adcBits: 3",
            "units: 2",
            "crossbars: 2");
    Random random = new Random(SEED);
    try (Chip chip = new Chip(config)) {
      Weights weights = Weights.random(config, random);
      int[][] faults = new int[2][18];
      Arrays.setAll(faults[1], j -> j % 7 > 3 ? 0 : j % 7);
      chip.write("PULSE_LIMIT", 9).write("UNIT", 1).write("CROSSBAR", 1);
      chip.write("ROWS", 2).rows(faults, 2).run(CrossbarOp.FAULTS).run(CrossbarOp.MARCH);
      chip.program(1, 1, 0, weights.physical()).flags(1, 1, weights.flags);
      chip.read("PULSES_LOW");
      int[][][] vectors = new int[3][2][16];
      for (int[][] vector : vectors) {
        for (int[] inputs : vector) {
          Arrays.setAll(inputs, i -> random.nextInt(64) - 32);
        }
      }
      chip.write("MODE", 1 | 1 << 2 | 6 << 4).write("FRAGMENTS", 4).write("OUTPUTS", 16);
      chip.write("VECTORS", 3).vectors(vectors).run(CrossbarOp.COMPUTE);
      COUNTERS.forEach(counter -> chip.read(counter + "_LOW"));
      chip.write("TEST_LINES", 0xF).write("FIRST_ROW", 1).write("TEST_COLUMN", 11);
      chip.run(CrossbarOp.TEST).read("TEST_CODE");
      chip.replay(folder);
    }
  }
}
