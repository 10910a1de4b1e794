package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.UInt;
import weft.hdl.ir.Design;

/** A ripple through the bits of a vector that is read as a whole as well. */
class RippleTextTest {
  @TempDir Path folder;

  static final class Ripple extends Component {
    final Bits flip = in(bits(4));
    final UInt which = in(uint(2));
    final Bits all = out(bits(4));
    final Bool one = out(bool());

    Ripple() {
      Bits carry = wire(bits(4));
      carry.bit(0).set(flip.bit(0));
      for (int i = 1; i < 4; i++) {
        carry.bit(i).set(carry.bit(i - 1).xor(flip.bit(i)));
      }
      all.set(carry);
      one.set(carry.bit(which));
    }
  }

  /** Random designs found that Verilator 5.006 does not settle a loop through the whole vector. */
  @Test
  void bitsComeFromBits() {
    Design design = Elaborator.elaborate(Ripple::new).design();
    Tools.acceptedByAll(folder, VerilogEmitter.emit(design), "Ripple");
    assertEquals(
        """
        module Ripple (
          input [3:0] flip,
          input [1:0] which,
          output [3:0] all,
          output one
        );
          wire carry_0;
          wire carry_1;
          wire carry_2;
          wire carry_3;

          assign carry_0 = flip[0];

          wire [3:0] carry_1_joined = {carry_3, carry_2, carry_1, carry_0};

          assign carry_1 = carry_0 ^ flip[1];
          assign carry_2 = carry_1 ^ flip[2];
          assign carry_3 = carry_2 ^ flip[3];
          assign all = carry_1_joined;
          assign one = carry_1_joined[which];
        endmodule
        """,
        VerilogEmitter.emit(design).get(0).text());
  }
}
