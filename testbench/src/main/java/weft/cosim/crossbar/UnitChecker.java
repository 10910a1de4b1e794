package weft.cosim.crossbar;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.cosim.accelerator.Tally;
import weft.cosim.engine.RecordConsumer;
import weft.cosim.run.Divergence;
import weft.golden.crossbar.CrossbarChip;

/**
 * Compares what every conversion step of one unit adds to sums, as the probes see it, with the
 * golden conversions. A record holds for each crossbar the partial sums, one an ADC, then all codes
 * side by side, then all clip flags.
 */
final class UnitChecker implements RecordConsumer {
  private final CrossbarConfig config;
  private final int unit;
  private final int wordsPerSum;
  private final int wordsPerCrossbar;
  private final int codesAt;
  private final int oversAt;
  private final int[] record;
  private final List<CrossbarChip.Place> places = new ArrayList<>();
  private int[] expected = new int[0];
  private Tally tally = new Tally();
  private String layer = "";
  private int job;
  private int next;

  UnitChecker(CrossbarConfig config, int unit) {
    this.config = config;
    this.unit = unit;
    wordsPerSum = Widths.ceilDiv(config.sumBits(), Integer.SIZE);
    codesAt = config.adcs() * wordsPerSum;
    oversAt = codesAt + Widths.ceilDiv(config.adcs() * config.adcBits(), Integer.SIZE);
    wordsPerCrossbar = oversAt + Widths.ceilDiv(config.adcs(), Integer.SIZE);
    record = new int[config.crossbars() * wordsPerCrossbar];
  }

  /** Words of a record. */
  int wordsPerRecord() {
    return record.length;
  }

  /** From now on records belong to this job; what is expected comes next. */
  void start(Tally counts, String layerName, int index) {
    tally = counts;
    layer = layerName;
    job = index;
    places.clear();
    next = 0;
  }

  /** A golden conversion of this unit, in the order of {@link CrossbarChip.Observer}. */
  void expect(
      CrossbarChip.Place place, int crossbar, int adc, int code, boolean saturated, long sum) {
    if (crossbar == 0 && adc == 0) {
      places.add(place);
      int needed = places.size() * record.length;
      if (expected.length < needed) {
        expected = Arrays.copyOf(expected, Math.max(64, 2 * needed));
      }
      Arrays.fill(expected, needed - record.length, needed, 0);
    }
    int base = (places.size() - 1) * record.length + crossbar * wordsPerCrossbar;
    int unused = Long.SIZE - config.sumBits();
    put(base, adc * wordsPerSum * Integer.SIZE, sum << unused >>> unused);
    put(base + codesAt, adc * config.adcBits(), code);
    put(base + oversAt, adc, saturated ? 1 : 0);
  }

  /** Sets bits of the expected record that are 0 so far. */
  private void put(int base, int bit, long value) {
    int at = base + bit / Integer.SIZE;
    expected[at] |= (int) (value << bit % Integer.SIZE);
    int high = (int) (value >>> 1 >>> Integer.SIZE - 1 - bit % Integer.SIZE);
    if (high != 0) {
      expected[at + 1] |= high;
    }
  }

  /** Ends the job: every step must have been seen, and none too many. */
  void finish(long cycle) {
    if (next != places.size()) {
      differ("conversion steps of unit " + unit, "" + places.size(), "" + next, cycle);
    }
    places.clear();
    next = 0;
  }

  @Override
  public void accept(IntBuffer sampled, LongBuffer cycles, int records) {
    for (int i = 0; i < records; i++) {
      if (next < places.size()) {
        sampled.get(i * record.length, record);
        compare(cycles.get(i));
      }
      next++;
    }
  }

  private void compare(long cycle) {
    int from = next * record.length;
    int at = Arrays.mismatch(record, 0, record.length, expected, from, from + record.length);
    if (at >= 0) {
      explain(at, cycle);
    }
    tally.compared(Divergence.Kind.PARTIAL_SUM, (long) config.crossbars() * config.adcs());
  }

  /** Says which value the first word is that differs. */
  private void explain(int at, long cycle) {
    int crossbar = at / wordsPerCrossbar;
    int inCrossbar = at % wordsPerCrossbar;
    int base = next * record.length + crossbar * wordsPerCrossbar;
    CrossbarChip.Place place = places.get(next);
    String what;
    int adc = -1;
    long golden;
    long seen;
    if (inCrossbar < codesAt) {
      adc = inCrossbar / wordsPerSum;
      what = "partial sum";
      golden = sum(expected, base + adc * wordsPerSum);
      seen = sum(record, crossbar * wordsPerCrossbar + adc * wordsPerSum);
    } else {
      what = inCrossbar < oversAt ? "codes" : "clip flags";
      golden = expected[next * record.length + at] & 0xFFFF_FFFFL;
      seen = record[at] & 0xFFFF_FFFFL;
    }
    tally.differed(
        1,
        new Divergence(
            Divergence.Kind.PARTIAL_SUM,
            layer,
            job,
            what + " of unit " + unit + ", crossbar " + crossbar + ", plane " + place.plane(),
            -1,
            place.fragment(),
            adc < 0 ? -1 : adc * config.conversionSteps() + place.step(),
            place.vector(),
            next / config.conversionSteps(),
            cycle,
            -1,
            "" + golden,
            "" + seen,
            List.of(),
            List.of()));
  }

  private long sum(int[] words, int at) {
    long bits = words[at] & 0xFFFF_FFFFL | (wordsPerSum == 2 ? (long) words[at + 1] << 32 : 0);
    int unused = Long.SIZE - config.sumBits();
    return bits << unused >> unused;
  }

  private void differ(String what, String golden, String seen, long cycle) {
    tally.differed(
        1, Divergence.at(Divergence.Kind.PARTIAL_SUM, layer, job, what, cycle, golden, seen));
  }
}
