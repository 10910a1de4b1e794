package weft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One figure of a benchmark, higher is better.
 *
 * @param metric what was measured, and against what
 * @param value measured
 * @param unit of value and reference
 * @param reference what the other one reached in the same run
 * @param target what the ratio of value to reference must reach, or without reference the value
 */
record BenchRow(
    String metric, double value, String unit, OptionalDouble reference, OptionalDouble target) {

  OptionalDouble ratio() {
    return reference.isPresent()
        ? OptionalDouble.of(value / reference.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Whether the target is reached; true if there is none. */
  boolean met() {
    return target.isEmpty() || ratio().orElse(value) >= target.getAsDouble();
  }

  /** The rows as {@code scripts/bench --json} writes them. */
  static ArrayNode json(List<BenchRow> rows) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (BenchRow row : rows) {
      ObjectNode node = array.addObject();
      node.put("metric", row.metric()).put("value", row.value()).put("unit", row.unit());
      put(node, "reference", row.reference());
      put(node, "ratio", row.ratio());
      put(node, "target", row.target());
      node.put("met", row.met());
    }
    return array;
  }

  private static void put(ObjectNode node, String key, OptionalDouble value) {
    value.ifPresentOrElse(v -> node.put(key, v), () -> node.putNull(key));
  }

  /** The rows for people. */
  static String table(List<BenchRow> rows) {
    StringBuilder text = new StringBuilder();
    String format = "%-60s %10s %-18s %10s %7s %7s  %s%n";
    text.append(
        String.format(format, "metric", "value", "unit", "reference", "ratio", "target", "met"));
    for (BenchRow row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              format,
              row.metric(),
              number(OptionalDouble.of(row.value())),
              row.unit(),
              number(row.reference()),
              number(row.ratio()),
              number(row.target()),
              row.target().isEmpty() ? "-" : row.met() ? "yes" : "NO"));
    }
    return text.toString();
  }

  private static String number(OptionalDouble value) {
    if (value.isEmpty()) {
      return "-";
    }
    double v = value.getAsDouble();
    return String.format(Locale.ROOT, v >= 100 ? "%.0f" : v >= 10 ? "%.1f" : "%.2f", v);
  }
}
