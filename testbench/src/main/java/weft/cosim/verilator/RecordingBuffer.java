package weft.cosim.verilator;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import weft.cosim.engine.Recording;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlPort;
import weft.cosim.verilator.VerilatorLibrary.Function;

/** Collects the records of a recording, a buffer at a time. */
final class RecordingBuffer {
  private static final int CAPACITY = 1024;

  private final NativeInstance instance;
  private final List<RtlPort> ports;
  private final int wordsPerClock;
  private ByteBuffer buffer = ModelPage.buffer(0);
  private List<int[]> clocks = new ArrayList<>();
  private long firstCycle;

  RecordingBuffer(NativeInstance instance, RtlDesign design) {
    this.instance = instance;
    ports = design.ports().stream().filter(p -> !p.name().equals(design.clock())).toList();
    wordsPerClock = ShimText.recordWords(design);
  }

  void start() {
    clocks = new ArrayList<>();
    firstCycle = instance.page().cycle();
    buffer = ModelPage.buffer(4L * CAPACITY * wordsPerClock);
    instance.call2(Function.RECORD, ModelPage.address(buffer), CAPACITY);
  }

  void drain() {
    take((int) instance.call2(Function.RECORD, ModelPage.address(buffer), CAPACITY));
  }

  Recording stop() {
    take((int) instance.call2(Function.RECORD, 0, 0));
    return new Recording(ports, List.copyOf(clocks), firstCycle);
  }

  private void take(int records) {
    IntBuffer words = buffer.asIntBuffer();
    for (int i = 0; i < records; i++) {
      int[] clock = new int[wordsPerClock];
      words.get(i * wordsPerClock, clock);
      clocks.add(clock);
    }
  }
}
