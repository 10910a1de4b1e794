package weft.golden.compare;

import java.util.OptionalDouble;
import weft.arch.crossbar.SignedScheme;

/** Published figures of ADCs: the samples that they take a second and the energy of one. */
public final class AdcRates {
  /** ISAAC (ISCA 2016), table of components. */
  public static final double ISAAC_SAMPLES_PER_SECOND = 1.2e9;

  /** FORMS (arXiv 2106.09144). */
  public static final double FORMS_SAMPLES_PER_SECOND = 2.1e9;

  /** ISAAC's 8 bits: 16 mW for 8 ADCs of 1.2 GS/s. */
  public static final double ISAAC_PICOJOULES = 16e-3 / (8 * 1.2e9) * 1e12;

  /** FORMS' 4 bits: 15.2 mW for 32 ADCs of 2.1 GS/s. */
  public static final double FORMS_PICOJOULES = 15.2e-3 / (32 * 2.1e9) * 1e12;

  private AdcRates() {}

  private static boolean isForms(Measured row) {
    return row.point().config().scheme() == SignedScheme.POLARISED;
  }

  /** Seconds a frame if an ADC takes a sample each clock. */
  public static double secondsPerFrame(Measured row) {
    double rate = isForms(row) ? FORMS_SAMPLES_PER_SECOND : ISAAC_SAMPLES_PER_SECOND;
    return row.cyclesPerFrame() / rate;
  }

  /** Energy of the conversions of a frame, where the ADC's is published. */
  public static OptionalDouble microjoulesPerFrame(Measured row) {
    int bits = row.point().config().adcBits();
    if (isForms(row) && bits == 4) {
      return OptionalDouble.of(row.conversionsPerFrame() * FORMS_PICOJOULES / 1e6);
    }
    if (!isForms(row) && bits == 8) {
      return OptionalDouble.of(row.conversionsPerFrame() * ISAAC_PICOJOULES / 1e6);
    }
    return OptionalDouble.empty();
  }
}
