package weft.cosim.verilator;

import java.nio.ByteBuffer;
import weft.cosim.engine.ProbeMonitor;
import weft.cosim.engine.RecordConsumer;
import weft.cosim.verilator.VerilatorLibrary.Function;

/** {@link ProbeMonitor} in the shim. */
final class NativeProbeMonitor implements ProbeMonitor {
  private final NativeInstance instance;
  private final int index;
  private final int slot;
  private final int wordsPerRecord;
  private final ByteBuffer words;
  private final ByteBuffer cycles;
  private final RecordConsumer consumer;

  NativeProbeMonitor(
      NativeInstance instance, long id, int wordsPerRecord, int capacity, RecordConsumer consumer) {
    this.instance = instance;
    this.index = (int) id;
    this.slot = (int) (id >>> 32);
    this.wordsPerRecord = wordsPerRecord;
    this.consumer = consumer;
    words = ModelPage.buffer(4L * wordsPerRecord * capacity);
    cycles = ModelPage.buffer(8L * capacity);
    instance.call(
        Function.MONITOR_BUFFER,
        index,
        ModelPage.address(words),
        capacity,
        ModelPage.address(cycles));
  }

  @Override
  public int wordsPerRecord() {
    return wordsPerRecord;
  }

  @Override
  public long records() {
    return instance.page().count(slot);
  }

  /** Hands over what is in the buffer, if anything. */
  void drain() {
    int records = (int) instance.read(Function.MONITOR_STORED, index);
    if (records <= 0) {
      return;
    }
    consumer.accept(
        words.asIntBuffer().limit(records * wordsPerRecord).asReadOnlyBuffer(),
        cycles.asLongBuffer().limit(records).asReadOnlyBuffer(),
        records);
    instance.read(Function.MONITOR_DRAIN, index);
  }
}
