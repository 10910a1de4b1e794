package weft.hdl.ir;

import java.util.List;
import java.util.Optional;

/** A named value in a module. The name is unique in its module and a legal Verilog identifier. */
public abstract sealed class Signal permits Port, Wire, Register, Pin {
  private final int id;
  private final String name;
  private final Kind kind;
  private final int width;
  private final EnumType enumType;
  private final SourceLocation location;
  private final String comment;
  private final List<Parameter> attributes;

  Signal(int id, Declaration d) {
    this.id = id;
    this.name = d.name();
    this.kind = d.kind();
    this.width = d.width();
    this.enumType = d.enumType();
    this.location = d.location();
    this.comment = d.comment();
    this.attributes = d.attributes();
  }

  /** Index in {@link Module#signals}. */
  public final int id() {
    return id;
  }

  public final String name() {
    return name;
  }

  public final Kind kind() {
    return kind;
  }

  /** In bits, 0 or more. */
  public final int width() {
    return width;
  }

  /** The enumeration that the bits encode, if they do. */
  public final Optional<EnumType> enumType() {
    return Optional.ofNullable(enumType);
  }

  public final SourceLocation location() {
    return location;
  }

  /** Comment lines before the declaration, joined by {@code \n}; empty if none. */
  public final String comment() {
    return comment;
  }

  /** For tools that read the Verilog; no pin has any. */
  public final List<Parameter> attributes() {
    return attributes;
  }

  @Override
  public String toString() {
    return name;
  }
}
