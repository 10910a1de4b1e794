package weft.cosim.proof;

import static weft.hdl.lib.Bitwise.popCount;

import weft.hdl.Bits;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.lib.Bitwise;

/** Functions of the library against a second description, for every input. */
final class EquivalenceProof extends Component {
  final Bits word = in(bits(12));
  final UInt a = in(uint(6));
  final UInt b = in(uint(6));

  EquivalenceProof() {
    UInt ones = uint(4).of(0);
    for (int i = 0; i < word.width(); i++) {
      ones = ones.plus(word.bit(i).asUInt().extend(4));
    }
    assertAlways(popCount(word).extend(4).eq(ones), "ones are counted one by one");

    UInt product = uint(12).of(0);
    for (int i = 0; i < 6; i++) {
      product = product.plus(mux(b.bit(i), a.extend(12).shl(i).truncate(12), uint(12).of(0)));
    }
    assertAlways(a.times(b).eq(product), "a product is a sum of shifted factors");
    when(
        b.ne(0),
        () -> {
          assertAlways(
              a.extend(12).eq(a.div(b).times(b).plus(a.rem(b).extend(12))),
              "quotient times divisor plus remainder is the dividend");
          assertAlways(a.rem(b).lt(b), "a remainder is less than its divisor");
        });
    assertAlways(
        Bitwise.sum(java.util.List.of(a, b, a)).eq(a.plusWide(b).plusWide(a.extend(7))),
        "a tree of sums is a chain of sums");
  }
}
