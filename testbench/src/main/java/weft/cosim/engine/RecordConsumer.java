package weft.cosim.engine;

import java.nio.IntBuffer;
import java.nio.LongBuffer;

/** Takes what a monitor sampled. */
@FunctionalInterface
public interface RecordConsumer {
  /**
   * Called while a run stands still, in the thread that runs.
   *
   * @param words the records one after the other, {@link ProbeMonitor#wordsPerRecord()} words each;
   *     valid until the call returns
   * @param cycles the cycle of each record
   * @param records how many there are, at least 1
   */
  void accept(IntBuffer words, LongBuffer cycles, int records);
}
