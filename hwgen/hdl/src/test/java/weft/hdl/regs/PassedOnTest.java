package weft.hdl.regs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bench.AxiLiteMaster;
import weft.hdl.bench.Bench;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bench.RegisterAccess;
import weft.hdl.bus.AxiLite;
import weft.hdl.lib.Fifo;

/** Fields that stand before a queue: every write goes in, every read takes one out. */
class PassedOnTest {
  private static final Field WORD = Field.writeOnly("WORD", 13, 4, "Goes in").keptElsewhere();
  private static final Field SMALL =
      Field.writeOnly("SMALL", 23, 16, "Is looked at").range(3, 9).keptElsewhere();
  private static final Field HEAD = Field.readOnly("HEAD", 9, 0, "Comes out").takenByRead();
  private static final Field LEVEL = Field.readOnly("LEVEL", 2, 0, "Words inside");
  private static final RegisterMap MAP =
      RegisterMap.of(
          "queue",
          Register.at(0x0, "IN", "One end", WORD, SMALL),
          Register.at(0x4, "OUT", "The other", HEAD),
          Register.at(0x8, "LEVEL", "How full", LEVEL));

  static final class Queue extends Component {
    final AxiLite bus = in(bundle(() -> new AxiLite(4)));
    final UInt smalls;

    Queue() {
      RegisterFile registers = RegisterFile.behind(bus, MAP);
      Fifo<UInt> fifo = add(new Fifo<>(uint(10), 4));
      fifo.input.valid.set(registers.written(WORD));
      fifo.input.payload.set(registers.value(WORD));
      fifo.output.ready.set(registers.taken(HEAD));
      registers.shown(HEAD).set(fifo.output.payload);
      registers.shown(LEVEL).set(fifo.level);
      UInt sum = reg(uint(8)).init(0);
      when(registers.written(SMALL), () -> sum.set(sum.plus(registers.value(SMALL))));
      smalls = out(sum);
    }
  }

  private final Bench<Queue> bench = Bench.of(Queue::new);
  private final AxiLiteMaster bus = bench.add(new AxiLiteMaster(bench, bench.top().bus));
  private final RegisterAccess registers = new RegisterAccess(MAP, bus);

  @AfterEach
  void close() {
    bench.close();
  }

  private long read(Field field) {
    return bench.run(registers.read(field), 100);
  }

  private Response put(long word, int strobes) {
    return bench.run(bus.write(0, word, strobes), 100);
  }

  @Test
  void everyWriteGoesInAndEveryReadTakesOne() {
    for (int word : new int[] {0, 0x3FF, 0, 5}) {
      assertEquals(Response.OKAY, put(0x3_0000 | word << 4, 0b0011));
    }
    assertEquals(4, read(LEVEL));
    assertEquals(0, read(HEAD));
    assertEquals(0x3FF, read(HEAD));
    assertEquals(2, read(LEVEL));
    assertEquals(0, read(HEAD));
    assertEquals(5, read(HEAD));
    assertEquals(0, read(LEVEL));
    assertEquals(0, bench.peek(bench.top().smalls));
  }

  @Test
  void aWriteOfOtherBytesIsNone() {
    assertEquals(Response.OKAY, put(0x7_0000, 0b0100));
    assertEquals(7, bench.peek(bench.top().smalls));
    assertEquals(0, read(LEVEL));
    assertEquals(Response.SLVERR, put(0xA_0000, 0b0100));
    assertEquals(Response.SLVERR, put(0x2_0000, 0b0111));
    assertEquals(7, bench.peek(bench.top().smalls));
    assertEquals(0, read(LEVEL));
  }

  @Test
  void nothingIsKeptOfIt() {
    bench.run(registers.writeWord(MAP.register("IN"), 0x3_0010), 100);
    bench.run(registers.write(SMALL, 4), 100);
    assertEquals(7, bench.peek(bench.top().smalls));
    assertEquals(2, read(LEVEL));
    assertEquals(1, read(HEAD));
    assertEquals(0, read(HEAD));
  }

  @Test
  void theDescriptionSaysThatAccessesDoSomething() {
    String rdl = RegisterRdl.of(MAP);
    assertTrue(rdl.contains("sw = w;\n      hw = r;\n      swmod;\n    } WORD[13:4]"), rdl);
    assertTrue(rdl.contains("sw = r;\n      onread = ruser;\n      hw = w;\n    } HEAD"), rdl);
  }
}
