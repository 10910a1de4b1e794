package weft.hdl.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weft.hdl.bus.BusTraffic.FULL;
import static weft.hdl.bus.BusTraffic.SEED;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.bench.AxiLiteMaster;
import weft.hdl.bench.AxiLiteMonitor;
import weft.hdl.bench.AxiLiteSubordinate;
import weft.hdl.bench.Bench;
import weft.hdl.bench.BusDevice;
import weft.hdl.bench.BusMaster.Read;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bench.ProtocolError;
import weft.hdl.bench.Running;
import weft.hdl.bench.Task;

class AxiLiteInterconnectTest {
  private static final List<AddressRegion> REGIONS =
      List.of(new AddressRegion(0, 8), new AddressRegion(0x100, 8), new AddressRegion(0x800, 10));

  /** Two managers, three subordinates. */
  static final class Interconnect extends Component {
    final AxiLite first = in(bundle(() -> new AxiLite(12)));
    final AxiLite second = in(bundle(() -> new AxiLite(12)));
    final List<AxiLite> devices = new ArrayList<>();

    final AxiLiteArbiter arbiter;

    Interconnect() {
      arbiter = add(new AxiLiteArbiter(2, 12));
      AxiLiteDecoder decoder = add(new AxiLiteDecoder(12, REGIONS));
      arbiter.upstream.get(0).set(first);
      arbiter.upstream.get(1).set(second);
      decoder.upstream.set(arbiter.downstream);
      for (int i = 0; i < REGIONS.size(); i++) {
        int bits = REGIONS.get(i).addressBits();
        devices.add(out(bundle(() -> new AxiLite(bits))).named("device_" + i));
        devices.get(i).set(decoder.downstream.get(i));
      }
    }
  }

  /** What is where, and nothing elsewhere. */
  private static BusDevice mapped(List<? extends BusDevice> devices) {
    return new BusDevice() {
      @Override
      public Response write(long address, long data, int strobe) {
        for (int i = 0; i < devices.size(); i++) {
          AddressRegion region = REGIONS.get(i);
          if (address >= region.base() && address < region.base() + region.size()) {
            return devices.get(i).write(address - region.base(), data, strobe);
          }
        }
        return Response.DECERR;
      }

      @Override
      public Read read(long address) {
        for (int i = 0; i < devices.size(); i++) {
          AddressRegion region = REGIONS.get(i);
          if (address >= region.base() && address < region.base() + region.size()) {
            return devices.get(i).read(address - region.base());
          }
        }
        return new Read(0, Response.DECERR);
      }
    };
  }

  private static List<BusDevice.Memory> memories() {
    return List.of(new BusDevice.Memory(), new BusDevice.Memory(), new BusDevice.Memory());
  }

  private static void traffic(int percent) {
    try (Bench<Interconnect> bench = Bench.of(Interconnect::new)) {
      Interconnect dut = bench.top();
      var first = bench.add(new AxiLiteMaster(bench, dut.first).stalls(SEED, percent));
      var second = bench.add(new AxiLiteMaster(bench, dut.second).stalls(SEED + 1, percent));
      List<BusDevice.Memory> devices = memories();
      for (int i = 0; i < 3; i++) {
        var device = new AxiLiteSubordinate(bench, dut.devices.get(i), devices.get(i));
        bench.add(device.stalls(SEED, "device " + i, percent));
      }
      AxiLiteMonitor inner = bench.add(new AxiLiteMonitor(bench, dut.arbiter.downstream));
      List<BusDevice.Memory> ofFirst = memories();
      List<BusDevice.Memory> ofSecond = memories();
      long[] firstGoes = {0x00, 0x100, 0x800, 0xBC0, 0x200};
      long[] secondGoes = {0x40, 0x140, 0x840, 0xC00};
      int count = FULL ? 1000 : 40;
      bench.run(
          Task.all(
              BusTraffic.accesses(first, "first", count, firstGoes, mapped(ofFirst)),
              BusTraffic.accesses(second, "second", count, secondGoes, mapped(ofSecond))));
      assertEquals(2 * count, inner.readAddresses().size() + inner.writeAddresses().size());
      for (int i = 0; i < 3; i++) {
        for (int address = 0; address < REGIONS.get(i).size(); address += 4) {
          long right = ofFirst.get(i).word(address) | ofSecond.get(i).word(address);
          assertEquals(right, devices.get(i).word(address), "device " + i + " at " + address);
        }
      }
    }
  }

  @Test
  void everyAccessReachesItsDeviceAndNoOther() {
    traffic(0);
    traffic(35);
  }

