package weft.hdl.bench;

/** What was waited for did not happen in time. */
public final class TaskTimeout extends RuntimeException {
  private static final long serialVersionUID = 1;

  TaskTimeout(String message) {
    super(message);
  }
}
