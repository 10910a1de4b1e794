package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.EnumSignal;
import weft.hdl.Hdl;
import weft.hdl.SFix;
import weft.hdl.SInt;
import weft.hdl.Type;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.bench.Bench;

/** Registers of any type that hold a literal during reset. */
class ResetValuesTest {
  enum State {
    IDLE,
    RUN,
    DONE
  }

  static final class Point extends Bundle {
    final UInt x = field(Hdl.uint(8));
    final SInt y = field(Hdl.sint(4));
    final EnumSignal<State> state = field(Hdl.enumOf(State.class));
  }

  /** A register of a type that it does not know. */
  static final class Held<T extends Data> extends Component {
    final T next;
    final T value;

    Held(Type<T> type, T initial) {
      next = in(type);
      T held = reg(type, initial);
      set(held, next);
      value = out(held);
    }
  }

  static final class All extends Component {
    final Bool load = in(bool());
    final Vec<UInt> primes =
        reg(vec(3, uint(8)), elementsOf(List.of(uint(8).of(2), uint(8).of(3), uint(8).of(5))));
    final Vec<EnumSignal<State>> states =
        reg(
            vec(2, enumOf(State.class)),
            elementsOf(
                List.of(enumOf(State.class).of(State.RUN), enumOf(State.class).of(State.DONE))));
    final Point point = reg(bundle(Point::new), origin());
    final Vec<Point> points =
        reg(vec(2, bundle(Point::new)), elementsOf(List.of(origin(), zero())));
    final Vec<Vec<UInt>> rows = reg(vec(2, vec(2, uint(4)))).init(7);
    final SFix half = reg(sfix(1, 3), sfix(1, 3).of(-0.5));
    final List<Bits> shown = new ArrayList<>();
    final Held<Point> held = add(new Held<>(bundle(Point::new), origin()));

    All() {
      when(
          load,
          () -> {
            primes.get(1).set(0);
            states.get(0).set(State.IDLE);
            point.set(zero());
            points.get(1).set(zero());
            rows.get(0).get(0).set(0);
            half.set(0);
          });
      held.next.set(zero());
      for (Data each : List.of(primes, states, point, points, rows, half, held.value)) {
        shown.add(out(each.asBits()));
      }
    }

    private static Point origin() {
      return bundleOf(
          bundle(Point::new), uint(8).of(200), sint(4).of(-3), enumOf(State.class).of(State.DONE));
    }

    private static Point zero() {
      return bundle(Point::new).fromBits(bits(14).of(0));
    }
  }

