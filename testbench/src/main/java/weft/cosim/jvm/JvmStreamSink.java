package weft.cosim.jvm;

import java.util.Arrays;
import weft.cosim.engine.Stalls;
import weft.cosim.engine.StreamSink;

/** {@link StreamSink} in Java. Each clock: drive, the design settles, sample. */
final class JvmStreamSink implements StreamSink {
  private final Progress progress;
  private final Signal data;
  private final Signal valid;
  private final Driven ready;

  /** Null if the stream has none. */
  private final Signal last;

  private final int wordsPerBeat;
  private final int[] heldData;
  private final int[] nowData;
  private int[] words = {};
  private boolean[] lasts = {};
  private long[] cycles = {};
  private int received;
  private int expected;
  private int wait;

  /** Ready is driven high. */
  private boolean open;

  /** A beat was refused: it must stay. */
  private boolean held;

  private boolean heldLast;
  private boolean armed;
  private Stalls delays = Stalls.none();

  JvmStreamSink(Progress progress, Signal data, Signal valid, Driven ready, Signal last) {
    this.progress = progress;
    this.data = data;
    this.valid = valid;
    this.ready = ready;
    this.last = last;
    wordsPerBeat = data.words();
    heldData = new int[wordsPerBeat];
    nowData = new int[wordsPerBeat];
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
    int capacity = Math.addExact(expectedBeats, SLACK);
    words = new int[Math.multiplyExact(capacity, wordsPerBeat)];
    lasts = new boolean[capacity];
    cycles = new long[capacity];
    expected = expectedBeats;
    received = 0;
    held = false;
    armed = true;
    delays = stalls;
    wait = delays.clocks(0);
  }

  @Override
  public int received() {
    return received;
  }

  @Override
  public void copy(int[] target) {
    System.arraycopy(words, 0, target, 0, received * wordsPerBeat);
  }

  @Override
  public boolean last(int i) {
    check(i);
    return lasts[i];
  }

  @Override
  public long cycle(int i) {
    check(i);
    return cycles[i];
  }

  private void check(int i) {
    if (i < 0 || i >= received) {
      throw new IndexOutOfBoundsException("beat " + i + " of " + received);
    }
  }

  boolean done() {
    return received >= expected;
  }

  private boolean full() {
    return received >= lasts.length;
  }

  void drive(boolean inReset) {
    open = !inReset && wait == 0 && !full();
    ready.set(open);
    if (inReset) {
      held = false;
    }
  }

  /** The text of a broken rule; empty if none is. */
  String sample() {
    if (!valid.high()) {
      return held ? "valid fell before ready" : "";
    }
    boolean lastNow = last != null && last.high();
    if (held) {
      data.take(nowData, 0);
      if (lastNow != heldLast) {
        return "last changed while the beat waited";
      }
      if (!Arrays.equals(heldData, nowData)) {
        return "data changed while the beat waited";
      }
    }
    if (!open) {
      if (wait > 0) {
        wait--;
      }
      if (armed && !held) {
        held = true;
        heldLast = lastNow;
        data.take(heldData, 0);
      }
      return "";
    }
    held = false;
    data.take(words, received * wordsPerBeat);
    lasts[received] = lastNow;
    cycles[received] = progress.cycle;
    received++;
    wait = delays.clocks(received);
    if (done() || full()) {
      progress.attention = true;
    }
    return "";
  }
}
