package weft.hdl.ir;

import java.util.List;
import java.util.Objects;

/**
 * What all signals and memories are declared with.
 *
 * @param attributes for tools that read the Verilog
 * @param enumType the enumeration that the bits encode, or null
 */
public record Declaration(
    String name,
    Kind kind,
    int width,
    EnumType enumType,
    SourceLocation location,
    String comment,
    List<Parameter> attributes) {
  public Declaration {
    Objects.requireNonNull(name);
    Objects.requireNonNull(location);
    Objects.requireNonNull(comment);
    attributes = List.copyOf(attributes);
    if (width < 0 || kind == Kind.BOOL && width != 1) {
      throw new IllegalArgumentException(name + ": width " + width + " of " + kind);
    }
  }

  /** A declaration without attributes. */
  public Declaration(
      String name,
      Kind kind,
      int width,
      EnumType enumType,
      SourceLocation location,
      String comment) {
    this(name, kind, width, enumType, location, comment, List.of());
  }

  /** The same with these attributes. */
  public Declaration with(List<Parameter> all) {
    return new Declaration(name, kind, width, enumType, location, comment, all);
  }

  /** A declaration without enumeration, location or comment. */
  public static Declaration of(String name, Kind kind, int width) {
    return new Declaration(name, kind, width, null, SourceLocation.NONE, "");
  }
}
