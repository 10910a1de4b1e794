package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.EnumSignal;
import weft.hdl.SFix;
import weft.hdl.SInt;
import weft.hdl.SwitchValue;
import weft.hdl.UFix;
import weft.hdl.UInt;
import weft.hdl.Value;
import weft.hdl.bench.Bench;

/** Java numbers beside values: they take the width, or the type, of the value. */
class BareNumbersTest {
  enum State {
    IDLE,
    RUN,
    DONE
  }

  static final class Beside extends Component {
    final Bool c = in(bool());
    final UInt u = in(uint(8));
    final SInt s = in(sint(8));
    final Bits b = in(bits(8));
    final UFix p = in(ufix(4, 4));
    final SFix q = in(sfix(4, 4));
    final List<Value> results = new ArrayList<>();

    Beside() {
      List.of(
              u.and(0xF0),
              u.or(0x0F),
              u.xor(255),
              u.div(7),
              u.rem(7),
              u.plusWide(255),
              u.minusWide(255),
              mux(c, u, 3),
              mux(c, 3, u),
              c.mux(u, 4),
              c.mux(4, u))
          .forEach(result -> results.add(out(result)));
      List.of(
              s.and(-16),
              s.or(1),
              s.xor(-1),
              s.div(-3),
              s.rem(-3),
              s.plusWide(-128),
              s.minusWide(127),
              mux(c, s, -3),
              mux(c, -3, s),
              c.mux(s, -4),
              c.mux(-4, s))
          .forEach(result -> results.add(out(result)));
      List.of(
              b.and(0xF0),
              b.or(0x0F),
              b.xor(255),
              mux(c, b, 3),
              mux(c, 3, b),
              c.mux(b, 4),
              c.mux(4, b))
          .forEach(result -> results.add(out(result)));
      List.of(
              p.times(1.5),
              p.plusWide(15),
              p.minusWide(15.5),
              p.min(2),
              p.max(9.5),
              mux(c, p, 0.25),
              mux(c, 0.25, p),
              c.mux(p, 0.5),
              c.mux(0.5, p))
          .forEach(result -> results.add(out(result)));
      List.of(
              q.times(-1.5),
              q.plusWide(7),
              q.minusWide(-8),
              q.min(-2),
              q.max(2.5),
              mux(c, q, -0.25),
              mux(c, -0.25, q),
              c.mux(q, -0.5),
              c.mux(-0.5, q))
          .forEach(result -> results.add(out(result)));
    }
  }

  /** Each result: its width, and its bits for the inputs below with c true, then false. */
  private static final long[][] EXPECTED = {
    // u = 200
    {8, 192, 192},
    {8, 207, 207},
    {8, 55, 55},
    {8, 28, 28},
    {8, 4, 4},
    {9, 455, 455},
    {9, -55, -55},
    {8, 200, 3},
    {8, 3, 200},
    {8, 200, 4},
    {8, 4, 200},
    // s = -50
    {8, -64, -64},
    {8, -49, -49},
    {8, 49, 49},
    {8, 16, 16},
    {8, -2, -2},
    {9, -178, -178},
    {9, -177, -177},
    {8, -50, -3},
    {8, -3, -50},
    {8, -50, -4},
    {8, -4, -50},
    // b = 0xA5
    {8, 0xA0, 0xA0},
    {8, 0xAF, 0xAF},
    {8, 0x5A, 0x5A},
    {8, 0xA5, 3},
    {8, 3, 0xA5},
    {8, 0xA5, 4},
    {8, 4, 0xA5},
    // p = 9.25, 148 of 16
    {16, 148 * 24, 148 * 24},
    {9, 388, 388},
    {9, -100, -100},
    {8, 32, 32},
    {8, 152, 152},
    {8, 148, 4},
    {8, 4, 148},
    {8, 148, 8},
    {8, 8, 148},
    // q = -3.5, -56 of 16
    {16, 56 * 24, 56 * 24},
    {9, 56, 56},
    {9, 72, 72},
    {8, -56, -56},
    {8, 40, 40},
    {8, -56, -4},
    {8, -4, -56},
    {8, -56, -8},
    {8, -8, -56},
  };

  @Test
  void numbersTakeTheTypeOfTheValueBesideThem() {
    try (Bench<Beside> bench = Bench.of(Beside::new)) {
      Beside top = bench.top();
      bench.poke(top.u, 200);
      bench.poke(top.s, -50);
      bench.poke(top.b, 0xA5);
      bench.poke(top.p, 9.25);
      bench.poke(top.q, -3.5);
      assertEquals(EXPECTED.length, top.results.size());
      for (int c = 1; c >= 0; c--) {
        bench.poke(top.c, c == 1);
        for (int i = 0; i < EXPECTED.length; i++) {
          assertEquals(EXPECTED[i][0], top.results.get(i).width(), "width of result " + i);
          assertEquals(EXPECTED[i][2 - c], bench.peek(top.results.get(i)), "result " + i);
        }
      }
    }
  }

  static final class Choices extends Component {
    final EnumSignal<State> state = in(enumOf(State.class));
    final UInt wide = in(uint(32));
    final SInt s = in(sint(6));
    final SFix q = in(sfix(2, 2));
    final UInt alone =
        out(switchOn(state).is(State.IDLE, 5).is(State.RUN, 12).otherwise(0).value());
    final UInt first = out(switchOn(state).is(State.IDLE, 5).otherwise(wide).value());
    final SInt below = out(switchOn(state).is(State.IDLE, s).otherwise(-32).value());
    final SFix fixed =
        out(switchOn(state).is(State.IDLE, q).is(State.RUN, 1).otherwise(-0.25).value());
    final UInt like = out(switchOn(wide).is("?".repeat(31) + "1", 3).otherwise(1).value());
    final UInt some =
        out(
            switchOn(wide)
                .is(0x8000_0000L, 1)
                .isAny(List.of(3, 0xFFFF_FFFFL, BigInteger.TEN), 2)
                .is(7, 3)
                .otherwise(0)
                .value());
    final UInt taken = out(uint(2));

