package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;

/**
 * Cuts a stream's path in both directions with the registers of one word: a word moves in every
 * other clock at most, one clock later. {@code words.halfStage()} adds one.
 *
 * <pre>{@code
 * HalfStage<UInt> stage = add(new HalfStage<>(uint(32)));
 * stage.input.set(words);
 * results.set(stage.output);                           // as words.halfStage()
 * }</pre>
 */
public final class HalfStage<T extends Data> extends Component {
  public final Stream<T> input;
  public final Stream<T> output;

  /**
   * @param type of a word
   */
  public HalfStage(Type<T> type) {
    describe("The registers of one word between two parts of a stream.");
    input = slave(stream(type));
    output = master(stream(type));
    Bool valid = reg(bool()).init(false);
    T word = reg(type);

    input.ready.set(valid.not());
    output.valid.set(valid);
    set(output.payload, word);
    when(
            input.fires(),
            () -> {
              valid.set(true);
              set(word, input.payload);
            })
        .elsewhen(output.ready, () -> valid.set(false));
  }
}
