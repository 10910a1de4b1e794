package weft.cosim.proof;

import java.math.BigInteger;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.lib.Bitwise;
import weft.hdl.lib.Counter;
import weft.hdl.lib.Lfsr;

/**
 * Counters against a second machine each: a counter against a token that goes round, a shift
 * register with feedback against the powers of x modulo its polynomial.
 */
final class CounterProof extends Component {
  private static final int VALUES = 10;
  private static final int WIDTH = 8;

  final Bool counts = in(bool());
  final Bool clears = in(bool());

  CounterProof() {
    Counter counter = new Counter(VALUES, counts);
    Bits token = reg(bits(VALUES)).init(1);
    when(counts, () -> token.set(concat(token.bits(VALUES - 2, 0), token.bit(VALUES - 1))));
    when(
        clears,
        () -> {
          counter.clear();
          token.set(1);
        });
    Bits at = bits(VALUES).of(1).shl(counter.value);
    assertAlways(token.eq(at), "the count is the place of the token");
    assertAlways(counter.isLast.eq(token.bit(VALUES - 1)), "the last count is the last place");
    assertAlways(counter.value.lt(VALUES), "there is a place for every count");
    cover(counter.wraps, "it counts on from the last");

    Lfsr lfsr = new Lfsr(WIDTH, BigInteger.ONE.shiftLeft(WIDTH - 1), counts);
    BigInteger polynomial =
        Lfsr.terms(WIDTH).stream()
            .filter(term -> term < WIDTH)
            .reduce(BigInteger.ZERO, BigInteger::setBit, BigInteger::or);
    Bits power = reg(bits(WIDTH)).init(1);
    Bits product = power.shl(1).truncate(WIDTH);
    Bits reduced = product.xor(bits(WIDTH).of(polynomial));
    when(counts, () -> power.set(mux(power.bit(WIDTH - 1), reduced, product)));
    assertAlways(
        Bitwise.reverse(lfsr.value).eq(power), "a step is a product with x modulo the polynomial");
    assertAlways(lfsr.value.ne(0), "it never stands still at 0");
  }
}
