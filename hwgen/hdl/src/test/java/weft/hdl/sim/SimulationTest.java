package weft.hdl.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.hdl.Hdl.switchOn;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Mem;
import weft.hdl.SInt;
import weft.hdl.SwitchOn;
import weft.hdl.UInt;
import weft.hdl.When;
import weft.hdl.bench.Bench;
import weft.hdl.ir.Design;

/** What a simulation does besides computing: messages, waves, states, depth, and going away. */
class SimulationTest {
  @TempDir Path folder;

  static final class Watched extends Component {
    final Bool enable = in(bool());
    final UInt value = out(uint(4));

    Watched() {
      UInt count = reg(uint(4)).init(0);
      SInt down = reg(sint(70)).init(1);
      when(
          enable,
          () -> {
            count.set(count.plus(1));
            down.set(down.minus(1));
            assertAlways(count.lt(3), "stays small");
            printf("count %d down %d", count, down);
            when(count.eq(1), () -> cover(enable, "one"));
          });
      value.set(count);
    }
  }

  @Test
  void messagesAreKeptAndAFailedAssertionEndsTheSimulation() {
    try (Bench<Watched> bench = Bench.of(Watched::new)) {
      Simulation sim = bench.sim();
      bench.step(2);
      assertEquals(List.of(), sim.messages());
      bench.poke(bench.top().enable, true);
      sim.poke(sim.net("resetn"), 0);
      bench.step();
      sim.poke(sim.net("resetn"), 1);
      assertEquals(List.of(), sim.messages());
      bench.step(3);
      assertEquals("count 2 down -1", sim.messages().get(2).text());
      assertEquals(10, sim.messages().get(2).time());
      SimulationFailure failure = assertThrows(SimulationFailure.class, bench::step);
      assertEquals("assertion failed: stays small", failure.said().text());
      assertTrue(failure.getMessage().startsWith("SimulationTest.java:"), failure.getMessage());
      assertEquals(4, bench.peek(bench.top().value));
      assertEquals(1, sim.covers().size());
      assertEquals(List.of(1L), List.copyOf(sim.covers().values()));
    }
  }

  @Test
  void aSavedStateGoesOnAsItDidBefore() {
    try (Bench<Watched> bench = Bench.of(Watched::new)) {
      bench.poke(bench.top().enable, true);
      bench.step(2);
      Snapshot saved = bench.sim().save();
      bench.step();
      assertEquals(3, bench.peek(bench.top().value));
      bench.sim().restore(saved);
      assertEquals(2, bench.peek(bench.top().value));
      assertEquals(2, bench.sim().cycles());
      assertEquals(2, bench.sim().messages().size());
      bench.step();
      assertEquals(3, bench.peek(bench.top().value));
      assertEquals("count 2 down -1", bench.sim().messages().get(2).text());
    }
  }

  static final class Stage extends Component {
    final UInt from = in(uint(3));
    final UInt to = out(uint(3));

    Stage() {
      UInt held = reg(uint(3)).init(0);
      held.set(from);
      to.set(held);
    }
  }

  static final class Line extends Component {
    final UInt from = in(uint(3));
    final UInt to = out(uint(3));
    final Stage stage;

    Line() {
      stage = add(new Stage());
      stage.from.set(from);
      to.set(stage.to);
    }
  }

  /** A file of waves has no way back. */
  @Test
  void wavesGoOnBehindARestore() throws Exception {
    try (Bench<Line> bench = Bench.of(Line::new)) {
      bench.poke(bench.top().from, 5);
      Snapshot before = bench.sim().save();
      Path file = folder.resolve("back.vcd");
      bench.sim().startWaves(file);
      bench.step(2);
      bench.sim().restore(before);
      bench.step();
      bench.sim().stopWaves();
      String text = Files.readString(file);
      assertEquals(
          """
          #5
          0!
          #6
          b0 $
          b0 &
          b0 '
          #7
          1!
          b101 $
          b101 &
          b101 '
          #8
          0!
          """,
          text.substring(text.indexOf("#5")));
    }
  }

