package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.ir.Design;

/** What operators come to whatever their operands are, random modules and Verilator have shown. */
class DecidedTextTest {
  @TempDir Path folder;

  static final class Decided extends Component {
    final UInt few = in(uint(1));
    final UInt wide = in(uint(8));
    final SInt level = in(sint(8));
    final Bool differs = out(uint(5).of(9).ne(few.extend(5)));
    final Bool below = out(few.extend(8).lt(2));
    final Bool masked = out(wide.and(uint(8).of(7)).ge(8));
    final Bool itself = out(level.asBits().asUInt().gt(level.asUInt()));
    final UInt shifted = out(uint(8).of(0).shl(few));
    final Bool remainder = out(wide.rem(uint(8).of(1)).le(level.asUInt()));
    final UInt same = out(wide.div(uint(8).of(1)));
    final Bool sign = out(level.extend(9).gt(-129));
    final Bool open = out(few.extend(8).lt(1));
  }

  /** Verilator's lint warns of each of these; the last is what stays. */
  @Test
  void comparisonsThatRangesDecideAreConstant() {
    Design design = Elaborator.elaborate(Decided::new).design();
    Tools.acceptedByAll(folder, VerilogEmitter.emit(design), "Decided");
    assertEquals(
        """
        module Decided (
          input few,
          input [7:0] wide,
          input [7:0] level,
          output differs,
          output below,
          output masked,
          output itself,
          output [7:0] shifted,
          output remainder,
          output [7:0] same,
          output sign,
          output open
        );
          assign differs = 1'b1;
          assign below = 1'b1;
          assign masked = 1'b0;
          assign itself = 1'b0;
          assign shifted = 8'd0;
          assign remainder = 1'b1;
          assign same = wide;
          assign sign = 1'b1;
          assign open = {7'd0, few} < 8'd1;

          wire unused = &{1'b0, level};
        endmodule
        """,
        VerilogEmitter.emit(design).get(0).text());
  }

  static final class Quotients extends Component {
    final SInt a = in(sint(32));
    final SInt b = in(sint(32));
    final SInt quotient = out(a.div(b));
    final SInt negated = out(a.div(sint(32).of(-1)));
    final SInt nothing = out(a.rem(sint(32).of(-1)));
  }

  /** Verilator 5.006 says that the least number of 32 or 64 bits by -1 is 0. */
  @Test
  void theLeastNumberByMinusOneIsItself() {
    Design design = Elaborator.elaborate(Quotients::new).design();
    Tools.acceptedByAll(folder, VerilogEmitter.emit(design), "Quotients");
    assertEquals(
        """
        module Quotients (
          input [31:0] a,
          input [31:0] b,
          output [31:0] quotient,
          output [31:0] negated,
          output [31:0] nothing
        );
          assign quotient = b == 32'd0 ? -32'd1 : b == -32'd1 ? -a : $unsigned($signed(a) / $signed(b));
          assign negated = -a;
          assign nothing = 32'd0;
        endmodule
        """,
        VerilogEmitter.emit(design).get(0).text());
  }

  /** Wires that are each set from the next one, the last to 0. */
  static final class Late extends Component {
    final UInt few = in(uint(3));
    final Bool decided;

    Late(int wires) {
      UInt first = wire(uint(3));
      UInt at = first;
      for (int i = 1; i < wires; i++) {
        UInt next = wire(uint(3)).named("next" + i);
        at.set(next);
        at = next;
      }
      at.set(0);
      decided = out(few.ge(first));
    }
  }

  @Test
  void constantsFoundLateDecideAsWell() {
    Design design = Elaborator.elaborate(() -> new Late(8)).design();
    Tools.acceptedByAll(folder, VerilogEmitter.emit(design), "Late");
    assertEquals(
        """
        module Late (
          input [2:0] few,
          output decided
        );
          assign decided = 1'b1;

          wire unused = &{1'b0, few};
        endmodule
        """,
        VerilogEmitter.emit(design).get(0).text());
  }

  static final class Known extends Component {
    final Bits a = in(bits(4));
    final Bits b = in(bits(4));
    final Bool one = in(bool());
    final Bool zeroAmongAll = out(a.shl(2).allBits());
    final Bool oneAmongAny = out(a.shl(2).not().anyBit());
    final Bool behindAnd = out(a.extend(6).or(bits(6).of(32)).and(bits(6).of(48)).anyBit());
    final Bool behindXor = out(a.shl(2).xor(bits(6).of(1)).anyBit());
    final Bool ofEither = out(mux(one, a.shl(2), b.shl(1).extend(6)).allBits());
    final Bool partOf = out(concat(a, bits(3).of(5), b).bits(5, 2).anyBit());
    final Bool unlike = out(concat(a, bits(2).of(2)).eq(concat(b, bits(2).of(1))));
    final Bool open = out(concat(a, bits(2).of(2)).eq(concat(b, bits(2).of(2))));
    final Bool sign = out(a.asSInt().extend(6).asBits().allBits());
  }

  /** The last two stay: bits that may be different, and copies of a sign. */
  @Test
  void whatKnownBitsDecideIsConstant() {
    Design design = Elaborator.elaborate(Known::new).design();
    String text = VerilogEmitter.emit(design).get(0).text();
    Tools.acceptedByAll(folder, VerilogEmitter.emit(design), "Known");
    assertEquals(
        """
          assign zeroAmongAll = 1'b0;
          assign oneAmongAny = 1'b1;
          assign behindAnd = 1'b1;
          assign behindXor = 1'b1;
          assign ofEither = 1'b0;
          assign partOf = 1'b1;
          assign unlike = 1'b0;
          assign open = {a, 2'b10} == {b, 2'b10};
          assign sign = &{{2{a[3]}}, a};

          wire unused = &{1'b0, one};
        endmodule
        """,
        text.substring(text.indexOf("  assign zeroAmongAll")));
  }
}
