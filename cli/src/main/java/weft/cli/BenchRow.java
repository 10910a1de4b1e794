package weft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import weft.cosim.bench.Figure;

/**
 * One figure of a benchmark.
 *
 * @param metric what was measured, and against what
 * @param value measured
 * @param unit of value and reference
 * @param reference what the other one reached in the same run
 * @param ratio how many times better than the reference
 * @param target what the ratio must reach, or without reference the value
 * @param better which values are good
 * @param spread of the ratio, or without reference of the value; empty if it was measured once
 */
record BenchRow(
    String metric,
    double value,
    String unit,
    OptionalDouble reference,
    OptionalDouble ratio,
    OptionalDouble target,
    Better better,
    Optional<Spread> spread) {
  /** Which values are good. */
  enum Better {
    HIGHER,
    LOWER
  }

  /**
   * How far repeated measurements lie apart.
   *
   * @param low the smallest
   * @param high the largest
   * @param bound what the median is not worse than, with 95 % confidence: the target is held
   *     against it
   */
  record Spread(double low, double high, double bound) {}

  /** A figure of which more is better, measured once. */
  BenchRow(
      String metric, double value, String unit, OptionalDouble reference, OptionalDouble target) {
    this(
        metric,
        value,
        unit,
        reference,
        reference.isPresent()
            ? OptionalDouble.of(value / reference.getAsDouble())
            : OptionalDouble.empty(),
        target,
        Better.HIGHER,
        Optional.empty());
  }

  /** A cost. */
  static BenchRow of(Figure f) {
    return new BenchRow(
        f.metric(),
        f.value(),
        f.unit(),
        f.reference(),
        f.ratio(),
        f.target(),
        Better.LOWER,
        Optional.of(new Spread(f.low(), f.high(), f.bound())));
  }

  /** Whether the target is reached, beyond doubt; true if there is none. */
  boolean met() {
    if (target.isEmpty()) {
      return true;
    }
    double sure = spread.map(Spread::bound).orElse(ratio.orElse(value));
    return better == Better.LOWER && ratio.isEmpty()
        ? sure <= target.getAsDouble()
        : sure >= target.getAsDouble();
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
      row.spread()
          .ifPresent(
              spread ->
                  node.putObject("spread")
                      .put("low", spread.low())
                      .put("high", spread.high())
                      .put("bound", spread.bound()));
    }
    return array;
  }

  private static void put(ObjectNode node, String key, OptionalDouble value) {
    value.ifPresentOrElse(v -> node.put(key, v), () -> node.putNull(key));
  }

  /** The rows for people. */
  static String table(List<BenchRow> rows) {
    StringBuilder text = new StringBuilder();
    String format = "%-60s %10s %-18s %10s %7s %7s  %-3s  %s%n";
    text.append(
        String.format(
            format, "metric", "value", "unit", "reference", "ratio", "target", "met", "spread"));
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
              row.target().isEmpty() ? "-" : row.met() ? "yes" : "NO",
              row.spread().map(BenchRow::text).orElse("")));
    }
    return text.toString();
  }

  private static String text(Spread spread) {
    return spread.low() == spread.high()
        ? ""
        : number(OptionalDouble.of(spread.low()))
            + ".."
            + number(OptionalDouble.of(spread.high()))
            + ", surely "
            + number(OptionalDouble.of(spread.bound()));
  }

  private static String number(OptionalDouble value) {
    if (value.isEmpty()) {
      return "-";
    }
    double v = value.getAsDouble();
    return String.format(Locale.ROOT, v >= 100 ? "%.0f" : v >= 10 ? "%.1f" : "%.2f", v);
  }
}
