package weft.arch.tim;

import weft.arch.Limits;

/**
 * The four scale factors: a weight of +1 stands for {@code weightPlus}, one of -1 for {@code
 * -weightMinus}, and so for inputs. Unsigned, {@code scaleBits} wide.
 */
public record TimScales(int weightPlus, int weightMinus, int inputPlus, int inputMinus) {
  /** Weights and inputs stand for themselves. */
  public static final TimScales UNIT = new TimScales(1, 1, 1, 1);

  /**
   * Throws unless every factor fits {@code config}.
   *
   * @throws weft.arch.ConfigException naming the factor and its range
   */
  public void check(TimConfig config) {
    int max = (1 << config.scaleBits()) - 1;
    Limits.inRange("weightPlus", weightPlus, 0, max);
    Limits.inRange("weightMinus", weightMinus, 0, max);
    Limits.inRange("inputPlus", inputPlus, 0, max);
    Limits.inRange("inputMinus", inputMinus, 0, max);
  }
}
