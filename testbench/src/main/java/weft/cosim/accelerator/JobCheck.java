package weft.cosim.accelerator;

import java.util.Arrays;
import java.util.Map;
import weft.cosim.run.Divergence;
import weft.golden.JobCycles;

/** Compares what came out of the pins with what the golden model says. */
public final class JobCheck {
  private final Tally tally;
  private final String layer;
  private final int index;
  private final Observed seen;

  /** Says which value of a job a lane is. */
  public interface Place {
    /**
     * The difference of a lane.
     *
     * @param beat result beat of the job, from 0
     * @param lane of the beat
     * @param cycle when the beat was accepted
     * @param jobCycle the same, counted from the job's first input beat
     */
    Divergence of(
        int beat, int lane, long cycle, long jobCycle, String expectedLane, String actualLane);
  }

  /**
   * @param tally where comparisons and differences are noted
   * @param layer what the job belongs to
   * @param index of the job in the run
   */
  public JobCheck(Tally tally, String layer, int index, Observed seen) {
    this.tally = tally;
    this.layer = layer;
    this.index = index;
    this.seen = seen;
  }

  /**
   * Whether the job came to its end, with every register write accepted; else nothing to compare.
   */
  public boolean ended() {
    if (!seen.refused().isEmpty()) {
      differ(Divergence.Kind.REGISTER, "answer to the write of " + seen.refused(), "OKAY", "error");
    } else if (!seen.ended()) {
      differ(Divergence.Kind.CYCLE, "end of the job", "irq", "none in time");
    }
    return seen.refused().isEmpty() && seen.ended();
  }

  /**
   * The result beats, lane by lane, and their last flags.
   *
   * @param expected beat by beat, the low word first; lanes that hold no value are 0
   * @param lanes of a beat
   * @param wordsPerLane 1 or 2
   * @param values lanes that hold a value, in all beats together
   */
  public void results(int[] expected, int lanes, int wordsPerLane, long values, Place place) {
    tally.compared(Divergence.Kind.OUTPUT, values);
    int wordsPerBeat = lanes * wordsPerLane;
    int[] actual = seen.resultWords();
    if (expected.length != actual.length) {
      differ(
          Divergence.Kind.OUTPUT,
          "number of result beats",
          "" + expected.length / wordsPerBeat,
          "" + actual.length / wordsPerBeat);
    }
    int common = Math.min(expected.length, actual.length);
    int first = Arrays.mismatch(expected, 0, common, actual, 0, common);
    if (first >= 0) {
      int at = first - first % wordsPerLane;
      long count = 0;
      for (int i = at; i < common; i += wordsPerLane) {
        count += Arrays.equals(expected, i, i + wordsPerLane, actual, i, i + wordsPerLane) ? 0 : 1;
      }
      int beat = at / wordsPerBeat;
      int lane = at % wordsPerBeat / wordsPerLane;
      long cycle = beat < seen.resultCycles().length ? seen.resultCycles()[beat] : seen.lastCycle();
      long start = seen.inputCycles().length > 0 ? seen.inputCycles()[0] : 0;
      String expectedLane = "" + lane(expected, at, wordsPerLane);
      String actualLane = "" + lane(actual, at, wordsPerLane);
      tally.differed(count, place.of(beat, lane, cycle, cycle - start, expectedLane, actualLane));
    }
    for (int beat = 0; beat < seen.resultLasts().length; beat++) {
      boolean last = beat == expected.length / wordsPerBeat - 1;
      if (seen.resultLasts()[beat] != last) {
        differ(Divergence.Kind.OUTPUT, "TLAST of result beat " + beat, "" + last, "" + !last);
      }
    }
  }

  private static long lane(int[] words, int at, int wordsPerLane) {
    return wordsPerLane == 1 ? words[at] : (long) words[at + 1] << 32 | words[at] & 0xFFFF_FFFFL;
  }

  /** Clocks: the job's length and when each result beat was accepted. */
  public void cycles(JobCycles golden, long[] accepted) {
    value(Divergence.Kind.CYCLE, "clocks of the job", golden.cycles(), seen.counter("CYCLES"));
    int beats = Math.min(accepted.length, seen.resultCycles().length);
    if (beats == 0) {
      return;
    }
    // The first clock of a job without input is not seen: distances between its beats are.
    long start =
        seen.inputCycles().length > 0
            ? seen.inputCycles()[0]
            : seen.resultCycles()[beats - 1] - accepted[beats - 1];
    for (int beat = 0; beat < beats; beat++) {
      value(
          Divergence.Kind.CYCLE,
          "clock in which result beat " + beat + " was accepted",
          accepted[beat],
          seen.resultCycles()[beat] - start);
    }
  }

  /** Registers by name. */
  public void registers(Map<String, Long> expected) {
    expected.forEach(
        (name, value) -> {
          long actual =
              seen.counts(name) ? seen.counter(name) : seen.registers().get(name) & 0xFFFF_FFFFL;
          value(Divergence.Kind.REGISTER, name, value, actual);
        });
  }

  private void value(Divergence.Kind kind, String what, long expected, long actual) {
    tally.compared(kind, 1);
    if (expected != actual) {
      differ(kind, what, "" + expected, "" + actual);
    }
  }

  private void differ(Divergence.Kind kind, String what, String expected, String actual) {
    tally.differed(1, Divergence.at(kind, layer, index, what, seen.lastCycle(), expected, actual));
  }
}
