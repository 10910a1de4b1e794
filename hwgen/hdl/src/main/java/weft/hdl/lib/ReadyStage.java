package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;

/**
 * Cuts a stream's path backward: ready is a register, valid and payload go through. A word moves in
 * every clock, in the same clock; the word that arrives while the output waits is kept. {@code
 * words.readyStage()} adds one.
 *
 * <pre>{@code
 * ReadyStage<UInt> stage = add(new ReadyStage<>(uint(32)));
 * stage.input.set(words);
 * results.set(stage.output);                           // as words.readyStage()
 * }</pre>
 */
public final class ReadyStage<T extends Data> extends Component {
  public final Stream<T> input;
  public final Stream<T> output;

  /**
   * @param type of a word
   */
  public ReadyStage(Type<T> type) {
    describe("A register between two parts of a stream, against the direction of its words.");
    input = slave(stream(type));
    output = master(stream(type));
    Bool waits = reg(bool()).init(false);
    T waiting = reg(type);

    input.ready.set(waits.not());
    output.valid.set(input.valid.or(waits));
    set(output.payload, mux(waits, waiting, input.payload));
    waits.set(output.waits());
    when(input.ready, () -> set(waiting, input.payload));
  }
}
