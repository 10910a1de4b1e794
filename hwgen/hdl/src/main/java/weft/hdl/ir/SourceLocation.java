package weft.hdl.ir;

/**
 * Where the author wrote something.
 *
 * @param file simple file name, such as {@code TernaryColumn.java}
 * @param line 1-based; 0 if the class file does not tell
 */
public record SourceLocation(String file, int line) {
  /** Nowhere: made by a pass or a test. */
  public static final SourceLocation NONE = new SourceLocation("", 0);

  /** {@code File.java:12}, or {@code ?} for {@link #NONE}. */
  @Override
  public String toString() {
    return file.isEmpty() ? "?" : file + ":" + line;
  }
}
