package weft.cosim.jvm;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import weft.cosim.engine.AxiLiteMaster;
import weft.cosim.engine.ProbeMonitor;
import weft.cosim.engine.RecordConsumer;
import weft.cosim.engine.Recording;
import weft.cosim.engine.ResetEvent;
import weft.cosim.engine.RtlModel;
import weft.cosim.engine.RunOutcome;
import weft.cosim.engine.SimulationException;
import weft.cosim.engine.SimulationException.Kind;
import weft.cosim.engine.StreamSink;
import weft.cosim.engine.StreamSource;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlProbe;
import weft.hdl.sim.Message;
import weft.hdl.sim.Simulation;
import weft.hdl.sim.SimulationFailure;

/**
 * An instance in Weft's own engine: no build, nothing to install.
 *
 * <pre>{@code
 * try (JvmModel model = new JvmModel(rtl, JvmEngine.start(design, seed))) {
 *   model.poke("resetn", 1);
 *   model.source("s_axis").arm(words, Stalls.none());
 *   model.sink("m_axis").arm(100, Stalls.none());
 *   model.run(10_000);
 * }
 * }</pre>
 */
public final class JvmModel implements RtlModel {
  /** Clocks between two looks at the thread's interrupt. */
  private static final int CHUNK = 1000;

  private final RtlDesign design;
  private final Simulation sim;
  private final Progress progress = new Progress();
  private final Pins pins;
  private final Clockwork clockwork;
  private final Map<String, JvmStreamSource> sources = new HashMap<>();
  private final Map<String, JvmStreamSink> sinks = new HashMap<>();
  private final Map<String, JvmAxiLiteMaster> masters = new HashMap<>();
  private String ended = "";

  /**
   * @param design names ports and probes; its files are not looked at
   * @param sim the elaborated design of the same ports, at its start; closed with the model
   */
  public JvmModel(RtlDesign design, Simulation sim) {
    this.design = design;
    this.sim = sim;
    pins = new Pins(sim, design);
    Driven reset = design.hasPort("resetn") ? pins.input("resetn") : null;
    clockwork =
        new Clockwork(
            sim, progress, reset, new PortRecorder(progress, design, pins), new WaveWindow(sim));
  }

  @Override
  public RtlDesign design() {
    return design;
  }

  @Override
  public long cycle() {
    return progress.cycle;
  }

  @Override
  public List<RtlProbe> unobservable() {
    return pins.missing();
  }

  @Override
  public boolean observable(String name) {
    return pins.has(name);
  }

  @Override
  public void poke(String port, long value) {
    Driven input = pins.input(port);
    if (input.width() < 64 && value >>> input.width() != 0) {
      throw new IllegalArgumentException(port + " has " + input.width() + " bits: " + value);
    }
    int[] words = new int[input.words()];
    words[0] = (int) value;
    if (words.length > 1) {
      words[1] = (int) (value >>> 32);
    }
    pokeWords(port, words);
  }

  @Override
  public void pokeWords(String port, int[] words) {
    Driven input = pins.input(port);
    if (words.length != input.words()) {
      throw new IllegalArgumentException(port + " takes " + input.words() + " words");
    }
    guarded(
        () -> {
          input.put(words, 0);
          return input;
        });
  }

  @Override
  public int[] peekWords(String name, int element) {
    Signal signal = pins.signal(name);
    if (element != 0) {
      throw new IndexOutOfBoundsException(name + " has 1 elements: " + element);
    }
    return guarded(
        () -> {
          int[] words = new int[signal.words()];
          signal.take(words, 0);
          return words;
        });
  }

  @Override
  public StreamSource source(String prefix) {
    return sources.computeIfAbsent(
        prefix,
        p -> {
          JvmStreamSource source =
              new JvmStreamSource(
                  progress,
                  pins.input(p + "_tdata"),
                  pins.input(p + "_tvalid"),
                  pins.port(p + "_tready"),
                  design.hasPort(p + "_tlast") ? pins.input(p + "_tlast") : null);
          clockwork.sources.add(source);
          return source;
        });
  }

  @Override
  public StreamSink sink(String prefix) {
    return sinks.computeIfAbsent(
        prefix,
        p -> {
          JvmStreamSink sink =
              new JvmStreamSink(
                  progress,
                  pins.port(p + "_tdata"),
                  pins.port(p + "_tvalid"),
                  pins.input(p + "_tready"),
                  design.hasPort(p + "_tlast") ? pins.port(p + "_tlast") : null);
          clockwork.sinks.add(sink);
          return sink;
        });
  }

