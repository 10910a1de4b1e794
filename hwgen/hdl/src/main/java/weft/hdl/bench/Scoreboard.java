package weft.hdl.bench;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Compares what comes with what is expected, in order.
 *
 * <pre>{@code
 * Scoreboard<BigInteger> results = new Scoreboard<>(bench, "results");
 * results.expect(numbers);
 * bench.add(StreamSink.of(bench, dut.output).each(results));
 * bench.run(results.complete().within(1000, "all results"));
 * }</pre>
 *
 * @param <W> compared by {@code equals}
 */
public final class Scoreboard<W> implements Consumer<W> {
  private final Bench<?> bench;
  private final String name;
  private final Deque<W> expected = new ArrayDeque<>();
  private long compared;

  public Scoreboard(Bench<?> bench, String name) {
    this.bench = bench;
    this.name = name;
  }

  /** Something that is to come after what was expected before. */
  public void expect(W word) {
    expected.add(word);
  }

  /** Things that are to come, in order. */
  public void expect(Collection<? extends W> words) {
    expected.addAll(words);
  }

  /**
   * Something came.
   *
   * @throws AssertionError if it is not what was expected; the message has number and cycle
   */
  @Override
  public void accept(W actual) {
    String where = name + " " + compared + ", cycle " + bench.sim().cycles() + ": ";
    if (expected.isEmpty()) {
      throw new AssertionError(where + "nothing expected, came " + actual);
    }
    W next = expected.remove();
    if (!next.equals(actual)) {
      throw new AssertionError(where + "expected " + next + ", came " + actual);
    }
    compared++;
  }

  /** How many came as expected. */
  public long compared() {
    return compared;
  }

  /** Ends when nothing more is expected. */
  public Task<Void> complete() {
    return Task.loopWhile(() -> !expected.isEmpty(), Task::edge);
  }
}
