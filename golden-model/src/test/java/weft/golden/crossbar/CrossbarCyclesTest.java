package weft.golden.crossbar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Payload;
import weft.arch.crossbar.ZeroSkipping;
import weft.golden.JobCycles;
import weft.golden.Stalls;

class CrossbarCyclesTest {
  /** 2 fragments of 2 rows, 2 conversion steps, 3 physical columns an ADC; 2 inputs a beat. */
  private static final CrossbarConfig CONFIG =
      Crossbars.with(
          "rows: 4",
          "columns: 2",
          "fragmentRows: 2",
          "weightBits: 2",
          "adcs: 1",
          "spareColumns: 1",
          "streamBits: 32");

  private static CrossbarJob.Compute compute(boolean silent, int fragments, int vectors) {
    return new CrossbarJob.Compute(
        InputKind.UNSIGNED,
        4,
        ZeroSkipping.LEADING,
        0,
        false,
        silent,
        fragments,
        2,
        vectors,
        Optional.empty(),
        Payload.NONE);
  }

  private static long cycles(CrossbarJob job, int... effort) {
    return new CrossbarCycles(CONFIG, CrossbarPhases.DEFAULT).of(job, effort).cycles();
  }

  @Test
  void aSinglePlaneTakesEveryPhaseOnce() {
    // Beat accepted 0, bank full 1: FETCH and PRECHARGE; plane present 2, drive 3, sample 4,
    // convert 5 and 6, accumulate 6 and 7, finished 8.
    assertEquals(9, cycles(compute(true, 1, 1), 1));
    // Results move in 9 and 10, are accepted in 10 and 11.
    assertEquals(12, cycles(compute(false, 1, 1), 1));
  }

  @Test
  void aPlaneCostsThreeClocksOrOneMoreThanItsSteps() {
    assertEquals(9 + 5 * 3, cycles(compute(true, 1, 1), 6));
    CrossbarConfig wide = Crossbars.with("rows: 8", "columns: 16", "adcs: 1", "streamBits: 128");
    CrossbarCycles cycles = new CrossbarCycles(wide, CrossbarPhases.DEFAULT);
    // 16 steps: precharge and drive overlap conversion, sample does not.
    assertEquals(
        5 * 17,
        cycles.of(compute(true, 1, 1), new int[] {6}).cycles()
            - cycles.of(compute(true, 1, 1), new int[] {1}).cycles());
  }

  @Test
  void aFetchTakesAClockOfPrecharge() {
    // Fragment 1's FETCH is the PRECHARGE clock after fragment 0's last SAMPLE, its plane present
    // one later: precharge 5-6, drive 7, sample 8, convert 9 and 10, finished 12; 2 beats: 1 more.
    assertEquals(14, cycles(compute(true, 2, 1), 1, 1));
  }

  @Test
  void fragmentsWithoutPlanesTakeAClockEach() {
    // 2 beats, FETCH 2, FETCH 3, exhausted 4.
    assertEquals(5, cycles(compute(true, 2, 1), 0, 0));
    // FETCH 2, FETCH 3, present 4, drive 5, sample 6, convert 7 and 8, finished 10.
    assertEquals(11, cycles(compute(true, 2, 1), 0, 1));
    // Sample 5, FETCH 6 and exhausted 7 go on beside conversion: finished 9.
    assertEquals(10, cycles(compute(true, 2, 1), 1, 0));
  }

  @Test
  void vectorsFillOneBankWhileTheOtherComputes() {
    // Rounds 1 to 8, 9 to 16, 17 to 24: the beats of vectors 1 and 2 came before.
    assertEquals(25, cycles(compute(true, 1, 3), 1, 1, 1));
    // With outputs: results of a round move in the two clocks behind it: 1-8, 9-10, 11-18, 19-20.
    assertEquals(22, cycles(compute(false, 1, 2), 1, 1));
  }

