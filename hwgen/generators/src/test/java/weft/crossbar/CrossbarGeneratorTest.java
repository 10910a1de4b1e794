package weft.crossbar;

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
import weft.arch.crossbar.CrossbarConfig;
import weft.crossbar.CrossbarGenerator.CrossbarDesign;
import weft.hdl.check.Checks;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

class CrossbarGeneratorTest {
  /** Every scheme and form; sizes at their limits; nothing a power of two. */
  static Stream<CrossbarConfig> configs() {
    return Stream.of(
        Configs.small(),
        Configs.small("scheme: offset", "form: macro", "faults: injectable"),
        Configs.small("scheme: differential", "flip: off", "crossbars: 2", "units: 4"),
        Configs.small("fragmentRows: 16", "adcBits: 3", "minInputCycles: 1", "spareColumns: 1"),
        Configs.small(
            "rows: 12",
            "columns: 18",
            "fragmentRows: 3",
            "cellBits: 3",
            "weightBits: 7",
            "adcs: 3",
            "inputBits: 5",
            "streamBits: 48",
            "crossbars: 3",
            "spareColumns: 2",
            "form: macro",
            "faults: injectable",
            "scheme: polarised"),
        Configs.small("weightBits: 16", "inputBits: 16", "maxRows: 65536", "streamBits: 256"),
        Configs.small(
            "rows: 2",
            "columns: 1",
            "fragmentRows: 1",
            "cellBits: 1",
            "weightBits: 1",
            "inputBits: 1",
            "adcBits: 1",
            "adcs: 1",
            "maxRows: 2",
            "streamBits: 16",
            "flip: off"),
        Configs.small("rows: 3", "fragmentRows: 3", "maxRows: 3", "streamBits: 80"));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyConfigurationPassesAllChecks(CrossbarConfig config) {
    CrossbarDesign crossbar = CrossbarGenerator.generate(config);
    assertEquals(List.of(), Checks.run(crossbar.design()));
    assertEquals("weft_xbar", crossbar.design().top().name());
    assertEquals(config.units(), crossbar.probes().units().size());
    assertEquals(config.crossbars(), crossbar.probes().units().get(0).crossbars().size());
  }

  /** Whoever builds the macro has the page alone: every port is a pin of its table, by name. */
  @Test
  void theContractNamesEveryPinOfTheMacro() throws IOException {
    String page = Files.readString(Path.of("../../docs/crossbar.md"));
    String table = page.substring(page.indexOf("\n## 5."), page.indexOf("\n## 6."));
    CrossbarConfig config = Configs.small("form: macro", "faults: injectable");
    VerilogFile stub =
        VerilogEmitter.emit(CrossbarGenerator.generate(config).design()).stream()
            .filter(file -> file.name().equals("weft_xbar_macro_stub.v"))
            .findFirst()
            .orElseThrow();
    Matcher port = Pattern.compile("(?:in|out)put (?:\\[\\S+ )?(\\w+)").matcher(stub.text());
    int ports = 0;
    for (; port.find(); ports++) {
      assertTrue(table.matches("(?s).*`" + port.group(1) + "[`\\[].*"), port.group(1));
    }
    assertEquals(19, ports);
  }
}
