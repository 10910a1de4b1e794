package weft.cosim.jvm;

import weft.cosim.engine.Beats;
import weft.cosim.engine.Stalls;
import weft.cosim.engine.StreamSource;

/** {@link StreamSource} in Java. Each clock: drive, the design settles, sample. */
final class JvmStreamSource implements StreamSource {
  private final Progress progress;
  private final Driven data;
  private final Driven valid;
  private final Signal ready;

  /** Null if the stream has none. */
  private final Driven last;

  private final int wordsPerBeat;
  private int[] words = {};
  private boolean[] lasts = {};
  private long[] cycles = {};
  private int beats;
  private int next;
  private int wait;
  private boolean presented;
  private Stalls gaps = Stalls.none();

  JvmStreamSource(Progress progress, Driven data, Driven valid, Signal ready, Driven last) {
    this.progress = progress;
    this.data = data;
    this.valid = valid;
    this.ready = ready;
    this.last = last;
    wordsPerBeat = data.words();
  }

  @Override
  public int wordsPerBeat() {
    return wordsPerBeat;
  }

  @Override
  public void arm(int[] beatWords, Stalls stalls, boolean[] lastFlags) {
    beats = Beats.count(beatWords, wordsPerBeat, lastFlags);
    words = beatWords.clone();
    lasts = lastFlags.clone();
    cycles = new long[beats];
    gaps = stalls;
    next = 0;
    presented = false;
    if (beats > 0) {
      wait = gaps.clocks(0);
    }
  }

  @Override
  public long accepted() {
    return next;
  }

  @Override
  public long cycle(int i) {
    if (i < 0 || i >= next) {
      throw new IndexOutOfBoundsException("beat " + i + " of " + next);
    }
    return cycles[i];
  }

  boolean done() {
    return next >= beats;
  }

  void drive(boolean inReset) {
    if (inReset || done()) {
      idle();
      return;
    }
    if (wait > 0) {
      wait--;
      idle();
      return;
    }
    if (presented) {
      return;
    }
    presented = true;
    valid.set(true);
    data.put(words, next * wordsPerBeat);
    if (last != null) {
      last.set(lasts.length > 0 ? lasts[next] : next + 1 == beats);
    }
  }

  /** What is on the wires without valid is junk. */
  private void idle() {
    if (!presented && !valid.high()) {
      return;
    }
    presented = false;
    valid.set(false);
    data.invert();
    if (last != null) {
      last.invert();
    }
  }

  void sample() {
    if (!presented || !ready.high()) {
      return;
    }
    cycles[next] = progress.cycle;
    presented = false;
    next++;
    if (next < beats) {
      wait = gaps.clocks(next);
    } else {
      progress.attention = true;
    }
  }
}
