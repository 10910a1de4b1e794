package weft.golden;

import java.io.IOException;

/**
 * A file that is not what it should be: the message names the file, the field and what is wrong.
 */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final String field;

  /**
   * @param file the file as the user named it
   * @param field the field of the format that was being read
   * @param problem what was found and what is allowed
   */
  public FormatException(String file, String field, String problem) {
    super(file + ": " + field + ": " + problem);
    this.file = file;
    this.field = field;
  }

  /** The file as the user named it. */
  public String file() {
    return file;
  }

  /** The field of the format that was being read. */
  public String field() {
    return field;
  }
}
