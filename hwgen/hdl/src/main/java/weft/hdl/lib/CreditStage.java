package weft.hdl.lib;

import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Type;

/**
 * Registers on the way of a {@link Credited} channel, in both directions: a clock each.
 *
 * <pre>{@code
 * Credited<UInt> link = words.sendWithCredit(8);       // a CreditSender
 * Credited<UInt> far = Streams.stage(link);            // a CreditStage: registers both ways
 * results.set(Streams.receive(far, 8));                // a CreditReceiver
 * }</pre>
 */
public final class CreditStage<T extends Data> extends Component {
  public final Credited<T> input;
  public final Credited<T> output;

  /**
   * @param type of a word
   */
  public CreditStage(Type<T> type) {
    describe("Registers between a sender and a receiver with credit.");
    input = in(Credited.of(type));
    output = out(Credited.of(type));
    output.valid.set(regNext(input.valid).init(false));
    set(output.payload, regNext(input.payload));
    input.credit.set(regNext(output.credit).init(false));
  }
}
