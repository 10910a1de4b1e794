package weft.golden.tim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;
import weft.golden.JobCycles;
import weft.golden.Stalls;

class TimCyclesTest {
  /** 64 columns in steps of 8; 4 tiles. */
  private static final TimConfig CONFIG =
      new TimConfig(64, 64, 16, 8, 8, 4, 6, 8, 4096, TimConfig.Form.MACRO);

  private static TimJob.Compute job(
      TimEncoding encoding, int planes, int group, boolean silent, int blocks, int columns, int v) {
    return new TimJob.Compute(
        encoding, planes, group, false, silent, 0, blocks, columns, v, TimScales.UNIT, new int[0]);
  }

  private static long cycles(TimJob.Compute job) {
    return new TimCycles(CONFIG, TimPhases.DEFAULT).compute(job).cycles();
  }

  @Test
  void aSingleAccessTakesEveryPhaseOnce() {
    // Beat accepted 0, precharge 0-1 (waits for the beat), drive 2, sample 3, convert 4,
    // accumulate 5.
    assertEquals(6, cycles(job(TimEncoding.TERNARY, 1, 2, true, 1, 8, 1)));
    // Row pushed 5, held 6, first beat in the output register and accepted 7, second 8.
    assertEquals(9, cycles(job(TimEncoding.TERNARY, 1, 2, false, 1, 8, 1)));
  }

  @Test
  void anAccessCostsThreeClocksOrOneMoreThanItsSteps() {
    for (int steps = 1; steps <= 8; steps++) {
      TimJob.Compute one = job(TimEncoding.UNSIGNED, 1, 0, true, 1, 8 * steps, 1);
      TimJob.Compute many = job(TimEncoding.UNSIGNED, 8, 0, true, 4, 8 * steps, 10);
      assertEquals(319 * Math.max(3, 1 + steps), cycles(many) - cycles(one), "steps " + steps);
      assertEquals(320, new TimCycles(CONFIG, TimPhases.DEFAULT).compute(many).accesses());
    }
  }

  @Test
  void conversionWaitsForTheRowBuffer() {
    // Groups of one: 8 beats a step. Step 0 converts in 4, is pushed in 5; its beats move in 6 to
    // 13, so the buffer is empty in 14, where step 1 can end; pushed 15, moved 16-23, accepted 24.
    assertEquals(25, cycles(job(TimEncoding.TERNARY, 1, 0, false, 1, 16, 1)));
  }

  @Test
  void aWaitingSinkHoldsTheLastBeat() {
    Stalls stalls = stalls(beat -> 0, beat -> beat == 1 ? 5 : 0);
    long[] accepted = new long[2];
    JobCycles cycles =
        new TimCycles(CONFIG, TimPhases.DEFAULT)
            .compute(job(TimEncoding.TERNARY, 1, 2, false, 1, 8, 1), stalls, accepted);
    assertEquals(new JobCycles(14, 1, 0, 5), cycles);
    assertArrayEquals(new long[] {7, 13}, accepted);
  }

  @Test
  void aWaitingSourceStretchesPrecharge() {
    // Beat 0 valid in clock 3: present 4, drive 5, sample 6, where beat 1 could be accepted. Beat 1
    // is valid 10 clocks after 4: accepted 14, present 15, drive 16, sample 17, convert 18, sum 19.
    Stalls stalls = stalls(beat -> beat == 0 ? 3 : 10, beat -> 0);
    JobCycles cycles =
        new TimCycles(CONFIG, TimPhases.DEFAULT)
            .compute(job(TimEncoding.TERNARY, 1, 2, true, 2, 8, 1), stalls, new long[0]);
    assertEquals(new JobCycles(20, 2, 3 + 8, 0), cycles);
  }

  @Test
  void aRowIsCollectedThenWritten() {
    TimPhases phases = new TimPhases(1, 1, 1, 1, 2, 3, 4);
    TimConfig wide = new TimConfig(8, 64, 4, 4, 8, 1, 6, 8, 64, TimConfig.Form.MACRO);
    // 128 bits a row in beats of 8 bits: 16 beats.
    assertEquals(5 * (16 + 9), new TimCycles(wide, phases).program(5).cycles());
  }

