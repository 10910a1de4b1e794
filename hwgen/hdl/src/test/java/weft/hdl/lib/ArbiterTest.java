package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.Hdl;

/** Who goes when; words carry their input's number above a count of 10 bits. */
class ArbiterTest {
  private static final int N = 5;

  private static Supplier<Component> arbiter(Arbitration arbitration) {
    return () -> new Arbiter<>(Hdl.uint(13), N, arbitration);
  }

  private static List<StreamBench.Source> sources(StreamBench bench, int percent) {
    List<StreamBench.Source> sources = new ArrayList<>();
    for (int i = 0; i < N; i++) {
      List<Long> words = new ArrayList<>();
      for (int k = 0; k < 1000; k++) {
        words.add((long) i << 10 | k);
      }
      sources.add(bench.source("inputs_" + i, percent, words));
    }
    return sources;
  }

  /** The same order as a model in Java chooses: who wants, who went last, who is on offer. */
  private static void compare(Arbitration arbitration, int valid, int ready) {
    StreamBench bench = StreamBench.of(arbiter(arbitration), 50 + valid + ready);
    List<StreamBench.Source> sources = sources(bench, valid);
    StreamBench.Sink output = bench.sink("output", ready);
    int last = -1;
    int offered = -1;
    for (int clock = 0; clock < 500; clock++) {
      int before = output.words().size();
      int[] taken = sources.stream().mapToInt(StreamBench.Source::taken).toArray();
      bench.run(1);
      if (offered < 0) {
        for (int k = 0; k < N && offered < 0; k++) {
          int i = arbitration == Arbitration.PRIORITY ? k : (last + 1 + k) % N;
          offered = sources.get(i).offered() || sources.get(i).taken() > taken[i] ? i : -1;
        }
      }
      if (output.words().size() > before) {
        assertEquals((long) offered << 10 | taken[offered], output.words().get(before));
        assertEquals(taken[offered] + 1, sources.get(offered).taken());
        last = offered;
        offered = -1;
      }
    }
    assertTrue(output.words().size() > 500 * valid / 100 * ready / 100);
  }

  @Test
  void theLowestNumberGoesFirst() {
    for (int valid : new int[] {5, 20, 80}) {
      compare(Arbitration.PRIORITY, valid, 100);
      compare(Arbitration.PRIORITY, valid, 50);
    }
  }

  @Test
  void theNextBehindTheLastGoesFirst() {
    for (int valid : new int[] {5, 20, 80}) {
      compare(Arbitration.ROUND_ROBIN, valid, 100);
      compare(Arbitration.ROUND_ROBIN, valid, 50);
    }
  }

  @Test
  void grantsNameTheInputOnOffer() {
    StreamBench bench = StreamBench.of(arbiter(Arbitration.ROUND_ROBIN), 60);
    assertEquals(0, bench.peek("grants"));
    bench.poke("inputs_3_valid", 1);
    assertEquals(1 << 3, bench.peek("grants"));
    bench.run(1);
    bench.poke("inputs_1_valid", 1);
    assertEquals(1 << 3, bench.peek("grants"));
    bench.poke("output_ready", 1);
    bench.run(1);
    bench.poke("inputs_3_valid", 0);
    assertEquals(1 << 1, bench.peek("grants"));
  }

  @Test
  void packetsStayTogether() {
    StreamBench bench =
        StreamBench.of(
            () ->
                new Arbiter<>(
                    Hdl.uint(13), N, Arbitration.ROUND_ROBIN, w -> w.bits(1, 0).allBits()),
            61);
    sources(bench, 40);
    StreamBench.Sink output = bench.sink("output", 70);
    bench.run(1200);
    List<Long> words = output.words();
    assertTrue(words.size() > 400);
    for (int k = 0; k + 3 < words.size(); k += 4) {
      for (int i = 0; i < 4; i++) {
        assertEquals(words.get(k) + i, words.get(k + i));
      }
    }
  }
}
