package weft.arch.tim;

import weft.arch.Limits;

/**
 * Durations of the array's phases in clocks, each 1 to {@link TimRegisters#MAX_PHASE}; the values
 * of the registers of the same names.
 */
public record TimPhases(
    int precharge,
    int drive,
    int sample,
    int convert,
    int writeSetup,
    int writePulse,
    int writeRecovery) {

  /** One clock each, as after reset. */
  public static final TimPhases DEFAULT = new TimPhases(1, 1, 1, 1, 1, 1, 1);

  public TimPhases {
    check("precharge", precharge);
    check("drive", drive);
    check("sample", sample);
    check("convert", convert);
    check("writeSetup", writeSetup);
    check("writePulse", writePulse);
    check("writeRecovery", writeRecovery);
  }

  private static void check(String phase, int clocks) {
    Limits.inRange("phase " + phase, clocks, 1, TimRegisters.MAX_PHASE);
  }
}
