package weft.hdl.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weft.hdl.bus.BusTraffic.FULL;
import static weft.hdl.bus.BusTraffic.SEED;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bench.ApbCompleter;
import weft.hdl.bench.ApbMaster;
import weft.hdl.bench.ApbMonitor;
import weft.hdl.bench.AxiLiteMaster;
import weft.hdl.bench.Bench;
import weft.hdl.bench.BusDevice;
import weft.hdl.bench.BusMaster.Read;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bench.ProtocolError;
import weft.hdl.bench.RegisterAccess;
import weft.hdl.bench.Stalls;
import weft.hdl.bench.Task;
import weft.hdl.regs.Field;
import weft.hdl.regs.Register;
import weft.hdl.regs.RegisterFile;
import weft.hdl.regs.RegisterMap;
import weft.hdl.regs.Window;

class ApbTest {
  /** A memory that refuses its last quarter. */
  private static BusDevice refusing(BusDevice memory) {
    return new BusDevice() {
      @Override
      public Response write(long address, long data, int strobe) {
        return address < 0xC0 ? memory.write(address, data, strobe) : Response.SLVERR;
      }

      @Override
      public Read read(long address) {
        return address < 0xC0 ? memory.read(address) : new Read(0, Response.SLVERR);
      }
    };
  }

  private static final long[] HERE = {0x00, 0x40, 0xC0};
  private static final long[] THERE = {0x80};

  private static void bridge(int percent) {
    try (Bench<AxiLiteToApb> bench = Bench.of(() -> new AxiLiteToApb(8))) {
      AxiLiteToApb dut = bench.top();
      var bus = bench.add(new AxiLiteMaster(bench, dut.bus).stalls(SEED, percent));
      BusDevice.Memory memory = new BusDevice.Memory();
      bench.add(
          new ApbCompleter(bench, dut.apb, refusing(memory))
              .stalls(Stalls.random(SEED, "apb", percent)));
      ApbMonitor monitor = bench.add(new ApbMonitor(bench, dut.apb));
      BusDevice here = refusing(new BusDevice.Memory());
      BusDevice there = refusing(new BusDevice.Memory());
      int count = FULL ? 1000 : 60;
      bench.run(
          Task.all(
              BusTraffic.accesses(bus, "here", count, HERE, here),
              BusTraffic.accesses(bus, "there", count, THERE, there)));
      assertEquals(2 * count, monitor.transfers().size());
    }
  }

  @Test
  void theBridgeMakesOneTransferOfEveryAccess() {
    bridge(0);
    bridge(35);
  }

  @Test
  void anAccessThroughTheBridgeTakesFiveClocks() {
    try (Bench<AxiLiteToApb> bench = Bench.of(() -> new AxiLiteToApb(8))) {
      var bus = bench.add(new AxiLiteMaster(bench, bench.top().bus));
      bench.add(new ApbCompleter(bench, bench.top().apb, new BusDevice.Memory()));
      bench.run(bus.write(4, 99));
      assertEquals(5, bench.sim().cycles());
      assertEquals(new Read(99, Response.OKAY), bench.run(bus.read(4)));
      assertEquals(10, bench.sim().cycles());
    }
  }

  /** Writes that never end do not keep a read away, nor reads a write. */
  @Test
  void theBridgeTakesTurns() {
    try (Bench<AxiLiteToApb> bench = Bench.of(() -> new AxiLiteToApb(8))) {
      var bus = bench.add(new AxiLiteMaster(bench, bench.top().bus));
      bench.add(new ApbCompleter(bench, bench.top().apb, new BusDevice.Memory()));
      ApbMonitor monitor = bench.add(new ApbMonitor(bench, bench.top().apb));
      for (int i = 0; i < 12; i++) {
        bench.fork(bus.write(0, i));
        bench.fork(bus.read(4));
      }
      bench.run(bus.read(8));
      List<Boolean> writes = monitor.transfers().stream().map(t -> t.write()).toList();
      assertEquals(12, writes.stream().limit(24).filter(write -> write).count());
      for (int i = 0; i < 22; i++) {
        assertEquals(!writes.get(i), writes.get(i + 1), "transfer " + i + " of " + writes);
      }
    }
  }

  private static final Field GAIN = Field.readWrite("GAIN", 15, 8, "").range(1, 200).reset(7);
  private static final Window TABLE = Window.at(0x40, "TABLE", 16, "");
  private static final RegisterMap PLAIN = RegisterMap.of("plain", Register.at(8, "A", "", GAIN));
  private static final RegisterMap WITH_TABLE =
      RegisterMap.of("both", Register.at(8, "A", "", Field.readWrite("GAIN", 15, 8, "").reset(7)))
          .windows(TABLE);

  /** Registers without another bus between. */
  static final class Device extends Component {
    final Apb apb = in(bundle(() -> new Apb(8)));
    final UInt gain;

    Device(RegisterMap map) {
      RegisterFile registers = RegisterFile.behind(apb, map);
      gain = out(registers.value(map.field("A", "GAIN")));
      for (Window window : map.windows()) {
        registers.window(window).connect(mem(bits(32), window.words()));
      }
    }
  }

