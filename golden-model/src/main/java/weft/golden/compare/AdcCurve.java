package weft.golden.compare;

import java.util.List;

/**
 * What the bits of the ADCs do to the accuracy.
 *
 * @param point with the ADC it has
 * @param bits fewer, as many and more bits than it has
 * @param accuracies of the same images, for each number of bits
 */
public record AdcCurve(DesignPoint point, List<Integer> bits, List<Double> accuracies) {
  public AdcCurve {
    bits = List.copyOf(bits);
    accuracies = List.copyOf(accuracies);
  }
}
