package weft.cosim.tim;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.cosim.run.Divergence;
import weft.golden.JobCycles;
import weft.golden.tim.ComputeResult;

/** Compares what came out of the pins with what the golden model says. */
final class JobCheck {
  private final TimConfig config;
  private final Tally tally;
  private final String layer;
  private final int index;
  private final Observed seen;

  JobCheck(TimConfig config, Tally tally, String layer, int index, Observed seen) {
    this.config = config;
    this.tally = tally;
    this.layer = layer;
    this.index = index;
    this.seen = seen;
  }

  /**
   * Whether the job came to its end, with every register write accepted; else nothing to compare.
   */
  boolean ended() {
    if (!seen.refused().isEmpty()) {
      differ(Divergence.Kind.REGISTER, "answer to the write of " + seen.refused(), "OKAY", "error");
    } else if (!seen.ended()) {
      differ(Divergence.Kind.CYCLE, "end of the job", "irq", "none in time");
    }
    return seen.refused().isEmpty() && seen.ended();
  }

  /** The result beats, value by value; lanes without a column must be 0. */
  void results(TimJob.Compute job, ComputeResult golden) {
    int lanes = config.tiles();
    int wordsPerLane = config.laneBits() / 32;
    tally.compared(
        Divergence.Kind.OUTPUT,
        job.silent() ? 0 : (long) job.vectors() * job.columns() * (lanes / job.group()));
    int[] expected = golden.words();
    int[] actual = seen.resultWords();
    if (expected.length != actual.length) {
      differ(
          Divergence.Kind.OUTPUT,
          "number of result beats",
          "" + expected.length / wordsPerLane / lanes,
          "" + actual.length / wordsPerLane / lanes);
    }
    int common = Math.min(expected.length, actual.length);
    int at = Arrays.mismatch(expected, 0, common, actual, 0, common);
    if (at >= 0) {
      long count = 0;
      for (int i = at; i < common; i += wordsPerLane) {
        count += expected[i] != actual[i] ? 1 : 0;
      }
      tally.differed(Math.max(1, count), result(job, at / wordsPerLane, expected[at], actual[at]));
    }
    for (int beat = 0; beat < seen.resultLasts().length; beat++) {
      boolean last = beat == expected.length / wordsPerLane / lanes - 1;
      if (seen.resultLasts()[beat] != last) {
        differ(Divergence.Kind.OUTPUT, "TLAST of result beat " + beat, "" + last, "" + !last);
      }
    }
  }

  /** Clocks: the job's length and when each result beat was accepted. */
  void cycles(JobCycles golden, long[] accepted) {
    value(Divergence.Kind.CYCLE, "clocks of the job", golden.cycles(), seen.counter("CYCLES"));
    if (seen.inputCycles().length == 0) {
      return;
    }
    long start = seen.inputCycles()[0];
    int beats = Math.min(accepted.length, seen.resultCycles().length);
    for (int beat = 0; beat < beats; beat++) {
      value(
          Divergence.Kind.CYCLE,
          "clock in which result beat " + beat + " was accepted",
          accepted[beat],
          seen.resultCycles()[beat] - start);
    }
  }

  /** Registers by name. */
  void registers(Map<String, Long> expected) {
    expected.forEach(
        (name, value) -> {
          long actual =
              Observed.COUNTERS.contains(name)
                  ? seen.counter(name)
                  : seen.registers().get(name) & 0xFFFF_FFFFL;
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

  /** Which value of the layer a lane is. */
  private Divergence result(TimJob.Compute job, int lane, int expected, int actual) {
    int beat = lane / config.tiles();
    int vector = beat / job.resultBeatsPerVector(config);
    int inVector = beat % job.resultBeatsPerVector(config);
    int step = 0;
    while (inVector >= job.resultBeatsOfStep(config, step)) {
      inVector -= job.resultBeatsOfStep(config, step);
      step++;
    }
    int tile = lane % config.tiles();
    int group = job.group();
    int column = step * config.pcus() + inVector * group + tile % group;
    long cycle = beat < seen.resultCycles().length ? seen.resultCycles()[beat] : seen.lastCycle();
    return new Divergence(
        Divergence.Kind.OUTPUT,
        layer,
        index,
        "result of tiles " + tile / group * group + ".." + (tile / group * group + group - 1),
        tile / group * group,
        -1,
        column,
        vector,
        -1,
        cycle,
        cycle - (seen.inputCycles().length > 0 ? seen.inputCycles()[0] : 0),
        "" + expected,
        "" + actual,
        List.of(),
        List.of());
  }
}