  @Test
  void aTestJobIsOneAccessWithoutOverlap() {
    TimPhases phases = new TimPhases(2, 3, 4, 5, 1, 1, 1);
    assertEquals(new JobCycles(15, 1, 0, 0), new TimCycles(CONFIG, phases).test());
  }

  @Test
  void equalsAClockByClockSimulation() {
    long stallsIn = 0;
    long stallsOut = 0;
    for (int i = 0; i < RandomJobs.cases(3000); i++) {
      long seed = RandomJobs.SEED * 1_000_033 + i;
      RandomJobs random = new RandomJobs(seed);
      TimConfig config = random.config();
      TimJob.Compute job = random.compute(config, 12);
      TimPhases phases = random.phases();
      boolean waits = random.draw(0, 3) > 0;
      int rate = random.draw(0, 4);
      Stalls stalls =
          waits
              ? stalls(beat -> gap(seed, beat, rate), beat -> gap(~seed, beat, 4 - rate))
              : Stalls.NONE;
      ClockByClock expected = new ClockByClock(config, phases, stalls);
      expected.compute(job);
      long[] accepted = new long[job.resultBeats(config)];
      JobCycles actual = new TimCycles(config, phases).compute(job, stalls, accepted);
      String replay = "seed " + seed + " " + config + " " + phases + " " + job;
      assertEquals(
          new JobCycles(expected.cycles, expected.accesses, expected.stallsIn, expected.stallsOut),
          actual,
          replay);
      assertArrayEquals(expected.accepted.stream().mapToLong(v -> v).toArray(), accepted, replay);
      if (!waits) {
        assertEquals(actual, new TimCycles(config, phases).compute(job), replay);
      }
      stallsIn += actual.stallsIn();
      stallsOut += actual.stallsOut();
    }
    assertTrue(stallsIn > 1000 && stallsOut > 1000, stallsIn + " " + stallsOut);
  }

  @Test
  void programmingEqualsAClockByClockSimulation() {
    for (int i = 0; i < RandomJobs.cases(300); i++) {
      long seed = RandomJobs.SEED * 1_000_037 + i;
      RandomJobs random = new RandomJobs(seed);
      TimConfig config = random.config();
      TimJob.Program job = random.program(config);
      TimPhases phases = random.phases();
      Stalls stalls = stalls(beat -> gap(seed, beat, (int) (seed & 3)), beat -> 0);
      ClockByClock expected = new ClockByClock(config, phases, stalls);
      expected.program(job.rows());
      TimCycles cycles = new TimCycles(config, phases);
      assertEquals(
          new JobCycles(expected.cycles, 0, expected.stallsIn, 0),
          cycles.program(job, stalls),
          "seed " + seed);
      assertEquals(cycles.program(job, Stalls.NONE), cycles.program(job.rows()), "seed " + seed);
    }
  }

  @Test
  void fourThousandMillionAccessesTakeNoTime() {
    TimJob.Compute job = job(TimEncoding.UNSIGNED, 2, 1, false, 4, 64, 500_000_000);
    assertEquals(4_000_000_000L, job.accesses());
    // The last access of a vector costs more: 8 steps whose 4 beats keep the row buffer 6 clocks.
    assertTrue(cycles(job) > 4_000_000_000L * 9);
  }

  private static int gap(long seed, int beat, int rate) {
    Random random = new Random(seed * 31 + beat);
    random.nextInt();
    return random.nextInt(4) < rate ? random.nextInt(12) : 0;
  }

  private interface Clocks {
    int of(int beat);
  }

  private static Stalls stalls(Clocks gaps, Clocks delays) {
    return new Stalls() {
      @Override
      public int inputGap(int beat) {
        return gaps.of(beat);
      }

      @Override
      public int outputDelay(int beat) {
        return delays.of(beat);
      }
    };
  }
}