  @Override
  public AxiLiteMaster axiLite(String prefix) {
    return masters.computeIfAbsent(
        prefix,
        p -> {
          JvmAxiLiteMaster master = new JvmAxiLiteMaster(progress, bus(p + "_"), pins.ports());
          clockwork.masters.add(master);
          return master;
        });
  }

  private JvmAxiLiteMaster.Bus bus(String p) {
    return new JvmAxiLiteMaster.Bus(
        pins.input(p + "awaddr"),
        pins.input(p + "awvalid"),
        pins.port(p + "awready"),
        pins.input(p + "wdata"),
        pins.input(p + "wstrb"),
        pins.input(p + "wvalid"),
        pins.port(p + "wready"),
        pins.port(p + "bresp"),
        pins.port(p + "bvalid"),
        pins.input(p + "bready"),
        pins.input(p + "araddr"),
        pins.input(p + "arvalid"),
        pins.port(p + "arready"),
        pins.port(p + "rdata"),
        pins.port(p + "rresp"),
        pins.port(p + "rvalid"),
        pins.input(p + "rready"));
  }

  @Override
  public ProbeMonitor monitor(List<String> values, int capacity, RecordConsumer consumer) {
    return watch(null, values, capacity, consumer);
  }

  @Override
  public ProbeMonitor monitor(
      String strobe, List<String> values, int capacity, RecordConsumer consumer) {
    return watch(pins.signal(strobe), values, capacity, consumer);
  }

  private ProbeMonitor watch(
      Signal strobe, List<String> values, int capacity, RecordConsumer consumer) {
    if (capacity < 1) {
      throw new IllegalArgumentException("no capacity");
    }
    List<Signal> signals = values.stream().map(pins::signal).toList();
    JvmProbeMonitor monitor = new JvmProbeMonitor(progress, strobe, signals, capacity, consumer);
    clockwork.monitors.add(monitor);
    return monitor;
  }

  @Override
  public void resets(List<ResetEvent> events) {
    design.portIndex("resetn");
    clockwork.resets.clear();
    clockwork.resets.addAll(events);
  }

  @Override
  public void step(long clocks) {
    run(clocks, false);
    clockwork.drain();
  }

  @Override
  public RunOutcome run(long maxClocks) throws InterruptedException {
    long end = cycle() + maxClocks;
    while (true) {
      Clockwork.Stop stop = run(Math.min(CHUNK, end - cycle()), true);
      if (stop == Clockwork.Stop.LIMIT && cycle() < end) {
        if (Thread.interrupted()) {
          clockwork.drain();
          throw new InterruptedException("simulation interrupted at cycle " + cycle());
        }
        continue;
      }
      clockwork.drain();
      return switch (stop) {
        case DONE -> RunOutcome.DONE;
        case LIMIT -> RunOutcome.CYCLE_LIMIT;
        case BUS_TIMEOUT -> RunOutcome.BUS_TIMEOUT;
      };
    }
  }

  private Clockwork.Stop run(long clocks, boolean untilDone) {
    return guarded(
        () -> {
          try {
            return clockwork.run(clocks, untilDone);
          } catch (SimulationFailure | SimulationException e) {
            clockwork.drain();
            throw e;
          }
        });
  }

  @Override
  public void startRecording() {
    clockwork.recorder.start();
  }

  @Override
  public Recording stopRecording() {
    return clockwork.recorder.stop();
  }

  @Override
  public void trace(Path file, long firstCycle, long lastCycle) {
    clockwork.waves.set(file, firstCycle, lastCycle);
  }

  @Override
  public String log() {
    StringBuilder text = new StringBuilder();
    for (Message message : sim.messages()) {
      text.append(message.text()).append('\n');
    }
    return text.toString();
  }

  @Override
  public void close() {
    if (!ended.equals("closed")) {
      ended = "closed";
      clockwork.waves.close();
      sim.close();
    }
  }

  /** Does what the engine may refuse to end well; afterwards the instance is of no use. */
  private <T> T guarded(Supplier<T> work) {
    if (!ended.isEmpty()) {
      String text =
          ended.equals("closed")
              ? "the instance is closed"
              : "the instance ended earlier: " + ended;
      throw new SimulationException(Kind.UNUSABLE, text, "", 0, progress.cycle);
    }
    try {
      return work.get();
    } catch (SimulationFailure e) {
      ended = e.said().text();
      throw new SimulationException(
          Kind.STOP, ended, e.said().location().file(), e.said().location().line(), progress.cycle);
    } catch (SimulationException e) {
      ended = e.getMessage();
      throw e;
    }
  }
}
