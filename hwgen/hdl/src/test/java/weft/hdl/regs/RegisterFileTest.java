package weft.hdl.regs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.UInt;
import weft.hdl.bench.AxiLiteMaster;
import weft.hdl.bench.Bench;
import weft.hdl.bench.BusError;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bench.RegisterAccess;
import weft.hdl.bench.Stalls;
import weft.hdl.bench.Task;
import weft.hdl.bus.AxiLite;

/** The hardware of a map with every kind of field, by its bus. */
class RegisterFileTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  private static final int ACCESSES =
      System.getProperty("weft.tier", "sample").equals("full") ? 2000 : 60;

  /** The map behind AXI4-Lite, what goes in and out of it on pins. */
  static final class Device extends Component {
    final AxiLite bus = in(bundle(() -> new AxiLite(8)));
    final UInt now = in(uint(24));
    final Bool elapsed = in(bool());
    final Bits fault = in(bits(4));
    final Bool missed = in(bool());
    final Bool period = in(bool());
    final Bool late = in(bool());
    final Bool move = in(bool());
    final UInt place = in(uint(10));

    final UInt setPeriod;
    final UInt key;
    final UInt point;
    final UInt restarts;
    final Bits faultOnes;
    final Bits fed;
    final RegisterFile registers;

    Device() {
      registers = RegisterFile.behind(bus, Timer.MAP);
      registers.shown(Timer.NOW).set(now);
      registers.events(Timer.ELAPSED).set(elapsed.asBits());
      registers.shown(Timer.FAULT).set(fault.asUInt());
      registers.events(Timer.MISSED).set(missed.asBits());
      registers.events(Timer.PERIODS).set(period.asBits());
      registers.events(Timer.LATE).set(late.asBits());
      registers.load(Timer.POINT).set(move);
      registers.loaded(Timer.POINT).set(place);

      setPeriod = out(registers.value(Timer.PERIOD));
      key = out(registers.value(Timer.KEY));
      point = out(registers.value(Timer.POINT));
      UInt pulses = reg(uint(8)).init(0);
      when(registers.ones(Timer.RESTART).bit(0), () -> pulses.set(pulses.plus(1)));
      restarts = out(pulses);
      Bits ones = reg(bits(4)).init(0);
      ones.set(ones.or(registers.ones(Timer.FAULT)));
      faultOnes = out(ones);
      Bits sums = reg(bits(32)).init(0);
      RegisterFile.WindowPort feed = registers.window(Timer.FEED);
      when(feed.write(), () -> sums.set(feed.writeData()));
      fed = out(sums);

      Mem<Bits> table = mem(bits(32), 8);
      registers.window(Timer.TABLE).connect(table);
      Mem<Bits> trace = mem(bits(32), 4).init(10, 11, 12, 13);
      registers.window(Timer.TRACE).connect(trace);
    }
  }

  private final Bench<Device> bench = Bench.of(Device::new);
  private final Device dut = bench.top();
  private final AxiLiteMaster bus = bench.add(new AxiLiteMaster(bench, dut.bus));
  private final RegisterAccess registers = new RegisterAccess(Timer.MAP, bus);

  @AfterEach
  void close() {
    bench.close();
  }

  private long read(Field field) {
    return bench.run(registers.read(field), 100);
  }

  private void write(Field field, long value) {
    bench.run(registers.write(field, value), 100);
  }

  private void pulse(Bool event) {
    bench.poke(event, true);
    bench.step();
    bench.poke(event, false);
  }

  @Test
  void fieldsReadTheirResetValues() {
    assertEquals(0x0102, read(Timer.VERSION));
    assertEquals(1000, read(Timer.PERIOD));
    assertEquals(1000, bench.peek(dut.setPeriod));
    assertEquals(0, read(Timer.RUN));
    assertEquals(0, read(Timer.KEY));
    assertEquals(5, bench.peek(dut.key));
  }

  @Test
  void aWriteOfOneFieldLeavesTheOthers() {
    write(Timer.RUN, 1);
    assertEquals(1000, read(Timer.PERIOD));
    write(Timer.PERIOD, 77);
    assertEquals(1, read(Timer.RUN));
    assertEquals(77, bench.peek(dut.setPeriod));
  }

  @Test
  void valuesOutOfRangeAreRefusedAndChangeNothing() {
    for (long bad : new long[] {0, 1, 1_000_001, 0xFF_FFFF}) {
      assertEquals(Response.SLVERR, bench.run(registers.tryWrite(Timer.PERIOD, bad)));
    }
    assertEquals(1000, read(Timer.PERIOD));
    for (long good : new long[] {2, 1_000_000}) {
      write(Timer.PERIOD, good);
      assertEquals(good, read(Timer.PERIOD));
    }
    BusError error = assertThrows(BusError.class, () -> write(Timer.PERIOD, 1));
    assertEquals("write of timer.CTRL.PERIOD = 1: SLVERR", error.getMessage());
  }

  @Test
  void whatIsNotThereIsRefused() {
    for (int address : new int[] {0x18, 0x1C, 0x28, 0x3C, 0x78, 0x80, 0xFC, 0x02, 0x61}) {
      assertEquals(Response.SLVERR, bench.run(bus.read(address)).response(), "read " + address);
      assertEquals(Response.SLVERR, bench.run(bus.write(address, 0)), "write " + address);
    }
    assertEquals(Response.SLVERR, bench.run(bus.write(0x00, 1)), "ID is constant");
    assertEquals(Response.SLVERR, bench.run(bus.write(0x0C, 1)), "COUNT is read only");
    assertEquals(Response.SLVERR, bench.run(bus.write(0x14, 1)), "EVENTS are counted");
    assertEquals(Response.SLVERR, bench.run(bus.write(0x60, 1)), "TRACE is read only");
    assertEquals(Response.SLVERR, bench.run(bus.read(0x70)).response(), "FEED is write only");
  }

  @Test
  void pulsesLastOneClockAndReadZero() {
    write(Timer.RESTART, 1);
    bench.step(10);
    assertEquals(1, bench.peek(dut.restarts));
    assertEquals(0, read(Timer.RESTART));
    write(Timer.STEPS, 15);
    bench.step(10);
    assertEquals(1, bench.peek(dut.restarts), "RESTART was written as 0");
  }

  @Test
  void eventsStickUntilAOneIsWritten() {
    pulse(dut.elapsed);
    bench.step(5);
    assertEquals(1, read(Timer.ELAPSED));
    write(Timer.ELAPSED, 0);
    assertEquals(1, read(Timer.ELAPSED));
    write(Timer.ELAPSED, 1);
    assertEquals(0, read(Timer.ELAPSED));
  }

  /** The write happens in the clock after the one in which it is offered. */
  @Test
  void anEventInTheClockOfTheClearWins() {
    for (int clock = 0; clock < 4; clock++) {
      Task<Void> event =
          Task.edges(clock)
              .thenRun(() -> bench.poke(dut.elapsed, true))
              .then(Task.edge())
              .thenRun(() -> bench.poke(dut.elapsed, false));
      bench.run(Task.all(registers.write(Timer.ELAPSED, 1), event));
      assertEquals(clock == 0 ? 0 : 1, read(Timer.ELAPSED), "event in clock " + clock);
      write(Timer.ELAPSED, 1);
    }
  }

  @Test
  void whatIsKeptElsewhereIsShownAndToldOfOnes() {
    bench.poke(dut.fault, 6);
    assertEquals(6, read(Timer.FAULT));
    write(Timer.FAULT, 4);
    assertEquals(6, read(Timer.FAULT), "whoever keeps it did not clear it");
    assertEquals(4, bench.peek(dut.faultOnes));
  }

  @Test
  void readingClears() {
    pulse(dut.missed);
    pulse(dut.late);
    pulse(dut.late);
    pulse(dut.period);
    Register events = Timer.MAP.register(Timer.MISSED);
    assertEquals(0x2_0101, bench.run(registers.readWord(events)));
    assertEquals(0x0_0100, bench.run(registers.readWord(events)));
  }

  @Test
  void countersStayAtAllOnes() {
    bench.poke(dut.late, true);
    bench.poke(dut.period, true);
    bench.step(14);
    assertEquals(14, bench.peek(dut.registers.value(Timer.LATE)));
    bench.step(300);
    assertEquals(15, bench.peek(dut.registers.value(Timer.LATE)));
    assertEquals(255, bench.peek(dut.registers.value(Timer.PERIODS)));
    Register events = Timer.MAP.register(Timer.LATE);
    long first = bench.run(registers.readWord(events));
    assertEquals(0xF_FF00, first);
    bench.poke(dut.late, false);
    assertEquals(true, read(Timer.LATE) > 0, "what happened after the read is counted from it");
  }

  @Test
  void hardwareLoadsAndSoftwareWins() {
    bench.poke(dut.place, 321);
    pulse(dut.move);
    assertEquals(321, read(Timer.POINT));
    bench.poke(dut.move, true);
    bench.run(registers.write(Timer.POINT, 5).thenRun(() -> bench.poke(dut.move, false)));
    bench.poke(dut.move, false);
    assertEquals(321, read(Timer.POINT), "loaded again in the clocks after the write");
    write(Timer.POINT, 5);
    assertEquals(5, read(Timer.POINT));
    assertEquals(5, bench.peek(dut.point));
  }

  @Test
  void windowsHoldWords() {
    List<Long> words = List.of(9L, 0xFFFF_FFFFL, 7L, 6L, 5L, 4L, 3L, 2L);
    bench.run(registers.fill(Timer.TABLE, words));
    for (int i = 0; i < 8; i++) {
      assertEquals(words.get(i), bench.run(registers.read(Timer.TABLE, i)));
    }
    for (int i = 0; i < 4; i++) {
      assertEquals(10 + i, bench.run(registers.read(Timer.TRACE, i)));
    }
    bench.run(registers.write(Timer.FEED, 1, 0xABCD_1234L));
    assertEquals(0xABCD_1234L, bench.peek(dut.fed));
    assertEquals(0x0102, read(Timer.VERSION), "registers answer beside windows");
  }

  /** Random accesses with strobes and stalls against words kept in Java. */
  @Test
  void strobesWriteTheirBytes() {
    bus.stalls(SEED, 30);
    Random random = Stalls.named(SEED, "strobes");
    int[] addresses = {0x20, 0x24, 0x40, 0x44, 0x5C};
    long[] masks = {0xFFFF_FF00L, 0x1FF8, 0xFFFF_FFFFL, 0xFFFF_FFFFL, 0xFFFF_FFFFL};
    long[] words = {5 << 8, 0, 0, 0, 0};
    for (int i = 2; i < 5; i++) {
      bench.run(bus.write(addresses[i], 0));
    }
    for (int i = 0; i < ACCESSES; i++) {
      int at = random.nextInt(addresses.length);
      long data = random.nextInt() & 0xFFFF_FFFFL;
      int strobe = random.nextInt(16);
      assertEquals(Response.OKAY, bench.run(bus.write(addresses[at], data, strobe)));
      long bytes = 0;
      for (int b = 0; b < 4; b++) {
        bytes |= (strobe >> b & 1) * 0xFFL << 8 * b;
      }
      words[at] = (words[at] & ~bytes | data & bytes) & masks[at];
      String when = "access " + i + ", weft.seed " + SEED;
      long seen = at == 0 ? bench.peek(dut.key) << 8 : bench.run(bus.read(addresses[at])).data();
      assertEquals(words[at], seen, when);
    }
  }

  @Test
  void accessesTakeThreeClocks() {
    bench.run(registers.write(Timer.RUN, 1));
    assertEquals(3, bench.sim().cycles());
    bench.run(registers.read(Timer.RUN));
    assertEquals(6, bench.sim().cycles(), "a clock more than without windows");
  }

  @Test
  void hardwareAsksOnlyForWhatThereIs() {
    assertEquals(
        "STATUS.ELAPSED is WRITE_ONE_TO_CLEAR and has no load",
        assertThrows(IllegalArgumentException.class, () -> dut.registers.load(Timer.ELAPSED))
            .getMessage());
    assertEquals(
        "window TRACE is never written",
        assertThrows(
                IllegalArgumentException.class, () -> dut.registers.window(Timer.TRACE).write())
            .getMessage());
  }
}
