package weft.golden.compare;

import java.util.Locale;

/** An ADC as it is published. */
public enum Adc {
  /** Of ISAAC: all rows of a crossbar at once. */
  ISAAC(
      "ISAAC",
      8,
      1.2e9,
      8,
      16,
      "ISAAC (ISCA 2016), as quoted in the source of hwcomponents-library, class IsaacADC"),

  /** Of FORMS: the rows of a fragment at once. */
  FORMS(
      "FORMS",
      4,
      2.1e9,
      32,
      15.2,
      "comment in the source of hwcomponents-library, class FormsADC, which cites FORMS (ISCA"
          + " 2021); not checked against the paper");

  private final String design;
  private final int bits;
  private final double samplesPerSecond;
  private final int converters;
  private final double milliwatts;
  private final String source;

  Adc(
      String design,
      int bits,
      double samplesPerSecond,
      int converters,
      double milliwatts,
      String source) {
    this.design = design;
    this.bits = bits;
    this.samplesPerSecond = samplesPerSecond;
    this.converters = converters;
    this.milliwatts = milliwatts;
    this.source = source;
  }

  /** Bits of the ADC whose power is known. */
  public int bits() {
    return bits;
  }

  /** Samples a second of one ADC. */
  public double samplesPerSecond() {
    return samplesPerSecond;
  }

  /** Energy of a conversion of {@link #bits} bits. */
  public double picojoules() {
    return milliwatts / (converters * samplesPerSecond) * 1e9;
  }

  /** What the energy of a conversion is from, and who says so. */
  public String citation() {
    return String.format(
        Locale.ROOT,
        "%s, %d bits: %s mW for %d ADCs of %s GS/s, %.3f pJ a conversion (%s)",
        design,
        bits,
        number(milliwatts),
        converters,
        number(samplesPerSecond / 1e9),
        picojoules(),
        source);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
