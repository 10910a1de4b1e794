package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Stream;
import weft.hdl.UInt;
import weft.hdl.ir.Design;
import weft.hdl.ir.Port;
import weft.hdl.lib.HandshakeCrossing;
import weft.hdl.lib.PulseCrossing;
import weft.hdl.lib.ResetSynchronizer;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;
import weft.hdl.transform.JitterSynchronizers;

/**
 * Crossings on late synchronizers, gated and divided clocks, and a reset released from inside: the
 * JVM engine and Verilator show the same on every port after every edge, whatever comes in.
 */
class ClocksInLockStepTest {
  private static final int INSTANTS =
      "full".equals(System.getProperty("weft.tier")) ? 500_000 : 20_000;

  private static final Clock BUS = weft.hdl.Hdl.clock("bus").period(7);
  private static final Clock CORE = weft.hdl.Hdl.clock("core").period(35, 3).phase(2);

  /** A word queued, then handed over, and back; a pulse; counts of gated and divided clocks. */
  static final class Clocks extends Component {
    public final Stream<UInt> words = slave(stream(uint(12)));
    public final Stream<UInt> results = master(stream(uint(12)));
    public final Bool pulse = in(bool());
    public final Bool run = in(bool(), CORE);
    public final UInt pulses;
    public final UInt gated;
    public final UInt third;

    Clocks() {
      Stream<UInt> inCore = words.queue(4, BUS, CORE).map(w -> w.plus(1));
      HandshakeCrossing<UInt> back = add(new HandshakeCrossing<>(uint(12), CORE, BUS));
      back.input.set(inCore);
      results.set(back.output);

      PulseCrossing crossing = add(new PulseCrossing(BUS, CORE));
      crossing.pulseIn.set(pulse);
      Clock released = ResetSynchronizer.released("released", CORE, 2);
      UInt counted = in(released, () -> reg(uint(16)).init(0));
      when(crossing.pulseOut, () -> counted.set(counted.plus(1)));
      pulses = out(counted);

      Clock tile = released.gated("tile", run.or(crossing.pulseOut));
      UInt ticks = in(tile, () -> reg(uint(16)).init(7));
      ticks.set(ticks.plus(1));
      gated = out(ticks);
      Clock thirds = tile.divided("thirds", 3);
      UInt slow = in(thirds, () -> reg(uint(16)).init(0));
      slow.set(ticks.plus(counted));
      third = out(slow);
    }
  }

  @Test
  void bothEnginesShowTheSameAfterEveryEdge() throws InterruptedException {
    ToolNeeds.verilator();
    long seed = Long.getLong("weft.seed", 1);
    Random random = new Random(seed);
    Design clocks = Elaborator.elaborate(() -> new Clocks()).design();
    Design late = new JitterSynchronizers(seed).apply(clocks);
    List<Port> inputs = new ArrayList<>();
    List<Port> outputs = new ArrayList<>();
    for (Port port : late.top().ports()) {
      if (port.role() != Port.Role.CLOCK) {
        (port.direction() == Port.Direction.IN ? inputs : outputs).add(port);
      }
    }
    try (Simulation jvm = JvmEngine.start(late);
        Simulation verilator = VerilatorSimulation.start(late)) {
      long words = 0;
      for (int i = 0; i < INSTANTS; i++) {
        for (Port port : inputs) {
          boolean reset = port.role() == Port.Role.RESET;
          long value = reset ? active(i, random) : random.nextInt(1 << port.width());
          if (reset || random.nextInt(3) == 0) {
            jvm.poke(jvm.net(port.name()), value);
            verilator.poke(verilator.net(port.name()), value);
          }
        }
        jvm.advance();
        verilator.advance();
        assertEquals(jvm.time(), verilator.time());
        for (Port port : outputs) {
          long value = jvm.peek(jvm.net(port.name()));
          String what = port + " after instant " + i + ", weft.seed " + seed;
          assertEquals(value, verilator.peek(verilator.net(port.name())), what);
          words += port.name().equals("results_valid") ? value : 0;
        }
      }
      assertEquals(true, words > INSTANTS / 40, words + " words in " + INSTANTS);
    }
  }

  private static long active(int instant, Random random) {
    return instant < 8 || random.nextInt(2000) == 0 ? 0 : 1;
  }
}
