package weft.cli;

import java.util.List;
import java.util.Locale;

/** A chart as SVG, to stand in a page: no script, no font, nothing from elsewhere. */
final class SvgChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 60;
  private static final int RIGHT = 190;
  private static final int TOP = 34;
  private static final int BOTTOM = 40;
  private static final int TICKS = 4;

  /** Told apart by people who do not see all colours (Okabe, Ito, 2008). */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#000000");

  private final StringBuilder body = new StringBuilder();
  private final double low;
  private final double high;

  /** A series of a chart; {@code values} by position, NaN where there is none. */
  record Series(String name, List<Double> values) {}

  private SvgChart(String title, String unit, double low, double high) {
    this.low = low;
    this.high = high;
    body.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " aria-label=\"%s\" font-family=\"sans-serif\" font-size=\"12\">%n",
            WIDTH,
            HEIGHT,
            escape(title)));
    text(LEFT, 16, "start", title);
    for (int i = 0; i <= TICKS; i++) {
      double value = low + (high - low) * i / TICKS;
      body.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\"/>%n",
              LEFT,
              WIDTH - RIGHT,
              y(value),
              y(value)));
      text(LEFT - 6, y(value) + 4, "end", number(value) + unit);
    }
  }

  /** Bars side by side at each position. */
  static String grouped(String title, List<String> positions, List<Series> series) {
    SvgChart chart = new SvgChart(title, "", 0, most(series));
    double slot = chart.slot(positions.size());
    double width = slot * 0.8 / series.size();
    for (int p = 0; p < positions.size(); p++) {
      for (int s = 0; s < series.size(); s++) {
        double x = LEFT + slot * (p + 0.1) + width * s;
        double value = series.get(s).values().get(p);
        chart.bar(x, width, 0, value, s, series.get(s).name() + ", " + positions.get(p));
      }
    }
    return chart.finish(positions, series);
  }

  /** Bars on top of each other at each position. */
  static String stacked(String title, List<String> positions, List<Series> series) {
    double most = 0;
    for (int p = 0; p < positions.size(); p++) {
      int at = p;
      most = Math.max(most, series.stream().mapToDouble(s -> s.values().get(at)).sum());
    }
    SvgChart chart = new SvgChart(title, "", 0, most);
    double slot = chart.slot(positions.size());
    for (int p = 0; p < positions.size(); p++) {
      double from = 0;
      for (int s = 0; s < series.size(); s++) {
        double value = series.get(s).values().get(p);
        String name = series.get(s).name() + ", " + positions.get(p);
        chart.bar(LEFT + slot * (p + 0.15), slot * 0.7, from, from + value, s, name);
        from += value;
      }
    }
    return chart.finish(positions, series);
  }

  /** A line for each series, in percent. */
  static String lines(String title, List<String> positions, List<Series> series) {
    SvgChart chart = new SvgChart(title, " %", 0, 100);
    double slot = chart.slot(positions.size());
    for (int s = 0; s < series.size(); s++) {
      StringBuilder points = new StringBuilder();
      for (int p = 0; p < positions.size(); p++) {
        double value = series.get(s).values().get(p);
        if (!Double.isNaN(value)) {
          double x = LEFT + slot * (p + 0.5);
          points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, chart.y(value)));
          chart.body.append(
              String.format(
                  Locale.ROOT,
                  "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%s, %s: %s"
                      + " %%</title></circle>%n",
                  x,
                  chart.y(value),
                  COLOURS.get(s % COLOURS.size()),
                  escape(series.get(s).name()),
                  escape(positions.get(p)),
                  number(value)));
        }
      }
      chart.body.append(
          String.format(
              "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
              points.toString().trim(), COLOURS.get(s % COLOURS.size())));
    }
    return chart.finish(positions, series);
  }

  private static double most(List<Series> series) {
    return series.stream()
        .flatMap(s -> s.values().stream())
        .mapToDouble(value -> value)
        .max()
        .orElse(1);
  }

  private double slot(int positions) {
    return (double) (WIDTH - LEFT - RIGHT) / positions;
  }

  private double y(double value) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high > low ? high - low : 1);
  }

  private void bar(double x, double width, double from, double to, int colour, String name) {
    body.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>%s:"
                + " %s</title></rect>%n",
            x,
            y(to),
            width,
            y(from) - y(to),
            COLOURS.get(colour % COLOURS.size()),
            escape(name),
            number(to - from)));
  }

  private String finish(List<String> positions, List<Series> series) {
    double slot = slot(positions.size());
    for (int p = 0; p < positions.size(); p++) {
      text(LEFT + slot * (p + 0.5), HEIGHT - BOTTOM + 16, "middle", positions.get(p));
    }
    for (int s = 0; s < series.size(); s++) {
      int at = TOP + 18 * s;
      body.append(
          String.format(
              "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>%n",
              WIDTH - RIGHT + 12, at, COLOURS.get(s % COLOURS.size())));
      text(WIDTH - RIGHT + 30, at + 11, "start", series.get(s).name());
    }
    return body.append("</svg>\n").toString();
  }

  private void text(double x, double y, String anchor, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            escape(text)));
  }

  private static String number(double value) {
    return value >= 1000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
