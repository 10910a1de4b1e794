package weft.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimConfig.Form;
import weft.hdl.check.Checks;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;
import weft.tim.TimGenerator.TimDesign;

class TimGeneratorTest {
  /** Sizes at their limits: single blocks, steps, tiles, planes, PCUs; nothing a power of two. */
  static Stream<TimConfig> configs() {
    return Stream.of(
            new TimConfig(32, 32, 8, 8, 8, 2, 6, 8, 4096, Form.DIGITAL),
            new TimConfig(2, 1, 1, 1, 1, 1, 1, 1, 2, Form.DIGITAL),
            new TimConfig(2, 1, 2, 1, 1, 1, 1, 1, 2, Form.DIGITAL),
            new TimConfig(36, 30, 12, 7, 10, 4, 3, 5, 200, Form.DIGITAL),
            new TimConfig(32, 6, 32, 32, 3, 8, 8, 2, 256, Form.DIGITAL),
            new TimConfig(20, 12, 5, 3, 12, 2, 1, 3, 40, Form.DIGITAL),
            new TimConfig(8, 4, 4, 3, 1, 4, 2, 4, 64, Form.DIGITAL))
        .flatMap(config -> Stream.of(config, config.withForm(Form.MACRO)));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyConfigurationPassesAllChecks(TimConfig config) {
    TimDesign tim = TimGenerator.generate(config);
    assertEquals(List.of(), Checks.run(tim.design()));
    assertEquals("weft_tim", tim.design().top().name());
    assertEquals(config.tiles(), tim.probes().tiles().size());
    assertEquals(config.pcus(), tim.probes().tiles().get(0).sums().size());
  }

  /** Whoever builds the macro has the page alone: every port is a pin of its table, by name. */
  @Test
  void theContractNamesEveryPinOfTheMacro() throws IOException {
    String page = Files.readString(Path.of("../../docs/tim.md"));
    String table = page.substring(page.indexOf("\n## 5."), page.indexOf("\n## 6."));
    TimConfig config = new TimConfig(32, 32, 8, 8, 8, 2, 6, 8, 4096, Form.MACRO);
    VerilogFile stub =
        VerilogEmitter.emit(TimGenerator.generate(config).design()).stream()
            .filter(file -> file.name().equals("weft_tim_macro_stub.v"))
            .findFirst()
            .orElseThrow();
    Matcher port = Pattern.compile("(?:in|out)put (?:\\[\\S+ )?(\\w+)").matcher(stub.text());
    int ports = 0;
    for (; port.find(); ports++) {
      assertTrue(table.matches("(?s).*`" + port.group(1) + "[`\\[].*"), port.group(1));
    }
    assertEquals(18, ports);
  }
}
