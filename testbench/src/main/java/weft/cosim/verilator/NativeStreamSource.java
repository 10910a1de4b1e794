package weft.cosim.verilator;

import weft.cosim.engine.Beats;
import weft.cosim.engine.Stalls;
import weft.cosim.engine.StreamSource;
import weft.cosim.verilator.VerilatorLibrary.Function;

/** {@link StreamSource} in the shim. */
final class NativeStreamSource implements StreamSource {
  private final NativeInstance instance;
  private final int index;
  private final int slot;
  private final int wordsPerBeat;
  private final NativeBuffer words = new NativeBuffer();
  private final NativeBuffer lasts = new NativeBuffer();
  private final NativeBuffer cycles = new NativeBuffer();
  private final NativeBuffer gaps = new NativeBuffer();

  NativeStreamSource(NativeInstance instance, long id, int wordsPerBeat) {
    this.instance = instance;
    this.index = (int) id;
    this.slot = (int) (id >>> 32);
    this.wordsPerBeat = wordsPerBeat;
  }

  @Override
  public int wordsPerBeat() {
    return wordsPerBeat;
  }

  @Override
  public void arm(int[] data, Stalls stalls, boolean[] lastFlags) {
    int beats = Beats.count(data, wordsPerBeat, lastFlags);
    words.require(4L * data.length).bytes().asIntBuffer().put(data);
    lasts.require(lastFlags.length);
    for (int i = 0; i < lastFlags.length; i++) {
      lasts.bytes().put(i, (byte) (lastFlags[i] ? 1 : 0));
    }
    cycles.require(8L * beats);
    long[] gap = NativeStalls.arguments(stalls, gaps);
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

  @Override
  public long accepted() {
    return instance.page().count(slot);
  }

  @Override
  public long cycle(int i) {
    if (i < 0 || i >= accepted()) {
      throw new IndexOutOfBoundsException("beat " + i + " of " + accepted());
    }
    return cycles.bytes().getLong(8 * i);
  }
}
