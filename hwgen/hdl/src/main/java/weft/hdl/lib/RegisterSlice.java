package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;

/**
 * Cuts a stream's timing in both directions: every output of it is a register, and a word still
 * moves in every clock. A second place holds the word that arrives while the output waits.
 *
 * <pre>{@code
 * RegisterSlice<UInt> stage = add(new RegisterSlice<>(uint(32)));
 * stage.input.set(words);
 * results.set(stage.output);                           // as words.skid()
 * }</pre>
 */
public class RegisterSlice<T extends Data> extends Component {
  public final Stream<T> input;
  public final Stream<T> output;

  /** A word waits behind the one at the output. */
  protected final Bool waits;

  protected final T waiting;

  /**
   * @param type of a word
   */
  public RegisterSlice(Type<T> type) {
    describe("Registers between two parts of a stream, in both directions.");
    input = slave(stream(type));
    output = master(stream(type));
    Bool valid = reg(bool()).init(false);
    T word = reg(type);
    waits = reg(bool()).init(false);
    waiting = reg(type);

    input.ready.set(waits.not());
    output.valid.set(valid);
    set(output.payload, word);
    Bool moves = output.ready.or(valid.not());
    when(
            moves,
            () -> {
              valid.set(input.valid.or(waits));
              waits.set(false);
              set(word, mux(waits, waiting, input.payload));
            })
        .elsewhen(
            input.fires(),
            () -> {
              waits.set(true);
              set(waiting, input.payload);
            });
  }
}
