package weft.hdl.regs;

import java.util.IdentityHashMap;
import java.util.Map;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.UInt;

/** The ports of a {@link RegisterFile} by the fields that they are of. */
final class FieldPorts {
  private final RegisterMap map;

  final Map<Field, UInt> values = new IdentityHashMap<>();
  final Map<Field, UInt> shown = new IdentityHashMap<>();
  final Map<Field, Bits> ones = new IdentityHashMap<>();
  final Map<Field, Bits> events = new IdentityHashMap<>();
  final Map<Field, Bool> loads = new IdentityHashMap<>();
  final Map<Field, Bool> written = new IdentityHashMap<>();
  final Map<Field, Bool> taken = new IdentityHashMap<>();
  final Map<Field, UInt> loaded = new IdentityHashMap<>();

  FieldPorts(RegisterMap map) {
    this.map = map;
  }

  /** The port of a field; {@code missing} says what fields without one do not have. */
  <T> T found(Map<Field, T> fields, Field field, String missing) {
    Register owner = map.register(field);
    T value = fields.get(field);
    if (value == null) {
      throw new IllegalArgumentException(
          owner + "." + field + " is " + field.access() + " and has " + missing);
    }
    return value;
  }
}
