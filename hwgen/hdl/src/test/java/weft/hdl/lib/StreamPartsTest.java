package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

/** Queues and register slices against a queue in Java, under random stalls on both sides. */
class StreamPartsTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  private static Simulation start(Supplier<? extends Component> top) {
    return JvmEngine.start(Elaborator.elaborate(top::get).design());
  }

  /**
   * @param capacity most words it may hold
   * @return words that came through
   */
  private static int compare(
      Supplier<? extends Component> part, int capacity, int clocks, int valid, int ready) {
    Simulation sim = start(part);
    Net inputValid = sim.net("input_valid");
    Net inputReady = sim.net("input_ready");
    Net inputPayload = sim.net("input_payload");
    Net outputValid = sim.net("output_valid");
    Net outputReady = sim.net("output_ready");
    Net outputPayload = sim.net("output_payload");
    Random random = new Random(SEED * 31 + capacity + valid * 7L + ready);
    Deque<Long> held = new ArrayDeque<>();
    long next = 0;
    int through = 0;
    boolean offered = false;
    for (int clock = 0; clock < clocks; clock++) {
      String when = "clock " + clock + ", weft.seed " + SEED;
      offered |= random.nextInt(100) < valid;
      boolean takes = random.nextInt(100) < ready;
      sim.poke(inputValid, offered ? 1 : 0);
      sim.poke(inputPayload, next % 256);
      sim.poke(outputReady, takes ? 1 : 0);
      boolean gives = sim.peek(outputValid) != 0;
      assertEquals(!held.isEmpty(), gives, when);
      if (gives) {
        assertEquals(held.peek(), sim.peek(outputPayload), when);
      }
      boolean accepts = offered && sim.peek(inputReady) != 0;
      if (held.size() < Math.max(1, capacity - 1)) {
        assertEquals(offered, accepts, when + ": refuses a word though it holds " + held.size());
      }
      sim.step();
      if (gives && takes) {
        held.remove();
        through++;
      }
      if (accepts) {
        held.add(next++ % 256);
        offered = false;
      }
      assertEquals(true, held.size() <= capacity, when);
    }
    return through;
  }

  @Test
  void queueGivesEveryWordOnceAndInOrder() {
    for (int depth : new int[] {1, 2, 3, 8}) {
      Supplier<Component> fifo = () -> new Fifo<>(Hdl.uint(8), depth);
      for (int ready : new int[] {30, 60, 100}) {
        compare(fifo, depth, 200, 60, ready);
      }
    }
  }

  @Test
  void ramQueueGivesEveryWordOnceAndInOrder() {
    for (int depth : new int[] {2, 3, 8}) {
      for (int ready : new int[] {30, 60, 100}) {
        StreamBench bench =
            StreamBench.of(() -> new RamFifo<>(Hdl.uint(8), depth), 10 * depth + ready);
        List<Long> words = StreamBench.words(200, 8, depth);
        StreamBench.Source input = bench.source("input", 60, words);
        StreamBench.Sink output = bench.sink("output", ready);
        for (int clock = 0; clock < 1000; clock++) {
          int held = input.taken() - output.words().size();
          assertEquals(held, bench.peek("level"));
          assertEquals(held < depth ? 1 : 0, bench.peek("input_ready"));
          bench.run(1);
        }
        bench.done();
        assertEquals(words, output.words());
      }
    }
  }

  @Test
  void ramQueueMovesAWordAClockTwoClocksLater() {
    StreamBench bench = StreamBench.of(() -> new RamFifo<>(Hdl.uint(8), 3), 22);
    bench.source("input", 100, StreamBench.words(50, 8, 22));
    StreamBench.Sink output = bench.sink("output", 100);
    bench.run(52).done();
    assertEquals(50, output.words().size());
    assertEquals(2, output.clocks().get(0));
  }

  @Test
  void queueOfTwoMovesAWordAClock() {
    Supplier<Component> fifo = () -> new Fifo<>(Hdl.uint(8), 2);
    assertEquals(99, compare(fifo, 2, 100, 100, 100));
  }

  @Test
  void forwardStageMovesAWordAClock() {
    Supplier<Component> stage = () -> new ForwardStage<>(Hdl.uint(8));
    assertEquals(99, compare(stage, 1, 100, 100, 100));
    for (int ready : new int[] {30, 60, 100}) {
      compare(stage, 1, 300, 60, ready);
    }
  }

  @Test
  void halfStageMovesAWordEveryOtherClock() {
    Supplier<Component> stage = () -> new HalfStage<>(Hdl.uint(8));
    assertEquals(50, compare(stage, 1, 100, 100, 100));
    for (int ready : new int[] {30, 60, 100}) {
      compare(stage, 1, 300, 60, ready);
    }
  }

  @Test
  void readyStageMovesAWordAClockAtOnce() {
    StreamBench bench = StreamBench.of(() -> new ReadyStage<>(Hdl.uint(8)), 20);
    List<Long> words = StreamBench.words(50, 8, 20);
    bench.source("input", 100, words);
    StreamBench.Sink output = bench.sink("output", 100);
    bench.run(50).done();
    assertEquals(words, output.words());
  }

  @Test
  void readyStageKeepsTheWordThatTheOutputDoesNotTake() {
    StreamBench bench = StreamBench.of(() -> new ReadyStage<>(Hdl.uint(8)), 21);
    List<Long> words = StreamBench.words(200, 8, 21);
    StreamBench.Source input = bench.source("input", 70, words);
    StreamBench.Sink output = bench.sink("output", 50);
    for (int clock = 0; clock < 800; clock++) {
      bench.run(1);
      int held = input.taken() - output.words().size();
      assertEquals(held == 0 ? 1 : 0, bench.peek("input_ready"));
    }
    bench.done();
    assertEquals(words, output.words());
  }

  @Test
  void registerSliceMovesAWordAClock() {
    Supplier<Component> slice = () -> new RegisterSlice<>(Hdl.uint(8));
    assertEquals(99, compare(slice, 2, 100, 100, 100));
    for (int ready : new int[] {30, 60, 100}) {
      compare(slice, 2, 300, 60, ready);
    }
  }

  @Test
  void resetIsReleasedAfterAsManyClocksAsStages() {
    Simulation sim = start(() -> new ResetSynchronizer(3));
    Net released = sim.net("synchronizedReset");
    for (int clock = 0; clock < 5; clock++) {
      assertEquals(clock >= 3 ? 1 : 0, sim.peek(released));
      sim.step();
    }
  }

  @Test
  void sizesAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> start(() -> new Fifo<>(Hdl.bool(), 0)));
    assertThrows(IllegalArgumentException.class, () -> start(() -> new RamFifo<>(Hdl.bool(), 1)));
    assertThrows(IllegalArgumentException.class, () -> start(() -> new ResetSynchronizer(1)));
  }
}
