package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Hdl;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.sim.Reference;

/** Registers that follow values: enabled, delayed, remembered, and what has just changed. */
class RegistersTest {
  static final class Pair extends Bundle {
    final UInt left = field(Hdl.uint(4));
    final SInt right = field(Hdl.sint(4));
  }

  static final class Follow extends Component {
    final UInt x = in(uint(8));
    final Bool enable = in(bool());
    final Pair pair = in(bundle(Pair::new));
    final UInt held = out(regNext(x, enable).init(7));
    final UInt same = out(delayed(x, 0));
    final UInt late = out(delayed(x, 3));
    final UInt clean = out(delayed(x, 2, uint(8).of(99)));
    final Pair latePair = out(delayed(pair, 2));
    final List<UInt> ages = history(x, 4, uint(8).of(5));
    final Vec<UInt> all = out(elementsOf(ages));

    Follow() {
      when(enable, () -> out(regNext(x.plus(1))).named("anyway"));
    }
  }

  @Test
  void registersFollowTheirValues() {
    Reference e = Reference.start(Ir.module(Follow::new), 0);
    int[] x = {10, 20, 30, 40, 50, 60};
    int[] enable = {0, 1, 0, 0, 1, 1};
    int[] held = {7, 7, 20, 20, 20, 50};
    for (int t = 0; t < 6; t++) {
      e.poke("x", x[t]);
      e.poke("enable", enable[t]);
      e.poke("pair_left", t);
      e.poke("pair_right", -t);
      assertEquals(held[t], e.peek("held").intValue(), "clock " + t);
      assertEquals(x[t], e.peek("same").intValue());
      assertEquals(t < 3 ? 0 : x[t - 3], e.peek("late").intValue(), "clock " + t);
      assertEquals(t < 2 ? 99 : x[t - 2], e.peek("clean").intValue(), "clock " + t);
      assertEquals(t < 2 ? 0 : t - 2, e.peek("latePair_left").intValue(), "clock " + t);
      assertEquals(t < 2 ? 0 : 2 - t, e.peek("latePair_right").intValue(), "clock " + t);
      assertEquals(t < 1 ? 0 : x[t - 1] + 1, e.peek("anyway").intValue(), "clock " + t);
      BigInteger all = BigInteger.ZERO;
      for (int age = 3; age >= 0; age--) {
        long old = age > t ? 5 : x[t - age];
        all = all.shiftLeft(8).add(BigInteger.valueOf(old));
      }
      assertEquals(all, e.peek("all"), "clock " + t);
      e.step();
    }
  }

  static final class Edges extends Component {
    final Bool b = in(bool());
    final UInt x = in(uint(4));
    final Bool up = out(b.rose());
    final Bool down = out(b.fell());
    final Bool other = out(x.changed());
  }

  @Test
  void edgesLastOneClock() {
    int[] b = {1, 1, 0, 0, 1, 0, 1};
    int[] x = {3, 3, 4, 4, 0, 0, 1};
    int[] up = {0, 0, 0, 0, 1, 0, 1};
    int[] down = {0, 0, 1, 0, 0, 1, 0};
    int[] changed = {0, 0, 1, 0, 1, 0, 1};
    Reference e = Reference.start(Ir.module(Edges::new), 0);
    for (int t = 0; t < b.length; t++) {
      e.poke("b", b[t]);
      e.poke("x", x[t]);
      assertEquals(up[t], e.peek("up").intValue(), "clock " + t);
      assertEquals(down[t], e.peek("down").intValue(), "clock " + t);
      assertEquals(changed[t], e.peek("other").intValue(), "clock " + t);
      e.step();
    }
    e = Reference.start(Ir.module(Edges::new), 0);
    assertEquals(0, e.peek("down").intValue());
  }

  static final class Text extends Component {
    final UInt x = in(uint(8));
    final Bool enable = in(bool());

    Text() {
      UInt held = regNext(x, enable).init(7);
      UInt late = delayed(x, 2);
      List<UInt> ages = history(x, 3, uint(8).of(5));
      out(elementsOf(ages)).named("all");
      out(held.plus(late)).named("sum");
      out(enable.rose()).named("starts");
      out(x.changed()).named("moves");
    }
  }

  @Test
  void registersInTheVerilog() {
    assertEquals(
        """
        module Text (
          input clk,
          input resetn,
          input [7:0] x,
          input enable,
          output [23:0] all,
          output [7:0] sum,
          output starts,
          output moves
        );
          reg [7:0] held;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              held <= 8'd7;
            end else if (enable) begin
              held <= x;
            end
          end

          reg [7:0] x_past;
          reg [7:0] late;

          always @(posedge clk) begin
            x_past <= x;
            late <= x_past;
          end

          reg [7:0] ages_1;
          reg [7:0] ages_2;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              ages_1 <= 8'd5;
              ages_2 <= 8'd5;
            end else begin
              ages_1 <= x;
              ages_2 <= ages_1;
            end
          end

          assign all = {ages_2, ages_1, x};
          assign sum = held + late;

          reg enable_past;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              enable_past <= 1'b1;
            end else begin
              enable_past <= enable;
            end
          end

          assign starts = enable & ~enable_past;

          reg [7:0] x_past_1;

          always @(posedge clk) begin
            x_past_1 <= x;
          end

          reg past;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              past <= 1'b0;
            end else begin
              past <= 1'b1;
            end
          end

          assign moves = (x != x_past_1) & past;
        endmodule
        """,
        Ir.verilog(Text::new));
  }

  static final class Wrong extends Component {
    final UInt x = in(uint(8)); // X
    final UInt late = out(delayed(x, 2, x)); // LITERAL
  }

  static final class NoReset extends Component {
    final UInt x = in(uint(8));

    NoReset() {
      clockedBy(clock("fast").withoutReset());
      out(delayed(x, 1, uint(8).of(3))).named("late"); // RESET
      out(past(x)).named("old");
      out(x.changed()).named("moves");
    }
  }

  @Test
  void errorsOfRegisters() {
    MarkedErrors.check(
        RegistersTest.class,
        Wrong::new,
        "@LITERAL: init: the value during reset is a literal, but x is none",
        "    @X: x is declared here");
    MarkedErrors.check(
        RegistersTest.class,
        NoReset::new,
        "@RESET: init: a value during reset is given, but clock fast has none");
    IllegalArgumentException negative =
        assertThrows(
            IllegalArgumentException.class,
            () -> Ir.module(() -> new Ir.Lambda(() -> Hdl.delayed(Hdl.wire(Hdl.uint(1)), -1))));
    assertEquals("a value of -1 clocks ago (allowed: 0 and more)", negative.getMessage());
    IllegalArgumentException none =
        assertThrows(
            IllegalArgumentException.class,
            () -> Ir.module(() -> new Ir.Lambda(() -> Hdl.history(Hdl.wire(Hdl.uint(1)), 0))));
    assertEquals("a history of 0 values (allowed: 1 and more)", none.getMessage());
  }
}
