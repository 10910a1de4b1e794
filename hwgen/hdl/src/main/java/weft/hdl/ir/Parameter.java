package weft.hdl.ir;

import java.util.Objects;

/**
 * A name and a value that a tool understands and Weft does not: an attribute of a declaration, or a
 * parameter of a foreign module.
 *
 * <pre>{@code
 * Parameter style = Parameter.of("ram_style", "block");    // (* ram_style = "block" *)
 * Parameter keep = Parameter.of("keep", 1);                // (* keep *)
 * }</pre>
 *
 * @param name a Verilog identifier
 */
public record Parameter(String name, Value value) {
  /** What stands behind the name. */
  public sealed interface Value {}

  /** A string of printable ASCII. */
  public record Text(String text) implements Value {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A number of at most 64 bits, signed. */
  public record Whole(long number) implements Value {
    @Override
    public String toString() {
      return Long.toString(number);
    }
  }

  /** A finite number. */
  public record Real(double number) implements Value {
    @Override
    public String toString() {
      return Double.toString(number);
    }
  }

  public Parameter {
    Objects.requireNonNull(value);
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("'" + name + "' is no identifier of Verilog");
    }
    if (value instanceof Text t && !t.text().matches("[ -~]*")) {
      throw new IllegalArgumentException(name + " is not printable ASCII: " + t.text());
    }
    if (value instanceof Real r && !Double.isFinite(r.number())) {
      throw new IllegalArgumentException(name + " is not finite: " + r.number());
    }
  }

  public static Parameter of(String name, String text) {
    return new Parameter(name, new Text(text));
  }

  public static Parameter of(String name, long number) {
    return new Parameter(name, new Whole(number));
  }

  public static Parameter of(String name, double number) {
    return new Parameter(name, new Real(number));
  }
}
