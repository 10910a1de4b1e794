package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.Stream;
import weft.hdl.Streams;
import weft.hdl.UInt;

/** Streams that become several, and several that become one. */
class ManyStreamsTest {
  /** Streams of bytes in and out. */
  static class Some extends Component {
    final List<Stream<UInt>> from = new ArrayList<>();
    final List<Stream<UInt>> to = new ArrayList<>();

    Some(int inputs, int outputs, BiConsumer<List<Stream<UInt>>, List<Stream<UInt>>> between) {
      for (int i = 0; i < inputs; i++) {
        from.add(slave(stream(uint(8))));
      }
      for (int i = 0; i < outputs; i++) {
        to.add(master(stream(uint(8))));
      }
      between.accept(from, to);
    }
  }

  private static Supplier<Component> some(
      int inputs, int outputs, BiConsumer<List<Stream<UInt>>, List<Stream<UInt>>> between) {
    return () -> new Some(inputs, outputs, between);
  }

  private static void setAll(List<Stream<UInt>> to, List<Stream<UInt>> from) {
    for (int i = 0; i < to.size(); i++) {
      to.get(i).set(from.get(i));
    }
  }

  private static List<StreamBench.Sink> sinks(StreamBench bench, int n) {
    return IntStream.range(0, n).mapToObj(i -> bench.sink("to_" + i, 30 + 20 * i)).toList();
  }

  @Test
  void everyOutputOfAForkGetsEveryWord() {
    for (int n = 1; n <= 3; n++) {
      int outputs = n;
      StreamBench bench =
          StreamBench.of(some(1, n, (from, to) -> setAll(to, from.get(0).fork(outputs))), 30 + n);
      List<Long> words = StreamBench.words(100, 8, 30);
      bench.source("from_0", 70, words);
      List<StreamBench.Sink> sinks = sinks(bench, n);
      bench.run(1000).done();
      sinks.forEach(sink -> assertEquals(words, sink.words()));
    }
  }

  @Test
  void aForkedWordWaitsForNobodyButItsOwnOutput() {
    StreamBench bench =
        StreamBench.of(some(1, 2, (from, to) -> setAll(to, from.get(0).fork(2))), 34);
    StreamBench.Source source = bench.source("from_0", 100, List.of(7L, 8L));
    StreamBench.Sink first = bench.sink("to_0", 100);
    bench.sink("to_1", 0);
    bench.run(5);
    assertEquals(List.of(7L), first.words());
    assertEquals(0, source.taken());
  }

  @Test
  void demuxSendsEveryWordWhereItSays() {
    StreamBench bench =
        StreamBench.of(
            some(1, 3, (from, to) -> setAll(to, from.get(0).demux(3, w -> w.truncate(2)))), 35);
    List<Long> words = StreamBench.words(200, 8, 35);
    bench.source("from_0", 80, words);
    List<StreamBench.Sink> sinks = sinks(bench, 3);
    bench.run(1500).done();
    for (int i = 0; i < 3; i++) {
      int here = i;
      assertEquals(words.stream().filter(w -> w % 4 == here).toList(), sinks.get(i).words());
    }
  }

  @Test
  void dealtWordsGoRoundAndComeBackInOrder() {
    StreamBench dealt =
        StreamBench.of(some(1, 3, (from, to) -> setAll(to, from.get(0).deal(3))), 36);
    List<Long> words = StreamBench.words(150, 8, 36);
    dealt.source("from_0", 80, words);
    List<StreamBench.Sink> sinks = sinks(dealt, 3);
    dealt.run(1500).done();
    for (int i = 0; i < 3; i++) {
      int lane = i;
      assertEquals(
          IntStream.range(0, 50).mapToObj(k -> words.get(3 * k + lane)).toList(),
          sinks.get(i).words());
    }
    StreamBench back =
        StreamBench.of(
            some(
                1,
                1,
                (from, to) -> {
                  List<Stream<UInt>> lanes = from.get(0).deal(3);
                  to.get(0)
                      .set(
                          Streams.collect(
                              List.of(lanes.get(0).queue(2), lanes.get(1).stage(), lanes.get(2))));
                }),
            37);
    back.source("from_0", 90, words);
    StreamBench.Sink sink = back.sink("to_0", 60);
    back.run(600).done();
    assertEquals(words, sink.words());
  }

  @Test
  void joinedWordsMoveTogether() {
    StreamBench bench =
        StreamBench.of(
            some(
                3,
                1,
                (from, to) ->
                    to.get(0)
                        .set(Streams.join(from).map(v -> v.get(0).plus(v.get(1)).plus(v.get(2))))),
            38);
    List<List<Long>> words =
        IntStream.range(0, 3).mapToObj(i -> StreamBench.words(100, 8, 38 + i)).toList();
    for (int i = 0; i < 3; i++) {
      bench.source("from_" + i, 50 + 20 * i, words.get(i));
    }
    StreamBench.Sink sums = bench.sink("to_0", 70);
    bench.run(600).done();
    assertEquals(
        IntStream.range(0, 100)
            .mapToObj(k -> words.stream().mapToLong(w -> w.get(k)).sum() % 256)
            .toList(),
        sums.words());
  }

