package weft.hdl.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.hdl.ir.Design;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;
import weft.hdl.transform.MergeRegisters;
import weft.hdl.verilog.RandomModules;

/**
 * Random hierarchies with state on the engine, against the contract interpreted: every net and
 * every memory word, every clock. Replay with {@code -Dweft.seed=S}.
 */
class RandomDesignsTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final boolean FULL = "full".equals(System.getProperty("weft.tier"));
  private static final int DESIGNS = FULL ? 2000 : 25;
  private static final int CLOCKS = 12;

  static LongStream seeds() {
    return LongStream.range(SEED * 1_000_003, SEED * 1_000_003 + DESIGNS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyNetAgreesOnEveryClock(long seed) {
    Module top = design(seed);
    compare(top, Design.of(top), seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void registersInOneProcessDoWhatTheyDid(long seed) {
    Module top = design(seed);
    compare(top, new MergeRegisters().apply(Design.of(top)), seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rowsOfEqualChildrenAndRegistersAgree(long seed) {
    Random random = new Random(seed ^ 78);
    List<Module> modules = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      List<Module> known = List.copyOf(modules);
      modules.add(RandomModules.makeClocked("M" + i, seed * 31 + i, 8 + random.nextInt(12), known));
    }
    Module top = RandomModules.makeRows("Rows", seed * 31 + 3, 8 + random.nextInt(12), modules);
    compare(top, Design.of(top), seed);
  }

  private static void compare(Module top, Design simulated, long seed) {
    Reference expected = Reference.start(top, seed);
    Random random = new Random(seed);
    try (Simulation sim = JvmEngine.start(simulated, seed)) {
      for (int clock = 0; clock < CLOCKS; clock++) {
        for (Port port : top.ports()) {
          if (port.direction() == Port.Direction.IN && port.role() == Port.Role.DATA) {
            BigInteger value = draw(port, random);
            sim.poke(sim.net(port.name()), value);
            expected.poke(port.name(), value);
          }
        }
        if (clock % 5 == 4) {
          sim.poke(sim.net("resetn"), 0);
          expected.reset();
          check(sim, expected.values(), "seed " + seed + ", reset before clock " + clock);
          sim.poke(sim.net("resetn"), 1);
        }
        check(sim, expected.values(), "seed " + seed + ", before clock " + clock);
        sim.step();
        expected.step();
        check(sim, expected.values(), "seed " + seed + ", after clock " + clock);
      }
    }
  }

  private static Module design(long seed) {
    Random random = new Random(seed ^ 77);
    List<Module> modules = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      modules.add(
          RandomModules.makeClocked(
              "M" + i, seed * 31 + i, 8 + random.nextInt(30), List.copyOf(modules)));
    }
    return modules.get(3);
  }

  private static void check(Simulation sim, Map<String, BigInteger> expected, String when) {
    for (Net net : sim.nets()) {
      if (net.path().endsWith("resetn")) {
        continue;
      }
      if (net.depth() == 0) {
        assertEquals(expected.get(net.path()), sim.peekBig(net), () -> net.path() + ", " + when);
      }
      for (int i = 0; i < net.depth(); i++) {
        String word = net.path() + "[" + i + "]";
        assertEquals(expected.get(word), sim.peekBig(net, i), () -> word + ", " + when);
      }
    }
  }

  private static BigInteger draw(Port port, Random random) {
    int width = port.width();
    BigInteger bits =
        switch (random.nextInt(6)) {
          case 0 -> BigInteger.ZERO;
          case 1 -> BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
          case 2 -> BigInteger.ONE.shiftLeft(width - 1);
          case 3 -> new BigInteger(Math.min(width, 3), random);
          default -> new BigInteger(width, random);
        };
    boolean negative = port.kind() == weft.hdl.ir.Kind.SINT && bits.testBit(width - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits;
  }
}
