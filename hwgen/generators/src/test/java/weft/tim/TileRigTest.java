package weft.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

class TileRigTest {
  @Test
  void tilesAreInstancesOfOneModule() {
    Design design = TileRig.of(16);
    assertEquals(
        List.of("BlockDecoder", "InputDriver", "ProcessingUnit", "TernaryTile", "TileRig"),
        design.modules().stream()
            .map(module -> module.name())
            .filter(name -> !name.contains("acro"))
            .toList());
    assertEquals(16, design.top().instances().size());
  }

  /** Computed here, from the definition of xorshift64. */
  @Test
  void lanesAreRandomAndTheChecksumStandsUntilAllRowsAreWritten() {
    try (Simulation sim = JvmEngine.start(TileRig.of(1))) {
      Net lane = sim.net("lane9");
      Net checksum = sim.net("checksum");
      long step = 0x9E3779B97F4A7C15L;
      long x = step * 10;
      for (int i = 0; i < TileRig.WARM; i++) {
        assertEquals(x, sim.peek(lane), "clock " + i);
        assertEquals(0, sim.peek(checksum), "clock " + i);
        sim.step();
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
      }
      assertEquals(0, sim.peek(checksum));
      Set<Long> seen = new HashSet<>();
      for (int i = 0; i < 100; i++) {
        sim.step();
        assertNotEquals(0, sim.peek(checksum));
        seen.add(sim.peek(checksum));
      }
      assertEquals(100, seen.size(), "changes every clock");
    }
  }

  /** The rows of the arrays, not only what power-up left there: another seed, the same sums. */
  @Test
  void theChecksumDependsOnNoPowerUpValue() {
    assertEquals(after(1), after(2));
  }

  private static long after(long seed) {
    try (Simulation sim = JvmEngine.start(TileRig.of(2), seed)) {
      sim.step(TileRig.WARM + 500);
      return sim.peek(sim.net("checksum"));
    }
  }
}
