package weft.hdl.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.hdl.bus.BusTraffic.FULL;
import static weft.hdl.bus.BusTraffic.SEED;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.hdl.bench.Axi4Burst;
import weft.hdl.bench.Axi4Master;
import weft.hdl.bench.Axi4Monitor;
import weft.hdl.bench.Axi4Subordinate;
import weft.hdl.bench.AxiLiteSubordinate;
import weft.hdl.bench.Bench;
import weft.hdl.bench.BusDevice;
import weft.hdl.bench.BusMaster.Read;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bench.ByteMemory;
import weft.hdl.bench.Stalls;
import weft.hdl.bench.StreamSink;
import weft.hdl.bench.StreamSource;
import weft.hdl.bench.Task;

class Axi4Test {
  /** A legal burst of any kind within the address space. */
  private static Axi4Burst randomBurst(Random random, int id, int addressBits, int mostSize) {
    while (true) {
      int kind = random.nextInt(3);
      int size = random.nextInt(mostSize + 1);
      int beats =
          switch (kind) {
            case Axi4.WRAP -> 2 << random.nextInt(4);
            case Axi4.FIXED -> 1 + random.nextInt(16);
            default -> 1 + random.nextInt(random.nextInt(8) == 0 ? 256 : 8);
          };
      long address = random.nextInt(1 << addressBits);
      if (kind == Axi4.WRAP) {
        address &= -1L << size;
      }
      Axi4Burst burst = new Axi4Burst(id, address, beats, size, kind);
      boolean fits = burst.address(beats - 1) + burst.bytes() <= 1L << addressBits;
      if (fits && burst.objection(1 << mostSize).isEmpty()) {
        return burst;
      }
    }
  }

  /** Random bursts one after the other; every word read is compared with bytes in Java. */
  private static Task<Void> traffic(
      Axi4Master master, int id, int count, int addressBits, int mostSize, ByteMemory expected) {
    Random random = Stalls.named(SEED, "bursts of " + id);
    int busBytes = 1 << mostSize;
    return Task.repeat(
        count,
        n -> {
          Axi4Burst burst = randomBurst(random, id, addressBits, mostSize);
          String what = "burst " + n + ", " + burst + ", weft.seed " + SEED;
          if (random.nextBoolean()) {
            List<BigInteger> words = new ArrayList<>();
            List<BigInteger> strobes = new ArrayList<>();
            for (int i = 0; i < burst.beats(); i++) {
              words.add(new BigInteger(8 * busBytes, random));
              strobes.add(new BigInteger(busBytes, random).and(burst.lanes(i, busBytes)));
              expected.write(burst.address(i), busBytes, words.get(i), strobes.get(i));
            }
            return master
                .write(burst, words, strobes)
                .thenAccept(answer -> assertEquals(Response.OKAY, answer, what));
          }
          return master
              .read(burst)
              .thenAccept(
                  answer -> {
                    List<BigInteger> right =
                        IntStream.range(0, burst.beats())
                            .mapToObj(i -> expected.word(burst.address(i), busBytes))
                            .toList();
                    assertEquals(right, answer.words(), what);
                    assertEquals(Response.OKAY, answer.worst(), what);
                  });
        });
  }

  private static void memory(int dataBits, int percent, int count) {
    int addressBits = 13;
    int mostSize = Integer.numberOfTrailingZeros(dataBits / 8);
    try (Bench<Axi4Memory> bench = Bench.of(() -> new Axi4Memory(addressBits, dataBits, 2))) {
      Axi4Memory dut = bench.top();
      Axi4Master master = bench.add(new Axi4Master(bench, dut.bus).stalls(SEED, percent));
      Axi4Monitor monitor = bench.add(new Axi4Monitor(bench, dut.bus));
      ByteMemory expected = new ByteMemory();
      zero(bench, 1 << addressBits - mostSize);
      bench.run(traffic(master, 3, count, addressBits, mostSize, expected));
      assertEquals(count, monitor.readBursts().size() + monitor.writeBursts().size());
    }
  }

