package weft.cosim.tool;

/** A program that is needed is not installed, or too old. The message says what to install. */
public final class MissingToolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String tool;
  private final String problem;

  /**
   * @param tool the program's name
   * @param problem such as "is not installed"
   * @param debianPackage what {@code apt-get install} takes
   */
  public MissingToolException(String tool, String problem, String debianPackage) {
    super(tool + " " + problem + ". On Debian: apt-get install " + debianPackage);
    this.tool = tool;
    this.problem = problem;
  }

  public String tool() {
    return tool;
  }

  /** What is wrong, without what to do: {@code verilator is not installed}. */
  public String problem() {
    return tool + " " + problem;
  }
}
