package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weft.hdl.Hdl.enumOf;
import static weft.hdl.Hdl.uint;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Encoding;
import weft.hdl.EnumOf;
import weft.hdl.EnumSignal;
import weft.hdl.Hdl;
import weft.hdl.UInt;
import weft.hdl.ir.Module;
import weft.hdl.sim.Reference;

/** Enumerations and the codes of their constants. */
class EnumsTest {
  enum State {
    IDLE,
    LOAD,
    RUN,
    DONE,
    FAULT
  }

  enum Op {
    ADD(0x33),
    LOAD(0x03),
    BRANCH(0x63);

    final int opcode;

    Op(int opcode) {
      this.opcode = opcode;
    }
  }

  static final class Ring extends Component {
    final Bool step = in(bool());
    final EnumSignal<State> state;
    final Bits code;
    final Bool busy;

    Ring(EnumOf<State> type) {
      state = reg(type).init(State.LOAD);
      when(
          step,
          () ->
              switchOn(state)
                  .is(State.IDLE, () -> state.set(State.LOAD))
                  .is(State.LOAD, () -> state.set(State.RUN))
                  .is(State.RUN, () -> state.set(State.DONE))
                  .is(State.DONE, () -> state.set(State.FAULT))
                  .is(State.FAULT, () -> state.set(State.IDLE)));
      code = out(state.asBits());
      busy = out(state.ne(State.IDLE));
    }
  }

  private static void runs(EnumOf<State> type, int width, long... codes) {
    Module module = Ir.module(() -> new Ring(type));
    Reference e = Reference.start(module, 0);
    e.poke("step", 1);
    for (int i = 1; i < 11; i++) {
      assertEquals(BigInteger.valueOf(codes[i % 5]), e.peek("code"), "step " + i);
      assertEquals(i % 5 == 0 ? 0 : 1, e.peek("busy").intValue(), "step " + i);
      e.step();
    }
    assertEquals(width, e.width("code"));
  }

  @Test
  void encodingsChooseTheBitsOfEachConstant() {
    runs(Hdl.enumOf(State.class), 3, 0, 1, 2, 3, 4);
    runs(Hdl.enumOf(State.class, Encoding.BINARY), 3, 0, 1, 2, 3, 4);
    runs(Hdl.enumOf(State.class, Encoding.GRAY), 3, 0, 1, 3, 2, 6);
    runs(Hdl.enumOf(State.class, Encoding.ONE_HOT), 5, 1, 2, 4, 8, 16);
    runs(
        Hdl.enumOf(State.class, 40, s -> 1L << 39 - s.ordinal()),
        40,
        1L << 39,
        1L << 38,
        1L << 37,
        1L << 36,
        1L << 35);
  }

  @Test
  void chosenCodesAreParametersInTheVerilog() {
    assertEquals(
        """
        module Ring (
          input clk,
          input resetn,
          input step,
          output [4:0] code,
          output busy
        );
          localparam [4:0] STATE_IDLE = 5'b00001;
          localparam [4:0] STATE_LOAD = 5'b00010;
          localparam [4:0] STATE_RUN = 5'b00100;
          localparam [4:0] STATE_DONE = 5'b01000;
          localparam [4:0] STATE_FAULT = 5'b10000;
          reg [4:0] state;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              state <= STATE_LOAD;
            end else if (step) begin
              case (state)
                STATE_IDLE: begin
                  state <= STATE_LOAD;
                end
                STATE_LOAD: begin
                  state <= STATE_RUN;
                end
                STATE_RUN: begin
                  state <= STATE_DONE;
                end
                STATE_DONE: begin
                  state <= STATE_FAULT;
                end
                default: begin
                  state <= STATE_IDLE;
                end
              endcase
            end
          end

          assign code = state;
          assign busy = state != STATE_IDLE;
        endmodule
        """,
        Ir.verilog(() -> new Ring(Hdl.enumOf(State.class, Encoding.ONE_HOT))));
  }

  static final class Decoder extends Component {
    final Bits instruction = in(bits(32));
    final Bool branches;
    final UInt length;