  private static void zero(Bench<Axi4Memory> bench, int words) {
    for (int i = 0; i < words; i++) {
      bench.poke(bench.top().words, i, 0);
    }
  }

  @Test
  void theMemoryKeepsWhatBurstsOfEveryKindWrite() {
    memory(32, 0, FULL ? 500 : 25);
    memory(64, 40, FULL ? 500 : 25);
  }

  @Test
  void theMemoryMovesABeatAClock() {
    try (Bench<Axi4Memory> bench = Bench.of(() -> new Axi4Memory(12, 64, 0))) {
      Axi4Master master = bench.add(new Axi4Master(bench, bench.top().bus));
      List<BigInteger> words = IntStream.range(0, 256).mapToObj(BigInteger::valueOf).toList();
      Axi4Burst burst = Axi4Burst.incr(0x400, 256, 3);
      assertEquals(Response.OKAY, bench.run(master.write(burst, words)));
      assertEquals(258, bench.sim().cycles(), "address, 256 words, answer");
      assertEquals(words, bench.run(master.read(burst)).words());
      assertEquals(258 + 258, bench.sim().cycles(), "address, fetch, 256 words");
    }
  }

  @Test
  void burstsBecomeLiteAccesses() {
    try (Bench<Axi4ToLite> bench = Bench.of(() -> new Axi4ToLite(13, 2))) {
      Axi4ToLite dut = bench.top();
      Axi4Master master = bench.add(new Axi4Master(bench, dut.bus).stalls(SEED, 20));
      bench.add(new Axi4Monitor(bench, dut.bus));
      bench.add(
          new AxiLiteSubordinate(bench, dut.lite, new BusDevice.Memory()).stalls(SEED, "lite", 20));
      bench.run(traffic(master, 1, FULL ? 300 : 20, 13, 2, new ByteMemory()));
    }
  }

  @Test
  void aBurstOfLiteAccessesAnswersTheWorst() {
    BusDevice refusing =
        new BusDevice() {
          @Override
          public Response write(long address, long data, int strobe) {
            return address == 0x24 ? Response.DECERR : Response.OKAY;
          }

          @Override
          public Read read(long address) {
            return new Read(address, address == 0x24 ? Response.SLVERR : Response.OKAY);
          }
        };
    try (Bench<Axi4ToLite> bench = Bench.of(() -> new Axi4ToLite(8, 0))) {
      Axi4Master master = bench.add(new Axi4Master(bench, bench.top().bus));
      bench.add(new AxiLiteSubordinate(bench, bench.top().lite, refusing));
      List<BigInteger> words = List.of(BigInteger.ONE, BigInteger.TWO, BigInteger.TEN);
      assertEquals(Response.DECERR, bench.run(master.write(Axi4Burst.incr(0x20, 3, 2), words)));
      assertEquals(Response.OKAY, bench.run(master.write(Axi4Burst.incr(0x28, 3, 2), words)));
      var read = bench.run(master.read(Axi4Burst.incr(0x20, 3, 2)));
      assertEquals(Response.SLVERR, read.worst());
      assertEquals(
          List.of(BigInteger.valueOf(0x20), BigInteger.valueOf(0x24), BigInteger.valueOf(0x28)),
          read.words());
    }
  }

  private record Move(long address, int words) {}

