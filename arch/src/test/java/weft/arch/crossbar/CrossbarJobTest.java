package weft.arch.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import weft.arch.ConfigException;
import weft.arch.yaml.YamlMap;

class CrossbarJobTest {
  /**
   * 2 fragments of 4 rows, 8 + 2 physical columns, 4 outputs a crossbar, 2 units of 2 crossbars.
   */
  private static final CrossbarConfig CONFIG =
      CrossbarConfig.from(
          YamlMap.parse(
              "t",
              """
              rows: 8
              columns: 8
              fragmentRows: 4
              weightBits: 4
              inputBits: 8
              adcs: 2
              spareColumns: 1
              crossbars: 2
              units: 2
              maxRows: 16
              streamBits: 48
              faults: injectable
              """));

  private static CrossbarJob.Compute compute(
      int fragments, int outputs, boolean silent, int words) {
    return new CrossbarJob.Compute(
        InputKind.UNSIGNED,
        8,
        ZeroSkipping.LEADING,
        1,
        false,
        silent,
        fragments,
        outputs,
        3,
        Optional.empty(),
        new Payload(new int[words]));
  }

  private static void refuses(String message, CrossbarJob job) {
    assertEquals(
        message, assertThrows(ConfigException.class, () -> job.check(CONFIG)).getMessage());
  }

  private static void refuses(String message, Runnable maker) {
    assertEquals(message, assertThrows(ConfigException.class, maker::run).getMessage());
  }

  @Test
  void aUnitStartsANewBeat() {
    // 3 lanes a beat: 8 inputs are 3 beats, 4 are 2; 2 units, 3 vectors; 2 words a beat.
    CrossbarJob.Compute job = compute(2, 8, false, 36);
    job.check(CONFIG);
    assertEquals(18, job.inputBeats(CONFIG));
    assertEquals(12, compute(1, 8, false, 24).inputBeats(CONFIG));
  }

  @Test
  void everyOutputIsABeat() {
    assertEquals(24, compute(2, 8, false, 36).resultBeats(CONFIG));
    assertEquals(0, compute(2, 8, true, 36).resultBeats(CONFIG));
  }

  @Test
  void imagesStartNewBeats() {
    // A row of levels: 40 bits; of faults: 20; a fragment's flags: 8 + 4; the map: 128.
    assertEquals(4, new CrossbarJob.Program(0, 0, 0, 4, 9, false, Payload.NONE).inputBeats(CONFIG));
    assertEquals(2, new CrossbarJob.Faults(0, 0, 0, 2, Payload.NONE).inputBeats(CONFIG));
    assertEquals(2, new CrossbarJob.Flags(0, 0, 0, 2, Payload.NONE).inputBeats(CONFIG));
    assertEquals(3, new CrossbarJob.Map(0, 0, Payload.NONE).inputBeats(CONFIG));
  }

  @Test
  void rowReportsFillResultBeats() {
    // 2 units: result beats of 64 bits; 10 columns are 20 bits: a beat behind the first.
    CrossbarJob.Program brief = new CrossbarJob.Program(0, 0, 0, 4, 9, false, Payload.NONE);
    assertEquals(4, brief.resultBeats(CONFIG));
    CrossbarJob.Program full = new CrossbarJob.Program(0, 0, 0, 4, 9, true, Payload.NONE);
    assertEquals(8, full.resultBeats(CONFIG));
    assertEquals(16, new CrossbarJob.March(1, 1, 5).resultBeats(CONFIG));
  }

  @Test
  void aMapNamesAColumnOfTheAdc() {
    // Columns 0-7 in lanes of 16 bits, 3 a beat, 2 words a beat: column 4 is lane 1 of beat 1.
    int[] words = new int[6];
    words[2] = 4 << 16;
    CrossbarJob.Map job = new CrossbarJob.Map(0, 0, new Payload(words));
    assertEquals(4, job.target(CONFIG, 4));
    job.check(CONFIG);
    words[5] = 0xABCD_0000;
    job.check(CONFIG);
    words[4] = 5 << 16;
    refuses("map of column 7 must be 0..4, not 5", job);
  }

  @Test
  void jobsWithEqualBeatsAreEqual() {
    assertEquals(compute(2, 8, false, 36), compute(2, 8, false, 36));
    assertNotEquals(compute(2, 8, false, 36), compute(2, 8, false, 35));
  }

  @Test
  void refusesWhatDoesNotFitTheAccelerator() {
    refuses("beats must be 18 beats of 2 words: 36 words, not 35", compute(2, 8, false, 35));
    refuses("fragments must be 1..2, not 3", compute(3, 8, false, 0));
    refuses("outputs must be 1..8, not 9", compute(2, 9, false, 36));
    refuses(
        "count must be 1..2, not 3", new CrossbarJob.Program(0, 0, 6, 3, 1, false, Payload.NONE));
    refuses("crossbar must be 0..1, not 2", new CrossbarJob.March(0, 2, 1));
    refuses("column must be 0..9, not 10", new CrossbarJob.Test(0, 0, 1, 3, 0xF, 10));
    refuses("lines must be 0..15, not 16", new CrossbarJob.Test(0, 0, 1, 3, 16, 0));
    refuses("offset must be 0..3, not 4", new CrossbarJob.Test(0, 0, 1, 4, 1, 0));
  }

  @Test
  void refusesFaultsWhereNoneCanBeInjected() {
    CrossbarConfig real = CrossbarConfig.from(YamlMap.parse("t", "units: 1"));
    CrossbarJob job = new CrossbarJob.Faults(0, 0, 0, 1, Payload.NONE);
    assertEquals(
        "FAULTS needs a macro with injectable faults",
        assertThrows(ConfigException.class, () -> job.check(real)).getMessage());
  }

  @Test
  void refusesWhatFitsNoAccelerator() {
    refuses("pulseLimit must be 1..32767, not 0", () -> new CrossbarJob.March(0, 0, 0));
    refuses("shift must be 0..63, not 64", () -> new Requantisation(1, 64, 8));
    refuses("multiplier must be 0..65535, not 65536", () -> new Requantisation(65536, 0, 8));
    refuses("outBits must be 1..16, not 17", () -> new Requantisation(1, 0, 17));
    refuses(
        "phase sample must be 1..255, not 256", () -> new CrossbarPhases(1, 1, 256, 1, 1, 1, 1));
  }
}
