package weft.arch;

/**
 * A parameter, file or option that cannot be used as given. The message is complete for a user: it
 * names the place, the offending value, what is allowed and, for a name, the nearest valid one.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }

  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
