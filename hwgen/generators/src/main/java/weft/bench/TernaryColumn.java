package weft.bench;

import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.sint;
import static weft.hdl.Hdl.when;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.lib.Bitwise;

/** A column of processing elements: both signs are counted, the difference is accumulated. */
final class TernaryColumn extends Component {
  final Bool load = in(bool());
  final Bits weights;
  final Bits activations;
  final Bool enable = in(bool());
  final Bool clear = in(bool());
  final SInt total = out(sint(8));

  TernaryColumn(int rows) {
    weights = in(bits(2 * rows));
    activations = in(bits(rows));
    List<Bool> plus = new ArrayList<>();
    List<Bool> minus = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      TernaryElement element = add(new TernaryElement());
      element.load.set(load);
      element.weightIn.set(weights.bits(2 * row + 1, 2 * row));
      element.active.set(activations.bit(row));
      plus.add(element.plus);
      minus.add(element.minus);
    }
    total.set(accumulator(plus, minus, enable, clear));
  }

  /** The column's elements and accumulator in whatever component is under construction. */
  static SInt inline(int rows, Bool load, Bits weights, Bits activations, Bool enable, Bool clear) {
    List<Bool> plus = new ArrayList<>();
    List<Bool> minus = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      TernaryElement.Product product =
          TernaryElement.product(load, weights.bits(2 * row + 1, 2 * row), activations.bit(row));
      plus.add(product.plus());
      minus.add(product.minus());
    }
    return accumulator(plus, minus, enable, clear);
  }

  /** Adds the difference of the counts and stays in the range of 8 bits. */
  private static SInt accumulator(List<Bool> plus, List<Bool> minus, Bool enable, Bool clear) {
    SInt accumulator = reg(sint(8)).init(0);
    SInt next = accumulator.plusWide(count(plus).minusWide(count(minus)).extend(8));
    when(clear, () -> accumulator.set(0))
        .elsewhen(
            enable,
            () ->
                when(next.gt(127), () -> accumulator.set(127))
                    .elsewhen(next.lt(-128), () -> accumulator.set(-128))
                    .otherwise(() -> accumulator.set(next.truncate(8))));
    return accumulator;
  }

  private static UInt count(List<Bool> bits) {
    List<UInt> ones = new ArrayList<>();
    for (Bool bit : bits) {
      ones.add(bit.asUInt());
    }
    return Bitwise.sum(ones);
  }
}
