package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Charts whose every length was worked out by hand: they are drawn from x 60 to 530, y 34 to 260.
 */
class SvgChartTest {
  @Test
  void barsSideBySide() {
    String chart =
        SvgChart.grouped(
            "cycles",
            List.of("conv1", "fc1"),
            List.of(series("F = 4", 10, 5), series("F = 8", 0, 2000)));
    assertEquals(
        List.of(
            "83.5 258.9 94.0 1.1 #0072b2 F = 4, conv1: 10",
            "177.5 260.0 94.0 0.0 #e69f00 F = 8, conv1: 0",
            "318.5 259.4 94.0 0.6 #0072b2 F = 4, fc1: 5",
            "412.5 34.0 94.0 226.0 #e69f00 F = 8, fc1: 2,000"),
        bars(chart));
    assertEquals(
        List.of("cycles", "0", "500", "1,000", "1,500", "2,000", "conv1", "fc1", "F = 4", "F = 8"),
        texts(chart));
  }

  @Test
  void barsOnTopOfEachOther() {
    String chart =
        SvgChart.stacked("clocks", List.of("ISAAC"), List.of(series("conv1", 6), series("fc1", 2)));
    assertEquals(
        List.of(
            "130.5 90.5 329.0 169.5 #0072b2 conv1, ISAAC: 6",
            "130.5 34.0 329.0 56.5 #e69f00 fc1, ISAAC: 2"),
        bars(chart));
  }

  @Test
  void linesInPercentLeaveOutWhatIsNotThere() {
    String chart =
        SvgChart.lines(
            "accuracy",
            List.of("3 bits", "4 bits"),
            List.of(series("FORMS", 50, Double.NaN), series("ISAAC", 99.25, 25)));
    assertEquals(
        List.of(
            "177.5 147.0 #0072b2 FORMS, 3 bits: 50 %",
            "177.5 35.7 #e69f00 ISAAC, 3 bits: 99.25 %", "412.5 203.5 #e69f00 ISAAC, 4 bits: 25 %"),
        found(
            chart,
            "<circle cx=\"(.*?)\" cy=\"(.*?)\" r=\"3\" fill=\"(.*?)\"><title>(.*?)</title></circle>"));
    assertEquals(
        List.of("177.5,147.0", "177.5,35.7 412.5,203.5"),
        found(chart, "<polyline points=\"(.*?)\""));
  }

  @Test
  void namesAreEscaped() {
    String chart = SvgChart.grouped("a<b & \"c\"", List.of("<"), List.of(series("&", 1)));
    assertTrue(chart.contains(" aria-label=\"a&lt;b &amp; &quot;c&quot;\""), chart);
    assertEquals(List.of("107.0 34.0 376.0 226.0 #0072b2 &amp;, &lt;: 1"), bars(chart));
  }

  private static SvgChart.Series series(String name, double... values) {
    return new SvgChart.Series(name, Arrays.stream(values).boxed().toList());
  }

  private static List<String> bars(String chart) {
    return found(
        chart,
        "<rect x=\"(.*?)\" y=\"(.*?)\" width=\"(.*?)\" height=\"(.*?)\""
            + " fill=\"(.*?)\"><title>(.*?)</title></rect>");
  }

  private static List<String> texts(String chart) {
    return found(chart, "<text .*?>(.*?)</text>");
  }

  /** The groups of every match, a line each. */
  private static List<String> found(String chart, String pattern) {
    return Pattern.compile(pattern)
        .matcher(chart)
        .results()
        .map(
            match -> {
              StringBuilder line = new StringBuilder(match.group(1));
              for (int i = 2; i <= match.groupCount(); i++) {
                line.append(' ').append(match.group(i));
              }
              return line.toString();
            })
        .toList();
  }
}
