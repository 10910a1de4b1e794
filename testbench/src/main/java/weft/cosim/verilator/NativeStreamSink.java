package weft.cosim.verilator;

import weft.cosim.engine.Stalls;
import weft.cosim.engine.StreamSink;
import weft.cosim.verilator.VerilatorLibrary.Function;

/** {@link StreamSink} in the shim. */
final class NativeStreamSink implements StreamSink {
  private final NativeInstance instance;
  private final int index;
  private final int slot;
  private final int wordsPerBeat;
  private final NativeBuffer words = new NativeBuffer();
  private final NativeBuffer lasts = new NativeBuffer();
  private final NativeBuffer cycles = new NativeBuffer();
  private final NativeBuffer delays = new NativeBuffer();

  NativeStreamSink(NativeInstance instance, long id, int wordsPerBeat) {
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
  public void arm(int expectedBeats, Stalls stalls) {
    if (expectedBeats < 0) {
      throw new IllegalArgumentException("expected beats must not be negative: " + expectedBeats);
    }
    long capacity = (long) expectedBeats + SLACK;
    long[] delay = NativeStalls.arguments(stalls, delays);
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

  @Override
  public int received() {
    return (int) instance.page().count(slot);
  }

  @Override
  public void copy(int[] target) {
    words.bytes().asIntBuffer().get(0, target, 0, received() * wordsPerBeat);
  }

  @Override
  public boolean last(int i) {
    check(i);
    return lasts.bytes().get(i) != 0;
  }

  @Override
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
