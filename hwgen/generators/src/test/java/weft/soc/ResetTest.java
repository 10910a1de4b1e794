package weft.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimConfig.Form;
import weft.arch.yaml.YamlMap;
import weft.crossbar.CrossbarGenerator;
import weft.hdl.ir.Design;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;
import weft.tim.TimGenerator;

/** What docs/tim.md and the SDC file say of the reset, which holds for every family. */
class ResetTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  static Stream<Design> designs() {
    String small = "{rows: 4, columns: 4, fragmentRows: 2, weightBits: 2, adcs: 2, units: 2}";
    CrossbarConfig crossbar = CrossbarConfig.from(YamlMap.parse("test", small));
    return Stream.of(
        TimGenerator.generate(new TimConfig(8, 4, 8, 8, 4, 4, 3, 4, 32, Form.DIGITAL)).design(),
        CrossbarGenerator.generate(crossbar).design());
  }

  private record Place(String path, Module module) {}

  /** The registers with a reset value, by their paths. */
  private static Map<String, BigInteger> registers(Design design) {
    Map<String, BigInteger> found = new LinkedHashMap<>();
    Deque<Place> work = new ArrayDeque<>();
    work.add(new Place("", design.top()));
    while (!work.isEmpty()) {
      Place place = work.remove();
      for (Signal signal : place.module().signals()) {
        if (signal instanceof Register register && register.width() > 0) {
          String path = place.path() + register.name();
          register.resetValue().ifPresent(value -> found.put(path, value));
        }
      }
      for (Instance instance : place.module().instances()) {
        work.add(new Place(place.path() + instance.name() + ".", instance.module()));
      }
    }
    return found;
  }

  private static Map<String, BigInteger> values(Simulation sim, Map<String, BigInteger> like) {
    Map<String, BigInteger> now = new LinkedHashMap<>();
    like.keySet().forEach(path -> now.put(path, sim.peekBig(sim.net(path))));
    return now;
  }

  @ParameterizedTest
  @MethodSource("designs")
  void registersKeepTheirResetValuesForTwoClocksAfterTheRelease(Design design) {
    Map<String, BigInteger> reset = registers(design);
    Map<String, BigInteger> others = new LinkedHashMap<>(reset);
    others.keySet().removeAll(List.of("settling", "released"));
    assertEquals(reset.size() - 2, others.size());
    Random random = new Random(SEED);
    try (Simulation sim = JvmEngine.start(design, SEED)) {
      Net resetn = sim.net("resetn");
      for (int time = 0; time < 5; time++) {
        for (int clock = 0; clock < 50; clock++) {
          drive(sim, design, random);
          sim.step();
        }
        assertNotEquals(others, values(sim, others), "replay: -Dweft.seed=" + SEED);
        sim.poke(resetn, 0);
        assertEquals(reset, values(sim, reset), "at once; replay: -Dweft.seed=" + SEED);
        sim.poke(resetn, 1);
        for (int clock = 0; clock < 2; clock++) {
          drive(sim, design, random);
          sim.step();
          assertEquals(others, values(sim, others), "replay: -Dweft.seed=" + SEED);
        }
        assertEquals(BigInteger.ONE, sim.peekBig(sim.net("released")));
      }
    }
  }

  private static void drive(Simulation sim, Design design, Random random) {
    for (Port port : design.top().ports()) {
      if (port.direction() == Port.Direction.IN && port.role() == Port.Role.DATA) {
        sim.poke(sim.net(port.name()), new BigInteger(port.width(), random));
      }
    }
  }
}
