package weft.hdl.lib;

import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;

/**
 * Takes the words of a {@link CreditSender} into a queue and gives a credit back for each that has
 * left it. To move a word in every clock it has as many places as clocks go by from a word's
 * departure to the arrival of its credit.
 *
 * <pre>{@code
 * Credited<UInt> link = words.sendWithCredit(8);       // a CreditSender
 * Credited<UInt> far = Streams.stage(link);            // a CreditStage: registers both ways
 * results.set(Streams.receive(far, 8));                // a CreditReceiver
 * }</pre>
 */
public final class CreditReceiver<T extends Data> extends Component {
  public final Credited<T> input;
  public final Stream<T> output;

  /**
   * @param type of a word
   * @param depth places: the credits that the sender starts with
   */
  public CreditReceiver(Type<T> type, int depth) {
    describe("Keeps " + depth + " words and gives credit for each that has left.");
    input = in(Credited.of(type));
    output = master(stream(type));

    Fifo<T> queue = add(new Fifo<>(type, depth));
    queue.input.valid.set(input.valid);
    set(queue.input.payload, input.payload);
    assertAlways(queue.input.ready.or(input.valid.not()), "a word without credit");
    output.set(queue.output);
    input.credit.set(regNext(output.fires()).init(false));
  }
}
