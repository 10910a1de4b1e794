package weft.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimConfig.Form;
import weft.soc.Icarus;

/** Three tools read the generated Verilog without a word. */
class TimLintTest {
  @TempDir Path folder;

  /** A usual tile in both forms; odd sizes, single things. */
  static Stream<TimConfig> configs() {
    TimConfig usual = new TimConfig(32, 32, 8, 8, 8, 2, 6, 8, 4096, Form.DIGITAL);
    return Stream.of(
        usual,
        usual.withForm(Form.MACRO),
        new TimConfig(36, 30, 12, 7, 10, 4, 3, 5, 200, Form.DIGITAL),
        new TimConfig(2, 1, 1, 1, 1, 1, 1, 1, 2, Form.MACRO));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void verilatorSaysNothing(TimConfig config) {
    Icarus.needs("verilator");
    Icarus.write(TimGenerator.generate(config).design(), folder);
    List<String> command =
        List.of(
            "verilator", "--lint-only", "-Wall", "--top-module", "weft_tim", "-f", "weft_tim.f");
    assertEquals(List.of(), Icarus.call(folder, command));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void icarusSaysNothing(TimConfig config) {
    Icarus.needs("iverilog");
    Icarus.write(TimGenerator.generate(config).design(), folder);
    List<String> command =
        List.of(
            "iverilog", "-g2005", "-Wall", "-o", "all.vvp", "-s", "weft_tim", "-f", "weft_tim.f");
    assertEquals(List.of(), Icarus.call(folder, command));
  }

  /** Synthesis takes seconds, and scripts/test synthesises the reference presets: the smallest. */
  static Stream<TimConfig> synthesised() {
    return configs().skip("full".equals(System.getProperty("weft.tier")) ? 0 : 3);
  }

  @ParameterizedTest
  @MethodSource("synthesised")
  void yosysSynthesisesWithoutAWarning(TimConfig config) throws IOException {
    Icarus.needs("yosys");
    Icarus.write(TimGenerator.generate(config).design(), folder);
    Path stubs = folder.resolve("weft_tim_synth.f");
    Path list = Files.exists(stubs) ? stubs : folder.resolve("weft_tim.f");
    String files = String.join(" ", Files.readAllLines(list));
    String script = "read_verilog " + files + "; synth -top weft_tim; check -assert";
    assertEquals(List.of(), Icarus.call(folder, List.of("yosys", "-q", "-p", script)));
  }
}
