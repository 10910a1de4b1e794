package weft.hdl.ir;

/**
 * Where something was written.
 *
 * @param file simple file name, such as {@code TernaryColumn.java}
 * @param line 1-based; 0 if the class file does not tell
 * @param owner whose file it is: errors are placed in the author's, not in Weft's own
 */
public record SourceLocation(String file, int line, Owner owner) {
  /** Whose source it is. */
  public enum Owner {
    AUTHOR,
    LIBRARY
  }

  /** Nowhere: made by a pass or a test. */
  public static final SourceLocation NONE = new SourceLocation("", 0);

  /** A line of the author's. */
  public SourceLocation(String file, int line) {
    this(file, line, Owner.AUTHOR);
  }

  /** True if no author wrote it, but Weft's library of parts. */
  public boolean isInLibrary() {
    return owner == Owner.LIBRARY;
  }

  /** {@code File.java:12}, or {@code ?} for {@link #NONE}. */
  @Override
  public String toString() {
    return file.isEmpty() ? "?" : file + ":" + line;
  }
}
