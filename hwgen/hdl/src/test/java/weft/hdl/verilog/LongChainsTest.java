package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.UInt;
import weft.hdl.When;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

/**
 * Chains of thousands of arms give what their conditions say, one after the other: in our engine,
 * and as the trees of switches that are printed, in Icarus. Replay with {@code -Dweft.seed=S}.
 */
class LongChainsTest {
  private static final boolean FULL = "full".equals(System.getProperty("weft.tier"));
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final int EQUAL = FULL ? 100_000 : 5_000;
  private static final int ANY = FULL ? 100_000 : 500;
  private static final int BITS = 17;
  private static final int END = 1 << BITS;

  @TempDir Path folder;

  static final class Chains extends Component {
    final UInt a = in(uint(BITS));
    final UInt b = in(uint(BITS));
    final UInt equal = out(uint(BITS));
    final UInt any = out(uint(BITS));

    Chains(int equals, int anys) {
      When arms = when(a.eq(0), () -> equal.set(5));
      for (int i = 1; i < equals; i++) {
        int value = 7 * i % 1000;
        arms.elsewhen(a.eq(i), () -> equal.set(value));
      }
      arms.otherwise(() -> equal.set(3));
      arms = when(a.xor(b).eq(0), () -> any.set(0));
      for (int i = 1; i < anys; i++) {
        int value = i;
        arms.elsewhen(i % 2 == 0 ? a.xor(b).eq(i) : b.plus(i).lt(a), () -> any.set(value));
      }
      arms.otherwise(() -> any.set(b));
    }
  }

  private static int equal(int a) {
    return a == 0 ? 5 : a < EQUAL ? 7 * a % 1000 : 3;
  }

  private static int any(int a, int b) {
    for (int i = 0; i < ANY; i++) {
      if (i % 2 == 0 ? (a ^ b) == i : (b + i) % END < a) {
        return i;
      }
    }
    return b;
  }

  private static List<int[]> vectors() {
    Random random = new Random(SEED);
    List<int[]> vectors = new ArrayList<>();
    for (int edge : new int[] {0, 1, 63, 64, 127, 128, 2047, 2048, EQUAL - 1, EQUAL, END - 1}) {
      vectors.add(new int[] {edge, random.nextInt(END)});
    }
    for (int i = 0; i < 100; i++) {
      // Of small a few conditions hold: arms far down are taken.
      int a = random.nextInt(3);
      vectors.add(new int[] {a, i % 2 == 0 ? random.nextInt(ANY + 10) : END - random.nextInt(ANY)});
      vectors.add(new int[] {random.nextInt(END), random.nextInt(END)});
    }
    for (int[] v : vectors) {
      v[1] %= END;
    }
    return vectors;
  }

  @Test
  void everyArmGivesWayToThoseBeforeIt() {
    Design design = Elaborator.elaborate(() -> new Chains(EQUAL, ANY)).design();
    StringBuilder expected = new StringBuilder();
    StringBuilder bench = new StringBuilder();
    String wires = "[" + (BITS - 1) + ":0] ";
    bench.append("module bench;\n  reg ").append(wires).append("a, b;\n  wire ").append(wires);
    bench.append("equal, any;\n  Chains dut (.a(a), .b(b), .equal(equal), .any(any));\n");
    bench.append("  initial begin\n");
    try (Simulation s = JvmEngine.start(design)) {
      Net equal = s.net("equal");
      Net any = s.net("any");
      for (int[] v : vectors()) {
        s.poke(s.net("a"), v[0]);
        s.poke(s.net("b"), v[1]);
        String what = v[0] + " " + v[1];
        assertEquals(equal(v[0]), s.peek(equal), what);
        assertEquals(any(v[0], v[1]), s.peek(any), what);
        expected.append(what + " " + equal(v[0]) + " " + any(v[0], v[1]) + "\n");
        bench.append("    a = " + v[0] + "; b = " + v[1] + ";\n");
        bench.append("    #1 $display(\"%0d %0d %0d %0d\", a, b, equal, any);\n");
      }
    }
    bench.append("  end\nendmodule\n");
    Tools.write(folder, VerilogEmitter.emit(design));
    Tools.write(folder, List.of(new VerilogFile("bench.v", bench.toString())));
    Tools.silent(folder, "iverilog", "-g2005", "-o", "bench.vvp", "bench.v", "Chains.v");
    assertEquals(
        expected.toString(), Tools.run(folder, "vvp", "-n", "bench.vvp").output(), "seed " + SEED);
  }
}