  @Test
  void aBankIsFreeInTheClockAfterTheRound() {
    // A source that is always valid waits for bank 0 until 9: vector 2's beat; and vector 3 for 17.
    long[] accepted = new long[0];
    JobCycles cycles =
        new CrossbarCycles(CONFIG, CrossbarPhases.DEFAULT)
            .of(compute(true, 1, 4), new int[] {1, 1, 1, 1}, Stalls.NONE, accepted);
    assertEquals(new JobCycles(33, 4, 0, 0), cycles);
    // A source that brings each beat 20 clocks late is waited for from the clock it could come.
    JobCycles late =
        new CrossbarCycles(CONFIG, CrossbarPhases.DEFAULT)
            .of(compute(true, 1, 2), new int[] {1, 1}, stalls(b -> 20, b -> 0), accepted);
    // Accepted 20 and 41: round 42 to 49.
    assertEquals(new JobCycles(50, 2, 40, 0), late);
  }

  @Test
  void aWaitingSinkHoldsTheNextRound() {
    // Results move in 9 and 15 (the first is accepted in 10 + 5), accepted 15, 16. Round 16 to 23.
    long[] accepted = new long[4];
    JobCycles cycles =
        new CrossbarCycles(CONFIG, CrossbarPhases.DEFAULT)
            .of(
                compute(false, 1, 2),
                new int[] {1, 1},
                stalls(b -> 0, b -> b == 0 ? 5 : 0),
                accepted);
    assertArrayEquals(new long[] {15, 16, 25, 26}, accepted);
    assertEquals(new JobCycles(27, 2, 0, 5), cycles);
  }

  @Test
  void programsAndVerifies() {
    CrossbarPhases phases = new CrossbarPhases(2, 3, 4, 5, 6, 7, 8);
    // Row 0: beat 0; VERIFY 1: 9 + 3 * 5 + 1 = 25, DECIDE 1; REPORT moves in 27.
    // Row 1: beat in 28; two pulses of 21 and three VERIFY and DECIDE: report moves in 29 + 120.
    CrossbarJob job = new CrossbarJob.Program(0, 0, 0, 2, 9, false, Payload.NONE);
    assertEquals(
        new JobCycles(151, 4, 0, 0), new CrossbarCycles(CONFIG, phases).of(job, new int[] {0, 2}));
  }

  @Test
  void marchesThroughAllRows() {
    // 4 rows of 3 pulses of 3 clocks: 36; a row: VERIFY and DECIDE twice, 2 * 8, six pulses, 18,
    // two
    // report beats: 36; the last is accepted a clock later.
    CrossbarJob job = new CrossbarJob.March(0, 0, 3);
    assertEquals(
        new JobCycles(36 + 4 * 36 + 1, 8, 0, 0),
        new CrossbarCycles(CONFIG, CrossbarPhases.DEFAULT).of(job, new int[0]));
  }

  @Test
  void readsARawCodeInOneStep() {
    CrossbarPhases phases = new CrossbarPhases(2, 3, 4, 5, 1, 1, 1);
    CrossbarJob job = new CrossbarJob.Test(0, 0, 0, 0, 1, 0);
    assertEquals(
        new JobCycles(15, 1, 0, 0), new CrossbarCycles(CONFIG, phases).of(job, new int[0]));
  }

  @Test
  void flagsMapAndFaultsTakeTheirBeats() {
    CrossbarConfig config = Crossbars.with("faults: injectable");
    CrossbarCycles cycles = new CrossbarCycles(config, CrossbarPhases.DEFAULT);
    // 128 + 32 bits in beats of 64; 2048 bits; 256 bits.
    assertEquals(
        6, cycles.of(new CrossbarJob.Flags(0, 0, 0, 2, Payload.NONE), new int[0]).cycles());
    assertEquals(32, cycles.of(new CrossbarJob.Map(0, 0, Payload.NONE), new int[0]).cycles());
    CrossbarJob faults = new CrossbarJob.Faults(0, 0, 0, 3, Payload.NONE);
    assertEquals(12, cycles.of(faults, new int[0]).cycles());
    assertEquals(
        new JobCycles(12 + 7, 0, 7, 0),
        cycles.of(faults, new int[0], stalls(b -> b == 3 ? 7 : 0, b -> 0), new long[0]));
  }