    Decoder() {
      instruction.bits(31, 7).unused("only the opcode matters here");
      EnumSignal<Op> op = instruction.bits(6, 0).as(enumOf(Op.class, 7, o -> o.opcode));
      branches = out(op.eq(Op.BRANCH));
      length =
          out(
              switchOn(op)
                  .is(Op.ADD, UInt.of(1))
                  .is(Op.LOAD, UInt.of(3))
                  .otherwise(UInt.of(0))
                  .value());
    }
  }

  @Test
  void codesAreReadFromBits() {
    Reference e = Reference.start(Ir.module(Decoder::new), 0);
    long[][] rows = {{0x33, 0, 1}, {0x03, 0, 3}, {0x63, 1, 0}, {0x7F, 0, 0}, {0x1B3, 0, 1}};
    for (long[] row : rows) {
      e.poke("instruction", row[0]);
      assertEquals(BigInteger.valueOf(row[1]), e.peek("branches"), "of " + row[0]);
      assertEquals(BigInteger.valueOf(row[2]), e.peek("length"), "of " + row[0]);
    }
  }

  static final class Mixed extends Component {
    final EnumSignal<State> gray = in(enumOf(State.class, Encoding.GRAY)); // GRAY
    final EnumSignal<State> plain = in(enumOf(State.class)); // PLAIN
    final EnumSignal<State> o = out(enumOf(State.class)); // O
    final Bool same = out(gray.eq(plain)); // EQ
    final EnumSignal<State> chosen = out(mux(same, plain, gray)); // MUX

    Mixed() {
      o.set(gray); // SET
    }
  }

  @Test
  void encodingsOfOneEnumerationDoNotMix() {
    MarkedErrors.check(
        EnumsTest.class,
        Mixed::new,
        "@EQ: encoding mismatch: eq of gray and plain, which encode State differently",
        "    @GRAY: gray is declared here",
        "    @PLAIN: plain is declared here",
        "@MUX: encoding mismatch: mux of plain and gray, which encode State differently",
        "    @PLAIN: plain is declared here",
        "    @GRAY: gray is declared here",
        "@SET: encoding mismatch: set of o and gray, which encode State differently",
        "    @O: o is declared here",
        "    @GRAY: gray is declared here");
  }

  /** An instruction, its state in an encoding of the user's. */
  static final class Step extends Bundle {
    final UInt count = field(uint(4));
    final EnumSignal<State> state;

    Step(Encoding encoding) {
      state = field(enumOf(State.class, encoding));
    }
  }

  static final class MixedInBundles extends Component {
    final Step gray = in(bundle(() -> new Step(Encoding.GRAY))); // BUNDLE
    final Step oneHot = out(bundle(() -> new Step(Encoding.ONE_HOT))); // ONE_HOT

    MixedInBundles() {
      oneHot.set(gray); // SET_BUNDLE
    }
  }

  @Test
  void encodingsInBundlesDoNotMixEither() {
    MarkedErrors.check(
        EnumsTest.class,
        MixedInBundles::new,
        "@SET_BUNDLE: type mismatch: set of Step to Step: state, State meets other codes of it",
        "    @BUNDLE: gray_count is declared here",
        "    @ONE_HOT: oneHot_count is declared here");
  }

  static final class Codes extends Component {
    final EnumSignal<Op> narrow = in(enumOf(Op.class, 6, o -> o.opcode)); // NARROW
    final EnumSignal<Op> equal = in(enumOf(Op.class, 7, o -> o.opcode & 3)); // EQUAL
    final EnumSignal<Op> negative = in(enumOf(Op.class, 7, o -> 1 - o.ordinal())); // NEGATIVE

    Codes() {
      narrow.unused("a test of errors");
      equal.unused("a test of errors");
      negative.unused("a test of errors");
    }
  }

  @Test
  void codesAreDistinctAndFit() {
    MarkedErrors.check(
        EnumsTest.class,
        Codes::new,
        "@NARROW: enumeration: the code of Op.BRANCH, 99, does not fit bits(6)",
        "@EQUAL: enumeration: the code of Op.LOAD, 3, is that of ADD already",
        "@NEGATIVE: enumeration: the code of Op.BRANCH, -1, does not fit bits(7)");
    IllegalArgumentException outside =
        assertThrows(IllegalArgumentException.class, () -> Hdl.enumOf(Op.class, 6, o -> o.opcode));
    assertEquals("the code of Op.BRANCH, 99, does not fit bits(6)", outside.getMessage());
  }
}