  @Test
  void wavesAreAWindowInVcd() throws Exception {
    try (Bench<Line> bench = Bench.of(Line::new)) {
      bench.poke(bench.top().from, 5);
      Path file = folder.resolve("line.vcd");
      bench.sim().startWaves(file);
      bench.step();
      bench.poke(bench.top().from, 1);
      bench.step();
      bench.sim().stopWaves();
      bench.step();
      assertEquals(
          """
          $comment a tick is 5 ns $end
          $timescale 1 ps $end
          $scope module Line $end
          $var wire 1 ! clk $end
          $var wire 1 " resetn $end
          $var wire 3 # from [2:0] $end
          $var wire 3 $ to [2:0] $end
          $scope module stage $end
          $var wire 3 % from [2:0] $end
          $var wire 3 & to [2:0] $end
          $var wire 3 ' held [2:0] $end
          $upscope $end
          $upscope $end
          $enddefinitions $end
          #0
          0!
          1"
          b101 #
          b0 $
          b101 %
          b0 &
          b0 '
          #2
          1!
          b101 $
          b101 &
          b101 '
          #3
          0!
          b1 #
          b1 %
          #4
          1!
          b1 $
          b1 &
          b1 '
          #5
          0!
          """,
          Files.readString(file));
    }
  }

  static final class Chain extends Component {
    final UInt a = in(uint(8));
    final UInt o = out(uint(8));

    Chain(int length) {
      UInt[] x = {a};
      for (int i = 0; i < length; i++) {
        next(x, i % 2 == 0 ? x[0].plus(a) : x[0].xor(a));
      }
      o.set(x[0]);
    }

    static void next(UInt[] x, UInt value) {
      x[0] = value;
    }
  }

  /** Every value has a name, as in the code that one would write. */
  static final class NamedChain extends Component {
    final UInt a = in(uint(8));
    final UInt o = out(uint(8));

    NamedChain(int length) {
      UInt x = a;
      for (int i = 0; i < length; i++) {
        x = i % 2 == 0 ? x.plus(a) : x.xor(a);
      }
      o.set(x);
    }
  }

  static final class Arms extends Component {
    final UInt a = in(uint(17));
    final UInt o = out(uint(17));

    Arms(int length) {
      o.set(0);
      When arms = when(a.eq(0), () -> o.set(1));
      for (int i = 1; i < length; i++) {
        int value = i;
        arms.elsewhen(a.eq(i), () -> o.set(value ^ 5));
      }
      arms.otherwise(() -> o.set(77));
    }
  }

  @Test
  void oneHundredThousandOperatorsInARowRun() {
    try (Bench<Chain> bench = Bench.of(() -> new Chain(100_000))) {
      checkChain(bench, bench.top().a, bench.top().o);
    }
  }

  @Test
  void oneHundredThousandNamedOperatorsInARowRun() {
    try (Bench<NamedChain> bench = Bench.of(() -> new NamedChain(100_000))) {
      checkChain(bench, bench.top().a, bench.top().o);
    }
  }

  private static void checkChain(Bench<?> bench, UInt from, UInt to) {
    for (int a : new int[] {0, 3, 255}) {
      bench.poke(from, a);
      int x = a;
      for (int i = 0; i < 100_000; i++) {
        x = i % 2 == 0 ? x + a & 255 : x ^ a;
      }
      assertEquals(x, bench.peek(to));
    }
  }

  @Test
  void oneHundredThousandArmsRun() {
    try (Bench<Arms> bench = Bench.of(() -> new Arms(100_000))) {
      for (int a : new int[] {0, 1, 5000, 99_999, 100_000}) {
        bench.poke(bench.top().a, a);
        assertEquals(a == 0 ? 1 : a < 100_000 ? a ^ 5 : 77, bench.peek(bench.top().o));
      }
    }
  }

  static final class Carry extends Component {
    final Bits a = in(bits(2000));
    final Bits o = out(bits(2000));

    Carry() {
      Bits carry = wire(bits(2000));
      carry.bit(0).set(a.bit(0));
      for (int i = 1; i < 2000; i++) {
        carry.bit(i).set(carry.bit(i - 1).xor(a.bit(i)));
      }
      o.set(carry);
    }
  }

