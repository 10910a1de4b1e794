package weft.hdl.bench;

/**
 * A task that was started with {@link Task#fork} or {@link Bench#fork} and goes on by itself.
 *
 * <pre>{@code
 * Running<Void> press = bench.fork(edges(3).thenRun(() -> bench.poke(dut.enable, true)));
 * bench.step(5);
 * assertTrue(press.ended());
 * }</pre>
 *
 * @param <T> what it ends with
 */
public final class Running<T> {
  private final Fiber fiber;

  Running(Fiber fiber) {
    this.fiber = fiber;
  }

  /** It has come to its end. */
  public boolean ended() {
    return fiber.ended();
  }

  /** What it ended with. */
  @SuppressWarnings("unchecked")
  public T result() {
    if (!fiber.ended()) {
      throw new IllegalStateException(
          fiber.cancelled() ? "the task was cancelled" : "the task has not ended");
    }
    return (T) fiber.result();
  }

  /** Waits for its end; ends with its value. Fails if it was cancelled. */
  public Task<T> join() {
    return new Task<>() {
      @Override
      Frame frame() {
        return waiting -> {
          if (fiber.ended() || fiber.cancelled()) {
            waiting.end(result());
          } else {
            fiber.wakeAtEnd(waiting);
            waiting.sleep();
          }
        };
      }
    };
  }

  /** Ends it where it stands, and what it has started with {@code all}, {@code any}, within. */
  public void cancel() {
    fiber.cancel();
  }
}