  /** A manager that never stops asking does not keep the other away. */
  @Test
  void managersTakeTurns() {
    try (Bench<Interconnect> bench = Bench.of(Interconnect::new)) {
      Interconnect dut = bench.top();
      var first = bench.add(new AxiLiteMaster(bench, dut.first));
      var second = bench.add(new AxiLiteMaster(bench, dut.second));
      for (int i = 0; i < 3; i++) {
        bench.add(new AxiLiteSubordinate(bench, dut.devices.get(i), new BusDevice.Memory()));
      }
      List<Running<Read>> eager = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        eager.add(bench.fork(first.read(0)));
      }
      bench.step(20);
      long before = eager.stream().filter(Running::ended).count();
      bench.run(second.read(0));
      long after = eager.stream().filter(Running::ended).count();
      assertEquals(true, after - before <= 2, before + " .. " + after);
    }
  }

  /** Answers before it was asked. */
  static final class Eager extends Component {
    final AxiLite bus = in(bundle(() -> new AxiLite(4)));
    final Bool reads = in(bool());

    Eager() {
      Bool begun = reg(bool()).init(false);
      begun.set(true);
      bus.awready.set(begun);
      bus.wready.set(begun);
      bus.arready.set(begun);
      bus.bvalid.set(begun.and(reads.not()));
      bus.bresp.set(0);
      bus.rvalid.set(begun.and(reads));
      bus.rdata.set(0);
      bus.rresp.set(0);
      bus.unused("it does not wait for anything");
    }
  }

  @Test
  void answersThatNobodyAskedForAreNoticed() {
    for (boolean reads : new boolean[] {false, true}) {
      String message =
          reads
              ? "cycle 1: rvalid without a read whose address has moved"
              : "cycle 1: bvalid without a write whose address and data have moved";
      for (boolean byMonitor : new boolean[] {false, true}) {
        try (Bench<Eager> bench = Bench.of(Eager::new)) {
          AxiLite bus = bench.top().bus;
          bench.add(byMonitor ? new AxiLiteMonitor(bench, bus) : new AxiLiteMaster(bench, bus));
          bench.poke(bench.top().reads, reads);
          ProtocolError error = assertThrows(ProtocolError.class, () -> bench.step(5));
          assertEquals(message, error.getMessage());
        }
      }
    }
  }

  @Test
  void regionsThatCannotBeAreRefused() {
    assertEquals(
        "base 0x80 is no multiple of its 0x100 bytes",
        assertThrows(IllegalArgumentException.class, () -> new AddressRegion(0x80, 8))
            .getMessage());
    List<AddressRegion> twice = List.of(new AddressRegion(0, 8), new AddressRegion(0x80, 7));
    assertEquals(
        "regions 0 and 1 overlap",
        assertThrows(IllegalArgumentException.class, () -> AddressRegion.check(twice, 8))
            .getMessage());
    assertEquals(
        "region 2, 0x800 .. 0xBFF, is not reached by 11 bits",
        assertThrows(IllegalArgumentException.class, () -> AddressRegion.check(REGIONS, 11))
            .getMessage());
  }

  /** A manager of 64 data bits before two memories. */
  static final class Wide extends Component {
    final AxiLite bus =
        in(bundle(() -> new AxiLite(9, 64, AxiLite.Protection.ABSENT))).named("bus");

    Wide() {
      AxiLiteArbiter arbiter = add(new AxiLiteArbiter(1, 9, 64));
      arbiter.upstream.get(0).set(bus);
      AxiLiteDecoder decoder = add(new AxiLiteDecoder(9, 64, REGIONS.subList(0, 2)));
      decoder.upstream.set(arbiter.downstream);
      for (int i = 0; i < 2; i++) {
        AxiLiteTarget target = add(new AxiLiteTarget(8, 64, 0));
        target.bus.set(decoder.downstream.get(i));
        target.open.set(true);
        target.writeFails.set(false);
        target.readFails.set(false);
        Mem<Bits> words = mem(bits(64), 32).named("words" + i);
        when(
            target.write,
            () ->
                words.write(
                    target.writeAddress.bits(7, 3).asUInt(), target.writeData, target.writeStrobe));
        target.readData.set(words.read(target.readAddress.bits(7, 3).asUInt()));
        target.read.unused("every read is answered");
        target.writeAddress.unused("words of eight bytes");
        target.readAddress.unused("words of eight bytes");
      }
    }
  }

  @Test
  void sixtyFourBitsGoThrough() {
    try (Bench<Wide> bench = Bench.of(Wide::new)) {
      AxiLiteMaster master = bench.add(new AxiLiteMaster(bench, bench.top().bus).stalls(SEED, 30));
      for (int i = 0; i < 8; i++) {
        long word = 0x8123_4567_89AB_CDEFL + i;
        long address = i % 2 * 0x100 + 8 * i;
        assertEquals(Response.OKAY, bench.run(master.write(address, word, 0xFF)));
        assertEquals(Response.OKAY, bench.run(master.write(address, -1L, 0b0001_0000)));
        assertEquals(word | 0xFF_0000_0000L, bench.run(master.read(address)).data());
      }
    }
  }
}