  @Test
  void aRippleThroughTwoThousandBitsSettles() {
    try (Bench<Carry> bench = Bench.of(Carry::new)) {
      java.math.BigInteger a = new java.math.BigInteger(2000, new java.util.Random(1));
      bench.poke(bench.top().a, a);
      java.math.BigInteger expected = java.math.BigInteger.ZERO;
      boolean last = false;
      for (int i = 0; i < 2000; i++) {
        last ^= a.testBit(i);
        expected = last ? expected.setBit(i) : expected;
      }
      assertEquals(expected, bench.peekBig(bench.top().o));
    }
  }

  static final class Table extends Component {
    final UInt at = in(uint(4));
    final SInt word = out(sint(70));
    final Mem<SInt> words = mem(sint(70), 10);

    Table() {
      words.write(at, words.read(at).plus(sint(70).of(1)));
      word.set(words.read(at));
    }
  }

  @Test
  void statesWithoutResetStartAsTheHashSays() {
    try (Bench<Table> bench = Bench.of(Table::new)) {
      PowerUp random = new PowerUp(1, "words");
      java.math.BigInteger word =
          java.math.BigInteger.valueOf(random.word(7) << 58 >> 58)
              .shiftLeft(64)
              .add(new java.math.BigInteger(Long.toUnsignedString(random.word(6))));
      bench.poke(bench.top().at, 3);
      assertEquals(word, bench.peekBig(bench.top().word));
      bench.step(2);
      assertEquals(word.add(java.math.BigInteger.TWO), bench.peekBig(bench.top().words, 3));
      bench.poke(bench.top().at, 12);
      bench.step();
      assertEquals(0, bench.peek(bench.top().at) - 12);
      assertEquals(java.math.BigInteger.ZERO, bench.peekBig(bench.top().word));
    }
    assertEquals(0xfe4c8c70e239775L, new PowerUp(1, "words").word(0));
  }

  static final class Parent extends Component {
    final Bool enable = in(bool());
    final Watched child;
    final UInt value;

    Parent() {
      child = add(new Watched());
      child.enable.set(enable);
      value = out(probe(child.value));
    }
  }

  /** In the Verilog of the parent it is the net that connects the child. */
  @Test
  void aProbedPortOfAChildIsSeenInTheParentToo() {
    try (Bench<Parent> bench = Bench.of(Parent::new)) {
      bench.poke(bench.top().enable, true);
      bench.step(2);
      assertEquals(2, bench.sim().peek(bench.sim().net("child_value")));
    }
  }

  static final class Half extends Component {
    final UInt a = in(uint(8));
    final UInt shown = probe(wire(uint(8)).named("shown"));
    final UInt hidden = wire(uint(8)).named("hidden");
    final UInt sum = out(uint(8));

    Half() {
      shown.set(a.plus(1));
      hidden.set(a.plus(2));
      sum.set(shown.xor(hidden));
    }
  }

  @Test
  void compiledOnceForProbesItHasNoOtherWires() {
    JvmEngine engine =
        JvmEngine.compile(Elaborator.elaborate(Half::new).design(), JvmEngine.Visible.PROBES);
    for (int a : new int[] {3, 7}) {
      try (Simulation sim = engine.start(1)) {
        assertEquals(0, sim.peek(sim.net("a")), "its own state");
        sim.poke(sim.net("a"), a);
        assertEquals(a + 1, sim.peek(sim.net("shown")));
        assertEquals(a + 1 ^ a + 2, sim.peek(sim.net("sum")));
        IllegalArgumentException e =
            assertThrows(IllegalArgumentException.class, () -> sim.net("hidden"));
        assertTrue(e.getMessage().startsWith("Half has no net hidden"), e.getMessage());
      }
    }
  }

