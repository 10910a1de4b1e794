package weft.cosim.tool;

/** A program that is needed is not installed, or too old. The message says what to install. */
public final class MissingToolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String tool;

  /**
   * @param tool the program's name
   * @param problem such as "is not installed"
   * @param debianPackage what {@code apt-get install} takes
   */
  public MissingToolException(String tool, String problem, String debianPackage) {
    super(tool + " " + problem + ". On Debian: apt-get install " + debianPackage);
    this.tool = tool;
  }

  public String tool() {
    return tool;
  }
}
