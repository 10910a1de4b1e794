package weft.cosim.tim;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.cosim.run.Divergence;
import weft.cosim.verilator.RecordConsumer;
import weft.golden.tim.ChipRun;

/**
 * Compares the partial sums of every conversion step, as the probes see them, with the golden ones
 * while both run. A record holds the sums of all PCUs of all tiles, tile by tile.
 */
final class SumChecker implements RecordConsumer {
  /** Golden words that are held at once. */
  private static final int BUFFER_WORDS = 1 << 14;

  private final TimConfig config;
  private final WeightImage weights;
  private final int wordsPerSum;
  private final int topMask;
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
  }

  /** Words of a record. */
  int wordsPerRecord() {
    return config.tiles() * config.pcus() * wordsPerSum;
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
  public void accept(IntBuffer words, LongBuffer cycles, int records) {
    for (int record = 0; record < records; record++) {
      if (job == null || access >= job.accesses()) {
        surplus++;
        if (job == null) {
          tally.differed(1, stray(cycles.get(record)));
        }
      } else {
        compare(words, record * wordsPerRecord(), cycles.get(record));
      }
    }
  }

  private void compare(IntBuffer words, int base, long cycle) {
    if (step == 0 && next == held) {
      refill();
    }
    int columns = job.columnsOfStep(config, step);
    int length = columns * wordsPerSum;
    if (columns == config.pcus()) {
      if (!same(words, base, config.tiles() * length)) {
        explain(words, base, columns, cycle);
      }
      next += config.tiles() * length;
    } else {
      int start = next;
      boolean equal = true;
      for (int tile = 0; tile < config.tiles(); tile++) {
        equal &= same(words, base + tile * config.pcus() * wordsPerSum, length);
        next += length;
      }
      if (!equal) {
        next = start;
        explain(words, base, columns, cycle);
        next = start + config.tiles() * length;
      }
    }
    tally.compared(Divergence.Kind.PARTIAL_SUM, (long) config.tiles() * columns);
    if (++step == job.steps(config)) {
      step = 0;
      access++;
    }
  }

  private boolean same(IntBuffer words, int at, int length) {
    for (int i = 0; i < length; i++) {
      if (words.get(at + i) != buffer[next + i]) {
        return false;
      }
    }
    return true;
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
  private void explain(IntBuffer words, int base, int columns, long cycle) {
    long count = 0;
    Divergence first = null;
    for (int tile = 0; tile < config.tiles(); tile++) {
      for (int pcu = 0; pcu < columns; pcu++) {
        int at = base + (tile * config.pcus() + pcu) * wordsPerSum;
        int expectedAt = next + (tile * columns + pcu) * wordsPerSum;
        long actual = value(words.get(at), wordsPerSum == 2 ? words.get(at + 1) : 0);
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
