package weft.hdl.lib;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Stream;
import weft.hdl.Type;

/**
 * Gives every word to all outputs, to each when it is ready: the word is done when the last has
 * taken it. No output waits for another, so none can lock the others out. {@code words.fork(2)}
 * adds one.
 *
 * <pre>{@code
 * Fork<UInt> fork = add(new Fork<>(uint(32), 2));
 * fork.input.set(words);
 * results.set(fork.outputs.get(0));
 * Stream<UInt> copy = fork.outputs.get(1).queue(4);
 * }</pre>
 */
public class Fork<T extends Data> extends Component {
  public final Stream<T> input;
  public final List<Stream<T>> outputs = new ArrayList<>();

  /** True for the outputs that had the word on offer before. */
  protected final List<Bool> taken = new ArrayList<>();

  /**
   * @param type of a word
   * @param n outputs, 1 or more
   */
  public Fork(Type<T> type, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("a fork has 1 output or more, not " + n);
    }
    describe("Gives every word to " + n + (n == 1 ? " output." : " outputs."));
    input = slave(stream(type));
    for (int i = 0; i < n; i++) {
      outputs.add(master(stream(type)));
    }

    List<Bool> has = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Stream<T> output = outputs.get(i);
      taken.add(reg(bool()).init(false));
      output.valid.set(input.valid.and(taken.get(i).not()));
      set(output.payload, input.payload);
      has.add(output.ready.or(taken.get(i)));
    }
    Bool allHave = concat(has).allBits();
    input.ready.set(allHave);
    when(
        input.valid,
        () -> {
          for (int i = 0; i < n; i++) {
            taken.get(i).set(has.get(i).and(allHave.not()));
          }
        });
  }
}