  @Test
  void everyTypeHoldsItsLiteralDuringReset() {
    long origin = 200 << 6 | 13 << 2 | 2;
    long[] expected = {0x050302, 0b10_01, origin, origin, 0x7777, 0b1100, origin};
    try (Bench<All> bench = Bench.of(All::new)) {
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], bench.peek(bench.top().shown.get(i)), "value " + i);
      }
      bench.poke(bench.top().load, true);
      bench.step();
      assertEquals(0x050002, bench.peek(bench.top().shown.get(0)));
      assertEquals(0, bench.peek(bench.top().shown.get(6)));
    }
  }

  static final class Text extends Component {
    final UInt next = in(uint(8));

    Text() {
      Vec<UInt> primes = reg(vec(2, uint(8)), elementsOf(List.of(uint(8).of(2), uint(8).of(3))));
      Point point = reg(bundle(Point::new), All.origin());
      UInt count = reg(uint(8), UInt.of(255));
      primes.get(0).set(next);
      point.set(bundleOf(bundle(Point::new), next, point.y, point.state));
      count.set(next);
      out(primes.asBits().concat(point.asBits(), count)).named("all");
    }
  }

  @Test
  void resetValuesInTheVerilog() {
    assertEquals(
        """
        module Text (
          input clk,
          input resetn,
          input [7:0] next,
          output [37:0] all
        );
          localparam [1:0] STATE_DONE = 2'd2;
          reg [15:0] primes;
          reg [7:0] point_x;
          reg [3:0] point_y;
          reg [1:0] point_state;
          reg [7:0] count;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              primes <= 16'h0302;
              point_x <= 8'd200;
              point_y <= -4'd3;
              point_state <= STATE_DONE;
              count <= 8'd255;
            end else begin
              primes[7:0] <= next;
              point_x <= next;
              point_y <= point_y;
              point_state <= point_state;
              count <= next;
            end
          end

          assign all = {primes, point_x, point_y, point_state, count};
        endmodule
        """,
        Ir.verilog(Text::new));
  }

  /** Neither undriven nor unused: what a test of other errors does not look at. */
  private static void keep(Data register) {
    Hdl.set(register, register); // KEPT
    register.unused("a test of its value during reset");
  }

  static final class Wrong extends Component {
    final UInt x = in(uint(8)); // X

    Wrong() {
      UInt copy = reg(uint(8), x); // SIGNAL
      EnumSignal<State> idle = enumOf(State.class).of(State.IDLE);
      Point literal = bundleOf(bundle(Point::new), x, sint(4).of(0), idle);
      Point mixed = reg(bundle(Point::new), literal); // MIXED
      UInt narrow = reg(uint(8), UInt.of(5)); // NARROW
      Vec<UInt> few = reg(vec(3, uint(8)), elementsOf(List.of(uint(8).of(1)))); // FEW
      SFix other = reg(sfix(2, 6), sfix(4, 4).of(1)); // POINT
      Data vector = Wrong.<Data>any(vec(1, uint(8)), uint(8).of(3));
      UInt late = delayed(x, 1, uint(12).of(4000)); // LATE
      List.of(copy, mixed, narrow, few, other, vector).forEach(ResetValuesTest::keep);
      late.unused("a test of its value during reset");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Data> T any(Type<?> type, T literal) {
      return reg((Type<T>) type, literal); // KIND
    }
  }

  @Test
  void whatIsNoLiteralOfTheTypeIsAnError() {
    MarkedErrors.check(
        ResetValuesTest.class,
        Wrong::new,
        "@SIGNAL: init: the value during reset is a literal, but x is none",
        "    @X: x is declared here",
        "@MIXED: init: the value during reset is a literal, but x is none",
        "    @X: x is declared here",
        "@NARROW: width mismatch: init of a literal, 3 bits, for narrow, 8 bits:"
            + " make it of the same type",
        "    @NARROW: narrow is declared here",
        "@FEW: width mismatch: init of a literal, 8 bits, for few, 24 bits:"
            + " make it of the same type",
        "    @FEW: few is declared here",
        "@POINT: type mismatch: init of a value, sfix(4, 4), and other, sfix(2, 6):"
            + " to(type, rounding, overflow) makes one the other",
        "    @POINT: other is declared here",
        "@KIND: type mismatch: init of UInt to Vec: uint meets bits",
        "    @KIND: vector is declared here",
        "@LATE: width mismatch: init of a literal, 12 bits, for x, 8 bits: make it of the same type",
        "    @X: x is declared here");
  }

  static final class NoReset extends Component {
    NoReset() {
      clockedBy(clock("fast").withoutReset());
      Bool ready = reg(bool(), Bool.of(true)); // RESET
      keep(ready);
    }
  }

  @Test
  void aClockWithoutResetHasNoResetValues() {
    MarkedErrors.check(
        ResetValuesTest.class,
        NoReset::new,
        "@RESET: init: a value during reset is given, but clock fast has none");
  }

  static final class Code extends Component {
    Code() {
      Vec<EnumSignal<State>> states = reg(vec(2, enumOf(State.class))).init(3); // CODE
      Vec<Vec<SInt>> rows = reg(vec(2, vec(2, sint(4)))).init(8); // ROWS
      keep(states);
      keep(rows);
    }
  }

  @Test
  void oneNumberForAllIsOneThatEveryElementCanBe() {
    MarkedErrors.check(
        ResetValuesTest.class,
        Code::new,
        "@CODE: init: 3 is the code of no constant of State: reg(type, literal) takes constants",
        "    @CODE: states is declared here",
        "@ROWS: literal out of range: 8 does not fit sint(4) (allowed: -8 to 7)");
  }
}
