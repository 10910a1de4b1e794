package weft.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.soc.Icarus;

/** Three tools read the generated Verilog without a word. */
class CrossbarLintTest {
  @TempDir Path folder;

  static Stream<CrossbarConfig> configs() {
    return CrossbarGeneratorTest.configs();
  }

  @ParameterizedTest
  @MethodSource("configs")
  void verilatorSaysNothing(CrossbarConfig config) {
    Icarus.needs("verilator");
    Icarus.write(CrossbarGenerator.generate(config).design(), folder);
    List<String> command =
        List.of(
            "verilator", "--lint-only", "-Wall", "--top-module", "weft_xbar", "-f", "weft_xbar.f");
    assertEquals(List.of(), Icarus.call(folder, command));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void icarusSaysNothing(CrossbarConfig config) {
    Icarus.needs("iverilog");
    Icarus.write(CrossbarGenerator.generate(config).design(), folder);
    List<String> command =
        List.of(
            "iverilog", "-g2005", "-Wall", "-o", "all.vvp", "-s", "weft_xbar", "-f", "weft_xbar.f");
    assertEquals(List.of(), Icarus.call(folder, command));
  }

  /** Synthesis takes seconds, and scripts/test synthesises the reference presets: the smallest. */
  static Stream<CrossbarConfig> synthesised() {
    return configs().skip("full".equals(System.getProperty("weft.tier")) ? 0 : 6);
  }

  @ParameterizedTest
  @MethodSource("synthesised")
  void yosysSynthesisesWithoutAWarning(CrossbarConfig config) throws IOException {
    Icarus.needs("yosys");
    Icarus.write(CrossbarGenerator.generate(config).design(), folder);
    Path stubs = folder.resolve("weft_xbar_synth.f");
    Path list = Files.exists(stubs) ? stubs : folder.resolve("weft_xbar.f");
    String files = String.join(" ", Files.readAllLines(list));
    String script = "read_verilog " + files + "; synth -top weft_xbar; check -assert";
    assertEquals(List.of(), Icarus.call(folder, List.of("yosys", "-q", "-p", script)));
  }
}
