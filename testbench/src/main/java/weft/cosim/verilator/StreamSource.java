package weft.cosim.verilator;

import java.nio.ByteBuffer;
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
  private ByteBuffer words = ModelPage.buffer(0);
  private ByteBuffer lasts = ModelPage.buffer(0);
  private ByteBuffer cycles = ModelPage.buffer(0);
  private ByteBuffer gaps = ModelPage.buffer(0);

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
    ByteBuffer newWords = ModelPage.buffer(4L * data.length);
    newWords.asIntBuffer().put(data);
    ByteBuffer newLasts = ModelPage.buffer(lastFlags.length);
    for (int i = 0; i < lastFlags.length; i++) {
      newLasts.put(i, (byte) (lastFlags[i] ? 1 : 0));
    }
    ByteBuffer newCycles = ModelPage.buffer(8L * beats);
    ByteBuffer newGaps = stalls.buffer();
    long[] gap = stalls.arguments(newGaps);
    instance.call(
        Function.SOURCE_ARM,
        index,
        ModelPage.address(newWords),
        beats,
        lastFlags.length == 0 ? 0 : ModelPage.address(newLasts),
        ModelPage.address(newCycles),
        gap[0],
        gap[1],
        gap[2],
        gap[3],
        gap[4]);
    words = newWords;
    lasts = newLasts;
    cycles = newCycles;
    gaps = newGaps;
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
    return cycles.getLong(8 * i);
  }
}
