package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.Stream;
import weft.hdl.UInt;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;
import weft.hdl.transform.JitterSynchronizers;

/**
 * The crossings on the JVM engine, at coprime periods and phases, on synchronizers that settle
 * late: no word is lost, none comes twice, and all keep their order. The full tier moves 100,000
 * words a case, the sample tier in one.
 */
class CrossingPartsTest {
  private static final boolean FULL = "full".equals(System.getProperty("weft.tier"));
  private static final int MANY = 100_000;
  private static final int FEW = FULL ? MANY : 3_000;

  /** Numerators and denominators of the periods of both clocks, in ns. */
  private static final long[][] PERIODS = {
    {7, 1, 11, 1}, {11, 1, 7, 1}, {10, 3, 101, 10}, {31, 1, 5, 1}, {10, 1, 10, 1}
  };

  private final long seed = Long.getLong("weft.seed", 1);
  private final Random random = new Random(seed);

  @Test
  void queueKeepsEveryWordOnce() {
    for (int depth : new int[] {2, 4, 8}) {
      BiFunction<Clock, Clock, Component> queue =
          (from, to) -> new AsyncFifo<>(Hdl.uint(20), depth, from, to);
      for (long[] periods : PERIODS) {
        stream(queue, periods, depth == 8 && periods == PERIODS[0] ? MANY : FEW, 20, 20);
      }
    }
  }

  /** As authors write it. */
  static final class Words extends Component {
    public final Stream<UInt> input = slave(stream(uint(20)));
    public final Stream<UInt> output = master(stream(uint(20)));

    Words(Clock from, Clock to) {
      output.set(input.queue(8, from, to));
    }
  }

  @Test
  void aStreamIsQueuedIntoAnotherClock() {
    stream(Words::new, PERIODS[2], FEW, 20, 20);
  }

  @Test
  void queueOfEightMovesAWordAClock() {
    BiFunction<Clock, Clock, Component> queue =
        (from, to) -> new AsyncFifo<>(Hdl.uint(20), 8, from, to);
    long[] equal = {10, 1, 10, 1};
    long clocks = stream(queue, equal, 1000, 100, 100);
    assertTrue(clocks < 1100, "1000 words in " + clocks + " clocks");
  }

  @Test
  void handshakeKeepsEveryWordOnce() {
    for (long[] periods : PERIODS) {
      stream((from, to) -> new HandshakeCrossing<>(Hdl.uint(20), from, to), periods, FEW, 20, 20);
    }
  }

  @Test
  void pulsesFarEnoughApartAllArrive() {
    for (long[] periods : PERIODS) {
      pulses(periods);
    }
  }

  private Clock clock(String name, long numerator, long denominator) {
    return Hdl.clock(name)
        .period(numerator, denominator)
        .phase(random.nextInt((int) numerator + 1), denominator);
  }

  private Design late(BiFunction<Clock, Clock, Component> part, Clock from, Clock to) {
    Design design = Elaborator.elaborate(() -> part.apply(from, to)).design();
    return new JitterSynchronizers(random.nextLong()).apply(design);
  }

  private static ClockDomain domain(Design design, String name) {
    return design.top().domains().stream()
        .filter(d -> d.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Gives the edges of the receiving clock that it took. */
  private long stream(
      BiFunction<Clock, Clock, Component> part, long[] periods, int words, int least, int most) {
    Design design =
        late(part, clock("wr", periods[0], periods[1]), clock("rd", periods[2], periods[3]));
    int sends = least + random.nextInt(101 - most);
    int takes = least + random.nextInt(101 - most);
    ClockDomain wr = domain(design, "wr");
    ClockDomain rd = domain(design, "rd");
    try (Simulation sim = JvmEngine.start(design)) {
      Net valid = sim.net("input_valid");
      Net ready = sim.net("input_ready");
      Net payload = sim.net("input_payload");
      Net outValid = sim.net("output_valid");
      Net outReady = sim.net("output_ready");
      Net word = sim.net("output_payload");
      long sent = 0;
      long taken = 0;
      long limit = 400L * words;
      boolean offers = false;
      boolean accepts = false;
      for (long instant = 0; taken < words && instant < limit; instant++) {
        boolean moves = offers && sim.peek(ready) == 1;
        boolean arrives = accepts && sim.peek(outValid) == 1;
        long seen = sim.peek(word);
        long writes = sim.cycles(wr);
        long reads = sim.cycles(rd);
        sim.advance();
        if (sim.cycles(wr) > writes) {
          sent += moves ? 1 : 0;
          offers = offers && !moves || random.nextInt(100) < sends;
          sim.poke(valid, offers ? 1 : 0);
          sim.poke(payload, sent & 0xfffff);
        }
        if (sim.cycles(rd) > reads) {
          if (arrives) {
            assertEquals(taken & 0xfffff, seen, "word " + taken + ", weft.seed " + seed);
            taken++;
          }
          accepts = random.nextInt(100) < takes;
          sim.poke(outReady, accepts ? 1 : 0);
        }
      }
      assertEquals(words, taken, "words that came through, weft.seed " + seed);
      assertTrue(sent >= taken);
      return sim.cycles(rd);
    }
  }

  private void pulses(long[] periods) {
    Clock from = clock("wr", periods[0], periods[1]);
    Clock to = clock("rd", periods[2], periods[3]);
    Design design = late(PulseCrossing::new, from, to);
    ClockDomain wr = domain(design, "wr");
    ClockDomain rd = domain(design, "rd");
    double ratio = rd.period().value() / wr.period().value();
    int gap = (int) Math.ceil(3 * ratio) + 1;
    try (Simulation sim = JvmEngine.start(design)) {
      Net in = sim.net("pulseIn");
      Net out = sim.net("pulseOut");
      int sent = 0;
      int seen = 0;
      int wait = gap;
      while (sent < FEW || wait > -4 * gap) {
        long writes = sim.cycles(wr);
        long reads = sim.cycles(rd);
        long pulse = sim.peek(out);
        sim.advance();
        seen += sim.cycles(rd) > reads ? (int) pulse : 0;
        if (sim.cycles(wr) > writes) {
          boolean now = sent < FEW && --wait <= 0;
          sent += now ? 1 : 0;
          wait = now ? gap + random.nextInt(4) : sent < FEW ? wait : wait - 1;
          sim.poke(in, now ? 1 : 0);
        }
      }
      assertEquals(FEW, seen, "pulses that came through, weft.seed " + seed);
    }
  }
}
