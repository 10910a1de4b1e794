package weft.cosim.run;

import java.util.List;
import java.util.Locale;

/** The outcome of a run as JUnit XML: one test case a kind of value, as CI systems read it. */
public final class JUnitXml {
  private JUnitXml() {}

  public static String text(RunReport report) {
    ValuesCompared compared = report.compared();
    List<String> names = List.of("partialSums", "outputs", "registers", "cycles");
    List<Long> counts =
        List.of(
            compared.partialSums(), compared.outputs(), compared.registers(), compared.cycles());
    boolean broken =
        report.divergence().map(d -> d.kind() == Divergence.Kind.PROTOCOL).orElse(false);
    StringBuilder cases = new StringBuilder();
    int failures = 0;
    int skipped = 0;
    for (int i = 0; i < names.size(); i++) {
      String body = "";
      if (failed(report, i)) {
        failures++;
        body = failure(report.divergence().map(Divergence::line).orElse("cycle counts differ"));
      } else if (counts.get(i) == 0) {
        skipped++;
        body = "<skipped message=\"nothing was compared\"/>";
      }
      cases.append(testCase(report, names.get(i) + " (" + counts.get(i) + ")", body));
    }
    if (broken) {
      failures++;
      cases.append(testCase(report, "protocol", failure(report.divergence().get().line())));
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + String.format(
            Locale.ROOT,
            "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\" time=\"%.3f\">\n",
            escaped("weft." + report.command()),
            names.size() + (broken ? 1 : 0),
            failures,
            skipped,
            report.runSeconds())
        + cases
        + "</testsuite>\n";
  }

  private static boolean failed(RunReport report, int kind) {
    boolean here = report.divergence().map(d -> d.kind().ordinal() == kind).orElse(false);
    boolean totals = kind == 3 && report.cyclesRtl() != report.cyclesGolden();
    return here || totals && report.divergence().isEmpty();
  }

  private static String testCase(RunReport report, String name, String body) {
    return "  <testcase classname=\""
        + escaped("weft." + report.command())
        + "\" name=\""
        + escaped(name)
        + "\">"
        + body
        + "</testcase>\n";
  }

  private static String failure(String message) {
    return "<failure message=\"" + escaped(message) + "\"/>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
