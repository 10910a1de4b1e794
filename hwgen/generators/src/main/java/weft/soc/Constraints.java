package weft.soc;

import java.util.Locale;
import weft.hdl.ir.Design;

/**
 * Timing constraints of an accelerator with one clock {@code clk} and one asynchronous reset {@code
 * resetn}, as an SDC file.
 *
 * @param periodNs clock period in nanoseconds; more than 0
 * @param inputFraction part of the period that inputs arrive after the clock edge, 0 to 1
 * @param outputFraction part of the period that outputs have to be there before the next, 0 to 1
 */
public record Constraints(double periodNs, double inputFraction, double outputFraction) {
  public Constraints {
    if (!(periodNs > 0) || Double.isInfinite(periodNs)) {
      throw new IllegalArgumentException("clock period must be more than 0 ns: " + periodNs);
    }
    fraction("input", inputFraction);
    fraction("output", outputFraction);
  }

  /** One nanosecond, of which input and output delay take 30 % each (our choice). */
  public static Constraints standard() {
    return new Constraints(1.0, 0.3, 0.3);
  }

  private static void fraction(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " delay must be 0 to 1 of the period: " + value);
    }
  }

  /**
   * The SDC file of a design with clocks of its own. Clocks have the periods and phases that the
   * design declares; the fractions are of the period of the clock that a port belongs to.
   */
  public String sdc(Design design) {
    return ClockConstraints.sdc(design, inputFraction, outputFraction);
  }

  /** The SDC file; the numbers are variables at its head. */
  public String sdc() {
    return String.join(
        "\n",
        String.format(Locale.ROOT, "set clock_period %.3f", periodNs),
        String.format(Locale.ROOT, "set input_delay [expr {%.3f * $clock_period}]", inputFraction),
        String.format(
            Locale.ROOT, "set output_delay [expr {%.3f * $clock_period}]", outputFraction),
        "",
        "create_clock -name clk -period $clock_period [get_ports clk]",
        "",
        "# resetn acts at once on every flip-flop that it resets. Its release is not timed: for two clocks",
        "# after it (settling and released count them) all others keep their reset values.",
        "set_false_path -from [get_ports resetn]",
        "",
        "set inputs [remove_from_collection [all_inputs] [get_ports {clk resetn}]]",
        "set_input_delay $input_delay -clock clk $inputs",
        "set_output_delay $output_delay -clock clk [all_outputs]",
        "");
  }
}
