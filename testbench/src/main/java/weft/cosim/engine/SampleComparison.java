package weft.cosim.engine;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.cosim.rtl.RtlPort;
import weft.cosim.rtl.RtlProbe;

/**
 * Compares what two models show in every clock: all ports but the clock, and all probes that both
 * have. The reference runs ahead and its samples wait here.
 */
final class SampleComparison {
  /** Words that wait at most. */
  private static final int WORDS = 1 << 18;

  /**
   * A signal that is compared.
   *
   * @param at its first word in a sample
   */
  private record Place(String name, int at, int words) {}

  private final List<Place> places = new ArrayList<>();
  private final int wordsPerClock;
  private final int capacity;
  private final int[] waiting;
  private final int[] sample;
  private int held;
  private int compared;
  private long clocks;

  SampleComparison(RtlModel reference, RtlModel other) {
    int at = 0;
    for (RtlPort port : reference.design().ports()) {
      if (!port.name().equals(reference.design().clock())) {
        places.add(new Place(port.name(), at, port.words()));
        at += port.words();
      }
    }
    for (RtlProbe probe : reference.design().probes()) {
      if (reference.observable(probe.path()) && other.observable(probe.path())) {
        places.add(new Place(probe.path(), at, probe.words()));
        at += probe.words();
      }
    }
    wordsPerClock = at;
    capacity = Math.max(16, Math.min(1024, WORDS / at));
    waiting = new int[capacity * wordsPerClock];
    sample = new int[wordsPerClock];
    List<String> names = places.stream().map(Place::name).toList();
    reference.monitor(names, capacity, this::keep);
    other.monitor(names, capacity, this::compare);
  }

  /** Clocks that the reference may run ahead. */
  int capacity() {
    return capacity;
  }

  /** Values that were compared. */
  long values() {
    return clocks * places.size();
  }

  private void keep(IntBuffer words, LongBuffer cycles, int records) {
    words.get(waiting, held * wordsPerClock, records * wordsPerClock);
    held += records;
  }

  private void compare(IntBuffer words, LongBuffer cycles, int records) {
    for (int i = 0; i < records && compared < held; i++) {
      words.get(i * wordsPerClock, sample);
      int from = compared * wordsPerClock;
      int at = Arrays.mismatch(waiting, from, from + wordsPerClock, sample, 0, wordsPerClock);
      if (at >= 0) {
        throw difference(at, from, cycles.get(i));
      }
      compared++;
      clocks++;
    }
  }

  /** Both have run equally far: nothing waits any more. */
  void settle() {
    held = 0;
    compared = 0;
  }

  private EngineDifference difference(int word, int from, long cycle) {
    for (Place place : places) {
      if (word < place.at() + place.words()) {
        return new EngineDifference(
            place.name(),
            hex(waiting, from + place.at(), place.words()),
            hex(sample, place.at(), place.words()),
            cycle);
      }
    }
    throw new IllegalStateException("no signal at word " + word);
  }

  /** {@code 0x1f}: a value in words, low word first. */
  static String hex(int[] words, int at, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = count - 1; i >= 0; i--) {
      text.append(String.format("%08x", words[at + i]));
    }
    return "0x" + text.toString().replaceFirst("^0+(?=.)", "");
  }
}
