package weft.hdl.lib;

import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;
import weft.hdl.UInt;

/**
 * Sends a word while it has credit: at first as much as the receiver has places, then one for each
 * word that has left there. The input's ready is a register's.
 *
 * <pre>{@code
 * CreditSender<UInt> sender = add(new CreditSender<>(uint(32), 8));
 * sender.input.set(words);
 * results.set(Streams.receive(sender.output, 8));
 * }</pre>
 */
public final class CreditSender<T extends Data> extends Component {
  public final Stream<T> input;
  public final Credited<T> output;

  /**
   * @param type of a word
   * @param credits places at the receiver, 1 or more
   */
  public CreditSender(Type<T> type, int credits) {
    if (credits < 1) {
      throw new IllegalArgumentException("a sender has 1 credit or more, not " + credits);
    }
    describe("Sends words as long as the receiver has places for them.");
    input = slave(stream(type));
    output = out(Credited.of(type));
    UInt left = reg(uint(Widths.upTo(credits))).init(credits);

    input.ready.set(left.ne(0));
    output.valid.set(input.fires());
    set(output.payload, input.payload);
    when(output.valid.and(output.credit.not()), () -> left.set(left.minus(1)))
        .elsewhen(output.credit.and(output.valid.not()), () -> left.set(left.plus(1)));
    assertAlways(left.ne(credits).or(output.credit.not()), "credit for a word that was never sent");
  }
}