  static class Pairs extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));
    final Stream<UInt> tags = slave(stream(uint(3)));
    final Stream<Pair<UInt, UInt>> pairs = master(stream(Pair.of(uint(8), uint(3))));

    Pairs() {
      pairs.set(Streams.join(words, tags));
    }
  }

  @Test
  void joinOfTwoIsAPair() {
    assertEquals(
        """
        module Pairs (
          input words_valid,
          output words_ready,
          input [7:0] words_payload,
          input tags_valid,
          output tags_ready,
          input [2:0] tags_payload,
          output pairs_valid,
          input pairs_ready,
          output [7:0] pairs_payload_first,
          output [2:0] pairs_payload_second
        );
          wire words_zip_valid = words_valid & tags_valid;
          wire words_zip_ready;

          assign words_ready = tags_valid & words_zip_ready;
          assign tags_ready = words_valid & words_zip_ready;
          assign pairs_valid = words_zip_valid;
          assign words_zip_ready = pairs_ready;
          assign pairs_payload_first = words_payload;
          assign pairs_payload_second = tags_payload;
        endmodule
        """,
        PartText.of(Pairs::new));
  }

  @Test
  void selectedWordsComeFromTheChosenInput() {
    StreamBench bench = StreamBench.of(() -> new Selector<>(Hdl.uint(8), 3, 2), 40);
    List<List<Long>> words = new ArrayList<>();
    List<StreamBench.Source> sources = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      long input = i * 64L;
      words.add(StreamBench.words(400, 6, 40 + i).stream().map(w -> w + input).toList());
      sources.add(bench.source("inputs_" + i, 60, words.get(i)));
    }
    StreamBench.Sink output = bench.sink("output", 60);
    for (int k = 0; k < 300; k++) {
      bench.poke("which", bench.random().nextInt(4));
      bench.run(1);
    }
    int[] next = new int[3];
    for (long word : output.words()) {
      int input = (int) word / 64;
      assertEquals(words.get(input).get(next[input]++), word);
    }
    for (int i = 0; i < 3; i++) {
      assertEquals(sources.get(i).taken(), next[i]);
    }
    bench.poke("which", 3);
    bench.run(2);
    int before = output.words().size();
    bench.run(20);
    assertEquals(before, output.words().size());
  }

  @Test
  void wideWordsHoldTheFirstWordLowest() {
    StreamBench bench = StreamBench.of(() -> new Widen<>(Hdl.uint(8), 3), 43);
    List<Long> words = StreamBench.words(300, 8, 43);
    bench.source("input", 70, words);
    StreamBench.Sink output = bench.sink("output", 60);
    bench.run(1000).done();
    assertEquals(
        IntStream.range(0, 100)
            .mapToObj(
                k -> words.get(3 * k) + (words.get(3 * k + 1) << 8) + (words.get(3 * k + 2) << 16))
            .toList(),
        output.words());
  }

  @Test
  void widthConversionsMoveAWordAClockOnTheirNarrowSide() {
    StreamBench wide = StreamBench.of(() -> new Widen<>(Hdl.uint(8), 4), 44);
    StreamBench.Source source = wide.source("input", 100, StreamBench.words(200, 8, 44));
    wide.sink("output", 100);
    wide.run(100);
    assertEquals(100, source.taken());
    StreamBench narrow = StreamBench.of(() -> new Narrow<>(Hdl.uint(8), 4), 45);
    narrow.source("input", 100, StreamBench.words(200, 32, 45));
    StreamBench.Sink sink = narrow.sink("output", 100);
    narrow.run(100);
    assertEquals(100, sink.words().size());
  }

  @Test
  void narrowWordsComeLowestFirst() {
    StreamBench bench =
        StreamBench.of(
            some(
                1,
                1,
                (from, to) -> to.get(0).set(from.get(0).narrow(4).map(w -> w.asUInt().extend(8)))),
            46);
    List<Long> words = StreamBench.words(100, 8, 46);
    bench.source("from_0", 80, words);
    StreamBench.Sink output = bench.sink("to_0", 60);
    bench.run(1000).done();
    List<Long> expected = new ArrayList<>();
    words.forEach(w -> IntStream.range(0, 4).forEach(i -> expected.add(w >> 2 * i & 3)));
    assertEquals(expected, output.words());
  }

  @Test
  void sizesAreChecked() {
    List<Supplier<Component>> wrong =
        List.of(
            () -> new Fork<>(Hdl.bool(), 0),
            () -> new Arbiter<>(Hdl.bool(), 0, Arbitration.PRIORITY),
            () -> new Widen<>(Hdl.bool(), 1),
            () -> new Narrow<>(Hdl.bool(), 1),
            () -> new Deal<>(Hdl.bool(), 1),
            () -> new Collect<>(Hdl.bool(), 1),
            () -> new Selector<>(Hdl.bool(), 0, 1),
            () -> new Selector<>(Hdl.bool(), 3, 1));
    List<String> said =
        wrong.stream()
            .map(
                top ->
                    assertThrows(IllegalArgumentException.class, () -> Elaborator.elaborate(top))
                        .getMessage())
            .toList();
    assertEquals(
        List.of(
            "a fork has 1 output or more, not 0",
            "an arbiter has 1 input or more, not 0",
            "2 words or more become one, not 1",
            "a word becomes 2 or more, not 1",
            "words are dealt to 2 or more, not 1",
            "words are collected of 2 or more, not 1",
            "a selector has 1 input or more, not 0",
            "a choice of 1 bits does not reach 3 inputs"),
        said);
  }
}
