package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;

/**
 * Cuts a stream's path forward: valid and payload are registers, ready goes through. A word moves
 * in every clock, one clock later; {@code words.stage()} adds one.
 *
 * <pre>{@code
 * ForwardStage<UInt> stage = add(new ForwardStage<>(uint(32)));
 * stage.input.set(words);
 * results.set(stage.output);                           // as words.stage()
 * }</pre>
 */
public final class ForwardStage<T extends Data> extends Component {
  public final Stream<T> input;
  public final Stream<T> output;

  /**
   * @param type of a word
   */
  public ForwardStage(Type<T> type) {
    describe("Registers between two parts of a stream, in the direction of its words.");
    input = slave(stream(type));
    output = master(stream(type));
    Bool valid = reg(bool()).init(false);
    T word = reg(type);

    Bool moves = output.ready.or(valid.not());
    input.ready.set(moves);
    output.valid.set(valid);
    set(output.payload, word);
    when(
        moves,
        () -> {
          valid.set(input.valid);
          set(word, input.payload);
        });
  }
}
