package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

/**
 * Drives the stream ports of a component with seeded stalls and writes down what comes out. Sources
 * keep the rule of streams; sinks check it: valid and payload do not depend on ready, and stay
 * until the word has moved.
 */
final class StreamBench {
  static final long SEED = Long.getLong("weft.seed", 1);

  private final Simulation design;
  private final Map<String, Net> nets = new HashMap<>();
  private final Random random;
  private final List<Source> sources = new ArrayList<>();
  private final List<Sink> sinks = new ArrayList<>();
  private final List<Runnable> eachClock = new ArrayList<>();
  private int clock;

  private StreamBench(Simulation design, long stream) {
    this.design = design;
    this.random = new Random(SEED * 1_000_003 + stream);
  }

  /**
   * @param stream tells the random draws of one run from another's
   */
  static StreamBench of(Supplier<? extends Component> top, long stream) {
    return new StreamBench(JvmEngine.start(Elaborator.elaborate(top::get).design()), stream);
  }

  /** A port that receives: words not yet taken. */
  static final class Source {
    private final String port;
    private final String[] parts;
    private final List<long[]> words;
    private final int percent;
    private int next;
    private boolean offered;

    private Source(String port, String[] parts, List<long[]> words, int percent) {
      this.port = port;
      this.parts = parts;
      this.words = words;
      this.percent = percent;
    }

    /** A word is on offer. */
    boolean offered() {
      return offered;
    }

    /** Words taken so far. */
    int taken() {
      return next;
    }
  }

  /** A port that sends: what came out of it. */
  static final class Sink {
    private final String port;
    private final String[] parts;
    private int percent;
    private final List<List<Long>> words = new ArrayList<>();
    private final List<Integer> clocks = new ArrayList<>();
    private List<Long> waiting;
    private boolean takes;

    private Sink(String port, String[] parts, int percent) {
      this.port = port;
      this.parts = parts;
      this.percent = percent;
    }

    /** From now on it is ready in this many of the clocks. */
    void ready(int percent) {
      this.percent = percent;
    }

    /** Whether it was ready in the last clock. */
    boolean ready() {
      return takes;
    }

    /** Words of one part each. */
    List<Long> words() {
      return words.stream().map(w -> w.get(0)).toList();
    }

    /** Words with all their parts. */
    List<List<Long>> parts() {
      return words;
    }

    /** The clock in which each word came. */
    List<Integer> clocks() {
      return clocks;
    }
  }

  /** Offers these words, a new one in {@code percent} of the clocks in which none is on offer. */
  Source source(String port, int percent, List<Long> words) {
    return source(port, percent, words.stream().map(w -> new long[] {w}).toList(), "payload");
  }

  /** Words of several parts. */
  Source source(String port, int percent, List<long[]> words, String... parts) {
    Source source = new Source(port, parts, words, percent);
    sources.add(source);
    return source;
  }

  /** Is ready in {@code percent} of the clocks. */
  Sink sink(String port, int percent, String... parts) {
    Sink sink = new Sink(port, parts.length == 0 ? new String[] {"payload"} : parts, percent);
    sinks.add(sink);
    return sink;
  }

  /** Drives an input with a random bit that is 1 in {@code percent} of the clocks. */
  void noise(String input, int percent) {
    eachClock.add(() -> poke(input, random.nextInt(100) < percent ? 1 : 0));
  }

  void poke(String input, long value) {
    design.poke(net(input), value);
  }

  long peek(String output) {
    return design.peek(net(output));
  }

  private Net net(String name) {
    return nets.computeIfAbsent(name, design::net);
  }

  Random random() {
    return random;
  }

  StreamBench run(int clocks) {
    for (int end = clock + clocks; clock < end; clock++) {
      eachClock.forEach(Runnable::run);
      sources.forEach(this::offer);
      for (Sink sink : sinks) {
        sink.takes = random.nextInt(100) < sink.percent;
        poke(sink.port + "_ready", sink.takes ? 0 : 1);
      }
      List<List<Long>> otherwise = sinks.stream().map(this::offered).toList();
      sinks.forEach(sink -> poke(sink.port + "_ready", sink.takes ? 1 : 0));
      for (int i = 0; i < sinks.size(); i++) {
        look(sinks.get(i), otherwise.get(i));
      }
      List<Source> moving =
          sources.stream().filter(s -> s.offered && peek(s.port + "_ready") == 1).toList();
      design.step();
      for (Source source : moving) {
        source.offered = false;
        source.next++;
      }
    }
    return this;
  }

  private void offer(Source source) {
    source.offered |= source.next < source.words.size() && random.nextInt(100) < source.percent;
    poke(source.port + "_valid", source.offered ? 1 : 0);
    for (int i = 0; i < source.parts.length; i++) {
      poke(
          source.port + "_" + source.parts[i],
          source.offered ? source.words.get(source.next)[i] : 0);
    }
  }

  /** What the port offers now; null for nothing. */
  private List<Long> offered(Sink sink) {
    return peek(sink.port + "_valid") == 0
        ? List.of()
        : Arrays.stream(sink.parts).map(part -> peek(sink.port + "_" + part)).toList();
  }

  private void look(Sink sink, List<Long> withOtherReady) {
    String when = sink.port + ", clock " + clock + ", weft.seed " + SEED;
    List<Long> now = offered(sink);
    assertEquals(now, withOtherReady, when + ": valid or payload depends on ready");
    if (sink.waiting != null) {
      assertEquals(sink.waiting, now, when + ": a word on offer changed");
    }
    sink.waiting = now.isEmpty() || sink.takes ? null : now;
    if (!now.isEmpty() && sink.takes) {
      sink.words.add(now);
      sink.clocks.add(clock);
    }
  }

  /** Random words of some bits. */
  static List<Long> words(int n, int bits, long stream) {
    Random random = new Random(SEED * 7_919 + stream);
    List<Long> words = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      words.add(random.nextLong() & (1L << bits) - 1);
    }
    return words;
  }

  /** All of the source's words have come through. */
  void done() {
    for (Source source : sources) {
      assertTrue(
          source.next == source.words.size(),
          source.port + ": " + source.next + " of " + source.words.size() + " words were taken");
    }
  }
}
