package weft.cosim.engine;

import java.nio.file.Path;
import java.util.List;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlProbe;

/**
 * One simulated instance of a design, on whatever engine.
 *
 * <p>A clock is: inputs change with the clock low, the design settles, all outputs and probes are
 * sampled, the clock rises. A handshake is a clock in which valid and ready are both 1 in that
 * sample. Cycles count from 0 at open. The same calls give the same values in the same cycles on
 * every engine.
 *
 * <p>One thread runs at a time. Instances are independent of each other. Whatever ends a simulation
 * ends this instance alone, with a {@link SimulationException}.
 */
public interface RtlModel extends AutoCloseable {
  RtlDesign design();

  /** Clocks since open. */
  long cycle();

  /** The probes that this model does not have, or not with that width. */
  List<RtlProbe> unobservable();

  /** Whether a port or a probe (by its path) can be read. */
  boolean observable(String name);

  /** Sets an input of up to 64 bits; it acts at the next peek or clock. */
  void poke(String port, long value);

  /** Sets an input of any width; low word first. */
  void pokeWords(String port, int[] words);

  /** The low 64 bits of a port or probe, unsigned, with the inputs as they are now. */
  default long peek(String name) {
    int[] words = peekWords(name);
    long low = words[0] & 0xFFFF_FFFFL;
    return words.length == 1 ? low : low | (long) words[1] << 32;
  }

  /** All bits of a port or probe; low word first. */
  default int[] peekWords(String name) {
    return peekWords(name, 0);
  }

  /** One word of a probed memory; {@code element} counts from the lowest address. */
  int[] peekWords(String name, int element);

  /**
   * The agent for the stream {@code <prefix>_tdata, _tvalid, _tready} and, if there, {@code
   * _tlast}.
   */
  StreamSource source(String prefix);

  /** See {@link #source}. */
  StreamSink sink(String prefix);

  /** The agent for the register interface {@code <prefix>_awaddr} and so on. */
  AxiLiteMaster axiLite(String prefix);

  /**
   * Samples ports and probes in every clock.
   *
   * @param capacity records that are buffered before the consumer is called
   */
  ProbeMonitor monitor(List<String> values, int capacity, RecordConsumer consumer);

  /** Samples ports and probes in every clock in which {@code strobe} is 1 before the edge. */
  ProbeMonitor monitor(String strobe, List<String> values, int capacity, RecordConsumer consumer);

  /** Changes of {@code resetn} to come, by cycle; replaces those that were still to come. */
  void resets(List<ResetEvent> events);

  /** Runs exactly this many clocks; agents act. For tests: not interruptible. */
  void step(long clocks);

  /**
   * Runs until all armed agents are done, at most {@code maxClocks}. Every 30 ms or so monitors are
   * drained and an interrupt is seen.
   *
   * @throws InterruptedException if the thread was interrupted; the instance stays usable
   */
  RunOutcome run(long maxClocks) throws InterruptedException;

  /** Records all ports of every clock from now on; what was recorded before is dropped. */
  void startRecording();

  /** What was recorded; ends the recording. */
  Recording stopRecording();

  /**
   * Writes waves (VCD) of the cycles from first to last.
   *
   * @throws IllegalStateException if this model cannot
   */
  void trace(Path file, long firstCycle, long lastCycle);

  /** What the design printed; the newest 4000 characters at least. */
  String log();

  /** Ends the simulation; an instance that failed is left as it is. */
  @Override
  void close();
}
