package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
