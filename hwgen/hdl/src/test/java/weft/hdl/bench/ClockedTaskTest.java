package weft.hdl.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weft.hdl.Hdl.clock;
import static weft.hdl.bench.Task.all;
import static weft.hdl.bench.Task.edges;
import static weft.hdl.bench.Task.run;
import static weft.hdl.bench.Task.until;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.UInt;

/** Tasks and agents at the edges of several clocks. */
class ClockedTaskTest {
  /** Edges at 0, 20, 40, ... and at 5, 12, 19, ... nanoseconds. */
  private static final Clock SLOW = clock("slow").period(20);

  private static final Clock FAST = clock("fast").period(7).phase(5);

  /** A counter in each clock, and one in the slow clock when it is let through. */
  static final class Counters extends Component {
    final Bool open;
    final UInt slowCount;
    final UInt fastCount;
    final UInt gated;
    final Clock gate;

    Counters() {
      clockedBy(SLOW);
      open = in(bool());
      slowCount = out(counter());
      fastCount = out(in(FAST, Counters::counter));
      gate = SLOW.gated("gate", open);
      gated = out(in(gate, Counters::counter));
    }

    private static UInt counter() {
      UInt count = reg(uint(8)).init(0);
      count.set(count.plus(1));
      return count;
    }
  }

  private final Bench<Counters> bench = Bench.of(Counters::new);
  private final Counters dut = bench.top();
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    bench.close();
  }

  private Task<Void> note(String what) {
    return run(
        () -> log.add(what + " " + bench.peek(dut.slowCount) + " " + bench.peek(dut.fastCount)));
  }

  @Test
  void edgesAreThoseOfTheClock() {
    bench.run(edges(SLOW, 3).then(note("slow")));
    bench.run(edges(FAST, 2).then(note("fast")));
    assertEquals(List.of("slow 3 6", "fast 3 8"), log);
  }

  @Test
  void conditionsAreReadAtTheEdgesOfTheirClock() {
    bench.run(
        all(
            until(FAST, () -> bench.peek(dut.slowCount) == 2).then(note("fast sees")),
            until(SLOW, () -> bench.peek(dut.fastCount) >= 2).then(note("slow sees"))));
    assertEquals(List.of("slow sees 2 3", "fast sees 2 4"), log);
  }

  @Test
  void aGatedClockIsWaitedForByItsCondition() {
    Task<Void> gateEdge = until(SLOW, () -> bench.isTrue(dut.open));
    Running<Void> waits = bench.fork(gateEdge);
    bench.run(edges(SLOW, 5));
    assertEquals(false, waits.ended());
    bench.poke(dut.open, true);
    bench.run(waits.join());
    assertEquals(1, bench.peek(dut.gated));
    assertEquals(6, bench.peek(dut.slowCount));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> bench.run(edges(dut.gate, 1)));
    assertEquals(
        "tasks and agents wait for clocks from outside, [slow, fast], not for gate: wait for the"
            + " clock that it is made of, and a condition",
        refused.getMessage());
  }

  @Test
  void agentsActOnceAnEdgeOfTheirClock() {
    class Counting implements Agent {
      int drives;
      int samples;

      @Override
      public void drive() {
        drives++;
      }

      @Override
      public void sample() {
        samples++;
      }
    }
    Counting slow = bench.add(new Counting(), SLOW);
    Counting fast = bench.add(new Counting(), FAST);
    bench.run(edges(SLOW, 4));
    assertEquals(List.of(4, 4), List.of(slow.drives, slow.samples));
    assertEquals(List.of(8, 8), List.of(fast.drives, fast.samples));
  }
}
