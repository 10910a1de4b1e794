package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cosim.rtl.ElaboratedRtl;
import weft.cosim.verilator.VerilatorOptions.Trace;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.Mem;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;
import weft.hdl.bench.Task;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Message;
import weft.hdl.sim.Net;
import weft.hdl.sim.Severity;
import weft.hdl.sim.Simulation;
import weft.hdl.sim.SimulationFailure;

/** The same benches on Verilator and on the JVM engine. */
class VerilatorSimulationTest {
  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  static final class Counter extends Component {
    final Bool enable = in(bool());
    final UInt count = reg(uint(8)).init(3);
    final SInt minus = out(sint(70));

    Counter() {
      when(enable, () -> count.set(count.plus(1)));
      minus.set(sint(70).of(0).minus(count.toSInt().extend(70)));
      assertAlways(count.ne(250), "the counter came to 250");
    }
  }

  static final class Mixed extends Component {
    final Bool run = in(bool());
    final SInt term = in(sint(6));
    final Bits wide = in(bits(130));
    final SInt sum = out(sint(7));
    final Bits kept = out(bits(130));
    final SInt negative = out(sint(70));
    final UInt word = out(uint(40));
    final Counter counter;

    /** Power-up values show. */
    final Bits open = reg(bits(130));

    final Mem<UInt> words = mem(uint(40), 5);

    Mixed() {
      counter = add(new Counter());
      counter.enable.set(run);
      negative.set(counter.minus);
      SInt last = reg(sint(6)).init(-2);
      last.set(term);
      sum.set(term.plusWide(last));
      when(run, () -> open.set(wide));
      kept.set(open);
      UInt at = reg(uint(3)).init(0);
      at.set(at.plus(1));
      word.set(words.read(at));
      when(run, () -> words.write(at, wide.bits(39, 0).asUInt()));
      UInt half = probe(at.shr(1));
      half.unused("shown");
    }
  }

  @Test
  void everythingVisibleIsTheSameInTheJvmEngineFromPowerUpOn() throws InterruptedException {
    Elaborated<Mixed> mixed = Elaborator.elaborate(Mixed::new);
    Random random = new Random(Long.getLong("weft.seed", 1));
    try (Simulation verilator =
            VerilatorSimulation.start(mixed.design(), 7, VerilatorOptions.signOff());
        Simulation jvm = JvmEngine.start(mixed.design(), 7)) {
      List<String> paths = verilator.nets().stream().map(Net::path).toList();
      assertTrue(
          paths.containsAll(
              List.of(
                  "resetn",
                  "run",
                  "wide",
                  "sum",
                  "open",
                  "words",
                  "half",
                  "counter.enable",
                  "counter.minus",
                  "counter.count")),
          paths::toString);
      for (int clock = 0; clock < 200; clock++) {
        BigInteger wide = new BigInteger(130, random);
        int term = random.nextInt(64) - 32;
        int run = random.nextInt(2);
        int resetn = random.nextInt(20) == 0 ? 0 : 1;
        for (Simulation sim : List.of(verilator, jvm)) {
          sim.poke(sim.net("wide"), wide);
          sim.poke(sim.net("term"), term);
          sim.poke(sim.net("run"), run);
          sim.poke(sim.net("resetn"), resetn);
        }
        for (String path : paths) {
          Net net = verilator.net(path);
          Net other = jvm.net(path);
          assertEquals(other.width(), net.width());
          assertEquals(other.kind(), net.kind());
          for (int i = 0; i < net.depth(); i++) {
            assertEquals(jvm.peekBig(other, i), verilator.peekBig(net, i), path + " " + clock);
          }
          if (net.depth() == 0) {
            assertEquals(jvm.peekBig(other), verilator.peekBig(net), path + " in clock " + clock);
          }
        }
        verilator.step();
        jvm.step();
      }
      assertEquals(200, verilator.cycles());
      assertEquals(jvm.time(), verilator.time());
    }
  }

  /** Counts its clocks. */
  static final class Ticks extends Component {
    final UInt value;

    Ticks() {
      UInt count = reg(uint(8)).init(0);
      count.set(count.plus(1));
      value = out(count);
    }
  }

  static final class Two extends Component {
    static final Clock FAST = clock("fast").period(10);
    static final Clock SLOW = clock("slow").period(25, 2).phase(5);
    final UInt atFast;
    final UInt atSlow;

    Two() {
      atFast = out(in(FAST, () -> add(new Ticks())).value);
      atSlow = out(in(SLOW, () -> add(new Ticks())).value);
    }
  }