  @Test
  void equalsAClockByClockSimulation() {
    long stallsIn = 0;
    long stallsOut = 0;
    for (int i = 0; i < RandomCrossbars.cases(1500); i++) {
      long seed = RandomCrossbars.SEED * 1_000_039 + i;
      RandomCrossbars random = new RandomCrossbars(seed);
      CrossbarConfig config = random.config();
      CrossbarPhases phases = random.phases();
      Stalls stalls = stalls(seed, random.draw(0, 4));
      CrossbarJob.Compute job = random.compute(config, 6);
      int[] effort = random.effort(job.vectors() * config.units() * job.fragments(), job.planes());
      ClockByClock expected = new ClockByClock(config, phases, stalls);
      expected.compute(job, effort);
      long[] accepted = new long[job.resultBeats(config)];
      JobCycles actual = new CrossbarCycles(config, phases).of(job, effort, stalls, accepted);
      check(expected, actual, accepted, "seed " + seed + " " + config + " " + phases + " " + job);
      stallsIn += actual.stallsIn();
      stallsOut += actual.stallsOut();
    }
    assertTrue(stallsIn > 1000 && stallsOut > 1000, stallsIn + " " + stallsOut);
  }

  @Test
  void programmingEqualsAClockByClockSimulation() {
    for (int i = 0; i < RandomCrossbars.cases(300); i++) {
      long seed = RandomCrossbars.SEED * 1_000_081 + i;
      RandomCrossbars random = new RandomCrossbars(seed);
      CrossbarConfig config = random.config();
      CrossbarPhases phases = random.phases();
      Stalls stalls = stalls(seed, random.draw(0, 4));
      CrossbarJob.Program job = random.program(config);
      int[] effort = random.effort(job.rows(), 9);
      int[][] pulses = new int[job.rows()][];
      for (int row = 0; row < job.rows(); row++) {
        pulses[row] = new int[effort[row]];
        Arrays.fill(pulses[row], 1);
      }
      ClockByClock expected = new ClockByClock(config, phases, stalls);
      expected.write(
          0, job.beatsPerRow(config), pulses, false, job.resultBeats(config) / job.rows());
      long[] accepted = new long[job.resultBeats(config)];
      JobCycles actual = new CrossbarCycles(config, phases).of(job, effort, stalls, accepted);
      check(expected, actual, accepted, "seed " + seed + " " + config + " " + job);
    }
  }

  @Test
  void marchingEqualsAClockByClockSimulation() {
    for (int i = 0; i < RandomCrossbars.cases(100); i++) {
      long seed = RandomCrossbars.SEED * 1_000_099 + i;
      RandomCrossbars random = new RandomCrossbars(seed);
      CrossbarConfig config = random.config();
      CrossbarPhases phases = random.phases();
      Stalls stalls = stalls(seed, random.draw(0, 4));
      CrossbarJob.March job = random.march(config);
      int[][] pulses = new int[config.rows()][2];
      for (int[] row : pulses) {
        Arrays.fill(row, job.pulseLimit());
      }
      ClockByClock expected = new ClockByClock(config, phases, stalls);
      int lead = config.rows() * job.pulseLimit() * phases.write();
      expected.write(lead, 0, pulses, true, job.resultBeats(config) / config.rows());
      long[] accepted = new long[job.resultBeats(config)];
      JobCycles actual = new CrossbarCycles(config, phases).of(job, new int[0], stalls, accepted);
      check(expected, actual, accepted, "seed " + seed + " " + config + " " + job);
    }
  }

  private static void check(
      ClockByClock expected, JobCycles actual, long[] accepted, String replay) {
    assertEquals(
        new JobCycles(expected.cycles, expected.accesses, expected.stallsIn, expected.stallsOut),
        actual,
        replay);
    assertArrayEquals(expected.accepted.stream().mapToLong(v -> v).toArray(), accepted, replay);
  }

  private static Stalls stalls(long seed, int rate) {
    return stalls(beat -> gap(seed, beat, rate), beat -> gap(~seed, beat, 4 - rate));
  }

  private static int gap(long seed, int beat, int rate) {
    Random random = new Random(seed * 31 + beat);
    random.nextInt();
    return random.nextInt(4) < rate ? random.nextInt(12) : 0;
  }

  private static Stalls stalls(IntUnaryOperator gaps, IntUnaryOperator delays) {
    return new Stalls() {
      @Override
      public int inputGap(int beat) {
        return gaps.applyAsInt(beat);
      }

      @Override
      public int outputDelay(int beat) {
        return delays.applyAsInt(beat);
      }
    };
  }
}
