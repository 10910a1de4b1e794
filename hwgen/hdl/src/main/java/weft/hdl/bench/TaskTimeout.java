package weft.hdl.bench;

/**
 * What was waited for did not happen in time.
 *
 * <pre>{@code
 * Task<Void> never = until(() -> false).within(20, "what never comes");
 * assertThrows(TaskTimeout.class, () -> bench.run(never));
 * }</pre>
 */
public final class TaskTimeout extends RuntimeException {
  private static final long serialVersionUID = 1;

  TaskTimeout(String message) {
    super(message);
  }
}
