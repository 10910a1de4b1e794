package weft.arch.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import weft.arch.ConfigException;

class TimJobTest {
  /** 16 rows, 10 columns, L = 4, 2 tiles: beats of 16 bits, 2 beats a row, steps of 5 columns. */
  private static final TimConfig CONFIG =
      new TimConfig(16, 10, 4, 4, 5, 2, 6, 8, 64, TimConfig.Form.MACRO);

  private static TimJob.Compute compute(TimEncoding encoding, int planes, int group, int words) {
    return new TimJob.Compute(
        encoding, planes, group, false, false, 1, 3, 8, 2, TimScales.UNIT, new int[words]);
  }

  @Test
  void threePlanesAreThreeAccessesInTwoBeats() {
    TimJob.Compute job = compute(TimEncoding.TWOS_COMPLEMENT, 3, 1, 12);
    job.check(CONFIG);
    assertEquals(12, job.inputBeats(CONFIG));
    assertEquals(18, job.accesses());
  }

  @Test
  void everyStepRoundsItsResultBeatsUp() {
    // 8 columns in steps of 5 and 3; groups of 2: 3 + 2 beats, groups of 1: 5 + 3.
    assertEquals(10, compute(TimEncoding.TERNARY, 1, 1, 6).resultBeats(CONFIG));
    assertEquals(16, compute(TimEncoding.TERNARY, 1, 0, 6).resultBeats(CONFIG));
  }

  @Test
  void twoStepsShareABeat() {
    TimJob.Compute job = compute(TimEncoding.TERNARY_TWO_STEP, 1, 0, 6);
    job.check(CONFIG);
    assertEquals(6, job.inputBeats(CONFIG));
    assertEquals(12, job.accesses());
  }

  @Test
  void refusesMissingWords() {
    ConfigException error =
        assertThrows(
            ConfigException.class, () -> compute(TimEncoding.TERNARY, 1, 0, 5).check(CONFIG));
    assertEquals("beats must be 6 beats of 1 words: 6 words, not 5", error.getMessage());
  }

  @Test
  void refusesBlocksPastTheTile() {
    TimJob.Compute job =
        new TimJob.Compute(
            TimEncoding.TERNARY, 1, 0, false, false, 2, 3, 8, 1, TimScales.UNIT, new int[3]);
    assertEquals(
        "blocks must be 1..2, not 3",
        assertThrows(ConfigException.class, () -> job.check(CONFIG)).getMessage());
  }

  @Test
  void refusesAPatternWiderThanABlock() {
    TimJob.Test job = new TimJob.Test(0, 0, 0x10, 0, 0);
    assertEquals(
        "plusPattern must have at most rowsPerAccess = 4 bits, not 0x10",
        assertThrows(ConfigException.class, () -> job.check(CONFIG)).getMessage());
  }

  @Test
  void programsTwoBeatsARow() {
    TimJob.Program job = new TimJob.Program(1, 14, 2, new int[4]);
    job.check(CONFIG);
    assertEquals(4, job.inputBeats(CONFIG));
  }

  @Test
  void phasesAreAtLeastOneClock() {
    assertEquals(
        "phase drive must be 1..255, not 0",
        assertThrows(ConfigException.class, () -> new TimPhases(1, 0, 1, 1, 1, 1, 1)).getMessage());
  }
}