  @Test
  void registersStandBehindApb() {
    try (Bench<Device> bench = Bench.of(() -> new Device(PLAIN))) {
      var bus = bench.add(new ApbMaster(bench, bench.top().apb));
      RegisterAccess registers = new RegisterAccess(PLAIN, bus);
      assertEquals(7, bench.run(registers.read(GAIN)));
      bench.run(registers.write(GAIN, 200));
      assertEquals(200, bench.peek(bench.top().gain));
      assertEquals(Response.SLVERR, bench.run(registers.tryWrite(GAIN, 201)));
      assertEquals(Response.SLVERR, bench.run(bus.write(0x40, 1)));
      assertEquals(Response.SLVERR, bench.run(bus.read(0x40)).response());
      assertEquals(200, bench.run(registers.read(GAIN)));
      assertEquals(12, bench.sim().cycles(), "two clocks each");
    }
  }

  @Test
  void windowsStandBehindApb() {
    try (Bench<Device> bench = Bench.of(() -> new Device(WITH_TABLE))) {
      Stalls gaps = Stalls.random(SEED, "gaps", 20);
      var bus = bench.add(new ApbMaster(bench, bench.top().apb).stalls(gaps));
      bench.add(new ApbMonitor(bench, bench.top().apb));
      RegisterAccess registers = new RegisterAccess(WITH_TABLE, bus);
      BusDevice.Memory memory = new BusDevice.Memory();
      for (int i = 0; i < 16; i++) {
        bench.run(registers.write(TABLE, i, 0));
      }
      bench.run(BusTraffic.accesses(bus, "table", FULL ? 500 : 50, new long[] {0x40}, memory));
      assertEquals(7, bench.run(registers.read(WITH_TABLE.field("A", "GAIN"))));
    }
  }

  /** A requester that forgets the set-up. */
  static final class Hasty extends Component {
    final Apb apb = out(bundle(() -> new Apb(8)));

    Hasty() {
      Bool begins = reg(bool()).init(false);
      begins.set(true);
      apb.psel.set(begins);
      apb.penable.set(begins);
      apb.paddr.set(0);
      apb.pwrite.set(false);
      apb.pwdata.set(0);
      apb.pstrb.set(0);
      apb.pready.unused("that is the fault");
      apb.prdata.unused("that is the fault");
      apb.pslverr.unused("that is the fault");
    }
  }

  @Test
  void theMonitorNoticesABrokenTransfer() {
    try (Bench<Hasty> bench = Bench.of(Hasty::new)) {
      bench.add(new ApbMonitor(bench, bench.top().apb));
      ProtocolError error = assertThrows(ProtocolError.class, () -> bench.step(3));
      assertEquals("cycle 1: APB: access without set-up", error.getMessage());
    }
  }

  /** Whose pins the bench drives. */
  static final class Pins extends Component {
    final Apb apb = in(bundle(() -> new Apb(8)));
    final Bool clocked = out(regNext(Bool.of(true)));

    Pins() {
      apb.unused("the monitor looks at it");
      apb.pready.set(false);
      apb.prdata.set(0);
      apb.pslverr.set(false);
    }
  }

  /** What a requester does in a clock: psel, penable, pwrite, paddr, pstrb. */
  private static final int[] IDLE = {0, 0, 0, 0, 0};

  private static final int[] SET_UP = {1, 0, 1, 4, 15};
  private static final int[] ACCESS = {1, 1, 1, 4, 15};

  private static String broken(int[]... clocks) {
    try (Bench<Pins> bench = Bench.of(Pins::new)) {
      Apb apb = bench.top().apb;
      bench.add(new ApbMonitor(bench, apb));
      for (int[] clock : clocks) {
        bench.poke(apb.psel, clock[0]);
        bench.poke(apb.penable, clock[1]);
        bench.poke(apb.pwrite, clock[2]);
        bench.poke(apb.paddr, clock[3]);
        bench.poke(apb.pstrb, clock[4]);
        bench.step();
      }
      return "";
    } catch (ProtocolError e) {
      return e.getMessage();
    }
  }

  @Test
  void theMonitorNamesEveryRule() {
    assertEquals("", broken(IDLE, SET_UP, ACCESS, ACCESS));
    assertEquals("cycle 2: APB: psel fell before pready", broken(SET_UP, ACCESS, IDLE));
    assertEquals("cycle 1: APB: penable without psel", broken(IDLE, new int[] {0, 1, 0, 0, 0}));
    assertEquals("cycle 0: APB: a read strobes bytes", broken(new int[] {1, 0, 0, 4, 1}));
    assertEquals("cycle 1: APB: set-up twice", broken(SET_UP, SET_UP));
    assertEquals(
        "cycle 1: APB: the transfer changed from Asked[write=true, address=4, data=0, strobe=15]"
            + " to Asked[write=true, address=8, data=0, strobe=15]",
        broken(SET_UP, new int[] {1, 1, 1, 8, 15}));
  }
}
