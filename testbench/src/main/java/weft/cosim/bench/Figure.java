package weft.cosim.bench;

import java.util.OptionalDouble;

/**
 * One measured figure of a cost: less is better.
 *
 * @param metric what was measured
 * @param value the median
 * @param unit of value and reference
 * @param reference the other one's median; the ratio is how many times more it costs
 * @param ratio the median of the pairs' ratios, which need not be that of the medians
 * @param low the smallest ratio, or without reference the smallest value
 * @param high the largest
 * @param bound what the ratio is not below, or without reference what the value is not above, with
 *     95 % confidence
 * @param target what the ratio must reach, or without reference what the value must not exceed
 */
public record Figure(
    String metric,
    double value,
    String unit,
    OptionalDouble reference,
    OptionalDouble ratio,
    double low,
    double high,
    double bound,
    OptionalDouble target) {

  static Figure of(String metric, Sample sample, String unit, OptionalDouble target) {
    return new Figure(
        metric,
        sample.median(),
        unit,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        sample.smallest(),
        sample.largest(),
        sample.upperBound(),
        target);
  }

  static Figure against(
      String metric, Sample mine, Sample other, Sample ratios, String unit, OptionalDouble target) {
    return new Figure(
        metric,
        mine.median(),
        unit,
        OptionalDouble.of(other.median()),
        OptionalDouble.of(ratios.median()),
        ratios.smallest(),
        ratios.largest(),
        ratios.lowerBound(),
        target);
  }
}
