package weft.hdl.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.bus.Axi4;

class Axi4MonitorTest {
  /** Wires from one side to the other; the test plays both. */
  static final class Wires extends Component {
    final Axi4 from = in(bundle(() -> new Axi4(16, 32, 2)));
    final Axi4 to = out(bundle(() -> new Axi4(16, 32, 2)));

    Wires() {
      to.set(from);
      Bool clocked = reg(bool()).init(false);
      clocked.set(true);
      out(clocked).named("begun");
    }
  }

  private static final int INCR = Axi4.INCR;

  @Test
  void addressesFollowTheKindOfTheBurst() {
    assertEquals(List.of(5L, 8L, 12L), addresses(new Axi4Burst(0, 5, 3, 2, INCR)));
    assertEquals(List.of(6L, 6L, 6L), addresses(new Axi4Burst(0, 6, 3, 1, Axi4.FIXED)));
    assertEquals(List.of(24L, 28L, 16L, 20L), addresses(new Axi4Burst(0, 24, 4, 2, Axi4.WRAP)));
    assertEquals(List.of(40L, 32L), addresses(new Axi4Burst(0, 40, 2, 3, Axi4.WRAP)));
  }

  private static List<Long> addresses(Axi4Burst burst) {
    return IntStream.range(0, burst.beats()).mapToObj(burst::address).toList();
  }

  @Test
  void lanesAreThoseOfTheBeat() {
    assertEquals(0b1000, new Axi4Burst(0, 7, 2, 2, INCR).lanes(0, 4).intValue());
    assertEquals(0b1111, new Axi4Burst(0, 7, 2, 2, INCR).lanes(1, 4).intValue());
    assertEquals(0b1100_0000, new Axi4Burst(0, 4, 4, 1, INCR).lanes(1, 8).intValue());
  }

  @Test
  void burstsThatTheStandardForbidsAreNamed() {
    assertEquals("", new Axi4Burst(0, 0xFF0, 4, 2, INCR).objection(4));
    assertObjection("beats of 8 bytes on a bus of 4", new Axi4Burst(0, 0, 1, 3, INCR));
    assertObjection("burst kind 3 is reserved", new Axi4Burst(0, 0, 1, 2, 3));
    assertObjection(
        "a FIXED burst of 17 beats: 16 at most", new Axi4Burst(0, 0, 17, 2, Axi4.FIXED));
    assertObjection("a WRAP burst of 3 beats: 2, 4, 8 or 16", new Axi4Burst(0, 0, 3, 2, Axi4.WRAP));
    assertObjection(
        "a WRAP burst from the unaligned address 0x2", new Axi4Burst(0, 2, 4, 2, Axi4.WRAP));
    assertObjection(
        "a burst from 0xff4 to 0x1003 crosses a 4 kB boundary",
        new Axi4Burst(0, 0xFF4, 4, 2, INCR));
  }

  private static void assertObjection(String message, Axi4Burst burst) {
    assertEquals(message, burst.objection(4));
  }

  /** Plays on the wires, after a clock in which nothing happens; gives the complaint. */
  private static String complaint(Play play) {
    try (Bench<Wires> bench = Bench.of(Wires::new)) {
      bench.add(new Axi4Monitor(bench, bench.top().to));
      bench.step();
      return assertThrows(
              ProtocolError.class,
              () -> {
                play.on(bench, bench.top().from, bench.top().to);
                bench.step(2);
              })
          .getMessage();
    }
  }

  private interface Play {
    void on(Bench<Wires> bench, Axi4 manager, Axi4 subordinate);
  }

  private static void writeAddress(Bench<Wires> bench, Axi4 m, Axi4 s, int beats) {
    bench.poke(m.awlen, beats - 1);
    bench.poke(m.awsize, 2);
    bench.poke(m.awburst, INCR);
    bench.poke(m.awvalid, true);
    bench.poke(s.awready, true);
    bench.step();
    bench.poke(m.awvalid, false);
  }

  private static void writeData(Bench<Wires> bench, Axi4 m, Axi4 s, int strobe, boolean last) {
    bench.poke(m.wstrb, strobe);
    bench.poke(m.wlast, last);
    bench.poke(m.wvalid, true);
    bench.poke(s.wready, true);
    bench.step();
    bench.poke(m.wvalid, false);
  }

