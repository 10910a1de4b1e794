package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.hdl.Hdl.clock;
import static weft.hdl.bench.Task.edges;
import static weft.hdl.bench.Task.run;
import static weft.hdl.bench.Task.until;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.UInt;
import weft.hdl.bench.Agent;
import weft.hdl.bench.Bench;
import weft.hdl.bench.Running;
import weft.hdl.bench.Task;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;

/** Tasks and agents of several clocks, and of one that is gated, do the same on both engines. */
class ClockedBenchTest {
  /** Edges at 0, 20, 40, ... and at 5, 12, 19, ... nanoseconds. */
  private static final Clock SLOW = clock("slow").period(20);

  private static final Clock FAST = clock("fast").period(7).phase(5);

  /** A counter in each clock, and one in the slow clock when it is let through. */
  static final class Counters extends Component {
    final Bool open;
    final UInt slowCount;
    final UInt fastCount;
    final UInt gated;

    Counters() {
      clockedBy(SLOW);
      open = in(bool());
      slowCount = out(counter());
      fastCount = out(in(FAST, Counters::counter));
      gated = out(in(SLOW.gated("gate", open), Counters::counter));
    }

    private static UInt counter() {
      UInt count = reg(uint(8)).init(0);
      count.set(count.plus(1));
      return count;
    }
  }

  /** What happens in a bench, in order. */
  private static final class Played {
    private final List<String> log = new ArrayList<>();
    private final Bench<Counters> bench;
    private final Counters dut;

    Played(Bench<Counters> bench) {
      this.bench = bench;
      dut = bench.top();
    }

    private void note(String what) {
      log.add(what + " " + bench.peek(dut.slowCount) + " " + bench.peek(dut.fastCount));
    }

    private Agent agent(String name) {
      return new Agent() {
        @Override
        public void drive() {
          note(name + " drives at");
        }

        @Override
        public void sample() {
          note(name + " samples at");
        }
      };
    }

    List<String> all() {
      bench.run(edges(SLOW, 3).then(run(() -> note("slow edges"))));
      bench.run(edges(FAST, 2).then(run(() -> note("fast edges"))));
      bench.run(
          Task.all(
              until(FAST, () -> bench.peek(dut.slowCount) == 5).then(run(() -> note("fast sees"))),
              until(SLOW, () -> bench.peek(dut.fastCount) >= 11)
                  .then(run(() -> note("slow sees")))));
      Running<Void> waits = bench.fork(until(SLOW, () -> bench.isTrue(dut.open)));
      bench.run(edges(SLOW, 2));
      log.add("gate " + waits.ended() + " " + bench.peek(dut.gated));
      bench.poke(dut.open, true);
      bench.run(waits.join());
      log.add("gate " + waits.ended() + " " + bench.peek(dut.gated));
      bench.add(agent("slow"), SLOW);
      bench.add(agent("fast"), FAST);
      bench.run(edges(SLOW, 2));
      log.add("time " + bench.sim().time() + " gated " + bench.peek(dut.gated));
      return log;
    }
  }

  /** Edges of both clocks at 180 ns; in the slow one's last three the gate is open. */
  private static final List<String> EXPECTED =
      List.of(
          "slow edges 3 6",
          "fast edges 3 8",
          "slow sees 5 11",
          "fast sees 5 12",
          "gate false 0",
          "gate true 1",
          "fast drives at 8 20",
          "fast samples at 8 20",
          "fast drives at 8 21",
          "fast samples at 8 21",
          "fast drives at 8 22",
          "fast samples at 8 22",
          "slow drives at 8 23",
          "slow samples at 8 23",
          "fast drives at 9 23",
          "fast samples at 9 23",
          "fast drives at 9 24",
          "fast samples at 9 24",
          "slow drives at 9 25",
          "fast drives at 9 25",
          "slow samples at 9 25",
          "fast samples at 9 25",
          "time 360 gated 3");

  private static List<String> play(Elaborated<Counters> counters, Simulation sim) {
    try (Bench<Counters> bench = new Bench<>(counters, sim)) {
      return new Played(bench).all();
    }
  }

  @Test
  void tasksAndAgentsDoTheSameOnBothEngines() throws InterruptedException {
    ToolNeeds.verilator();
    Elaborated<Counters> counters = Elaborator.elaborate(Counters::new);
    assertEquals(EXPECTED, play(counters, JvmEngine.start(counters.design())));
    assertEquals(EXPECTED, play(counters, VerilatorSimulation.start(counters.design())));
  }
}
