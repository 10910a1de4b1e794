package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.UInt;

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
}
