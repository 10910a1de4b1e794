package weft.cli;

import java.util.Locale;
import weft.golden.compare.Comparison;
import weft.golden.compare.Measured;

/** What the FORMS paper (arXiv 2106.09144) says, beside what we measure, and what differs. */
final class PublishedFigures {
  private PublishedFigures() {}

  /** Where all of them are from. */
  private static final String SOURCE =
      "Published: FORMS (ISCA 2021, arXiv 2106.09144), abstract, Fig. 13 and Table I, as summaries of"
          + " it quote them; not checked against the paper.";

  static String table(ComparedNetwork network, Comparison comparison) {
    Measured isaac = comparison.row("isaac-optimised", 16);
    Measured dense = comparison.row("isaac-dense-16", 16);
    Measured polarised = comparison.row("isaac-polarised-8", 16);
    Measured forms8 = comparison.row("forms-8", 16);
    Measured forms16 = comparison.row("forms-16", 16);
    return "<table>\n<tr><th>figure</th><th>published</th><th>ours</th><th>what differs</th></tr>\n"
        + line(
            "frames a second, FORMS over optimised ISAAC",
            "1.12x to 2.4x",
            ratio(isaac, forms8) + " (F = 8), " + ratio(isaac, forms16) + " (F = 16)",
            "theirs: larger networks on other data, whole chips that hold all layers at once; ours:"
                + " sixteen crossbars, layer after layer")
        + line(
            "throughput an area, FORMS over optimised ISAAC",
            "1.50x",
            "not measured",
            "area needs circuits; both papers' units are about equally large")
        + line(
            "throughput a watt, FORMS over optimised ISAAC",
            "1.93x",
            energy(isaac, forms8),
            "ours: energy of the ADCs' conversions alone, from the sources named above")
        + line(
            "frames a second of ISAAC, by the optimisations alone",
            "10.7x to 377.9x, from 32-bit weights",
            ratio(dense, isaac) + ", polarised " + ratio(dense, polarised) + " (F = 8)",
            "theirs: a chip of a given size holds more copies of a smaller network; ours: from"
                + " 16-bit weights, sixteen crossbars either way")
        + (network == ComparedNetwork.MNIST ? leNet(dense, forms8) : "")
        + "</table>\n<p>"
        + SvgChart.escape(SOURCE)
        + "</p>\n";
  }

  private static String leNet(Measured dense, Measured forms8) {
    return line(
            "LeNet-5 on MNIST, crossbars",
            "185.44x fewer = 23.18x pruning, 4x bits, 2x signs",
            crossbars(dense, forms8),
            "theirs: a product of ratios; ours: whole crossbars, each of one layer")
        + line(
            "LeNet-5 on MNIST, accuracy",
            "99.17 %",
            EvaluateCommand.percent(forms8.accuracy().orElseThrow()) + " (F = 8)",
            "other training; ours is of the images said above");
  }

  private static String ratio(Measured before, Measured after) {
    return String.format(Locale.ROOT, "%.2fx", before.secondsPerFrame() / after.secondsPerFrame());
  }

  private static String crossbars(Measured dense, Measured forms) {
    long differential =
        forms.layers().stream().mapToLong(layer -> layer.crossbars().denseCrossbars()).sum();
    return String.format(
        Locale.ROOT,
        "%.1fx fewer than %d of 32-bit weights in differential columns, %.1fx fewer than dense"
            + " ISAAC of 16 bits (F = 8)",
        (double) differential / forms.crossbars(),
        differential,
        (double) dense.crossbars() / forms.crossbars());
  }

  private static String energy(Measured isaac, Measured forms) {
    return String.format(
        Locale.ROOT,
        "%.2fx (F = 8)",
        isaac.adcMicrojoules().orElseThrow() / forms.adcMicrojoules().orElseThrow());
  }

  private static String line(String... cells) {
    StringBuilder line = new StringBuilder("<tr>");
    for (String cell : cells) {
      line.append("<td class=\"text\">").append(SvgChart.escape(cell)).append("</td>");
    }
    return line.append("</tr>\n").toString();
  }
}