  @Test
  void simulationsRunOnSeveralThreads() {
    Design design = Elaborator.elaborate(Watched::new).design();
    List<Long> ends =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                i -> {
                  try (Simulation sim = JvmEngine.start(design)) {
                    sim.poke(sim.net("enable"), 1);
                    sim.step(i % 4);
                    return sim.peek(sim.net("value"));
                  }
                })
            .toList();
    assertEquals(List.of(0L, 1L, 2L, 3L, 0L, 1L, 2L, 3L), ends);
  }

  @Test
  void classesGoWithTheLastSimulation() throws Exception {
    WeakReference<Object> cell = start();
    for (int i = 0; i < 50 && cell.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertEquals(null, cell.get());
  }

  private static WeakReference<Object> start() throws Exception {
    Simulation sim = JvmEngine.start(Elaborator.elaborate(Watched::new).design());
    java.lang.reflect.Field top = sim.getClass().getDeclaredField("top");
    top.setAccessible(true);
    return new WeakReference<>(top.get(sim).getClass());
  }

  /** More cases than a jump, or a nest of ifs, takes: each is tried, then what is left. */
  static final class ManyCases extends Component {
    static final int CASES = 150;
    final UInt key = in(uint(8));
    final UInt narrow = out(uint(8));
    final UInt wide = out(uint(8));

    ManyCases() {
      choose(key, narrow);
      choose(key.extend(100), wide);
    }

    private static void choose(UInt subject, UInt target) {
      SwitchOn<Number> cases = switchOn(subject);
      for (int i = 0; i < CASES; i++) {
        int value = 7 * i & 0xff;
        cases.is(i, () -> target.set(value));
      }
      cases.otherwise(() -> target.set(77));
    }
  }

  @Test
  void ofManyCasesOneIsTakenOrTheRest() {
    try (Bench<ManyCases> bench = Bench.of(ManyCases::new)) {
      for (int key = 0; key < 256; key++) {
        bench.poke(bench.top().key, key);
        int expected = key < ManyCases.CASES ? 7 * key & 0xff : 77;
        assertEquals(expected, bench.peek(bench.top().narrow), "narrow " + key);
        assertEquals(expected, bench.peek(bench.top().wide), "wide " + key);
      }
    }
  }

  static final class ManyLabels extends Component {
    static final int LABELS = 9_000;
    static final int STEP = 97;

    final UInt key = in(uint(20));
    final UInt out = out(uint(8));

    /** What statements did at the last edge. */
    final UInt written = out(uint(8));

    ManyLabels() {
      List<Integer> many = IntStream.range(0, LABELS).mapToObj(i -> STEP * i).toList();
      switchOn(key)
          .is(1, () -> out.set(1))
          .isAny(many, () -> out.set(2))
          .is(2, () -> out.set(3))
          .otherwise(() -> out.set(4));
      Mem<UInt> seen = mem(uint(8), 4).named("seen");
      switchOn(key)
          .is(1, () -> seen.write(uint(2).of(0), uint(8).of(1)))
          .isAny(many, () -> seen.write(uint(2).of(0), uint(8).of(2)))
          .is(2, () -> seen.write(uint(2).of(0), uint(8).of(3)))
          .otherwise(() -> seen.write(uint(2).of(0), uint(8).of(4)));
      written.set(seen.read(uint(2).of(0)));
    }
  }

  /** A method of the JVM has 64 kB, and a jump to 9,000 labels would have 72. */
  @Test
  void ofManyLabelsOfACaseEachIsOne() {
    try (Bench<ManyLabels> bench = Bench.of(ManyLabels::new)) {
      for (int i = 0; i <= ManyLabels.LABELS; i++) {
        int label = ManyLabels.STEP * i;
        checkKey(bench, label, i < ManyLabels.LABELS ? 2 : 4);
        checkKey(bench, label + 1, i == 0 ? 1 : 4);
        checkKey(bench, label + 2, i == 0 ? 3 : 4);
      }
    }
  }

  private static void checkKey(Bench<ManyLabels> bench, int key, int expected) {
    bench.poke(bench.top().key, key);
    assertEquals(expected, bench.peek(bench.top().out), "key " + key);
    bench.step();
    assertEquals(expected, bench.peek(bench.top().written), "written, key " + key);
  }

  @Test
  void thereIsNoCoverThatWasNotReached() {
    try (Bench<Watched> bench = Bench.of(Watched::new)) {
      bench.step(3);
      assertEquals(Map.of(), bench.sim().covers());
    }
  }
}
