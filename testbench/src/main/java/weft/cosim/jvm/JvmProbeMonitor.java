package weft.cosim.jvm;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import weft.cosim.engine.ProbeMonitor;
import weft.cosim.engine.RecordConsumer;

/** {@link ProbeMonitor} in Java. */
final class JvmProbeMonitor implements ProbeMonitor {
  private final Progress progress;

  /** Null: every clock. */
  private final Signal strobe;

  private final Signal[] values;
  private final int wordsPerRecord;
  private final int[] words;
  private final long[] cycles;
  private final RecordConsumer consumer;
  private int stored;
  private long records;

  JvmProbeMonitor(
      Progress progress,
      Signal strobe,
      List<Signal> values,
      int capacity,
      RecordConsumer consumer) {
    this.progress = progress;
    this.strobe = strobe;
    this.values = values.toArray(Signal[]::new);
    this.consumer = consumer;
    wordsPerRecord = values.stream().mapToInt(Signal::words).sum();
    words = new int[Math.multiplyExact(wordsPerRecord, capacity)];
    cycles = new long[capacity];
  }

  @Override
  public int wordsPerRecord() {
    return wordsPerRecord;
  }

  @Override
  public long records() {
    return records;
  }

  boolean full() {
    return stored >= cycles.length;
  }

  void sample() {
    if (strobe != null && !strobe.high()) {
      return;
    }
    int at = stored * wordsPerRecord;
    for (Signal value : values) {
      value.take(words, at);
      at += value.words();
    }
    cycles[stored] = progress.cycle;
    records++;
    stored++;
    if (full()) {
      progress.attention = true;
    }
  }

  /** Hands over what is in the buffer, if anything. */
  void drain() {
    if (stored == 0) {
      return;
    }
    consumer.accept(
        IntBuffer.wrap(words, 0, stored * wordsPerRecord).slice().asReadOnlyBuffer(),
        LongBuffer.wrap(cycles, 0, stored).slice().asReadOnlyBuffer(),
        stored);
    stored = 0;
  }
}
