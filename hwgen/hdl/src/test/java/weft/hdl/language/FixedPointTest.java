package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Fixed;
import weft.hdl.Hdl;
import weft.hdl.Overflow;
import weft.hdl.Rounding;
import weft.hdl.SFix;
import weft.hdl.SInt;
import weft.hdl.UFix;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.sim.Reference;

/** Numbers with a point against decimal arithmetic, on all values of a few bits. */
class FixedPointTest {
  private static BigDecimal scaled(long bits, int fraction) {
    BigDecimal step = BigDecimal.ONE.divide(new BigDecimal(BigInteger.TWO.pow(Math.abs(fraction))));
    return fraction >= 0
        ? BigDecimal.valueOf(bits).multiply(step)
        : BigDecimal.valueOf(bits).divide(step);
  }

  /** The number of a port with so many fraction bits. */
  private static BigDecimal number(Reference e, String port, int fraction) {
    return scaled(e.peek(port).longValueExact(), fraction);
  }

  private static void equal(BigDecimal expected, BigDecimal actual, String what) {
    assertEquals(0, expected.compareTo(actual), what + ": " + expected + ", not " + actual);
  }

  private static long wrap(long value, int bits) {
    return value << 64 - bits >> 64 - bits;
  }

  static final class Signed extends Component {
    final SFix a = in(sfix(3, 2));
    final SFix b = in(sfix(2, 3));
    final SFix plus = out(a.plus(b));
    final SFix minus = out(a.minus(b));
    final SFix plusWide = out(a.plusWide(b));
    final SFix minusWide = out(b.minusWide(a));
    final SFix times = out(a.times(b));
    final SFix least = out(a.min(b));
    final SFix most = out(a.max(b));
    final Bool eq = out(a.eq(b));
    final Bool lt = out(a.lt(b));
    final Bool ge = out(a.ge(b));
    final Bool high = out(a.gt(1.25));
    final SFix moved = out(a.shl(4));
    final SFix lower = out(a.shr(4).times(b));
    final SFix negated = out(a.negate());
    final Bool negative = out(b.isNegative());
    final SFix more = out(a.plus(0.75));
    final SFix wider = out(b.to(sfix(4, 5)));
  }

  @Test
  void signedArithmeticLinesThePointsUp() {
    Reference e = Reference.start(Ir.module(Signed::new), 0);
    for (int i = -16; i < 16; i++) {
      for (int j = -16; j < 16; j++) {
        e.poke("a", i);
        e.poke("b", j);
        BigDecimal a = scaled(i, 2);
        BigDecimal b = scaled(j, 3);
        String what = a + " and " + b;
        equal(scaled(wrap(2L * i + j, 6), 3), number(e, "plus", 3), what);
        equal(scaled(wrap(2L * i - j, 6), 3), number(e, "minus", 3), what);
        equal(a.add(b), number(e, "plusWide", 3), what);
        equal(b.subtract(a), number(e, "minusWide", 3), what);
        equal(a.multiply(b), number(e, "times", 5), what);
        equal(a.min(b), number(e, "least", 3), what);
        equal(a.max(b), number(e, "most", 3), what);
        equal(a.multiply(new BigDecimal(16)), number(e, "moved", -2), what);
        equal(a.multiply(b).divide(new BigDecimal(16)), number(e, "lower", 9), what);
        equal(scaled(wrap(-i, 5), 2), number(e, "negated", 2), what);
        equal(scaled(wrap(i + 3, 5), 2), number(e, "more", 2), what);
        equal(b, number(e, "wider", 5), what);
        assertEquals(a.compareTo(b) == 0, e.peek("eq").testBit(0), what);
        assertEquals(a.compareTo(b) < 0, e.peek("lt").testBit(0), what);
        assertEquals(a.compareTo(b) >= 0, e.peek("ge").testBit(0), what);
        assertEquals(i > 5, e.peek("high").testBit(0), what);
        assertEquals(j < 0, e.peek("negative").testBit(0), what);
      }
    }
    int[] widths = {6, 7, 10, 6, 5, 9};
    String[] ports = {"plus", "plusWide", "times", "least", "moved", "wider"};
    for (int i = 0; i < ports.length; i++) {
      assertEquals(widths[i], e.width(ports[i]), ports[i]);
    }
  }