  @Test
  void everyClockRisesAtItsOwnTimes() throws InterruptedException {
    Elaborated<Two> two = Elaborator.elaborate(Two::new);
    try (Bench<Two> bench = new Bench<>(two, VerilatorSimulation.start(two.design()))) {
      List<String> seen = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        bench.sim().advance();
        String counts = bench.peek(bench.top().atFast) + " " + bench.peek(bench.top().atSlow);
        seen.add(bench.sim().time() + ": " + counts);
      }
      // A tick is 1.25 ns: fast rises at 0, 8, 16, ...; slow at 4, 14, 24, ...
      assertEquals(List.of("0: 1 0", "4: 1 1", "8: 2 1", "14: 2 2", "16: 3 2", "24: 4 3"), seen);
      bench.sim().step(Two.SLOW.domain());
      assertEquals("34: 5 4", bench.sim().time() + ": 5 " + bench.peek(bench.top().atSlow));
      bench.step(2);
      assertEquals(7, bench.sim().cycles(Two.FAST.domain()));
      assertEquals(7, bench.peek(bench.top().atFast));
    }
  }

  @Test
  void benchesReadJavaFields() throws InterruptedException {
    Elaborated<Mixed> mixed = Elaborator.elaborate(Mixed::new);
    Simulation sim = VerilatorSimulation.start(mixed.design());
    try (Bench<Mixed> bench = new Bench<>(mixed, sim)) {
      Mixed top = bench.top();
      assertEquals(3, bench.peek(top.counter.count));
      bench.poke(top.run, true);
      bench.poke(top.term, -32);
      assertEquals(-34, bench.peek(top.sum));
      bench.poke(top.wide, BigInteger.ONE.shiftLeft(129).add(BigInteger.TWO));
      bench.step(4);
      assertEquals(-64, bench.peek(top.sum));
      assertEquals(7, bench.peek(top.counter.count));
      assertEquals(BigInteger.valueOf(-7), bench.peekBig(top.negative));
      assertEquals(BigInteger.ONE.shiftLeft(129).add(BigInteger.TWO), bench.peekBig(top.kept));
      assertEquals(2, sim.peek(sim.net("words"), 3));
    }
  }

  @Test
  void aFailedAssertionEndsTheSimulationWithItsText() throws InterruptedException {
    Elaborated<Mixed> mixed = Elaborator.elaborate(Mixed::new);
    try (Simulation sim = VerilatorSimulation.start(mixed.design())) {
      sim.poke(sim.net("run"), 1);
      SimulationFailure e = assertThrows(SimulationFailure.class, () -> sim.step(300));
      Message said = e.said();
      assertEquals(Severity.FATAL, said.severity());
      assertEquals("assertion failed: the counter came to 250", said.text());
      assertEquals("counter", said.path());
      assertEquals("VerilatorSimulationTest.java", said.location().file());
      assertEquals(53, said.location().line());
      assertEquals(List.of(said), sim.messages());
      assertEquals(248, sim.cycles(), "3 + 247 = 250 is seen at the edge after");
    }
  }

  @Test
  void whatVerilatorCannotDoIsSaid() throws InterruptedException {
    Elaborated<Mixed> mixed = Elaborator.elaborate(Mixed::new);
    try (Simulation sim = VerilatorSimulation.start(mixed.design())) {
      assertEquals(
          "counter.count is no input of Mixed: Verilator drives inputs only",
          assertThrows(IllegalArgumentException.class, () -> sim.poke(sim.net("counter.count"), 1))
              .getMessage());
      assertThrows(UnsupportedOperationException.class, sim::save);
      assertThrows(IllegalStateException.class, () -> sim.startWaves(Path.of("waves.vcd")));
      assertThrows(IllegalArgumentException.class, () -> sim.poke(sim.net("term"), 32));
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> sim.net("counter.cuont"));
      assertTrue(e.getMessage().contains("counter.count"), e.getMessage());
    }
  }

  @Test
  void writesAWindowOfWaves(@TempDir Path folder) throws Exception {
    Elaborated<Mixed> mixed = Elaborator.elaborate(Mixed::new);
    VerilatorOptions traced = VerilatorOptions.signOff().withTrace(Trace.VCD);
    Path file = folder.resolve("waves.vcd");
    try (Simulation sim = VerilatorSimulation.start(mixed.design(), 1, traced)) {
      sim.poke(sim.net("run"), 1);
      sim.step(10);
      sim.startWaves(file);
      sim.step(3);
      sim.stopWaves();
      sim.step(10);
    }
    String waves = Files.readString(file);
    assertTrue(waves.contains("$var wire  8"), "the counter is there");
    assertTrue(waves.contains("\n#100\n") && waves.contains("\n#125\n"), "cycles 10 to 12");
    assertFalse(waves.contains("\n#130\n") || waves.contains("\n#95\n"), "and no others");
  }

  /** No register, so no clock. */
  static final class Logic extends Component {
    final Bool negate = in(bool());
    final SInt a = in(sint(40));
    final SInt y = out(mux(negate, sint(40).of(0).minus(a), a));
    final UInt square = out(a.bits(3, 0).asUInt().times(a.bits(3, 0).asUInt()));
  }

  @Test
  void logicWithoutAClockIsPokedAndPeekedOnBothEngines() throws InterruptedException {
    Elaborated<Logic> logic = Elaborator.elaborate(Logic::new);
    for (Simulation sim :
        List.of(JvmEngine.start(logic.design()), VerilatorSimulation.start(logic.design()))) {
      try (Bench<Logic> bench = new Bench<>(logic, sim)) {
        Logic top = bench.top();
        bench.poke(top.a, 123_456_789_011L);
        assertEquals(123_456_789_011L, bench.peek(top.y));
        assertEquals(9, bench.peek(top.square), "3 x 3");
        bench.poke(top.negate, true);
        assertEquals(-123_456_789_011L, bench.peek(top.y));
        bench.step();
        sim.step(3);
        sim.advance();
        assertEquals(10, sim.time());
        assertEquals(5, sim.cycles());
        assertEquals(-123_456_789_011L, bench.peek(top.y));
        bench.poke(top.negate, false);
        bench.step();
        assertEquals(123_456_789_011L, bench.peek(top.y));
        assertEquals(
            "the design has no clock to wait for",
            assertThrows(IllegalStateException.class, () -> bench.run(Task.edge())).getMessage());
      }
    }
  }

  @Test
  void aModelThatRunsByItsClockNeedsOne() throws InterruptedException {
    Design logic = Elaborator.elaborate(Logic::new).design();
    VerilatorLibrary library =
        VerilatorBuild.standard().build(ElaboratedRtl.of(logic), VerilatorOptions.signOff());
    assertEquals(
        "Logic has no clock to run it by: poke and peek it in a VerilatorSimulation",
        assertThrows(IllegalArgumentException.class, () -> library.open(1)).getMessage());
  }
}
