package weft.cosim.tim;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.cosim.accelerator.Tally;
import weft.cosim.engine.RecordConsumer;
import weft.cosim.run.Divergence;
import weft.golden.tim.ChipRun;

/**
 * Compares the partial sums of every conversion step, as the probes see them, with the golden ones
 * while both run. A record holds the sums of all PCUs of all tiles, tile by tile, each in one or
 * two words.
 */
final class SumChecker implements RecordConsumer {
  /** Golden words that are held at once. */
  private static final int BUFFER_WORDS = 1 << 14;

  private final TimConfig config;
  private final WeightImage weights;
  private final int wordsPerSum;
  private final int topMask;
  private final int[] words;
  private Tally tally = new Tally();
  private String layer = "";
  private int jobIndex;
  private TimJob.Compute job;
  private ChipRun golden;
  private int[] buffer = new int[0];
  private int held;
  private int next;
  private long access;
  private int step;
  private long surplus;

  SumChecker(TimConfig config, WeightImage weights) {
    this.config = config;
    this.weights = weights;
    wordsPerSum = Widths.ceilDiv(config.sumBits(), 32);
    int bitsOfTop = config.sumBits() - 32 * (wordsPerSum - 1);
    topMask = bitsOfTop == 32 ? -1 : (1 << bitsOfTop) - 1;
    words = new int[config.tiles() * config.pcus() * wordsPerSum];
  }

  /** Words of a record. */
  int wordsPerRecord() {
    return words.length;
  }

  /** From now on records belong to this job. */
  void start(Tally counts, String layerName, int index, TimJob.Compute newJob, ChipRun run) {
    tally = counts;
    layer = layerName;
    jobIndex = index;
    job = newJob;
    golden = run;
    int accesses = Math.max(1, BUFFER_WORDS / run.wordsPerAccess());
    if (buffer.length < accesses * run.wordsPerAccess()) {
      buffer = new int[accesses * run.wordsPerAccess()];
    }
    held = 0;
    next = 0;
    access = 0;
    step = 0;
    surplus = 0;
  }

  /** Ends the job: every step must have been seen, and none too many. */
  void finish(long cycle) {
    if (job == null) {
      return;
    }
    long steps = job.accesses() * job.steps(config);
    long seen = access * job.steps(config) + step + surplus;
    if (seen != steps) {
      tally.differed(1, place(0, 0, cycle, "conversion steps of the job", "" + steps, "" + seen));
    }
    job = null;
  }

  @Override
  public void accept(IntBuffer sampled, LongBuffer cycles, int records) {
    for (int record = 0; record < records; record++) {
      if (job == null || access >= job.accesses()) {
        surplus++;
        if (job == null) {
          tally.differed(1, stray(cycles.get(record)));
        }
      } else {
        sampled.get(record * words.length, words);
        compare(cycles.get(record));
      }
    }
  }

  private void compare(long cycle) {
    if (step == 0 && next == held) {
      refill();
    }
    int columns = job.columnsOfStep(config, step);
    int length = columns * wordsPerSum;
    int stride = config.pcus() * wordsPerSum;
    boolean equal = true;
    if (columns == config.pcus()) {
      equal = same(0, next, config.tiles() * length);
    } else {
      for (int tile = 0; tile < config.tiles(); tile++) {
        equal &= same(tile * stride, next + tile * length, length);
      }
    }
    if (!equal) {
      explain(columns, cycle);
    }
    next += config.tiles() * length;
    tally.compared(Divergence.Kind.PARTIAL_SUM, (long) config.tiles() * columns);
    if (++step == job.steps(config)) {
      step = 0;
      access++;
    }
  }

  private boolean same(int at, int expectedAt, int length) {
    return Arrays.equals(words, at, at + length, buffer, expectedAt, expectedAt + length);
  }

  private void refill() {
    int perAccess = golden.wordsPerAccess();
    held = perAccess * golden.read(buffer, 0, Math.max(1, BUFFER_WORDS / perAccess));
    next = 0;
    if (topMask != -1) {
      for (int i = wordsPerSum - 1; i < held; i += wordsPerSum) {
        buffer[i] &= topMask;
      }
    }
  }

  /** Finds the values of a step that differ. */
  private void explain(int columns, long cycle) {
    long count = 0;
    Divergence first = null;
    for (int tile = 0; tile < config.tiles(); tile++) {
      for (int pcu = 0; pcu < columns; pcu++) {
        int at = (tile * config.pcus() + pcu) * wordsPerSum;
        int expectedAt = next + (tile * columns + pcu) * wordsPerSum;
        long actual = value(words[at], wordsPerSum == 2 ? words[at + 1] : 0);
        long expected = value(buffer[expectedAt], wordsPerSum == 2 ? buffer[expectedAt + 1] : 0);
        if (actual != expected) {
          count++;
          int column = step * config.pcus() + pcu;
          if (first == null) {
            first = place(tile, column, cycle, "partial sum", "" + expected, "" + actual);
          }
        }
      }
    }
    tally.differed(count, first);
  }

  private long value(int low, int high) {
    long bits = wordsPerSum == 2 ? (long) high << 32 | low & 0xFFFF_FFFFL : low & 0xFFFF_FFFFL;
    int unused = 64 - config.sumBits();
    return bits << unused >> unused;
  }

  private Divergence place(
      int tile, int column, long cycle, String what, String expected, String actual) {
    AccessPlace place = AccessPlace.of(job, Math.min(access, job.accesses() - 1));
    int block = job.firstBlock() + place.blockOfJob();
    return new Divergence(
        Divergence.Kind.PARTIAL_SUM,
        layer,
        jobIndex,
        what,
        tile,
        block,
        column,
        place.vector(),
        access,
        cycle,
        -1,
        expected,
        actual,
        weights.block(tile, block, column),
        place.inputs(config, job, tile));
  }

  private Divergence stray(long cycle) {
    return Divergence.at(
        Divergence.Kind.PARTIAL_SUM,
        layer,
        jobIndex,
        "accumulation outside a job",
        cycle,
        "0",
        "1");
  }
}
