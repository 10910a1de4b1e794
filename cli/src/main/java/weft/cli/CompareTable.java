package weft.cli;

import java.util.Locale;
import weft.golden.compare.AdcRates;
import weft.golden.compare.Comparison;
import weft.golden.compare.Measured;

/** A comparison as text. */
final class CompareTable {
  private static final String FORMAT = "%-44s %9s %9s %14s %14s %11s%n";

  private CompareTable() {}

  static String text(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    for (int bits : Comparison.ACTIVATION_BITS) {
      text.append("activations of ").append(bits).append(" bits\n");
      text.append(
          String.format(
              FORMAT, "design", "accuracy", "crossbars", "conversions", "clocks", "us a frame"));
      for (Measured row : comparison.rows()) {
        if (row.point().activationBits() == bits) {
          text.append(line(row));
        }
      }
      text.append('\n');
    }
    comparison.designs().missing().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static String line(Measured row) {
    return String.format(
        Locale.ROOT,
        FORMAT,
        row.point().title(),
        row.accuracy().isPresent() ? EvaluateCommand.percent(row.accuracy().getAsDouble()) : "-",
        row.crossbars(),
        String.format(Locale.ROOT, "%,.0f", row.conversionsPerFrame()),
        String.format(Locale.ROOT, "%,.0f", row.cyclesPerFrame()),
        String.format(Locale.ROOT, "%,.2f", AdcRates.secondsPerFrame(row) * 1e6));
  }
}
