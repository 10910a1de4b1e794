package weft.cosim.engine;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlProbe;

/**
 * The same design on two engines in lock step: each has its own agents, and every port and every
 * probe is compared in every clock. The first difference ends the simulation with an {@link
 * EngineDifference}. What a caller sees is what the reference shows.
 *
 * <p>Both must hold the same values at power-up: open both with seed 0, which makes registers and
 * memories that the design leaves open zero. Registers with an asynchronous reset hold their reset
 * values from the start: an edge of {@code resetn} here sees to it, where two-state simulators
 * would wait for the first one.
 */
public final class LockStepModel implements RtlModel {
  private final RtlModel reference;
  private final RtlModel other;
  private final SampleComparison comparison;
  private final Map<String, StreamSource> sources = new HashMap<>();
  private final Map<String, StreamSink> sinks = new HashMap<>();
  private final Map<String, AxiLiteMaster> masters = new HashMap<>();

  /**
   * @param reference at its start
   * @param other of the same design, at its start
   */
  public LockStepModel(RtlModel reference, RtlModel other) {
    this.reference = reference;
    this.other = other;
    if (reference.design().hasPort("resetn")) {
      for (int level : new int[] {1, 0}) {
        reference.poke("resetn", level);
        reference.peek("resetn");
        other.poke("resetn", level);
        other.peek("resetn");
      }
    }
    comparison = new SampleComparison(reference, other);
  }

  /** Values that were compared so far; also after close. */
  public long valuesCompared() {
    return comparison.values();
  }

  @Override
  public RtlDesign design() {
    return reference.design();
  }

  @Override
  public long cycle() {
    return reference.cycle();
  }

  @Override
  public List<RtlProbe> unobservable() {
    return reference.unobservable();
  }

  @Override
  public boolean observable(String name) {
    return reference.observable(name);
  }

  @Override
  public void poke(String port, long value) {
    reference.poke(port, value);
    other.poke(port, value);
  }

  @Override
  public void pokeWords(String port, int[] words) {
    reference.pokeWords(port, words);
    other.pokeWords(port, words);
  }

  @Override
  public int[] peekWords(String name, int element) {
    int[] expected = reference.peekWords(name, element);
    int[] actual = other.peekWords(name, element);
    if (!Arrays.equals(expected, actual)) {
      throw new EngineDifference(
          name,
          SampleComparison.hex(expected, 0, expected.length),
          SampleComparison.hex(actual, 0, actual.length),
          cycle());
    }
    return expected;
  }

  @Override
  public StreamSource source(String prefix) {
    return sources.computeIfAbsent(
        prefix, p -> new LockStepAgents.Source(reference.source(p), other.source(p)));
  }

  @Override
  public StreamSink sink(String prefix) {
    return sinks.computeIfAbsent(
        prefix, p -> new LockStepAgents.Sink(reference.sink(p), other.sink(p)));
  }

  @Override
  public AxiLiteMaster axiLite(String prefix) {
    return masters.computeIfAbsent(
        prefix, p -> new LockStepAgents.Master(reference.axiLite(p), other.axiLite(p)));
  }

  @Override
  public ProbeMonitor monitor(List<String> values, int capacity, RecordConsumer consumer) {
    return reference.monitor(values, capacity, consumer);
  }

  @Override
  public ProbeMonitor monitor(
      String strobe, List<String> values, int capacity, RecordConsumer consumer) {
    return reference.monitor(strobe, values, capacity, consumer);
  }

  @Override
  public void resets(List<ResetEvent> events) {
    reference.resets(events);
    other.resets(events);
  }

  @Override
  public void step(long clocks) {
    long end = cycle() + clocks;
    while (cycle() < end) {
      long slice = Math.min(comparison.capacity(), end - cycle());
      both(() -> reference.step(slice));
    }
  }

  @Override
  public RunOutcome run(long maxClocks) throws InterruptedException {
    long end = cycle() + maxClocks;
    while (true) {
      long slice = Math.min(comparison.capacity(), end - cycle());
      RunOutcome[] outcome = {RunOutcome.CYCLE_LIMIT};
      boolean[] interrupted = {false};
      both(
          () -> {
            try {
              outcome[0] = reference.run(slice);
            } catch (InterruptedException e) {
              interrupted[0] = true;
            }
          });
      if (interrupted[0] || Thread.interrupted()) {
        throw new InterruptedException("simulation interrupted at cycle " + cycle());
      }
      if (outcome[0] != RunOutcome.CYCLE_LIMIT || cycle() >= end) {
        return outcome[0];
      }
    }
  }

  /** Runs the reference, and the other as far; both have to go on, or to end in the same way. */
  private void both(Runnable work) {
    Optional<SimulationException> expected = end(work);
    long clocks = reference.cycle() - other.cycle() + (expected.isPresent() ? 1 : 0);
    Optional<SimulationException> actual = end(() -> other.step(clocks));
    comparison.settle();
    if (actual.isPresent() && actual.get() instanceof EngineDifference difference) {
      throw difference;
    }
    if (!expected.map(SimulationException::kind).equals(actual.map(SimulationException::kind))) {
      long cycle = actual.isPresent() ? actual.get().cycle() : reference.cycle();
      throw new EngineDifference("the end of the simulation", say(expected), say(actual), cycle);
    }
    if (expected.isPresent()) {
      throw expected.get();
    }
  }

  private static Optional<SimulationException> end(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (SimulationException e) {
      return Optional.of(e);
    }
  }

  private static String say(Optional<SimulationException> end) {
    return end.map(e -> e.kind() + " " + e.getMessage()).orElse("none");
  }

  @Override
  public void startRecording() {
    reference.startRecording();
  }

  @Override
  public Recording stopRecording() {
    return reference.stopRecording();
  }

  /** The reference's waves go to the file, the other's to {@code jvm-<file>} beside it. */
  @Override
  public void trace(Path file, long firstCycle, long lastCycle) {
    reference.trace(file, firstCycle, lastCycle);
    other.trace(file.resolveSibling("jvm-" + file.getFileName()), firstCycle, lastCycle);
  }

  @Override
  public String log() {
    return reference.log();
  }

  @Override
  public void close() {
    reference.close();
    other.close();
  }
}
