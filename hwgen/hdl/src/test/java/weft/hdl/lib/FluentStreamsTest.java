package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Flow;
import weft.hdl.Stream;
import weft.hdl.Streams;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;
import weft.hdl.sim.SimulationFailure;

/** Streams made of streams by wires and a register or two. */
class FluentStreamsTest {
  /** One stream through a function. */
  static class One extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));
    final Bool pause = in(bool());
    final Stream<UInt> results = master(stream(uint(8)));

    One(Function<One, Stream<UInt>> between) {
      pause.unused("not by all");
      results.set(between.apply(this));
    }
  }

  /** What comes out if words go in with stalls on both sides and pause is noise. */
  private static List<Long> through(Function<One, Stream<UInt>> between, List<Long> words) {
    StreamBench bench = StreamBench.of(() -> new One(between), words.size());
    bench.source("words", 60, words);
    StreamBench.Sink results = bench.sink("results", 60);
    bench.noise("pause", 40);
    bench.run(8 * words.size()).done();
    return results.words();
  }

  @Test
  void mapChangesEveryWord() {
    List<Long> words = StreamBench.words(100, 8, 1);
    List<Long> expected = words.stream().map(w -> (w + 3) % 256).toList();
    assertEquals(expected, through(one -> one.words.map(w -> w.plus(3)), words));
  }

  @Test
  void filterDropsWhatDoesNotFit() {
    List<Long> words = StreamBench.words(100, 8, 2);
    List<Long> expected = words.stream().filter(w -> w < 100).toList();
    assertEquals(expected, through(one -> one.words.filter(w -> w.lt(100)), words));
  }

  @Test
  void haltedWordsComeLaterAndStay() {
    List<Long> words = StreamBench.words(100, 8, 3);
    assertEquals(words, through(one -> one.words.haltWhen(one.pause), words));
  }

  @Test
  void haltHoldsBackAsLongAsItLasts() {
    StreamBench bench = StreamBench.of(() -> new One(one -> one.words.haltWhen(one.pause)), 4);
    StreamBench.Source source = bench.source("words", 100, StreamBench.words(50, 8, 4));
    bench.sink("results", 100);
    bench.poke("pause", 1);
    bench.run(10);
    assertEquals(0, source.taken());
    bench.poke("pause", 0);
    bench.run(10);
    assertEquals(10, source.taken());
  }

  @Test
  void thrownWordsAreTakenAndNeverSeen() {
    StreamBench bench = StreamBench.of(() -> new One(one -> one.words.throwWhen(one.pause)), 5);
    List<Long> words = StreamBench.words(30, 8, 5);
    StreamBench.Source source = bench.source("words", 100, words);
    StreamBench.Sink results = bench.sink("results", 100);
    for (int i = 0; i < 3; i++) {
      bench.poke("pause", i % 2);
      bench.run(10);
    }
    assertEquals(30, source.taken());
    List<Long> expected = new ArrayList<>(words.subList(0, 10));
    expected.addAll(words.subList(20, 30));
    assertEquals(expected, results.words());
  }

  @Test
  void aWordOnOfferIsNotThrown() {
    StreamBench bench = StreamBench.of(() -> new One(one -> one.words.throwWhen(one.pause)), 6);
    List<Long> words = StreamBench.words(200, 8, 6);
    bench.source("words", 80, words);
    StreamBench.Sink results = bench.sink("results", 30);
    bench.noise("pause", 30);
    bench.run(1000).done();
    int at = 0;
    for (long word : results.words()) {
      while (words.get(at) != word) {
        at++;
      }
      at++;
    }
  }

  @Test
  void takeWhileEndsForGood() {
    List<Long> words = new ArrayList<>(IntStream.range(0, 60).mapToObj(i -> i % 40L).toList());
    List<Long> expected = words.subList(0, 25);
    assertEquals(expected, through(one -> one.words.takeWhile(w -> w.ne(25)), words));
  }

  static class Zip extends Component {
    final Stream<UInt> left = slave(stream(uint(8)));
    final Stream<UInt> right = slave(stream(uint(8)));
    final Stream<UInt> sums = master(stream(uint(9)));

    Zip() {
      sums.set(left.zip(right, (l, r) -> l.plusWide(r)));
    }
  }

  @Test
  void zipPairsWordsInOrder() {
    StreamBench bench = StreamBench.of(Zip::new, 7);
    List<Long> left = StreamBench.words(100, 8, 7);
    List<Long> right = StreamBench.words(100, 8, 8);
    bench.source("left", 50, left);
    bench.source("right", 70, right);
    StreamBench.Sink sums = bench.sink("sums", 80);
    bench.run(600).done();
    assertEquals(
        IntStream.range(0, 100).mapToObj(i -> left.get(i) + right.get(i)).toList(), sums.words());
  }

  static class Flows extends Component {
    final Flow<UInt> samples = in(flow(uint(8)));
    final Flow<UInt> loud = out(flow(uint(8)));

    Flows() {
      loud.set(samples.filter(s -> s.ge(128)).map(s -> s.minus(128)).stage());
    }
  }

  @Test
  void flowsComeOneClockAfterTheirStage() {
    StreamBench bench = StreamBench.of(Flows::new, 9);
    List<Long> samples = StreamBench.words(100, 8, 9);
    Long before = null;
    for (long sample : samples) {
      boolean valid = bench.random().nextBoolean();
      bench.poke("samples_valid", valid ? 1 : 0);
      bench.poke("samples_payload", sample);
      assertEquals(before == null ? 0 : 1, bench.peek("loud_valid"));
      if (before != null) {
        assertEquals(before, bench.peek("loud_payload"));
      }
      bench.run(1);
      before = valid && sample >= 128 ? sample - 128 : null;
    }
  }

  static class Samples extends Component {
    final Flow<UInt> samples = in(flow(uint(8)));
    final Stream<UInt> kept = master(stream(uint(8)));

    Samples() {
      kept.set(samples.queue(4));
    }
  }

  @Test
  void aFlowWaitsAsLongAsThereArePlaces() {
    StreamBench bench = StreamBench.of(Samples::new, 10);
    StreamBench.Sink kept = bench.sink("kept", 0);
    for (int i = 0; i < 6; i++) {
      bench.poke("samples_valid", 1);
      bench.poke("samples_payload", 10 + i);
      bench.run(1);
    }
    bench.poke("samples_valid", 0);
    kept.ready(100);
    bench.run(10);
    assertEquals(List.of(10L, 11L, 12L, 13L), kept.words());
  }

  static class Watched extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));
    final Bool takes = in(bool());

    Watched() {
      Streams.assertRule(words);
      words.ready.set(takes);
    }
  }

  /** Offers 5, which may be taken at once, then another word. */
  private static void offer(boolean taken, int second) {
    try (Bench<Watched> bench = Bench.of(Watched::new)) {
      bench.poke(bench.top().words.valid, true);
      bench.poke(bench.top().words.payload, 5);
      bench.poke(bench.top().takes, taken);
      bench.step();
      bench.poke(bench.top().words.payload, second);
      bench.step(2);
    }
  }

  @Test
  void whoBreaksTheRuleOfStreamsIsStopped() {
    offer(true, 6);
    offer(false, 5);
    String message = assertThrows(SimulationFailure.class, () -> offer(false, 6)).getMessage();
    assertTrue(message.contains("a word on offer was taken back or changed"), message);
  }

  @Test
  void theRuleOfStreamsCanBeClaimed() {
    assertEquals(
        """
        module Watched (
          input clk,
          input resetn,
          input words_valid,
          output words_ready,
          input [7:0] words_payload,
          input takes
        );
          reg words_rule_waited;
          reg [7:0] words_rule_before;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              words_rule_waited <= 1'b0;
              words_rule_before <= 8'd0;
            end else begin
              words_rule_waited <= words_valid & ~words_ready;
              words_rule_before <= words_payload;
            end
          end

        `ifdef FORMAL
          always @(posedge clk) begin
            if (resetn) begin
              a_word_on_offer_was_taken_back_or: assert (!words_rule_waited || words_valid && words_payload ==
                  words_rule_before);
            end
          end
        `else
        `ifndef SYNTHESIS
          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
            end else begin
              if (!(!words_rule_waited || words_valid && words_payload == words_rule_before)) begin
                $display("FluentStreamsTest.java: assertion failed in %m: a word on offer was taken back or changed");
                $stop;
              end
            end
          end
        `endif
        `endif

          assign words_ready = takes;
        endmodule
        """,
        PartText.of(Watched::new));
  }

  static class Named extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));
    final Stream<UInt> results = master(stream(uint(8)));
    final Bool halt = in(bool());
    final Stream<UInt> small = words.filter(w -> w.lt(10));

    Named() {
      Stream<UInt> halted = small.haltWhen(halt);
      results.set(halted.map(w -> w.plus(1)));
    }
  }

  @Test
  void theirPartsAreCalledAfterTheirReceiver() {
    assertEquals(
        """
        module Named (
          input clk,
          input resetn,
          input words_valid,
          output words_ready,
          input [7:0] words_payload,
          output results_valid,
          input results_ready,
          output [7:0] results_payload,
          input halt
        );
          wire small_valid = words_valid & (words_payload < 8'd10);
          wire small_ready;

          assign words_ready = small_ready | ~(words_payload < 8'd10);

          reg halted_offered;
          wire halted_open = ~halt | halted_offered;
          wire halted_valid = small_valid & halted_open;
          wire halted_ready;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              halted_offered <= 1'b0;
            end else begin
              halted_offered <= halted_valid & ~halted_ready;
            end
          end

          assign small_ready = halted_ready & halted_open;
          assign results_valid = halted_valid;
          assign halted_ready = results_ready;
          assign results_payload = words_payload + 8'd1;
        endmodule
        """,
        PartText.of(Named::new));
  }
}
