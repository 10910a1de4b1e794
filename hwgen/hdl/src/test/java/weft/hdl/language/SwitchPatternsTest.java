package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.EnumSignal;
import weft.hdl.Hdl;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.sim.Reference;

/** Switches whose labels leave bits open, what they have to cover, and values nobody needs. */
class SwitchPatternsTest {
  static final class Decoder extends Component {
    final Bits code = in(bits(4));
    final UInt first = out(uint(3));
    final UInt value;
    final UInt held = reg(uint(3)).init(7);
    final UInt seen = out(held);
    final Bool odd = out(bool());

    Decoder() {
      switchOn(code)
          .is("1?0?", () -> first.set(1))
          .is(11, () -> first.set(6))
          .is("1_?1?", () -> first.set(2))
          .is("0??1", () -> first.set(3))
          .otherwise(() -> first.set(0));
      value =
          out(
              switchOn(code)
                  .is("0???", UInt.of(4))
                  .is("10??", UInt.of(1))
                  .is("11?1", UInt.of(2))
                  .is(0b1100, UInt.of(3))
                  .is("1110", UInt.of(7))
                  .value());
      switchOn(code)
          .is("00??", () -> held.set(1))
          .is("01??", () -> held.set(2))
          .otherwise(() -> {});
      switchOn(code).is("???1", () -> odd.set(true)).is("???0", () -> odd.set(false));
    }
  }

  private static int first(int code) {
    if (code == 8 || code == 9 || code == 12 || code == 13) {
      return 1;
    }
    return code == 11 ? 6 : code > 8 ? 2 : code % 2 == 1 ? 3 : 0;
  }

  private static int value(int code) {
    return code < 8 ? 4 : code < 12 ? 1 : code % 2 == 1 ? 2 : code == 12 ? 3 : 7;
  }

  @Test
  void theFirstPatternThatMatchesIsTaken() {
    Reference e = Reference.start(Ir.module(Decoder::new), 0);
    int held = 7;
    for (int code : new int[] {8, 0, 15, 4, 12, 7, 3, 1, 2, 5, 6, 9, 10, 11, 13, 14}) {
      e.poke("code", code);
      assertEquals(first(code), e.peek("first").intValue(), "of " + code);
      assertEquals(value(code), e.peek("value").intValue(), "of " + code);
      assertEquals(held, e.peek("seen").intValue(), "of " + code);
      assertEquals(code & 1, e.peek("odd").intValue(), "of " + code);
      e.step();
      held = code < 4 ? 1 : code < 8 ? 2 : held;
    }
  }

  static final class SignedDecoder extends Component {
    final SInt x = in(sint(3));
    final UInt o =
        out(switchOn(x).is("1??", UInt.of(1)).is(2, UInt.of(2)).is("0??", UInt.of(3)).value());
  }

  @Test
  void patternsOfNumbersAreTheirBits() {
    Reference e = Reference.start(Ir.module(SignedDecoder::new), 0);
    for (int x = -4; x < 4; x++) {
      e.poke("x", x);
      assertEquals(x < 0 ? 1 : x == 2 ? 2 : 3, e.peek("o").intValue(), "of " + x);
    }
  }

  @Test
  void patternsInTheVerilog() {
    assertEquals(
        """
        module Decoder (
          input clk,
          input resetn,
          input [3:0] code,
          output reg [2:0] first,
          output [2:0] seen,
          output reg odd,
          output [2:0] value
        );
          reg [2:0] held;

          assign seen = held;

          always @* begin
            if ({code[3], code[1]} == 2'b10) begin
              first = 3'd1;
            end else if (code == 4'b1011) begin
              first = 3'd6;
            end else if ({code[3], code[1]} == 2'b11) begin
              first = 3'd2;
            end else if ({code[3], code[0]} == 2'b01) begin
              first = 3'd3;
            end else begin
              first = 3'd0;
            end
          end

          assign value = ~code[3] ? 3'd4 : code[3:2] == 2'b10 ? 3'd1 : {code[3:2], code[0]} == 3'b111 ? 3'd2 : code == 4'b1100 ?
              3'd3 : 3'd7;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              held <= 3'd7;
            end else if (code[3:2] == 2'b00) begin
              held <= 3'd1;
            end else if (code[3:2] == 2'b01) begin
              held <= 3'd2;
            end
          end

          always @* begin
            if (code[0]) begin
              odd = 1'b1;
            end else begin
              odd = 1'b0;
            end
          end
        endmodule
        """,
        Ir.verilog(Decoder::new));
  }

  enum Step {
    ONE,
    TWO,
    THREE
  }

  static final class Incomplete extends Component {
    final Bits code = in(bits(4));
    final UInt a = in(uint(2));
    final SInt s = in(sint(2));
    final Bits wide = in(bits(40));
    final EnumSignal<Step> step = in(enumOf(Step.class));
    final UInt o = out(uint(4));

