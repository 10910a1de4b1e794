package weft.cosim.jvm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import weft.cosim.engine.ResetEvent;
import weft.cosim.engine.ResetEvent.Moment;
import weft.cosim.engine.SimulationException;
import weft.cosim.engine.SimulationException.Kind;
import weft.hdl.sim.Simulation;

/** The clock loop: agents drive, the design settles, everything is sampled, the clock rises. */
final class Clockwork {
  /** Why the loop returned. */
  enum Stop {
    DONE,
    LIMIT,
    BUS_TIMEOUT
  }

  private final Simulation sim;
  private final Progress progress;

  /** Null if the design has none. */
  private final Driven reset;

  final List<JvmStreamSource> sources = new ArrayList<>();
  final List<JvmStreamSink> sinks = new ArrayList<>();
  final List<JvmAxiLiteMaster> masters = new ArrayList<>();
  final List<JvmProbeMonitor> monitors = new ArrayList<>();
  final ArrayDeque<ResetEvent> resets = new ArrayDeque<>();
  final PortRecorder recorder;
  final WaveWindow waves;

  Clockwork(
      Simulation sim, Progress progress, Driven reset, PortRecorder recorder, WaveWindow waves) {
    this.sim = sim;
    this.progress = progress;
    this.reset = reset;
    this.recorder = recorder;
    this.waves = waves;
  }

  /** Runs so many clocks, or until every agent is done if that is asked for. */
  Stop run(long clocks, boolean untilDone) {
    progress.attention = true;
    for (long i = 0; ; i++) {
      if (progress.attention) {
        monitors.stream().filter(JvmProbeMonitor::full).forEach(JvmProbeMonitor::drain);
        if (untilDone && masters.stream().anyMatch(JvmAxiLiteMaster::timedOut)) {
          return Stop.BUS_TIMEOUT;
        }
        if (untilDone && done()) {
          return Stop.DONE;
        }
        progress.attention = false;
      }
      if (i >= clocks) {
        return Stop.LIMIT;
      }
      tick();
    }
  }

  void drain() {
    monitors.forEach(JvmProbeMonitor::drain);
  }

  private boolean done() {
    return resets.isEmpty()
        && masters.stream().allMatch(JvmAxiLiteMaster::done)
        && sources.stream().allMatch(JvmStreamSource::done)
        && sinks.stream().allMatch(JvmStreamSink::done);
  }

  private void tick() {
    waves.before(progress.cycle);
    drive();
    sim.settle();
    sample();
    recorder.record();
    sim.step();
    if (!resets.isEmpty() && applyResets(Moment.MID_CLOCK)) {
      sim.settle();
      recorder.resetChanged(reset.high());
    }
    waves.after(progress.cycle);
    progress.cycle++;
  }

  private void drive() {
    if (!resets.isEmpty()) {
      applyResets(Moment.WITH_INPUTS);
    }
    boolean inReset = reset != null && !reset.high();
    for (JvmStreamSource source : sources) {
      source.drive(inReset);
    }
    for (JvmStreamSink sink : sinks) {
      sink.drive(inReset);
    }
    for (JvmAxiLiteMaster master : masters) {
      master.drive(inReset);
    }
  }

  private void sample() {
    for (JvmStreamSource source : sources) {
      source.sample();
    }
    for (JvmStreamSink sink : sinks) {
      check(sink.sample());
    }
    for (JvmAxiLiteMaster master : masters) {
      check(master.sample());
    }
    for (JvmProbeMonitor monitor : monitors) {
      monitor.sample();
    }
  }

  private void check(String rule) {
    if (!rule.isEmpty()) {
      throw new SimulationException(Kind.PROTOCOL, rule, "", 0, progress.cycle);
    }
  }

  private boolean applyResets(Moment moment) {
    boolean any = false;
    while (!resets.isEmpty() && due(resets.peek(), moment)) {
      reset.set(resets.poll().level() != 0);
      any = true;
      progress.attention = true;
    }
    return any;
  }

  private boolean due(ResetEvent event, Moment moment) {
    return event.cycle() < progress.cycle
        || event.cycle() == progress.cycle && event.moment().compareTo(moment) <= 0;
  }
}
