package weft.cosim.verilator;

import weft.cosim.verilator.VerilatorLibrary.Function;

/**
 * Drives an AXI4-Stream slave of the design. Beat i is first presented {@code gap(i)} clocks after
 * beat i-1 was accepted (0: in the next clock), beat 0 that many clocks after the agent was armed.
 * Valid and data hold until ready. Between beats the data lines carry junk. While the design is in
 * reset valid is 0 and the agent stands still.
 */
public final class StreamSource {
  private final NativeInstance instance;
  private final int index;
  private final int slot;
  private final int wordsPerBeat;
  private final NativeBuffer words = new NativeBuffer();
  private final NativeBuffer lasts = new NativeBuffer();
  private final NativeBuffer cycles = new NativeBuffer();
  private final NativeBuffer gaps = new NativeBuffer();

  StreamSource(NativeInstance instance, long id, int wordsPerBeat) {
    this.instance = instance;
    this.index = (int) id;
    this.slot = (int) (id >>> 32);
    this.wordsPerBeat = wordsPerBeat;
  }

  /** 32-bit words of a beat, low word first. */
  public int wordsPerBeat() {
    return wordsPerBeat;
  }

  /** Sends beats, the last one marked; what was not yet sent before is forgotten. */
  public void arm(int[] data, Stalls stalls) {
    arm(data, stalls, new boolean[0]);
  }

  /**
   * Sends beats whose last flags are given one by one (none: the last beat alone is marked).
   *
   * @param data a multiple of {@link #wordsPerBeat()} words; may be empty
   */
  public void arm(int[] data, Stalls stalls, boolean[] lastFlags) {
    if (data.length % wordsPerBeat != 0) {
      throw new IllegalArgumentException(
          data.length + " words are no multiple of " + wordsPerBeat + " words a beat");
    }
    int beats = data.length / wordsPerBeat;
    if (lastFlags.length != 0 && lastFlags.length != beats) {
      throw new IllegalArgumentException(lastFlags.length + " last flags for " + beats + " beats");
    }
    words.require(4L * data.length).bytes().asIntBuffer().put(data);
    lasts.require(lastFlags.length);
    for (int i = 0; i < lastFlags.length; i++) {
      lasts.bytes().put(i, (byte) (lastFlags[i] ? 1 : 0));
    }
    cycles.require(8L * beats);
    long[] gap = stalls.arguments(gaps);
    instance.call(
        Function.SOURCE_ARM,
        index,
        words.address(),
        beats,
        lastFlags.length == 0 ? 0 : lasts.address(),
        cycles.address(),
        gap[0],
        gap[1],
        gap[2],
        gap[3],
        gap[4]);
  }

  /** Beats accepted since the agent was armed. */
  public long accepted() {
    return instance.page().count(slot);
  }

  /** The cycle in which beat {@code i} was accepted. */
  public long cycle(int i) {
    if (i < 0 || i >= accepted()) {
      throw new IndexOutOfBoundsException("beat " + i + " of " + accepted());
    }
    return cycles.bytes().getLong(8 * i);
  }
}
