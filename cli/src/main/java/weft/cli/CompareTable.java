package weft.cli;

import java.util.Locale;
import weft.golden.compare.Adc;
import weft.golden.compare.Comparison;
import weft.golden.compare.Measured;

/** A comparison as text. */
final class CompareTable {
  private static final String FORMAT = "%-43s %10s %9s %9s %14s %14s %11s %11s%n";

  private CompareTable() {}

  static String text(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    for (int bits : Comparison.ACTIVATION_BITS) {
      text.append(
          String.format(
              FORMAT,
              "design",
              "activation",
              "accuracy",
              "crossbars",
              "conversions",
              "clocks",
              "us a frame",
              "uJ of ADCs"));
      for (Measured row : comparison.rows()) {
        if (row.point().activationBits() == bits) {
          text.append(line(row));
        }
      }
      text.append('\n');
    }
    text.append("energy: conversions times that of one, and none for ADCs of other bits\n");
    for (Adc adc : Adc.values()) {
      text.append("  ").append(adc.citation()).append('\n');
    }
    comparison.designs().missing().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static String line(Measured row) {
    return String.format(
        Locale.ROOT,
        FORMAT,
        row.point().title(),
        row.point().activationBits() + " bits",
        row.accuracy().isPresent() ? EvaluateCommand.percent(row.accuracy().getAsDouble()) : "-",
        row.crossbars(),
        String.format(Locale.ROOT, "%,.0f", row.conversionsPerFrame()),
        String.format(Locale.ROOT, "%,.0f", row.cyclesPerFrame()),
        String.format(Locale.ROOT, "%,.2f", row.secondsPerFrame() * 1e6),
        row.adcMicrojoules().isPresent()
            ? String.format(Locale.ROOT, "%,.2f", row.adcMicrojoules().getAsDouble())
            : "-");
  }
}
