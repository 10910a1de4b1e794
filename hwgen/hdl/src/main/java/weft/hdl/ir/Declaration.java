package weft.hdl.ir;

import java.util.Objects;

/**
 * What all signals and memories are declared with.
 *
 * @param enumType the enumeration that the bits encode, or null
 */
public record Declaration(
    String name, Kind kind, int width, EnumType enumType, SourceLocation location, String comment) {
  public Declaration {
    Objects.requireNonNull(name);
    Objects.requireNonNull(location);
    Objects.requireNonNull(comment);
    if (width < 0 || kind == Kind.BOOL && width != 1) {
      throw new IllegalArgumentException(name + ": width " + width + " of " + kind);
    }
  }

  /** A declaration without enumeration, location or comment. */
  public static Declaration of(String name, Kind kind, int width) {
    return new Declaration(name, kind, width, null, SourceLocation.NONE, "");
  }
}
