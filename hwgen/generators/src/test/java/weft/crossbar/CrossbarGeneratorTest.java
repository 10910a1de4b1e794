package weft.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.crossbar.CrossbarGenerator.CrossbarDesign;
import weft.hdl.check.Checks;

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
            "flip: off"));
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
}
