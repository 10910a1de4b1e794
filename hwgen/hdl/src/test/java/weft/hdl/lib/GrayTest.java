package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.UInt;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

class GrayTest {
  static final class Both extends Component {
    public final UInt number;
    public final Bits code;
    public final UInt back;

    Both(int width) {
      number = in(uint(width));
      code = out(Gray.encode(number));
      back = out(Gray.decode(code));
    }
  }

  @Test
  void everyNumberHasACodeAndIsDecodedFromIt() {
    for (int width = 1; width <= 8; width++) {
      int bits = width;
      try (Simulation sim = JvmEngine.start(Elaborator.elaborate(() -> new Both(bits)).design())) {
        for (int n = 0; n < 1 << width; n++) {
          sim.poke(sim.net("number"), n);
          assertEquals(n ^ n >> 1, sim.peek(sim.net("code")), n + " of " + width + " bits");
          assertEquals(n, sim.peek(sim.net("back")), n + " of " + width + " bits");
        }
      }
    }
  }

  @Test
  void aCounterChangesOneBitOfItsCodeAtATime() {
    for (int width = 1; width <= 6; width++) {
      int bits = width;
      try (Simulation sim =
          JvmEngine.start(Elaborator.elaborate(() -> new GrayCounter(bits)).design())) {
        Net count = sim.net("count");
        long before = 0;
        long counted = 0;
        for (int i = 0; i < 3 << width; i++) {
          boolean counts = i % 3 != 1;
          sim.poke(count, counts ? 1 : 0);
          sim.step();
          counted += counts ? 1 : 0;
          long code = sim.peek(sim.net("code"));
          assertEquals(counts ? 1 : 0, Long.bitCount(code ^ before));
          assertEquals(counted % (1 << width), sim.peek(sim.net("value")));
          before = code;
        }
      }
    }
  }

  @Test
  void sizesAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> make(() -> new GrayCounter(0)));
    assertThrows(IllegalArgumentException.class, () -> make(() -> new GraySynchronizer(3, 1)));
    assertThrows(IllegalArgumentException.class, () -> make(() -> new Synchronizer(1)));
    for (int depth : new int[] {0, 1, 3, 12}) {
      Exception e =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  make(() -> new AsyncFifo<>(Hdl.bool(), depth, Hdl.clock("wr"), Hdl.clock("rd"))));
      assertEquals(
          "depth must be a power of two (allowed: 2, 4, 8, ...), not " + depth, e.getMessage());
    }
  }

  private static void make(java.util.function.Supplier<Component> top) {
    Elaborator.elaborate(top);
  }
}
