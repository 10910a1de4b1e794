package weft.hdl.verilog;

import java.util.List;
import java.util.stream.Collectors;
import weft.hdl.ir.External;
import weft.hdl.ir.Parameter;

/** Attributes and parameters of foreign modules. */
final class Parameters {
  private Parameters() {}

  /** {@code (* keep, ram_style = "block" *) } with a space after it, or nothing. */
  static String attributes(List<Parameter> all) {
    return all.isEmpty()
        ? ""
        : all.stream().map(Parameters::attribute).collect(Collectors.joining(", ", "(* ", " *) "));
  }

  private static String attribute(Parameter p) {
    boolean bare = p.value() instanceof Parameter.Whole w && w.number() == 1;
    return bare ? p.name() : p.name() + " = " + value(p);
  }

  /** {@code PLL #(.MULTIPLY(4))}. */
  static String instantiation(External external) {
    String all =
        external.parameters().stream()
            .map(p -> "." + p.name() + "(" + value(p) + ")")
            .collect(Collectors.joining("," + Text.BREAK));
    return external.definition() + (all.isEmpty() ? "" : " #(" + all + ")");
  }

  static String value(Parameter p) {
    if (p.value() instanceof Parameter.Text t) {
      return "\"" + t.text().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
    if (p.value() instanceof Parameter.Real r) {
      return Double.toString(r.number()).replace('E', 'e');
    }
    long number = ((Parameter.Whole) p.value()).number();
    if (number == (int) number) {
      return Long.toString(number);
    }
    return number < 0 ? "-64'sd" + Long.toUnsignedString(-number) : "64'd" + number;
  }
}