    Incomplete() {
      code.unused("a test of errors");
      o.set(0);
      switchOn(code).is("0???", () -> o.set(1)).is("11?0", () -> o.set(2)); // CODE
      switchOn(a).is(0, () -> o.set(3)).is(1, () -> {}).is(3, () -> o.set(3)); // A
      switchOn(s).is(-2, () -> o.set(4)); // S
      when(
          a.eq(1),
          () -> {
            switchOn(step).is(Step.ONE, () -> o.set(5)).is(Step.THREE, () -> o.set(6)); // STEP
          });
      switchOn(wide).is(0, () -> o.set(7)); // WIDE
      out(switchOn(code).is("?1??", a).value()).named("p"); // VALUE
    }
  }

  static final class Wrong extends Component {
    final Bits code = in(bits(4));
    final EnumSignal<Step> step = in(enumOf(Step.class));
    final UInt o = out(uint(4));

    Wrong() {
      code.unused("a test of errors");
      step.unused("a test of errors");
      o.set(0);
      switchOn(code)
          .is("1?0", () -> o.set(1)) // NARROW
          .is("1x00", () -> o.set(2)) // LETTER
          .is("1???", () -> o.set(3))
          .is("11?0", () -> o.set(4)) // NEVER
          .is(9, () -> o.set(5)) // NUMBER
          .otherwise(() -> {});
      switchOn(step).is("1?", () -> o.set(6)).otherwise(() -> {}); // ENUM
    }
  }

  @Test
  void switchesCoverWhatTheyMayMeet() {
    MarkedErrors.check(
        SwitchPatternsTest.class,
        Incomplete::new,
        "@VALUE: incomplete switch: a switch without otherwise has no case for ?0??: add them, or"
            + " otherwise",
        "@CODE: incomplete switch: a switch without otherwise has no case for 1??1: add them, or"
            + " otherwise",
        "@A: incomplete switch: a switch without otherwise has no case for 2: add them, or"
            + " otherwise",
        "@S: incomplete switch: a switch without otherwise has no case for -1: add them, or"
            + " otherwise",
        "@STEP: incomplete switch: a switch without otherwise has no case for TWO: add them, or"
            + " otherwise",
        "@WIDE: incomplete switch: a switch without otherwise has no case for 1: add them, or"
            + " otherwise");
    MarkedErrors.check(
        SwitchPatternsTest.class,
        Wrong::new,
        "@NARROW: pattern: \"1?0\", 3 bits, for code, 4 bits",
        "@LETTER: pattern: \"1x00\" has other characters than 0, 1, ? and _",
        "@NEVER: label twice: cases before take all of \"11?0\"",
        "@NUMBER: label twice: a case for 9 exists already: drop one",
        "@ENUM: pattern: cases of an enumeration are its constants, not \"1?\"");
  }

  static final class Pair extends Bundle {
    final UInt left = field(Hdl.uint(4));
    final SInt right = field(Hdl.sint(4));
  }

  static final class DontCares extends Component {
    final Bool c = in(bool());
    final UInt x = in(uint(4));
    final UInt y = in(uint(4));
    final EnumSignal<Step> step = in(enumOf(Step.class));
    final Pair pair = in(bundle(Pair::new));
    final UInt either = out(mux(c, x, dontCare(uint(4))));
    final UInt wider = out(mux(c, dontCare(uint(6)), x));
    final UInt two =
        out(
            switchOn(step)
                .is(Step.ONE, x)
                .is(Step.TWO, dontCare(uint(4)))
                .is(Step.THREE, y)
                .value());
    final UInt one = out(switchOn(x).is(3, y).otherwise(dontCare(uint(4))).value());
    final UInt masked =
        out(switchOn(x).is("1???", y).is("01??", dontCare(uint(4))).otherwise(x).value());
    final UInt none = out(dontCare(uint(4)));
    final Bits part = out(mux(c, dontCare(vec(2, bits(4))).get(1), y.asBits()));
    final UInt given = out(uint(4));
    final Pair parts = out(mux(c, pair, dontCare(bundle(Pair::new))));
    final UInt sum = out(x.plus(dontCare(uint(4))));

    DontCares() {
      given.set(dontCare(uint(4)));
      when(c, () -> given.set(x));
    }
  }

  @Test
  void whatNobodyNeedsIsSomethingElse() {
    assertEquals(
        """
        module DontCares (
          input c,
          input [3:0] x,
          input [3:0] y,
          input [1:0] step,
          input [3:0] pair_left,
          input [3:0] pair_right,
          output [3:0] either,
          output [5:0] wider,
          output reg [3:0] two,
          output [3:0] one,
          output [3:0] masked,
          output [3:0] none,
          output [3:0] part,
          output reg [3:0] given,
          output [3:0] parts_left,
          output [3:0] parts_right,
          output [3:0] sum
        );
          localparam [1:0] STEP_ONE = 2'd0;

          assign either = x;
          assign wider = {2'd0, x};

          always @* begin
            case (step)
              STEP_ONE: begin
                two = x;
              end
              default: begin
                two = y;
              end
            endcase
          end

          assign one = y;
          assign masked = x[3] ? y : x;
          assign none = 4'd0;
          assign part = y;
          assign parts_left = pair_left;
          assign parts_right = pair_right;
          assign sum = x;

          always @* begin
            given = 4'd0;
            if (c) begin
              given = x;
            end
          end
        endmodule
        """,
        Ir.verilog(DontCares::new));
  }
}
