package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.verilog.VerilogEmitter;

/** What random designs have found, each as small as it could be made. */
class FoundTest {
  static final class WithoutBits extends Component {
    final Bool enable = in(bool());
    final UInt next = in(uint(0));
    final UInt state = out(uint(0));
    final Bool enabled = out(enable);

    WithoutBits() {
      UInt register = reg(uint(0)).init(0);
      when(enable, () -> register.set(next));
      state.set(register);
    }
  }

  /** The check for hidden sets failed on a signal of width 0. */
  @Test
  void signalsWithoutBitsAreSet() {
    assertEquals(0, Elaborator.elaborate(WithoutBits::new).design().top().port("state").width());
  }

  static final class KnownLate extends Component {
    final UInt none = in(uint(0));
    final SInt value;

    KnownLate() {
      Bool odd = wire(bool());
      odd.set(none.parity());
      SInt sum = wire(sint(14));
      sum.set(-8192);
      when(odd.not(), () -> sum.bit(uint(22).of(0)).set(odd.not()));
      value = out(sum);
    }
  }

  /** A block that came to read nothing stayed a block: {@code always @*} never ran in Icarus. */
  @Test
  void whatIsFoundOutToBeConstantIsNoBlock() {
    String text = VerilogEmitter.emit(Elaborator.elaborate(KnownLate::new).design()).get(0).text();
    assertFalse(text.contains("always"), text);
  }
}
