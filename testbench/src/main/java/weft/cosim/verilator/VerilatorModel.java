package weft.cosim.verilator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.cosim.engine.AxiLiteMaster;
import weft.cosim.engine.ProbeMonitor;
import weft.cosim.engine.RecordConsumer;
import weft.cosim.engine.Recording;
import weft.cosim.engine.ResetEvent;
import weft.cosim.engine.RtlModel;
import weft.cosim.engine.RunOutcome;
import weft.cosim.engine.SimulationException;
import weft.cosim.engine.StreamSink;
import weft.cosim.engine.StreamSource;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlPort;
import weft.cosim.rtl.RtlProbe;
import weft.cosim.verilator.VerilatorLibrary.Function;

/**
 * An instance in Verilator.
 *
 * <p>Methods are synchronized; one thread runs at a time.
 */
public final class VerilatorModel implements RtlModel {
  private static final int MAX_AGENTS = 48;
  private static final long CHUNK_NANOS = 30_000_000;

  private final RtlDesign design;
  private final NativeInstance instance;
  private final Map<String, Integer> signals = new LinkedHashMap<>();
  private final Map<String, StreamSource> sources = new HashMap<>();
  private final Map<String, StreamSink> sinks = new HashMap<>();
  private final Map<String, AxiLiteMaster> masters = new HashMap<>();
  private final List<NativeProbeMonitor> monitors = new ArrayList<>();
  private final RecordingBuffer recording;
  private final int[] probeElements;

  /** Kept because the native side reads it. */
  private ByteBuffer resetEvents = ModelPage.buffer(0);

  private long chunk = 1000;

  VerilatorModel(VerilatorLibrary library, int seed) {
    design = library.design();
    int resetPort = design.hasPort("resetn") ? design.portIndex("resetn") : -1;
    instance = new NativeInstance(library, seed, resetPort);
    for (RtlPort port : design.ports()) {
      signals.put(port.name(), signals.size());
    }
    probeElements = new int[design.probes().size()];
    for (int i = 0; i < probeElements.length; i++) {
      RtlProbe probe = design.probes().get(i);
      long found = instance.call2(Function.PROBE, i, 0);
      probeElements[i] = (int) found == probe.width() ? (int) (found >>> 32) : 0;
      if (probeElements[i] > 0) {
        signals.put(probe.path(), design.ports().size() + i);
      }
    }
    recording = new RecordingBuffer(instance, design);
  }

  @Override
  public RtlDesign design() {
    return design;
  }

  @Override
  public long cycle() {
    return instance.page().cycle();
  }

  @Override
  public List<RtlProbe> unobservable() {
    List<RtlProbe> missing = new ArrayList<>();
    for (int i = 0; i < probeElements.length; i++) {
      if (probeElements[i] == 0) {
        missing.add(design.probes().get(i));
      }
    }
    return missing;
  }

  @Override
  public boolean observable(String name) {
    return signals.containsKey(name);
  }

  @Override
  public synchronized void poke(String port, long value) {
    RtlPort target = input(port);
    if (target.width() < 64 && value >>> target.width() != 0) {
      throw new IllegalArgumentException(port + " has " + target.width() + " bits: " + value);
    }
    int[] words = new int[target.words()];
    words[0] = (int) value;
    if (words.length > 1) {
      words[1] = (int) (value >>> 32);
    }
    pokeWords(port, words);
  }

  @Override
  public synchronized void pokeWords(String port, int[] words) {
    RtlPort target = input(port);
    if (words.length != target.words()) {
      throw new IllegalArgumentException(port + " takes " + target.words() + " words");
    }
    ModelPage page = instance.page();
    for (int i = 0; i < words.length; i++) {
      page.word(i, words[i]);
    }
    instance.call2(Function.POKE, design.portIndex(port), 0);
  }

