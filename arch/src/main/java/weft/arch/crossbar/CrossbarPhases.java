package weft.arch.crossbar;

import weft.arch.Limits;

/**
 * Durations of a crossbar's phases in clocks, each 1 to {@link #MAX}; the values of the registers
 * of the same names.
 *
 * @param precharge P, lines are cleared
 * @param drive D, word lines are driven
 * @param sample A, lines are sampled
 * @param convert C, one conversion step
 * @param writeSetup WS, SET and RESET lines are up before the pulse
 * @param writePulse WP
 * @param writeRecovery WR, after the pulse
 */
public record CrossbarPhases(
    int precharge,
    int drive,
    int sample,
    int convert,
    int writeSetup,
    int writePulse,
    int writeRecovery) {

  /** Longest phase, in clocks. */
  public static final int MAX = 255;

  /** One clock each, as after reset. */
  public static final CrossbarPhases DEFAULT = new CrossbarPhases(1, 1, 1, 1, 1, 1, 1);

  public CrossbarPhases {
    check("precharge", precharge);
    check("drive", drive);
    check("sample", sample);
    check("convert", convert);
    check("writeSetup", writeSetup);
    check("writePulse", writePulse);
    check("writeRecovery", writeRecovery);
  }

  /** Clocks of a write pulse with its set-up and recovery. */
  public int write() {
    return writeSetup + writePulse + writeRecovery;
  }

  private static void check(String phase, int clocks) {
    Limits.inRange("phase " + phase, clocks, 1, MAX);
  }
}
