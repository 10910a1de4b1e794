package weft.bench;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.when;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;

/** One processing element: a ternary weight of 2 bits (01 is +1, 11 is -1) and its product. */
final class TernaryElement extends Component {
  final Bool load = in(bool());
  final Bits weightIn = in(bits(2));
  final Bool active = in(bool());
  final Bool plus = out(bool());
  final Bool minus = out(bool());

  TernaryElement() {
    Product product = product(load, weightIn, active);
    plus.set(product.plus());
    minus.set(product.minus());
  }

  /** The sign of the product; neither if it is 0. */
  record Product(Bool plus, Bool minus) {}

  /** The element in whatever component is under construction. */
  static Product product(Bool load, Bits weightIn, Bool active) {
    Bits weight = reg(bits(2)).init(0);
    when(load, () -> weight.set(weightIn));
    Bool taken = active.and(weight.bit(0));
    return new Product(taken.and(weight.bit(1).not()), taken.and(weight.bit(1)));
  }
}
