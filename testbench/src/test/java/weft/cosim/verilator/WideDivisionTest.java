package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;
import weft.hdl.sim.JvmEngine;

/**
 * Divisions of more than 64 bits on both engines, against BigInteger: random designs leave them
 * out, since Icarus 11 divides wrongly.
 */
class WideDivisionTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final int[] WIDTHS = {65, 66, 96, 127, 128, 129, 192, 200};
  private static final int ROUNDS = 200;

  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  static final class Dividers extends Component {
    final List<UInt> dividends = new ArrayList<>();
    final List<UInt> divisors = new ArrayList<>();
    final List<UInt> quotients = new ArrayList<>();
    final List<UInt> remainders = new ArrayList<>();
    final List<SInt> signedQuotients = new ArrayList<>();
    final List<SInt> signedRemainders = new ArrayList<>();

    Dividers() {
      out(regNext(in(bool()).named("clocked"))).named("so");
      for (int width : WIDTHS) {
        UInt a = in(uint(width)).named("a" + width);
        UInt b = in(uint(width)).named("b" + width);
        dividends.add(a);
        divisors.add(b);
        quotients.add(out(a.div(b)).named("quotient" + width));
        remainders.add(out(a.rem(b)).named("remainder" + width));
        signedQuotients.add(out(a.asSInt().div(b.asSInt())).named("signed_quotient" + width));
        signedRemainders.add(out(a.asSInt().rem(b.asSInt())).named("signed_remainder" + width));
      }
    }
  }

  @Test
  void bothEnginesDivideAsBigIntegerDoes() throws InterruptedException {
    Elaborated<Dividers> dividers = Elaborator.elaborate(Dividers::new);
    Random random = new Random(SEED);
    try (Bench<Dividers> jvm = new Bench<>(dividers, JvmEngine.start(dividers.design()));
        Bench<Dividers> verilator =
            new Bench<>(dividers, VerilatorSimulation.start(dividers.design()))) {
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < WIDTHS.length; i++) {
          BigInteger a = operand(WIDTHS[i], random);
          BigInteger b = operand(WIDTHS[i], random);
          check(jvm, i, a, b, "jvm");
          check(verilator, i, a, b, "verilator");
        }
      }
    }
  }

  /** Bits of a number of any size, or zero, one, all ones, the least of all. */
  private static BigInteger operand(int width, Random random) {
    BigInteger ones = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    return switch (random.nextInt(10)) {
      case 0 -> BigInteger.ZERO;
      case 1 -> BigInteger.ONE;
      case 2 -> ones;
      case 3 -> BigInteger.ONE.shiftLeft(width - 1);
      case 4, 5 -> ones.subtract(new BigInteger(random.nextInt(width) + 1, random));
      default -> new BigInteger(random.nextInt(width) + 1, random);
    };
  }

  private static void check(
      Bench<Dividers> bench, int i, BigInteger a, BigInteger b, String engine) {
    Dividers top = bench.top();
    int width = WIDTHS[i];
    bench.poke(top.dividends.get(i), a);
    bench.poke(top.divisors.get(i), b);
    BigInteger ones = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    boolean none = b.signum() == 0;
    String what = engine + ", weft.seed=" + SEED + ", " + width + " bits, " + a + " by " + b;
    assertEquals(none ? ones : a.divide(b), bench.peekBig(top.quotients.get(i)), what);
    assertEquals(none ? a : a.remainder(b), bench.peekBig(top.remainders.get(i)), what);
    BigInteger x = signed(a, width);
    BigInteger y = signed(b, width);
    BigInteger quotient = none ? BigInteger.ONE.negate() : x.divide(y);
    BigInteger wrapped = signed(quotient.and(ones), width);
    assertEquals(wrapped, bench.peekBig(top.signedQuotients.get(i)), what);
    assertEquals(none ? x : x.remainder(y), bench.peekBig(top.signedRemainders.get(i)), what);
  }

  private static BigInteger signed(BigInteger bits, int width) {
    return bits.testBit(width - 1) ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits;
  }
}
