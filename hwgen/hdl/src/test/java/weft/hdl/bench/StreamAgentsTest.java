package weft.hdl.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Hdl;
import weft.hdl.Stream;
import weft.hdl.UInt;
import weft.hdl.lib.Fifo;

class StreamAgentsTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  private static List<BigInteger> numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> BigInteger.valueOf(i * 37 % 251)).toList();
  }

  /** Words that move between a source and a sink through a queue, under these stalls. */
  private static long clocks(Stalls source, Stalls sink) {
    try (Bench<Fifo<UInt>> bench = Bench.of(() -> new Fifo<>(Hdl.uint(8), 4))) {
      Fifo<UInt> dut = bench.top();
      var words = bench.add(StreamSource.of(bench, dut.input).stalls(source));
      Scoreboard<BigInteger> board = new Scoreboard<>(bench, "words");
      bench.add(StreamSink.of(bench, dut.output).stalls(sink).each(board));
      words.send(numbers(300));
      board.expect(numbers(300));
      bench.run(board.complete().within(20_000, "300 words"));
      assertEquals(300, board.compared());
      assertEquals(300, words.moved());
      return bench.sim().cycles();
    }
  }

  @Test
  void everyWordComesThroughInOrder() {
    assertEquals(301, clocks(Stalls.none(), Stalls.none()));
    clocks(Stalls.random(SEED, "in", 40), Stalls.random(SEED, "out", 60));
    clocks(Stalls.bursts(SEED, "in", 20), Stalls.bursts(SEED, "out", 20));
  }

  @Test
  void equalSeedsGiveEqualRuns() {
    long first = clocks(Stalls.random(7, "in", 40), Stalls.random(7, "out", 60));
    assertEquals(first, clocks(Stalls.random(7, "in", 40), Stalls.random(7, "out", 60)));
  }

  @Test
  void stallsHoldBackAsOftenAsTheySay() {
    for (int percent : new int[] {0, 25, 100}) {
      Stalls stalls = Stalls.random(SEED, "s", percent);
      long held = IntStream.range(0, 10_000).filter(i -> stalls.stall()).count();
      assertEquals(100.0 * percent, held, percent % 100 == 0 ? 0 : 300, "weft.seed " + SEED);
    }
  }

  @Test
  void aTaskCanWaitForItsOwnWord() {
    try (Bench<Fifo<UInt>> bench = Bench.of(() -> new Fifo<>(Hdl.uint(8), 4))) {
      var words = bench.add(StreamSource.of(bench, bench.top().input));
      words.send(numbers(3));
      bench.run(words.sending(BigInteger.TEN));
      assertEquals(4, words.moved());
      assertEquals(4, bench.sim().cycles());
      words.send(BigInteger.ONE);
      var late =
          assertThrows(TaskTimeout.class, () -> bench.run(words.drained().within(9, "room")));
      assertEquals("room: not in 9 clocks (until cycle 13)", late.getMessage());
    }
  }

  /** A word of two parts. */
  static final class Pair extends Bundle {
    final UInt key = field(Hdl.uint(4));
    final Bits text = field(Hdl.bits(70));
  }

  @Test
  void wordsOfManyPartsAreRecords() {
    record Word(long key, BigInteger text) {}
    List<Word> sent = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      sent.add(new Word(i, BigInteger.ONE.shiftLeft(7 * i).add(BigInteger.valueOf(i))));
    }
    try (Bench<Fifo<Pair>> bench = Bench.of(() -> new Fifo<>(Hdl.bundle(Pair::new), 2))) {
      Stream<Pair> in = bench.top().input;
      Stream<Pair> out = bench.top().output;
      StreamSource<Word> source =
          StreamSource.of(
              bench,
              in.valid,
              in.ready,
              word -> {
                bench.poke(in.payload.key, word.key());
                bench.poke(in.payload.text, word.text());
              });
      StreamSink<Word> sink =
          StreamSink.of(
              bench,
              out.valid,
              out.ready,
              () -> new Word(bench.peek(out.payload.key), bench.peekBig(out.payload.text)));
      bench.add(source).send(sent);
      bench.add(sink);
      assertEquals(sent, bench.run(sink.await(9).within(100, "9 words")));
    }
  }

  /** Offers a count whether it has moved or not, or takes it back. */
  static final class Rude extends Component {
    final Stream<UInt> output = master(stream(uint(8)));
    final Bool takesBack = in(bool());

    Rude() {
      UInt count = reg(uint(8)).init(0);
      count.set(count.plus(1));
      output.valid.set(takesBack.not().or(count.bit(0).not()));
      output.payload.set(mux(takesBack, count.type().of(5), count));
      output.ready.unused("that is the fault");
    }
  }

  @Test
  void aSinkNoticesWordsThatChangeOrGoAway() {
    try (Bench<Rude> bench = Bench.of(Rude::new)) {
      bench.add(StreamSink.of(bench, bench.top().output).stalls(() -> true));
      ProtocolError changed = assertThrows(ProtocolError.class, () -> bench.step(5));
      assertEquals(
          "cycle 1: what output_valid offers was 0 and is 1: not moved yet", changed.getMessage());
    }
    try (Bench<Rude> bench = Bench.of(Rude::new)) {
      bench.poke(bench.top().takesBack, true);
      bench.add(HandshakeMonitor.of(bench, bench.top().output));
      ProtocolError gone = assertThrows(ProtocolError.class, () -> bench.step(5));
      assertEquals("cycle 1: output_valid was taken back: 5 had not moved", gone.getMessage());
    }
  }

  @Test
  void aScoreboardSaysWhichWordIsWrong() {
    try (Bench<Fifo<UInt>> bench = Bench.of(() -> new Fifo<>(Hdl.uint(8), 4))) {
      bench.add(StreamSource.of(bench, bench.top().input)).send(numbers(3));
      Scoreboard<BigInteger> board = new Scoreboard<>(bench, "words");
      bench.add(StreamSink.of(bench, bench.top().output).each(board));
      board.expect(List.of(BigInteger.ZERO, BigInteger.ONE));
      AssertionError wrong = assertThrows(AssertionError.class, () -> bench.step(9));
      assertEquals("words 1, cycle 2: expected 1, came 37", wrong.getMessage());
    }
  }

  @Test
  void whatHasNoBitsIsZero() {
    try (Bench<Fifo<UInt>> bench = Bench.of(() -> new Fifo<>(Hdl.uint(0), 2))) {
      UInt payload = bench.top().input.payload;
      bench.poke(payload, 0);
      assertEquals(0, bench.peek(payload));
      assertEquals(BigInteger.ZERO, bench.peekBig(bench.top().output.payload));
      var error = assertThrows(IllegalArgumentException.class, () -> bench.poke(payload, 1));
      assertEquals("input_payload has no bits and cannot be 1", error.getMessage());
    }
  }
}
