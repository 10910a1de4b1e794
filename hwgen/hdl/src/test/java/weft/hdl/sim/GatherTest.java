package weft.hdl.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Op;
import weft.hdl.ir.Port;

/** Single bits put together at equal distances: repeated, moved, spread out and closed up. */
class GatherTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  /**
   * Bit i of the output is bit {@code first + i / every * step} of the input where i is a multiple
   * of {@code every}, and of the other input elsewhere.
   */
  private static void check(int width, int count, int first, int step, int every) {
    ModuleBuilder m = new ModuleBuilder("Bits");
    Port a = m.in("a", Kind.BITS, width);
    Port b = m.in("b", Kind.UINT, 7);
    List<Expr> parts = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      int from = first + i / every * step;
      Expr own = m.slice(Kind.BOOL, m.ref(a), from, from);
      parts.add(i % every == 0 ? own : m.slice(Kind.BITS, m.ref(b), i % 7, i % 7));
    }
    Port o = m.out("o", Kind.BITS, count);
    m.assign(o, m.concat(parts));
    Random random = new Random(SEED);
    try (Simulation sim = JvmEngine.start(Design.of(m.build()))) {
      for (int round = 0; round < 20; round++) {
        BigInteger x = new BigInteger(width, random);
        BigInteger y = new BigInteger(7, random);
        sim.poke(sim.net("a"), x);
        sim.poke(sim.net("b"), y);
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
          boolean one = i % every == 0 ? x.testBit(first + i / every * step) : y.testBit(i % 7);
          expected = one ? expected.setBit(i) : expected;
        }
        String what = width + " " + count + " " + first + " " + step + " " + every;
        assertEquals(expected, sim.peekBig(sim.net("o")), what + ", weft.seed " + SEED);
      }
    }
  }

  @Test
  void bitsMoveTogether() {
    for (int count : new int[] {4, 5, 16, 31, 63, 64, 65, 130}) {
      for (int every = 1; every <= 5; every++) {
        int places = (count + every - 1) / every;
        for (int step = 0; step <= 4; step++) {
          check(places * Math.max(1, step) + 9, count, 0, step, every);
          check(places * Math.max(1, step) + 9, count, 8, step, every);
        }
      }
    }
  }

  @Test
  void aFlagIsRepeated() {
    for (int count : new int[] {1, 4, 63, 64, 70}) {
      ModuleBuilder m = new ModuleBuilder("Flags");
      Port a = m.in("a", Kind.BOOL, 1);
      Expr inverted = m.unary(Op.NOT, m.ref(a));
      Port o = m.out("o", Kind.BITS, count);
      m.assign(o, m.concat(Collections.nCopies(count, inverted)));
      try (Simulation sim = JvmEngine.start(Design.of(m.build()))) {
        BigInteger ones = BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE);
        assertEquals(ones, sim.peekBig(sim.net("o")));
        sim.poke(sim.net("a"), 1);
        assertEquals(BigInteger.ZERO, sim.peekBig(sim.net("o")));
      }
    }
  }
}
