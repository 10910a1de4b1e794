package weft.golden.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from dense ISAAC to FORMS in steps, each a ratio of the row before to its own. A network
 * polarised for fragments of F rows is read in such fragments alone, so those come before what
 * polarisation saves: the offset, with the same network, F and ADCs.
 *
 * @param step what changes
 * @param from the row before
 * @param to the row after
 */
public record Gain(String step, Measured from, Measured to) {
  /** All steps to FORMS with fragments of F rows. */
  public static List<Gain> steps(Comparison comparison, int fragmentRows, int activationBits) {
    String[] ids = {
      "isaac-dense-16",
      "isaac-dense-8",
      "isaac-optimised",
      "isaac-polarised-" + fragmentRows,
      "isaac-fragments-" + fragmentRows,
      "forms-" + fragmentRows + "-no-skip",
      "forms-" + fragmentRows,
      "forms-" + fragmentRows + "-planes"
    };
    String[] steps = {
      "quantisation",
      "pruning",
      "a bit for the sign",
      "fragments, ADCs",
      "polarisation",
      "zero skipping",
      "skipping all planes of zeros"
    };
    List<Gain> gains = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      gains.add(
          new Gain(
              steps[i],
              comparison.row(ids[i], activationBits),
              comparison.row(ids[i + 1], activationBits)));
    }
    return gains;
  }

  /**
   * What polarisation saves where signs would otherwise take differential columns, not an offset:
   * beside the way, not a part of it.
   */
  public static Gain overDifferentialColumns(
      Comparison comparison, int fragmentRows, int activationBits) {
    return new Gain(
        "polarisation, over differential columns",
        comparison.row("differential-" + fragmentRows, activationBits),
        comparison.row("forms-" + fragmentRows + "-no-skip", activationBits));
  }

  /** How many times fewer crossbars. */
  public double crossbars() {
    return (double) from.crossbars() / to.crossbars();
  }

  /** How many times fewer conversions. */
  public double conversions() {
    return from.conversionsPerFrame() / to.conversionsPerFrame();
  }

  /** How many times faster with as many samples a second of all ADCs together. */
  public double atEqualSamples() {
    return from.samplesPerFrame() / to.samplesPerFrame();
  }

  /** How many times faster at the rates that the papers publish. */
  public double atPublishedRates() {
    return from.secondsPerFrame() / to.secondsPerFrame();
  }
}