  @Override
  public synchronized int[] peekWords(String name, int element) {
    int index = signal(name);
    int probe = index - design.ports().size();
    int elements = probe < 0 ? 1 : probeElements[probe];
    if (element < 0 || element >= elements) {
      throw new IndexOutOfBoundsException(name + " has " + elements + " elements: " + element);
    }
    instance.call2(Function.PEEK, index, element);
    int[] words = new int[words(index)];
    for (int i = 0; i < words.length; i++) {
      words[i] = instance.page().word(i);
    }
    return words;
  }

  @Override
  public synchronized StreamSource source(String prefix) {
    StreamSource agent = sources.get(prefix);
    if (agent == null) {
      long id = instance.call(Function.SOURCE_ADD, 0, stream(prefix));
      agent = new NativeStreamSource(instance, id, words(signal(prefix + "_tdata")));
      sources.put(prefix, agent);
    }
    return agent;
  }

  @Override
  public synchronized StreamSink sink(String prefix) {
    StreamSink agent = sinks.get(prefix);
    if (agent == null) {
      long id = instance.call(Function.SINK_ADD, 0, stream(prefix));
      agent = new NativeStreamSink(instance, id, words(signal(prefix + "_tdata")));
      sinks.put(prefix, agent);
    }
    return agent;
  }

  @Override
  public synchronized AxiLiteMaster axiLite(String prefix) {
    AxiLiteMaster agent = masters.get(prefix);
    if (agent == null) {
      long[] ports = new long[AxiLiteMaster.PORTS.size()];
      for (int i = 0; i < ports.length; i++) {
        ports[i] = design.portIndex(prefix + "_" + AxiLiteMaster.PORTS.get(i));
      }
      agent = new NativeAxiLiteMaster(instance, instance.call(Function.AXIL_ADD, 0, ports));
      masters.put(prefix, agent);
    }
    return agent;
  }

  @Override
  public ProbeMonitor monitor(List<String> values, int capacity, RecordConsumer consumer) {
    return monitor(-1, values, capacity, consumer);
  }

  @Override
  public ProbeMonitor monitor(
      String strobe, List<String> values, int capacity, RecordConsumer consumer) {
    return monitor(signal(strobe), values, capacity, consumer);
  }

  private synchronized ProbeMonitor monitor(
      int strobe, List<String> values, int capacity, RecordConsumer consumer) {
    if (values.size() + 2 > ModelPage.SCRATCH_WORDS / 2 || capacity < 1) {
      throw new IllegalArgumentException("too many values, or no capacity");
    }
    if (sources.size() + sinks.size() + masters.size() + monitors.size() >= MAX_AGENTS) {
      throw new IllegalStateException("an instance has at most " + MAX_AGENTS + " agents");
    }
    long[] arguments = new long[2 + values.size()];
    arguments[0] = strobe;
    arguments[1] = values.size();
    int words = 0;
    for (int i = 0; i < values.size(); i++) {
      int index = signal(values.get(i));
      arguments[2 + i] = index;
      words += words(index);
    }
    long id = instance.call(Function.MONITOR_ADD, 0, arguments);
    NativeProbeMonitor monitor = new NativeProbeMonitor(instance, id, words, capacity, consumer);
    monitors.add(monitor);
    return monitor;
  }

  @Override
  public synchronized void resets(List<ResetEvent> events) {
    ByteBuffer buffer = ModelPage.buffer(16L * events.size());
    for (int i = 0; i < events.size(); i++) {
      buffer.putLong(16 * i, events.get(i).cycle());
      buffer.putInt(16 * i + 8, events.get(i).moment().ordinal());
      buffer.putInt(16 * i + 12, events.get(i).level());
    }
    design.portIndex("resetn");
    instance.call2(Function.RESETS, ModelPage.address(buffer), events.size());
    resetEvents = buffer;
  }

  @Override
  public synchronized void step(long clocks) {
    long end = cycle() + clocks;
    while (cycle() < end) {
      serve(clocks(end - cycle(), 0));
    }
    drain();
  }

