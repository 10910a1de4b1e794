package weft.hdl.ir;

/** A combinational signal: one the author declared, or the name of a value. */
public final class Wire extends Signal implements Item {
  private final boolean value;

  Wire(int id, Declaration d, boolean value) {
    super(id, d);
    this.value = value;
  }

  /**
   * True if this is a named value ({@code UInt sum = a.plus(b)}): its process follows it at once in
   * {@link Module#items} and is one unconditional set of the whole wire, so that {@code wire [7:0]
   * sum = a + b;} says it all.
   */
  public boolean isValue() {
    return value;
  }
}