  @Test
  void everyRuleIsChecked() {
    assertEquals(
        "cycle 2: what to_arvalid offers was Axi4Burst[id=0, address=0, beats=1, size=2, kind=1]"
            + " and is Axi4Burst[id=0, address=64, beats=1, size=2, kind=1]: not moved yet",
        complaint(
            (bench, m, s) -> {
              bench.poke(m.arburst, INCR);
              bench.poke(m.arsize, 2);
              bench.poke(m.arvalid, true);
              bench.step();
              bench.poke(m.araddr, 64);
            }));
    assertEquals(
        "cycle 1: AXI4: aw: a burst from 0xffc to 0x1003 crosses a 4 kB boundary",
        complaint(
            (bench, m, s) -> {
              bench.poke(m.awaddr, 0xFFC);
              writeAddress(bench, m, s, 2);
            }));
    assertEquals(
        "cycle 2: AXI4: wlast is true at beat 1 of"
            + " Axi4Burst[id=0, address=0, beats=2, size=2, kind=1]",
        complaint(
            (bench, m, s) -> {
              writeAddress(bench, m, s, 2);
              writeData(bench, m, s, 15, true);
            }));
    assertEquals(
        "cycle 2: AXI4: wlast is false at beat 1 of"
            + " Axi4Burst[id=0, address=0, beats=1, size=2, kind=1]",
        complaint(
            (bench, m, s) -> {
              writeData(bench, m, s, 15, false);
              writeAddress(bench, m, s, 1);
            }));
    assertEquals(
        "cycle 2: AXI4: strobe 111 outside the lanes of beat 1 of"
            + " Axi4Burst[id=0, address=2, beats=1, size=2, kind=1]",
        complaint(
            (bench, m, s) -> {
              bench.poke(m.awaddr, 2);
              writeAddress(bench, m, s, 1);
              writeData(bench, m, s, 7, true);
            }));
    assertEquals(
        "cycle 2: AXI4: bvalid for id 0 before a burst of it has moved",
        complaint(
            (bench, m, s) -> {
              writeAddress(bench, m, s, 1);
              bench.poke(s.bvalid, true);
            }));
    assertEquals(
        "cycle 1: AXI4: rvalid for id 2, which asked for nothing",
        complaint(
            (bench, m, s) -> {
              bench.poke(s.rid, 2);
              bench.poke(s.rvalid, true);
            }));
    assertEquals(
        "cycle 2: AXI4: rlast is false at beat 1 of"
            + " Axi4Burst[id=0, address=0, beats=1, size=0, kind=1]",
        complaint(
            (bench, m, s) -> {
              bench.poke(m.arburst, INCR);
              bench.poke(m.arvalid, true);
              bench.poke(s.arready, true);
              bench.step();
              bench.poke(m.arvalid, false);
              bench.poke(s.rvalid, true);
            }));
  }

  @Test
  void aBusThatKeepsTheRulesIsLeftAlone() {
    try (Bench<Wires> bench = Bench.of(Wires::new)) {
      Axi4Monitor monitor = bench.add(new Axi4Monitor(bench, bench.top().to));
      ByteMemory memory = new ByteMemory();
      Axi4Master master = bench.add(new Axi4Master(bench, bench.top().from).stalls(1, 30));
      bench.add(new Axi4Subordinate(bench, bench.top().to, memory).stalls(1, "memory", 30));
      Axi4Burst first = new Axi4Burst(1, 0x10, 4, 2, INCR);
      Axi4Burst second = new Axi4Burst(2, 0x12, 2, 2, INCR);
      List<BigInteger> words = IntStream.range(1, 5).mapToObj(BigInteger::valueOf).toList();
      bench.run(Task.all(master.write(first, words), master.read(second)));
      bench.run(master.write(second, List.of(BigInteger.TEN, BigInteger.TEN)));
      assertEquals(List.of(first, second), monitor.writeBursts());
      assertEquals(1, memory.get(0x10));
      assertEquals(0, memory.get(0x12));
      assertEquals(10, memory.get(0x14));
    }
  }
}
