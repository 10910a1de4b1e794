package weft.cosim.verilator;

import weft.cosim.verilator.VerilatorLibrary.Function;

/**
 * Takes from an AXI4-Stream master of the design. For beat i ready goes high {@code delay(i)}
 * clocks after its valid is first seen; with 0 it is high already and the beat is taken in its
 * first clock. Beats beyond the expected ones are taken as well, up to {@link #SLACK}, so that a
 * stream that is too long shows. In reset ready is 0.
 *
 * <p>A master that takes valid back, or changes data or last while a beat waits, ends the
 * simulation with {@link SimulationException.Kind#PROTOCOL}.
 */
public final class StreamSink {
  /** Beats that are taken beyond the expected ones. */
  public static final int SLACK = 64;

  private final NativeInstance instance;
  private final int index;
  private final int slot;
  private final int wordsPerBeat;
  private final NativeBuffer words = new NativeBuffer();
  private final NativeBuffer lasts = new NativeBuffer();
  private final NativeBuffer cycles = new NativeBuffer();
  private final NativeBuffer delays = new NativeBuffer();

  StreamSink(NativeInstance instance, long id, int wordsPerBeat) {
    this.instance = instance;
    this.index = (int) id;
    this.slot = (int) (id >>> 32);
    this.wordsPerBeat = wordsPerBeat;
  }

  /** 32-bit words of a beat, low word first. */
  public int wordsPerBeat() {
    return wordsPerBeat;
  }

  /** Expects this many beats; a run is not done before they came. Forgets what it took before. */
  public void arm(int expectedBeats, Stalls stalls) {
    if (expectedBeats < 0) {
      throw new IllegalArgumentException("expected beats must not be negative: " + expectedBeats);
    }
    long capacity = (long) expectedBeats + SLACK;
    long[] delay = stalls.arguments(delays);
    instance.call(
        Function.SINK_ARM,
        index,
        words.require(4L * wordsPerBeat * capacity).address(),
        capacity,
        lasts.require(capacity).address(),
        cycles.require(8L * capacity).address(),
        delay[0],
        delay[1],
        delay[2],
        delay[3],
        delay[4],
        expectedBeats,
        1);
  }

  /** Beats taken since the agent was armed. */
  public int received() {
    return (int) instance.page().count(slot);
  }

  /** All words taken, beat after beat. */
  public int[] words() {
    int[] result = new int[received() * wordsPerBeat];
    words.bytes().asIntBuffer().get(0, result);
    return result;
  }

  /** Whether beat {@code i} was marked as the last. */
  public boolean last(int i) {
    check(i);
    return lasts.bytes().get(i) != 0;
  }

  /** The cycle in which beat {@code i} was taken. */
  public long cycle(int i) {
    check(i);
    return cycles.bytes().getLong(8 * i);
  }

  private void check(int i) {
    if (i < 0 || i >= received()) {
      throw new IndexOutOfBoundsException("beat " + i + " of " + received());
    }
  }
}
