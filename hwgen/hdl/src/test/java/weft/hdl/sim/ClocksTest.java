package weft.hdl.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.hdl.Hdl.clock;
import static weft.hdl.Hdl.in;
import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.uint;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;

/** Edges of several clocks, gated and divided ones, and resets from inside, on the engine. */
class ClocksTest {
  private static final Clock FAST = clock("fast").period(10);
  private static final Clock SLOW = clock("slow").period(25, 2).phase(5);

  static final class Counter extends Component {
    public final UInt value;

    Counter() {
      UInt count = reg(uint(8)).init(0);
      count.set(count.plus(1));
      value = out(count);
    }
  }

  static final class Two extends Component {
    public final UInt atFast;
    public final UInt atSlow;

    Two() {
      atFast = out(in(FAST, () -> add(new Counter())).value);
      atSlow = out(in(SLOW, () -> add(new Counter())).value);
    }
  }

  @Test
  void everyClockRisesAtItsOwnTimes() {
    try (Bench<Two> bench = Bench.of(Two::new)) {
      List<String> seen = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        bench.sim().advance();
        String counts = bench.peek(bench.top().atFast) + " " + bench.peek(bench.top().atSlow);
        seen.add(bench.sim().time() + ": " + counts);
      }
      // A tick is 1.25 ns: fast rises at 0, 8, 16, ...; slow at 4, 14, 24, ...
      List<String> expected =
          List.of(
              "0: 1 0", "4: 1 1", "8: 2 1", "14: 2 2", "16: 3 2", "24: 4 3", "32: 5 3", "34: 5 4");
      assertEquals(expected, seen);
      bench.sim().step(SLOW.domain());
      assertEquals("44", "" + bench.sim().time());
      assertEquals(6, bench.sim().cycles(FAST.domain()));
      bench.step();
      assertEquals(7, bench.sim().cycles());
    }
  }

  static final class Swap extends Component {
    public final UInt a;
    public final UInt b;

    Swap() {
      Clock same = clock("same").period(10);
      UInt left = in(FAST, () -> reg(uint(4)).init(3));
      UInt right = in(same, () -> reg(uint(4)).init(9));
      in(FAST, () -> left.set(weft.hdl.Hdl.crossed(right, "a test")));
      in(same, () -> right.set(weft.hdl.Hdl.crossed(left, "a test")));
      a = out(left);
      b = out(right);
    }
  }

  @Test
  void edgesAtOneInstantSampleTheValuesBeforeThem() {
    try (Bench<Swap> bench = Bench.of(Swap::new)) {
      bench.sim().advance();
      assertEquals(9, bench.peek(bench.top().a));
      assertEquals(3, bench.peek(bench.top().b));
    }
  }

  static final class Derived extends Component {
    public final Bool run = in(bool());
    public final UInt gated;
    public final UInt third;

    Derived() {
      Clock tile = FAST.gated("tile", run);
      gated = out(in(tile, () -> add(new Counter())).value);
      Clock by3 = FAST.divided("by3", 3);
      third = out(in(by3, () -> add(new Counter())).value);
    }
  }

  @Test
  void gatesLeaveEdgesOut() {
    try (Bench<Derived> bench = Bench.of(Derived::new)) {
      Derived top = bench.top();
      bench.step(9);
      assertEquals(0, bench.peek(top.gated));
      assertEquals(3, bench.peek(top.third));
      bench.poke(top.run, true);
      bench.step(4);
      assertEquals(4, bench.peek(top.gated));
      bench.sim().poke(bench.sim().net("fast_resetn"), 0);
      assertEquals(0, bench.peek(top.gated));
      assertEquals(0, bench.peek(top.third));
    }
  }

  static final class Released extends Component {
    public final Bool good = in(bool());
    public final Bool released;
    public final UInt count;

    Released() {
      Clock raw = clock("raw").reset("por_n");
      Bool held = in(raw, () -> reg(bool()).init(false));
      held.set(good);
      released = out(held);
      count = out(in(raw.releasedBy("core", held), () -> add(new Counter())).value);
    }
  }

  @Test
  void aResetFromInsideActsAtOnceAndIsReleasedAfterItsEdge() {
    try (Bench<Released> bench = Bench.of(Released::new)) {
      Released top = bench.top();
      bench.step(3);
      assertEquals(0, bench.peek(top.count));
      bench.poke(top.good, true);
      bench.step();
      assertEquals(0, bench.peek(top.count));
      bench.step(5);
      assertEquals(5, bench.peek(top.count));
      bench.poke(top.good, false);
      assertEquals(5, bench.peek(top.count));
      bench.step();
      assertEquals(0, bench.peek(top.count));
      bench.poke(top.good, true);
      bench.step(3);
      assertEquals(2, bench.peek(top.count));
      bench.sim().poke(bench.sim().net("por_n"), 0);
      assertEquals(0, bench.peek(top.count));
    }
  }
}
