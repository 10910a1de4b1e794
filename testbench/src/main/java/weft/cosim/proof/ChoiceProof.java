package weft.cosim.proof;

import weft.hdl.Bits;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.lib.OneHot;
import weft.hdl.lib.Priority;

/** Choices by bits against loops that look at one bit after the other, for every input. */
final class ChoiceProof extends Component {
  private static final int WIDTH = 11;
  private static final int INDEX = 4;

  final Bits bits = in(bits(WIDTH));

  ChoiceProof() {
    UInt lowest = lowest(bits);
    UInt highest = uint(INDEX).of(0);
    UInt ones = uint(INDEX).of(0);
    for (int i = 0; i < WIDTH; i++) {
      highest = mux(bits.bit(i), i, highest);
      ones = mux(bits.bit(i), ones.plus(1), ones);
    }
    assertAlways(Priority.lowestIndex(bits).eq(lowest), "the lowest is the last seen from above");
    assertAlways(Priority.highestIndex(bits).eq(highest), "the highest is the last from below");
    assertAlways(OneHot.isOneHot(bits).eq(ones.eq(1)), "one hot is one in number");
    assertAlways(OneHot.isOneHotOrNone(bits).eq(ones.le(1)), "one or none is one at most");
    when(
        ones.ne(0),
        () -> {
          UInt low = Priority.lowestIndex(bits);
          assertAlways(Priority.lowest(bits).eq(OneHot.of(low, WIDTH)), "the lowest stands alone");
          UInt high = Priority.highestIndex(bits);
          assertAlways(
              Priority.highest(bits).eq(OneHot.of(high, WIDTH)), "the highest stands alone");
        });
    when(ones.eq(1), () -> assertAlways(OneHot.index(bits).eq(lowest), "its number is known"));
  }

  private static UInt lowest(Bits bits) {
    UInt index = uint(INDEX).of(0);
    for (int i = WIDTH - 1; i >= 0; i--) {
      index = mux(bits.bit(i), i, index);
    }
    return index;
  }
}