  @Override
  public synchronized RunOutcome run(long maxClocks) throws InterruptedException {
    long end = cycle() + maxClocks;
    while (true) {
      long before = cycle();
      long start = System.nanoTime();
      int status = clocks(Math.min(chunk, end - before), 1);
      adapt(cycle() - before, System.nanoTime() - start);
      if (status == 0) {
        drain();
        return RunOutcome.DONE;
      }
      if (status == 5) {
        drain();
        return RunOutcome.BUS_TIMEOUT;
      }
      serve(status);
      if (cycle() >= end && status == 1) {
        drain();
        return RunOutcome.CYCLE_LIMIT;
      }
      if (Thread.interrupted()) {
        drain();
        throw new InterruptedException("simulation interrupted at cycle " + cycle());
      }
    }
  }

  @Override
  public synchronized void startRecording() {
    recording.start();
  }

  @Override
  public synchronized Recording stopRecording() {
    return recording.stop();
  }

  @Override
  public synchronized void trace(Path file, long firstCycle, long lastCycle) {
    byte[] name = file.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ModelPage.buffer(name.length + 1L);
    buffer.put(0, name);
    if (instance.call(Function.TRACE, 0, ModelPage.address(buffer), firstCycle, lastCycle) == 0) {
      throw new IllegalStateException("the design was built without a trace");
    }
  }

  @Override
  public synchronized String log() {
    return instance.page().log();
  }

  /**
   * The stream of the benchmark without Java: {@code beats} pseudo-random beats of 32 bits go in at
   * {@code s_axis} as fast as they are taken, what comes out at {@code m_axis} is hashed.
   *
   * @param seed of the beats
   * @return the hash of {@code weft_loop.h} over the words
   */
  public synchronized long nativeLoop(int beats, int seed) {
    long[] ports = new long[6];
    String[] names = {"_tvalid", "_tready", "_tdata"};
    for (int i = 0; i < 6; i++) {
      ports[i] = design.portIndex((i < 3 ? "s_axis" : "m_axis") + names[i % 3]);
    }
    instance.page().arguments(ports);
    instance.call2(Function.LOOP, beats, seed);
    return instance.page().word(0) & 0xFFFF_FFFFL | (long) instance.page().word(1) << 32;
  }

  /** Runs the final blocks and frees the instance; one that failed is left as it is. */
  @Override
  public synchronized void close() {
    instance.close();
  }

  /** One native call; whatever ends it, the monitors' records are handed over. */
  private int clocks(long atMost, long stopWhenDone) {
    try {
      return (int) instance.call2(Function.RUN, atMost, stopWhenDone);
    } catch (SimulationException e) {
      drain();
      throw e;
    }
  }

  private void serve(int status) {
    switch (status) {
      case 2 -> drain();
      case 3 -> throw new IllegalStateException("a sink is full before its last expected beat");
      case 4 -> recording.drain();
      default -> {}
    }
  }

  private void drain() {
    for (NativeProbeMonitor monitor : monitors) {
      monitor.drain();
    }
  }

  /** Keeps native calls near 30 ms. */
  private void adapt(long clocks, long nanos) {
    if (clocks >= chunk && nanos < CHUNK_NANOS / 2) {
      chunk = Math.min(chunk * 2, 1L << 24);
    } else if (nanos > CHUNK_NANOS * 3 / 2) {
      chunk = Math.max(chunk / 2, 1);
    }
  }

  private long[] stream(String prefix) {
    return new long[] {
      design.portIndex(prefix + "_tvalid"),
      design.portIndex(prefix + "_tready"),
      design.portIndex(prefix + "_tdata"),
      design.hasPort(prefix + "_tlast") ? design.portIndex(prefix + "_tlast") : -1
    };
  }

  private RtlPort input(String name) {
    RtlPort port = design.ports().get(design.portIndex(name));
    if (!port.isInput()) {
      throw new IllegalArgumentException(name + " is an output");
    }
    return port;
  }

  private int signal(String name) {
    Integer index = signals.get(name);
    if (index == null) {
      throw new IllegalArgumentException("not observable: " + name);
    }
    return index;
  }

  private int words(int index) {
    int probe = index - design.ports().size();
    return probe < 0 ? design.ports().get(index).words() : design.probes().get(probe).words();
  }
}
