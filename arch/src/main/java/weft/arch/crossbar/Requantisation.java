package weft.arch.crossbar;

import weft.arch.Limits;

/**
 * How a sum becomes an input of the next layer: {@code y = (sum * multiplier + (1 << (shift-1))) >>
 * shift}, without the addend if {@code shift} is 0, clamped to {@code 0 .. 2^outBits - 1}
 * (docs/crossbar.md section 1; our choice). Values of the registers MULTIPLIER, SHIFT and OUT_BITS.
 *
 * @param multiplier 0 to {@link #MAX_MULTIPLIER}
 * @param shift 0 to {@link #MAX_SHIFT}
 * @param outBits bits of y, 1 to 16
 */
public record Requantisation(int multiplier, int shift, int outBits) {
  public static final int MAX_MULTIPLIER = 0xFFFF;
  public static final int MAX_SHIFT = 63;

  public Requantisation {
    Limits.inRange("multiplier", multiplier, 0, MAX_MULTIPLIER);
    Limits.inRange("shift", shift, 0, MAX_SHIFT);
    Limits.inRange("outBits", outBits, 1, CrossbarConfig.INPUT_LANE);
  }
}
