package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Encoding;
import weft.hdl.Hdl;
import weft.hdl.ir.Design;
import weft.hdl.ir.Port;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Reference;
import weft.hdl.sim.Simulation;
import weft.hdl.verilog.Tools;
import weft.hdl.verilog.VerilogEmitter;

/**
 * The designs of the tests of values and types: other tools read their Verilog without a word, and
 * the engine runs them as the contract's interpreter does. Replay with {@code -Dweft.seed=S}.
 */
class TypesAgreeTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final int CLOCKS = "full".equals(System.getProperty("weft.tier")) ? 2000 : 60;

  @TempDir Path folder;

  static Stream<Named<Supplier<Component>>> designs() {
    return Stream.of(
        design("gray", () -> new EnumsTest.Ring(Hdl.enumOf(EnumsTest.State.class, Encoding.GRAY))),
        design(
            "one-hot",
            () -> new EnumsTest.Ring(Hdl.enumOf(EnumsTest.State.class, Encoding.ONE_HOT))),
        design("codes", EnumsTest.Decoder::new),
        design("windows read", PartsTest.Window::new),
        design("windows set", PartsTest.Patch::new),
        design("literals", PartsTest.Literals::new),
        design("registers", RegistersTest.Follow::new),
        design("edges", RegistersTest.Edges::new),
        design("patterns", SwitchPatternsTest.Decoder::new),
        design("patterns of a number", SwitchPatternsTest.SignedDecoder::new),
        design("don't cares", SwitchPatternsTest.DontCares::new),
        design("a bundle's register", BundlesTest.Reads::new),
        design("packing", BundlesTest.Packs::new),
        design("memories", MemoriesTest.Text::new),
        design("signed fixed point", FixedPointTest.Signed::new),
        design("unsigned fixed point", FixedPointTest.Unsigned::new),
        design("rounding of signed", () -> new FixedPointTest.Converts(true, 2, 1)),
        design("rounding of unsigned", () -> new FixedPointTest.Converts(false, 2, 1)),
        design("a filter", FixedPointTest.Filter::new));
  }

  private static Named<Supplier<Component>> design(String name, Supplier<Component> top) {
    return Named.of(name, top);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void otherToolsReadThem(Supplier<Component> top) {
    Design design = Elaborator.elaborate(top).design();
    Tools.acceptedByAll(folder, VerilogEmitter.emit(design), design.top().name());
  }

  @ParameterizedTest
  @MethodSource("designs")
  void theEngineDoesWhatTheContractSays(Supplier<Component> top) {
    Design design = Elaborator.elaborate(top).design();
    Reference contract = Reference.start(design.top(), 0);
    Random random = new Random(SEED);
    try (Simulation sim = JvmEngine.start(design, 0)) {
      for (int clock = 0; clock < CLOCKS; clock++) {
        for (Port port : ports(design, Port.Direction.IN)) {
          long bits = new BigInteger(Math.min(port.width(), 62), random).longValue();
          contract.poke(port.name(), bits);
          sim.poke(sim.net(port.name()), contract.peek(port.name()));
        }
        for (Port port : ports(design, Port.Direction.OUT)) {
          String what = port + ", clock " + clock + ", weft.seed " + SEED;
          assertEquals(contract.peek(port.name()), sim.peekBig(sim.net(port.name())), what);
        }
        contract.step();
        if (!design.top().domains().isEmpty()) {
          sim.step();
        }
      }
    }
  }

  private static List<Port> ports(Design design, Port.Direction direction) {
    List<Port> ports = new ArrayList<>();
    for (Port port : design.top().ports()) {
      if (port.role() == Port.Role.DATA && port.direction() == direction && port.width() > 0) {
        ports.add(port);
      }
    }
    return ports;
  }
}
