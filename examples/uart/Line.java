import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import weft.hdl.Bool;
import weft.hdl.bench.Agent;
import weft.hdl.bench.Bench;

/** The far end of a serial line, in Java: sends frames, and takes down those that it sees. */
final class Line implements Agent {
  private final Bench<?> bench;
  private final Bool out;
  private final Bool in;
  private final int bitClocks;
  private final Deque<Boolean> levels = new ArrayDeque<>();
  private final List<Integer> bytes = new ArrayList<>();
  private boolean loop;
  private int clock = -1;
  private int bits;

  Line(Bench<?> bench, Bool out, Bool in, int bitClocks) {
    this.bench = bench;
    this.out = out;
    this.in = in;
    this.bitClocks = bitClocks;
  }

  void send(int value) {
    frame(value << 1 | 1 << 9, bitClocks);
  }

  /** By a clock that is not quite ours. */
  void send(int value, int clocks) {
    frame(value << 1 | 1 << 9, clocks);
  }

  void sendWithoutStop(int value) {
    frame(value << 1, bitClocks);
  }

  private void frame(int frame, int clocks) {
    for (int bit = 0; bit < 10; bit++) {
      for (int n = 0; n < clocks; n++) {
        levels.add((frame >> bit & 1) != 0);
      }
    }
  }

  /** From now on the far end sends what it sees. */
  void loop(boolean closed) {
    loop = closed;
  }

  void idle(int clocks) {
    for (int n = 0; n < clocks; n++) {
      levels.add(true);
    }
  }

  boolean sent() {
    return levels.isEmpty();
  }

  List<Integer> bytes() {
    return bytes;
  }

  @Override
  public void drive() {
    bench.poke(out, loop ? bench.isTrue(in) : levels.isEmpty() || levels.remove());
  }

  /** Every bit has to have its level in all of its clocks. */
  @Override
  public void sample() {
    boolean level = bench.isTrue(in);
    if (clock < 0) {
      if (level) {
        return;
      }
      clock = 0;
      bits = 0;
    }
    int bit = clock / bitClocks;
    if (clock % bitClocks == 0) {
      bits |= level ? 1 << bit : 0;
    } else if (level != ((bits >> bit & 1) != 0)) {
      throw new AssertionError("bit " + bit + " changes in its clock " + clock % bitClocks);
    }
    clock++;
    if (clock == 10 * bitClocks) {
      if (bits >> 9 == 0) {
        throw new AssertionError("no stop bit behind byte " + bytes.size());
      }
      bytes.add(bits >> 1 & 0xFF);
      clock = -1;
    }
  }
}
