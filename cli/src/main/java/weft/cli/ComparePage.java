package weft.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import weft.golden.compare.Adc;
import weft.golden.compare.AdcCurve;
import weft.golden.compare.Comparison;
import weft.golden.compare.FormsIsaac;
import weft.golden.compare.Gain;
import weft.golden.compare.Measured;

/** A comparison as one page that needs nothing from elsewhere. */
final class ComparePage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>FORMS and ISAAC on the same network</title>
      <style>
      body { font: 15px/1.5 sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1em; }
      table { border-collapse: collapse; margin: 1em 0; font-size: 13px; }
      th, td { border: 1px solid #ccc; padding: 3px 8px; text-align: right; }
      th:first-child, td:first-child, td.text { text-align: left; }
      svg { width: 100%; max-width: 54em; display: block; margin: 1em 0; }
      .missing { background: #fff3cd; padding: 0.6em 1em; }
      </style>
      </head>
      <body>
      """;

  private static final List<String> COLUMNS =
      List.of(
          "design",
          "activations",
          "accuracy",
          "crossbars",
          "conversions a frame",
          "clocks a frame",
          "ADCs busy",
          "time at equal samples",
          "&#181;s at published rates",
          "speed-up",
          "&#181;J of ADCs");

  private final ComparedNetwork network;
  private final Comparison comparison;

  ComparePage(ComparedNetwork network, Comparison comparison) {
    this.network = network;
    this.comparison = comparison;
  }

  /** The page. */
  String html() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>FORMS and ISAAC on the same network</h1>\n");
    page.append(
        ("<p>%s on the first %,d test images of %s, in Weft's golden model, whose values,"
                + " counters and clocks are those of the generated RTL. Every design has sixteen"
                + " crossbars of 128 x 128 cells of 2 bits that work on one layer after the other;"
                + " an ADC takes a sample each clock. FORMS has four ADCs a crossbar, ISAAC one."
                + " Clocks are of computing, not of programming.</p>\n")
            .formatted(
                network.title,
                comparison.rows().get(0).images(),
                SvgChart.escape(comparison.images())));
    List<String> missing = comparison.designs().missing();
    if (!missing.isEmpty()) {
      page.append("<div class=\"missing\" id=\"missing\">Missing: ")
          .append(SvgChart.escape(String.join(" ", missing)))
          .append("</div>\n");
    }
    for (int bits : Comparison.ACTIVATION_BITS) {
      page.append("<h2>Activations of ").append(bits).append(" bits</h2>\n");
      page.append(table(bits));
    }
    page.append(notes());
    page.append("<h2>Where the gain comes from</h2>\n");
    page.append(
        "<p>Each line is the line before with one thing changed; a ratio above 1 is a gain. In"
            + " time, steps multiply. A bit for the sign: FORMS' network on ISAAC. Fragments, ADCs:"
            + " the same, read F rows at once, by four ADCs of FORMS. Polarisation: no offset any"
            + " more, and so no bit for the sign: four cells a weight, not five. The last line is"
            + " beside the way: polarisation where signs would otherwise take differential columns,"
            + " eight cells a weight, or two crossbars for one.</p>\n");
    for (int bits : Comparison.ACTIVATION_BITS) {
      for (int rows : FormsIsaac.FRAGMENT_ROWS) {
        page.append(gains(rows, bits));
      }
    }
    page.append("<h2>Effective input cycles</h2>\n");
    for (int bits : Comparison.ACTIVATION_BITS) {
      page.append(inputCycles(bits));
    }
    page.append("<h2>Where the clocks go</h2>\n");
    for (int bits : Comparison.ACTIVATION_BITS) {
      page.append(cycles(bits));
    }
    page.append("<h2>Accuracy and ADCs</h2>\n").append(curves());
    page.append("<h2>Published figures</h2>\n").append(PublishedFigures.table(network, comparison));
    return page.append("</body>\n</html>\n").toString();
  }

  private String table(int bits) {
    StringBuilder table = new StringBuilder("<table>\n<tr>");
    COLUMNS.forEach(column -> table.append("<th>").append(column).append("</th>"));
    table.append("</tr>\n");
    Measured baseline = comparison.row("isaac-optimised", bits);
    for (Measured row : rows(bits)) {
      table.append("<tr>");
      cell(table, SvgChart.escape(row.point().title()));
      cell(table, row.point().activationBits() + " bits");
      cell(table, row.accuracy().isPresent() ? percent(row.accuracy().getAsDouble()) : "-");
      cell(table, whole(row.crossbars()));
      cell(table, whole(row.conversionsPerFrame()));
      cell(table, whole(row.cyclesPerFrame()));
      cell(table, percent(busy(row)));
      cell(table, two(row.samplesPerFrame() / baseline.samplesPerFrame()));
      double seconds = row.secondsPerFrame();
      cell(table, two(seconds * 1e6));
      cell(table, two(baseline.secondsPerFrame() / seconds) + "x");
      cell(
          table,
          row.adcMicrojoules().isPresent()
              ? two(row.adcMicrojoules().getAsDouble()) + " " + mark(row.point().adc())
              : "-");
      table.append("</tr>\n");
    }
    return table.append(citations()).append("</table>\n").toString();
  }

  /** The last row of a table of designs: whose energies its last column multiplies. */
  private static String citations() {
    StringBuilder row = new StringBuilder("<tr><td class=\"text\" colspan=\"");
    row.append(COLUMNS.size()).append("\">Energy of a conversion:");
    for (Adc adc : Adc.values()) {
      row.append(adc.ordinal() == 0 ? " " : "; ").append(mark(adc)).append(' ');
      row.append(SvgChart.escape(adc.citation()));
    }
    return row.append(".</td></tr>\n").toString();
  }

  private static String mark(Adc adc) {
    return "[" + (adc.ordinal() + 1) + "]";
  }

  private static String notes() {
    return String.format(
        Locale.ROOT,
        "<p>Conversions are those of bit lines that hold weights; ADCs busy: their share of all"
            + " samples that the ADCs could take. Time at equal samples: with as many samples a"
            + " second of all ADCs together, ISAAC with the pruned network being 1. At published"
            + " rates: %.1f GS/s an ADC of FORMS, %.1f GS/s of ISAAC, from the sources of their"
            + " energies; the speed-up is against ISAAC with the pruned network. Energy: conversions"
            + " times that of one; no other part, and none for ADCs of other bits than the source's."
            + " Crossbars: as many as hold all layers at once, their biases too.</p>%n",
        Adc.FORMS.samplesPerSecond() / 1e9,
        Adc.ISAAC.samplesPerSecond() / 1e9);
  }

  private String gains(int fragmentRows, int bits) {
    StringBuilder table = new StringBuilder("<table>\n<tr><th>F = ");
    table.append(fragmentRows).append(", activations of ").append(bits).append(" bits</th>");
    table.append("<th>crossbars</th><th>conversions</th><th>time at equal samples</th>");
    table.append("<th>time at published rates</th></tr>\n");
    List<Gain> steps = Gain.steps(comparison, fragmentRows, bits);
    for (Gain gain : steps) {
      table.append(line(gain));
    }
    table.append(
        line(new Gain("all together", steps.get(0).from(), steps.get(steps.size() - 1).to())));
    table.append(line(Gain.overDifferentialColumns(comparison, fragmentRows, bits)));
    return table.append("</table>\n").toString();
  }

  private static String line(Gain gain) {
    StringBuilder line = new StringBuilder("<tr>");
    cell(line, gain.step());
    cell(line, two(gain.crossbars()) + "x");
    cell(line, two(gain.conversions()) + "x");
    cell(line, two(gain.atEqualSamples()) + "x");
    cell(line, two(gain.atPublishedRates()) + "x");
    return line.append("</tr>\n").toString();
  }

  private String inputCycles(int bits) {
    List<SvgChart.Series> series = new ArrayList<>();
    for (int rows : FormsIsaac.FRAGMENT_ROWS) {
      series.add(perLayer("F = " + rows, "forms-" + rows, bits));
      series.add(perLayer("F = " + rows + ", all planes", "forms-" + rows + "-planes", bits));
    }
    series.add(perLayer("nothing skipped", "forms-8-no-skip", bits));
    return SvgChart.grouped(
        "Mean effective input cycles of a fragment, activations of " + bits + " bits",
        layers(comparison.row("forms-8", bits)),
        series);
  }

  private SvgChart.Series perLayer(String name, String id, int bits) {
    List<Double> values = new ArrayList<>();
    for (Measured.Layer layer : comparison.row(id, bits).layers()) {
      values.add(layer.report().meanInputCycles());
    }
    return new SvgChart.Series(name, values);
  }

  private String cycles(int bits) {
    List<String> ids =
        List.of("isaac-optimised", "isaac-polarised-8", "forms-4", "forms-8", "forms-16");
    List<String> names = List.of("ISAAC", "ISAAC, pol.", "FORMS 4", "FORMS 8", "FORMS 16");
    List<SvgChart.Series> series = new ArrayList<>();
    List<String> layers = layers(comparison.row(ids.get(0), bits));
    for (int i = 0; i < layers.size(); i++) {
      int layer = i;
      ToDoubleFunction<String> clocks = id -> comparison.row(id, bits).cyclesPerFrame(layer);
      series.add(
          new SvgChart.Series(
              layers.get(i), ids.stream().map(id -> clocks.applyAsDouble(id)).toList()));
    }
    return SvgChart.stacked(
        "Clocks a frame by layer, activations of " + bits + " bits", names, series);
  }

  private String curves() {
    int least = comparison.curves().stream().mapToInt(c -> c.bits().get(0)).min().orElse(0);
    int most =
        comparison.curves().stream()
            .mapToInt(c -> c.bits().get(c.bits().size() - 1))
            .max()
            .orElse(0);
    List<String> positions = new ArrayList<>();
    for (int bits = least; bits <= most; bits++) {
      positions.add(bits + " bits");
    }
    List<SvgChart.Series> series = new ArrayList<>();
    for (AdcCurve curve : comparison.curves()) {
      List<Double> values = new ArrayList<>();
      for (int bits = least; bits <= most; bits++) {
        int at = curve.bits().indexOf(bits);
        values.add(at < 0 ? Double.NaN : 100 * curve.accuracies().get(at));
      }
      series.add(new SvgChart.Series(curve.point().title(), values));
    }
    return SvgChart.lines("Accuracy against ADC bits, activations of 8 bits", positions, series);
  }

  private List<Measured> rows(int bits) {
    return comparison.rows().stream().filter(r -> r.point().activationBits() == bits).toList();
  }

  private static List<String> layers(Measured row) {
    return row.layers().stream().map(layer -> layer.report().name()).toList();
  }

  private static double busy(Measured row) {
    return row.conversionsPerFrame() / row.samplesPerFrame();
  }

  private static void cell(StringBuilder table, String content) {
    table.append("<td>").append(content).append("</td>");
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }

  private static String percent(double share) {
    return EvaluateCommand.percent(share);
  }
}
