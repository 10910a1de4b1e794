package weft.cosim.engine;

/**
 * Takes from an AXI4-Stream master of the design. For beat i ready goes high {@code delay(i)}
 * clocks after its valid is first seen; with 0 it is high already and the beat is taken in its
 * first clock. Beats beyond the expected ones are taken as well, up to {@link #SLACK}, so that a
 * stream that is too long shows. In reset ready is 0.
 *
 * <p>A master that takes valid back, or changes data or last while a beat waits, ends the
 * simulation with {@link SimulationException.Kind#PROTOCOL}.
 */
public interface StreamSink {
  /** Beats that are taken beyond the expected ones. */
  int SLACK = 64;

  /** 32-bit words of a beat, low word first. */
  int wordsPerBeat();

  /** Expects this many beats; a run is not done before they came. Forgets what it took before. */
  void arm(int expectedBeats, Stalls stalls);

  /** Beats taken since the agent was armed. */
  int received();

  /** All words taken, beat after beat. */
  default int[] words() {
    int[] all = new int[received() * wordsPerBeat()];
    copy(all);
    return all;
  }

  /** Copies all words taken to the start of {@code target}. */
  void copy(int[] target);

  /** Whether beat {@code i} was marked as the last. */
  boolean last(int i);

  /** The cycle in which beat {@code i} was taken. */
  long cycle(int i);
}
