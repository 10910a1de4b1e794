package weft.golden.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;

/**
 * How cells stand for a weight: the table of section 1 of docs/crossbar.md.
 *
 * @param scheme how cells, which hold magnitudes only, stand for signed weights
 * @param weightBits W
 * @param cellBits c
 */
public record WeightCode(SignedScheme scheme, int weightBits, int cellBits) {
  /** The code of an accelerator. */
  public static WeightCode of(CrossbarConfig config) {
    return new WeightCode(config.scheme(), config.weightBits(), config.cellBits());
  }

  /** D, digits of a magnitude. */
  public int digits() {
    return -Math.floorDiv(-weightBits, cellBits);
  }

  /** C, cells of a weight. */
  public int cells() {
    return scheme == SignedScheme.DIFFERENTIAL ? 2 * digits() : digits();
  }

  /** The smallest weight. */
  public int min() {
    return scheme == SignedScheme.OFFSET ? -(1 << weightBits - 1) : -max();
  }

  /** The largest weight. */
  public int max() {
    return scheme == SignedScheme.OFFSET ? (1 << weightBits - 1) - 1 : (1 << weightBits) - 1;
  }

  /**
   * The levels of the C cells that hold {@code weight}. POLARISED keeps the sign apart.
   *
   * @throws IllegalArgumentException if the weight is out of range
   */
  public int[] encode(int weight) {
    if (weight < min() || weight > max()) {
      throw new IllegalArgumentException(
          "a weight must be " + min() + ".." + max() + ", not " + weight);
    }
    int[] levels = new int[cells()];
    switch (scheme) {
      case POLARISED -> slice(Math.abs(weight), levels, 0);
      case OFFSET -> slice(weight + (1 << weightBits - 1), levels, 0);
      case DIFFERENTIAL -> {
        slice(Math.max(weight, 0), levels, 0);
        slice(Math.max(-weight, 0), levels, digits());
      }
    }
    return levels;
  }

  /**
   * The weight that cells stand for; any levels stand for one.
   *
   * @param levels of the C cells, no flip
   * @param negative the sign bit of POLARISED; other schemes do not use it
   */
  public int decode(int[] levels, boolean negative) {
    int low = join(levels, 0);
    return switch (scheme) {
      case POLARISED -> negative ? -low : low;
      case OFFSET -> low - (1 << weightBits - 1);
      case DIFFERENTIAL -> low - join(levels, digits());
    };
  }

  private void slice(int magnitude, int[] levels, int first) {
    for (int digit = 0; digit < digits(); digit++) {
      levels[first + digit] = magnitude >> cellBits * digit & (1 << cellBits) - 1;
    }
  }

  private int join(int[] levels, int first) {
    int magnitude = 0;
    for (int digit = 0; digit < digits(); digit++) {
      magnitude |= levels[first + digit] << cellBits * digit;
    }
    return magnitude;
  }
}