    Choices() {
      taken.set(0);
      switchOn(wide)
          .is(0x8000_0000L, () -> taken.set(1))
          .isAny(List.of(3, 4), () -> taken.set(2))
          .is(new BigInteger("FFFFFFFF", 16), () -> taken.set(3))
          .otherwise(() -> {});
    }
  }

  @Test
  void casesAreNumbersOfAnySizeAndGiveNumbers() {
    try (Bench<Choices> bench = Bench.of(Choices::new)) {
      Choices top = bench.top();
      assertEquals(4, top.alone.width());
      assertEquals(32, top.first.width());
      assertEquals(2, top.like.width());
      bench.poke(top.s, 7);
      bench.poke(top.q, 0.75);
      long[][] states = {{0, 5, 5, 7, 3}, {1, 12, 3, -32, 4}, {2, 0, 3, -32, -1}};
      bench.poke(top.wide, 3);
      for (long[] expected : states) {
        bench.poke(top.state, expected[0]);
        assertEquals(expected[1], bench.peek(top.alone));
        assertEquals(expected[2], bench.peek(top.first));
        assertEquals(expected[3], bench.peek(top.below));
        assertEquals(expected[4], bench.peekBig(top.fixed).longValueExact());
      }
      long[][] numbers = {
        {0x8000_0000L, 1, 1, 1}, {3, 2, 2, 3}, {0xFFFF_FFFFL, 2, 3, 3}, {10, 2, 0, 1}, {7, 3, 0, 3}
      };
      for (long[] expected : numbers) {
        bench.poke(top.wide, expected[0]);
        assertEquals(expected[1], bench.peek(top.some), "value of " + expected[0]);
        assertEquals(expected[2], bench.peek(top.taken), "set by " + expected[0]);
        assertEquals(expected[3], bench.peek(top.like));
      }
    }
  }

  static final class Wrong extends Component {
    final Bool c = in(bool());
    final UInt u = in(uint(8)); // U
    final SInt s = in(sint(8)); // S
    final Bits b = in(bits(8)); // B
    final SFix q = in(sfix(4, 4));
    final EnumSignal<State> state = in(enumOf(State.class)); // STATE

    Wrong() {
      out(u.and(256)).named("masked"); // AND
      out(s.div(128)).named("div"); // DIV
      out(u.plusWide(-1)).named("plus"); // PLUS
      out(u.minusWide(256)).named("minus"); // MINUS
      out(b.xor(-1)).named("flipped"); // XOR
      out(mux(c, u, 300)).named("mux"); // MUX
      out(q.times(0.01)).named("times"); // TIMES
      out(switchOn(u).is(1, u).is(2, 256).otherwise(0.5).value()).named("values"); // VALUES
      out(switchOn(u).is(1, state).otherwise(3).value()).named("states"); // STATES
      SwitchValue<Number, UInt> one = switchOn(u).is(0x1_0000_0000L, 1); // LARGE
      one.is(1.5, 2).is(3, 1); // HALF
      out(one.is(3L, 2).otherwise(0).value()).named("labels"); // TWICE
    }
  }

  @Test
  void numbersThatDoNotFitAreErrors() {
    MarkedErrors.check(
        BareNumbersTest.class,
        Wrong::new,
        "@AND: literal out of range: 256 does not fit uint(8) (allowed: 0 to 255)",
        "    @U: u is declared here",
        "@DIV: literal out of range: 128 does not fit sint(8) (allowed: -128 to 127)",
        "    @S: s is declared here",
        "@PLUS: literal out of range: -1 does not fit uint(8) (allowed: 0 to 255)",
        "    @U: u is declared here",
        "@MINUS: literal out of range: 256 does not fit uint(8) (allowed: 0 to 255)",
        "    @U: u is declared here",
        "@XOR: literal out of range: -1 does not fit bits(8) (allowed: 0 to 255)",
        "    @B: b is declared here",
        "@MUX: literal out of range: 300 does not fit uint(8) (allowed: 0 to 255)",
        "    @U: u is declared here",
        "@TIMES: inexact literal: 0.01 is between two values of sfix(4, 4): nearest takes 0",
        "@VALUES: literal out of range: a value 0.5, which is no integer",
        "@VALUES: literal out of range: 256 does not fit uint(8) (allowed: 0 to 255)",
        "    @U: u is declared here",
        "@STATES: type mismatch: switch of 3, a number, and state, which is none",
        "    @STATE: state is declared here",
        "@LARGE: literal out of range: 4294967296 does not fit uint(8) (allowed: 0 to 255)",
        "@HALF: literal out of range: a case for 1.5, which is no integer",
        "@TWICE: label twice: a case for 3 exists already: drop one");
  }

  static final class NoCase extends Component {
    NoCase() {
      UInt two = wire(uint(2));
      SwitchValue<Number, UInt> none = switchOn(two).is(4, 1); // LABEL
      none.value(); // VALUE
    }
  }

  @Test
  void aSwitchOfNothingButWrongLabelsEndsTheElaboration() {
    MarkedErrors.check(
        BareNumbersTest.class,
        NoCase::new,
        "@LABEL: literal out of range: 4 does not fit uint(2) (allowed: 0 to 3)",
        "@VALUE: incomplete switch: a switch without otherwise has no case for 0:"
            + " add them, or otherwise");
  }
}
