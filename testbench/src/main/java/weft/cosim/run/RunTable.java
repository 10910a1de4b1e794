package weft.cosim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The outcome of a run for the terminal. */
public final class RunTable {
  private RunTable() {}

  /** A table of layers, then the totals and, if there is one, the first difference. */
  public static String text(RunReport report) {
    StringBuilder out = new StringBuilder();
    if (!report.layers().isEmpty()) {
      List<String> heads = new ArrayList<>(List.of("accesses", "cycles", "programming"));
      heads.addAll(report.layers().get(0).others().keySet());
      row(out, "layer", heads);
      for (LayerCounts layer : report.layers()) {
        List<String> cells = new ArrayList<>();
        cells.add(grouped(layer.accesses()));
        cells.add(grouped(layer.cycles()));
        cells.add(grouped(layer.programmingCycles()));
        layer.others().values().forEach(count -> cells.add(grouped(count)));
        row(out, layer.name(), cells);
      }
      out.append('\n');
    }
    ValuesCompared compared = report.compared();
    line(out, "engine", report.engine());
    if (report.images() > 0) {
      line(out, "images", grouped(report.images()));
    }
    report.accuracy().ifPresent(value -> line(out, "accuracy", percent(value)));
    line(
        out,
        "compared",
        grouped(compared.partialSums())
            + " partial sums, "
            + grouped(compared.outputs())
            + " outputs, "
            + grouped(compared.registers())
            + " registers, "
            + grouped(compared.cycles())
            + " cycles");
    if (compared.engines() > 0) {
      line(out, "engines", grouped(compared.engines()) + " values of ports and probes alike");
    }
    line(out, "mismatches", grouped(report.mismatches()));
    line(
        out,
        "cycles",
        grouped(report.cyclesRtl()) + " RTL, " + grouped(report.cyclesGolden()) + " golden");
    line(
        out,
        "time",
        String.format(
            Locale.ROOT,
            "%.1f s build, %.1f s run, %s clocks/s",
            report.buildSeconds(),
            report.runSeconds(),
            grouped(Math.round(report.cyclesPerSecond()))));
    report.inSoftware().forEach(step -> line(out, "in software", step));
    report.notCompared().forEach(point -> line(out, "not compared", point));
    report
        .divergence()
        .ifPresent(
            first -> {
              line(out, "FIRST DIFFERENCE", first.line());
              if (!first.weights().isEmpty()) {
                line(out, "weights", first.weights().toString());
                line(out, "inputs", first.inputs().toString());
              }
            });
    report.evidence().forEach((name, path) -> line(out, name, path));
    if (!report.replay().isEmpty()) {
      line(out, "replay", report.replay());
    }
    line(out, "result", report.passed() ? "PASSED" : "FAILED");
    return out.toString();
  }

  private static void row(StringBuilder out, String name, List<String> cells) {
    out.append(String.format(Locale.ROOT, "%-12s", name));
    for (String cell : cells) {
      out.append(String.format(Locale.ROOT, " %15s", cell));
    }
    out.append('\n');
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append(String.format(Locale.ROOT, "%-17s%s%n", name, value));
  }

  private static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