  static final class Unsigned extends Component {
    final UFix a = in(ufix(1, 3));
    final UFix b = in(ufix(-1, 4));
    final UFix plusWide = out(a.plusWide(b));
    final SFix minusWide = out(b.minusWide(a));
    final UFix times = out(a.times(b));
    final SFix alike = out(a.toSFix().times(b.toSFix()));
    final UInt floor = out(a.toUInt(Rounding.FLOOR));
    final UInt nearest = out(a.toUInt(Rounding.HALF_EVEN));
    final UFix read = out(a.asUInt().asUFix(1));
  }

  @Test
  void unsignedArithmeticLinesThePointsUp() {
    Reference e = Reference.start(Ir.module(Unsigned::new), 0);
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 8; j++) {
        e.poke("a", i);
        e.poke("b", j);
        BigDecimal a = scaled(i, 3);
        BigDecimal b = scaled(j, 4);
        String what = a + " and " + b;
        equal(a.add(b), number(e, "plusWide", 4), what);
        equal(b.subtract(a), number(e, "minusWide", 4), what);
        equal(a.multiply(b), number(e, "times", 7), what);
        equal(a.multiply(b), number(e, "alike", 7), what);
        equal(a.setScale(0, RoundingMode.FLOOR), number(e, "floor", 0), what);
        equal(a.setScale(0, RoundingMode.HALF_EVEN), number(e, "nearest", 0), what);
        equal(scaled(i, 1), number(e, "read", 1), what);
      }
    }
    assertEquals(6, e.width("plusWide"));
    assertEquals(1, e.width("floor"));
    assertEquals(2, e.width("nearest"));
  }

  /** The rule on decimal numbers, on the ways that Java has for it. */
  private static BigDecimal round(BigDecimal value, int fraction, Rounding rounding) {
    BigDecimal step = scaled(1, fraction);
    BigDecimal steps = value.divide(step);
    BigDecimal half = new BigDecimal("0.5");
    BigDecimal rounded =
        switch (rounding) {
          case FLOOR -> steps.setScale(0, RoundingMode.FLOOR);
          case CEILING -> steps.setScale(0, RoundingMode.CEILING);
          case TOWARD_ZERO -> steps.setScale(0, RoundingMode.DOWN);
          case AWAY_FROM_ZERO -> steps.setScale(0, RoundingMode.UP);
          case HALF_UP -> steps.add(half).setScale(0, RoundingMode.FLOOR);
          case HALF_DOWN -> steps.subtract(half).setScale(0, RoundingMode.CEILING);
          case HALF_TOWARD_ZERO -> steps.setScale(0, RoundingMode.HALF_DOWN);
          case HALF_AWAY_FROM_ZERO -> steps.setScale(0, RoundingMode.HALF_UP);
          case HALF_EVEN -> steps.setScale(0, RoundingMode.HALF_EVEN);
        };
    return rounded.multiply(step);
  }

  private static BigDecimal fit(
      BigDecimal value, int width, int fraction, boolean signed, Overflow overflow) {
    long steps = value.divide(scaled(1, fraction)).longValueExact();
    long most = signed ? (1L << width - 1) - 1 : (1L << width) - 1;
    long least = !signed ? 0 : overflow == Overflow.SATURATE_SYMMETRIC ? -most : -most - 1;
    long fitted =
        switch (overflow) {
          case WRAP -> signed ? wrap(steps, width) : steps & most;
          case SATURATE, SATURATE_SYMMETRIC -> Math.max(least, Math.min(most, steps));
        };
    return scaled(fitted, fraction);
  }

  /** All rules of rounding and overflow, a port each. */
  static final class Converts extends Component {
    Converts(boolean signed, int integer, int fraction) {
      UFix u = in(ufix(3, 3)).named("u");
      SFix s = in(sfix(3, 3)).named("s");
      u.unused("one of two");
      s.unused("one of two");
      for (Rounding rounding : Rounding.values()) {
        for (Overflow overflow : Overflow.values()) {
          Fixed<?> converted =
              signed
                  ? s.to(sfix(integer, fraction), rounding, overflow)
                  : u.to(ufix(integer, fraction), rounding, overflow);
          out(converted).named(rounding + "_" + overflow);
        }
      }
    }
  }

  @Test
  void everyRuleOfRoundingAndOverflow() {
    int[][] types = {{3, 1}, {2, 0}, {1, 1}, {4, -2}, {6, -5}, {2, 5}, {3, 3}};
    for (boolean signed : new boolean[] {false, true}) {
      for (int[] type : types) {
        int width = type[0] + type[1];
        Reference e = Reference.start(Ir.module(() -> new Converts(signed, type[0], type[1])), 0);
        for (int i = signed ? -32 : 0; i < (signed ? 32 : 64); i++) {
          e.poke(signed ? "s" : "u", i);
          for (Rounding rounding : Rounding.values()) {
            for (Overflow overflow : Overflow.values()) {
              BigDecimal exact = round(scaled(i, 3), type[1], rounding);
              BigDecimal expected = fit(exact, width, type[1], signed, overflow);
              String port = rounding + "_" + overflow;
              String what = port + " of " + scaled(i, 3) + " to " + type[0] + ", " + type[1];
              equal(expected, number(e, port, type[1]), what);
            }
          }
        }
      }
    }
  }

  static final class Sample extends Bundle {
    final SFix left = field(Hdl.sfix(1, 7));
    final SFix right = field(Hdl.sfix(1, 7));
  }

  static final class Filter extends Component {
    final SFix x = in(sfix(2, 6));
    final Sample sample = in(bundle(Sample::new));
    final Bool choose = in(bool());
    final SFix y = out(sfix(2, 6));
    final SFix held = reg(sfix(2, 6)).init(-1.25);
    final SFix product;
    final Vec<SFix> both = out(elementsOf(List.of(sample.left, sample.right)));
    final SFix chosen = out(mux(choose, sample.left, both.get(1)));
    final SInt whole = out(x.toSInt(Rounding.HALF_UP));
    final SFix gain =
        out(
            switchOn(choose.repeat(1))
                .is(0, sfix(2, 2).of(0.75))
                .is(1, sfix(2, 2).of("-1.5"))
                .value());

    Filter() {
      product = x.times(sfix(1, 3).nearest(0.7));
      held.set(product.plus(held).to(sfix(2, 6), Rounding.HALF_EVEN, Overflow.SATURATE));
      y.set(held);
      when(choose, () -> y.set(0.5));
    }
  }

  @Test
  void fixedPointInTheVerilog() {
    assertEquals(
        """
        module Filter (
          input clk,
          input resetn,
          input [7:0] x,
          input [7:0] sample_left,
          input [7:0] sample_right,
          input choose,
          output reg [7:0] y,
          output [15:0] both,
          output [7:0] chosen,
          output [2:0] whole,
          output reg [3:0] gain
        );
          reg [7:0] held;

          assign both = {sample_right, sample_left};
          assign chosen = choose ? sample_left : both[15:8];
          assign whole = {x[7], x[7:6]} + {2'd0, x[5]};

          always @* begin
            case (choose)
              1'b0: begin
                gain = 4'd3;
              end
              default: begin
                gain = -4'd6;
              end
            endcase
          end

          wire [11:0] product = {{4{x[7]}}, x} * 12'd6;
          wire [10:0] held_joined = {held, 3'b000};
          wire [11:0] held_sum = product + {held_joined[10], held_joined};
          wire [8:0] held_bits = held_sum[11:3];
          wire [9:0] held_sum_1 = {held_bits[8], held_bits} + {9'd0, held_sum[2] & (|held_sum[1:0] | held_sum[3])};

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              held <= -8'd80;
            end else begin
              held <= (held_sum_1 ^ 10'd512) > 10'd639 ? 8'd127 : (held_sum_1 ^ 10'd512) < 10'd384 ? -8'd128 : held_sum_1[7:0];
            end
          end

          always @* begin
            y = held;
            if (choose) begin
              y = 8'd32;
            end
          end
        endmodule
        """,
        Ir.verilog(Filter::new));
  }

  static final class Wrong extends Component {
    final SFix x = in(sfix(2, 6)); // X
    final SFix z = in(sfix(3, 5)); // Z
    final Bool c = in(bool());
    final SFix y = out(sfix(2, 6)); // Y
    final SFix lost = out(x.to(sfix(2, 4))); // LOST
    final SFix narrow = out(x.to(sfix(1, 8))); // NARROW
    final Bool inexact = out(x.eq(0.1)); // INEXACT
    final Bool huge = out(x.lt(2)); // HUGE
    final SFix text = out(sfix(4, 4).of("1,5")); // TEXT
    final SFix nearest = out(sfix(1, 3).nearest(0.99)); // NEAREST
    final SFix infinite = out(sfix(1, 3).of(1.0 / 0)); // INFINITE
    final SFix either = out(mux(c, x, z)); // MUX
    final Vec<SFix> both = out(elementsOf(List.of(x, z))); // VECTOR
    final SFix cases = out(switchOn(c.repeat(1)).is(0, x).is(1, z).value()); // CASES
    final SFix held = reg(sfix(2, 6)).init(0.3); // INIT

    Wrong() {
      y.set(z); // SET
      set(held, z); // GENERIC
      held.unused("a test of errors");
    }
  }

  @Test
  void errorsOfFixedPoint() {
    MarkedErrors.check(
        FixedPointTest.class,
        Wrong::new,
        "@LOST: inexact: x, sfix(2, 6), does not go into sfix(2, 4) without loss: say how, with a"
            + " Rounding and an Overflow",
        "    @X: x is declared here",
        "@NARROW: inexact: x, sfix(2, 6), does not go into sfix(1, 8) without loss: say how, with"
            + " a Rounding and an Overflow",
        "    @X: x is declared here",
        "@INEXACT: inexact literal: 0.1 is between two values of sfix(2, 6): nearest takes"
            + " 0.09375",
        "@HUGE: literal out of range: 2 does not fit sfix(2, 6) (allowed: -2 to 1.984375)",
        "@TEXT: malformed literal: \"1,5\" is no decimal number",
        "@NEAREST: literal out of range: 0.99 does not fit sfix(1, 3) (allowed: -1 to 0.875)",
        "@INFINITE: malformed literal: Infinity is no number of hardware",
        "@MUX: type mismatch: mux of x, sfix(2, 6), and z, sfix(3, 5)"
            + ": to(type, rounding, overflow) makes one the other",
        "    @X: x is declared here",
        "    @Z: z is declared here",
        "@VECTOR: type mismatch: vector of x, sfix(2, 6), and z, sfix(3, 5)"
            + ": to(type, rounding, overflow) makes one the other",
        "    @X: x is declared here",
        "    @Z: z is declared here",
        "@CASES: type mismatch: switch of x, sfix(2, 6), and z, sfix(3, 5)"
            + ": to(type, rounding, overflow) makes one the other",
        "    @X: x is declared here",
        "    @Z: z is declared here",
        "@INIT: inexact literal: 0.3 is between two values of sfix(2, 6): nearest takes 0.296875",
        "@SET: type mismatch: set of z, sfix(3, 5), and y, sfix(2, 6)"
            + ": to(type, rounding, overflow) makes one the other",
        "    @Z: z is declared here",
        "    @Y: y is declared here",
        "@GENERIC: type mismatch: set of z, sfix(3, 5), and held, sfix(2, 6)"
            + ": to(type, rounding, overflow) makes one the other",
        "    @Z: z is declared here",
        "    @INIT: held is declared here");
    IllegalArgumentException width =
        assertThrows(IllegalArgumentException.class, () -> Hdl.ufix(2, -3));
    assertEquals("width must not be negative: ufix(2, -3)", width.getMessage());
  }
}
