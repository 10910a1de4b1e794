package weft.cosim.jvm;

import java.util.ArrayList;
import java.util.List;
import weft.cosim.engine.Recording;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlPort;

/** All ports of every clock, while somebody wants them. */
final class PortRecorder {
  private final Progress progress;
  private final List<RtlPort> ports;
  private final Signal[] signals;
  private final int wordsPerClock;
  private List<int[]> clocks = new ArrayList<>();
  private long firstCycle;
  private boolean on;

  PortRecorder(Progress progress, RtlDesign design, Pins pins) {
    this.progress = progress;
    ports = design.ports().stream().filter(p -> !p.name().equals(design.clock())).toList();
    signals = ports.stream().map(p -> pins.signal(p.name())).toArray(Signal[]::new);
    wordsPerClock = 1 + ports.stream().mapToInt(RtlPort::words).sum();
  }

  void start() {
    clocks = new ArrayList<>();
    firstCycle = progress.cycle;
    on = true;
  }

  Recording stop() {
    on = false;
    return new Recording(ports, List.copyOf(clocks), firstCycle);
  }

  /** Before the rising edge. */
  void record() {
    if (!on) {
      return;
    }
    int[] words = new int[wordsPerClock];
    int at = 1;
    for (Signal signal : signals) {
      signal.take(words, at);
      at += signal.words();
    }
    clocks.add(words);
  }

  /** The reset line changed after the rising edge of this clock. */
  void resetChanged(boolean level) {
    if (on) {
      clocks.get(clocks.size() - 1)[0] = level ? 3 : 1;
    }
  }
}
