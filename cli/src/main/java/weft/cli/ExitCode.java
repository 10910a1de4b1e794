package weft.cli;

/** What a run of Weft tells the shell. */
public enum ExitCode {
  PASSED(0),
  /** A defect of Weft itself. */
  INTERNAL_ERROR(1),
  /** An option, configuration or file that cannot be used as given. */
  USAGE(2),
  /** Hardware and golden model do not agree. */
  MISMATCH(3),
  /** A program that is needed is not installed. */
  MISSING_TOOL(5),
  /** Ctrl-C. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process's exit status. */
  public int code() {
    return code;
  }
}