  private static List<Move> moves(int count, int mostWords) {
    Random random = Stalls.named(SEED, "moves");
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int words = 1 + random.nextInt(mostWords);
      moves.add(new Move(8L * random.nextInt(8192 - words), words));
    }
    return moves;
  }

  @Test
  void theReaderBringsWordsInOrder() {
    for (int percent : new int[] {0, 40}) {
      try (Bench<Axi4Reader> bench = Bench.of(() -> new Axi4Reader(16, 64, 10, 64))) {
        Axi4Reader dut = bench.top();
        ByteMemory memory = new ByteMemory();
        Random random = Stalls.named(SEED, "contents");
        IntStream.range(0, 65536).forEach(i -> memory.set(i, random.nextInt(256)));
        bench.add(new Axi4Subordinate(bench, dut.bus, memory).stalls(SEED, "memory", percent));
        Axi4Monitor monitor = bench.add(new Axi4Monitor(bench, dut.bus));
        StreamSource<Move> asks = bench.add(asks(bench, dut.transfers));
        var words =
            bench.add(StreamSink.of(bench, dut.words).stalls(Stalls.random(SEED, "w", percent)));

        List<Move> moves = moves(FULL ? 100 : 6, 700);
        asks.send(moves);
        List<BigInteger> right = new ArrayList<>();
        for (Move move : moves) {
          for (int i = 0; i < move.words(); i++) {
            right.add(memory.word(move.address() + 8L * i, 8));
          }
        }
        bench.run(words.await(right.size()));
        assertEquals(right, words.words(), "weft.seed " + SEED);
        assertEquals(leastBursts(moves), monitor.readBursts().size(), "no burst is cut short");
      }
    }
  }

  /** Bursts of up to 64 words of 8 bytes that cross no multiple of 4096. */
  private static int leastBursts(List<Move> moves) {
    int bursts = 0;
    for (Move move : moves) {
      long at = move.address();
      long end = at + 8L * move.words();
      while (at < end) {
        at = Math.min(Math.min(end, at + 64 * 8), (at / 4096 + 1) * 4096);
        bursts++;
      }
    }
    return bursts;
  }

  private static StreamSource<Move> asks(Bench<?> bench, weft.hdl.Stream<Transfer> transfers) {
    return StreamSource.of(
        bench,
        transfers.valid,
        transfers.ready,
        move -> {
          bench.poke(transfers.payload.address, move.address());
          bench.poke(transfers.payload.more, move.words() - 1);
        });
  }

  @Test
  void theWriterPutsWordsInPlaceAndSaysWhen() {
    for (int percent : new int[] {0, 40}) {
      try (Bench<Axi4Writer> bench = Bench.of(() -> new Axi4Writer(16, 64, 10, 64))) {
        Axi4Writer dut = bench.top();
        ByteMemory memory = new ByteMemory();
        bench.add(
            new Axi4Subordinate(bench, dut.bus, memory)
                .stalls(SEED, "memory", percent)
                .refuseFrom(0xF000));
        Axi4Monitor monitor = bench.add(new Axi4Monitor(bench, dut.bus));
        StreamSource<Move> asks = bench.add(asks(bench, dut.transfers));
        var words =
            bench.add(StreamSource.of(bench, dut.words).stalls(Stalls.random(SEED, "w", percent)));
        var done = bench.add(StreamSink.of(bench, dut.done));

        List<Move> moves = new ArrayList<>(moves(FULL ? 100 : 6, 700));
        moves.add(new Move(0xEFF8, 1));
        moves.add(new Move(0xEFF8, 2));
        moves.add(new Move(0x0FF8, 1));
        asks.send(moves);
        Random random = Stalls.named(SEED, "words");
        ByteMemory right = new ByteMemory();
        List<BigInteger> okay = new ArrayList<>();
        for (Move move : moves) {
          boolean fits = move.address() + 8L * move.words() <= 0xF000;
          okay.add(fits ? BigInteger.ONE : BigInteger.ZERO);
          for (int i = 0; i < move.words(); i++) {
            BigInteger word = new BigInteger(64, random);
            words.send(word);
            if (move.address() + 8L * i < 0xF000) {
              right.write(move.address() + 8L * i, 8, word, BigInteger.valueOf(255));
            }
          }
        }
        assertEquals(okay, bench.run(done.await(moves.size())), "weft.seed " + SEED);
        for (long at = 0; at < 65536; at += 8) {
          assertEquals(right.word(at, 8), memory.word(at, 8), at + ", weft.seed " + SEED);
        }
        assertEquals(leastBursts(moves), monitor.writeBursts().size(), "no burst is cut short");
      }
    }
  }
}
