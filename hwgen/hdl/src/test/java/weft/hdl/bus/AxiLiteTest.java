package weft.hdl.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.UInt;
import weft.hdl.bench.AxiLiteMaster;
import weft.hdl.bench.Bench;
import weft.hdl.bench.RegisterAccess;
import weft.hdl.bus.AxiLite.Protection;
import weft.hdl.regs.Field;
import weft.hdl.regs.Register;
import weft.hdl.regs.RegisterFile;
import weft.hdl.regs.RegisterMap;

/** What AXI4-Lite may have beside the usual. */
class AxiLiteTest {
  private static final Field GAIN = Field.readWrite("GAIN", 15, 0, "How much");
  private static final RegisterMap MAP =
      RegisterMap.of("device", Register.at(8, "CTRL", "What is set", GAIN));

  /** Registers behind a bus of this shape. */
  static final class Device extends Component {
    final AxiLite bus;
    final UInt gain;

    Device(int dataBits, Protection protection) {
      bus = in(bundle(() -> new AxiLite(8, dataBits, protection)));
      gain = out(RegisterFile.behind(bus, MAP).value(GAIN));
    }
  }

  @Test
  void registersDoNotLookAtProtection() {
    try (Bench<Device> bench = Bench.of(() -> new Device(32, Protection.PRESENT))) {
      RegisterAccess registers =
          new RegisterAccess(MAP, bench.add(new AxiLiteMaster(bench, bench.top().bus)));
      bench.poke(bench.top().bus.awprot, 5);
      bench.run(registers.write(GAIN, 1234));
      assertEquals(1234, bench.peek(bench.top().gain));
      assertEquals(1234, bench.run(registers.read(GAIN)));
    }
  }

  /** A wire of a wide bus with protection. */
  static final class Wide extends Component {
    final AxiLite from = in(bundle(() -> new AxiLite(16, 64, Protection.PRESENT))).named("from");
    final AxiLite to = out(bundle(() -> new AxiLite(16, 64, Protection.PRESENT))).named("to");

    Wide() {
      to.set(from);
    }
  }

  @Test
  void wideBusesHaveTheirPins() {
    List<String> pins =
        Elaborator.elaborate(Wide::new).design().top().ports().stream()
            .filter(port -> port.name().startsWith("from_") && port.width() > 1)
            .map(port -> port.name() + " " + port.width())
            .toList();
    assertEquals(
        List.of(
            "from_awaddr 16",
            "from_awprot 3",
            "from_wdata 64",
            "from_wstrb 8",
            "from_bresp 2",
            "from_araddr 16",
            "from_arprot 3",
            "from_rdata 64",
            "from_rresp 2"),
        pins);
  }

  @Test
  void widthsThatTheStandardDoesNotHaveAreRefused() {
    IllegalArgumentException odd =
        assertThrows(
            IllegalArgumentException.class,
            () -> Elaborator.elaborate(() -> new Device(16, Protection.ABSENT)));
    assertEquals("AXI4-Lite has 32 or 64 data bits, not 16", odd.getMessage());
    IllegalArgumentException wide =
        assertThrows(
            IllegalArgumentException.class,
            () -> Elaborator.elaborate(() -> new Device(64, Protection.ABSENT)));
    assertEquals("registers stand behind 32 data bits, not 64", wide.getMessage());
  }
}
