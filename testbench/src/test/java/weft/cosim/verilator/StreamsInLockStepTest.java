package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Flow;
import weft.hdl.Fsm;
import weft.hdl.Hdl;
import weft.hdl.Key;
import weft.hdl.Packets;
import weft.hdl.PipelineStage;
import weft.hdl.Stream;
import weft.hdl.Streams;
import weft.hdl.UInt;
import weft.hdl.ir.Design;
import weft.hdl.ir.Port;
import weft.hdl.lib.Arbitration;
import weft.hdl.lib.Fragment;
import weft.hdl.lib.Pair;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;

/**
 * What streams are composed of, a state machine and a pipeline: the JVM engine and Verilator show
 * the same on every port in every clock, whatever comes in.
 */
class StreamsInLockStepTest {
  private static final int CLOCKS =
      "full".equals(System.getProperty("weft.tier")) ? 500_000 : 20_000;
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final Key<UInt> WORD = Key.of("word", Hdl.uint(8));

  /** One of everything. */
  static final class Everything extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));
    final Stream<UInt> others = slave(stream(uint(8)));
    final Flow<UInt> samples = in(flow(uint(8)));
    final Bool pause = in(bool());
    final UInt which = in(uint(2));
    final Stream<Pair<UInt, UInt>> pairs = master(stream(Pair.of(uint(8), uint(8))));
    final Stream<Fragment<UInt>> packets = master(stream(Fragment.of(uint(8))));
    final Stream<UInt> worked = master(stream(uint(8)));

    Everything() {
      List<Stream<UInt>> copies = words.fork(3);
      Stream<UInt> first =
          copies.get(0).stage().readyStage().skid().halfStage().queue(3).ramQueue(5);
      Stream<UInt> second = copies.get(1).map(w -> w.plus(1)).haltWhen(pause);
      pairs.set(Streams.join(first, second));

      // Nothing joins what is thrown away here: it would wait for ever.
      Stream<UInt> some = copies.get(2).filter(w -> w.ne(7)).throwWhen(pause);
      Stream<UInt> far =
          Streams.receive(Streams.stage(some.sendWithCredit(4)), 4)
              .widen(3)
              .map(v -> v.get(0).plus(v.get(1)).plus(v.get(2)));
      List<Stream<UInt>> ways =
          others.narrow(2).map(half -> half.asUInt().extend(8)).demux(3, half -> half.truncate(2));
      Stream<UInt> dealt = Streams.collect(ways.get(0).deal(2));
      Stream<UInt> chosen = Streams.select(which, ways.get(1), ways.get(2), samples.queue(4));
      Stream<UInt> all = Streams.arbitrate(Arbitration.PRIORITY, dealt, chosen);
      Stream<Fragment<UInt>> merged =
          Packets.arbitrate(
              Arbitration.ROUND_ROBIN,
              List.of(Packets.of(far, 3), Packets.of(all, word -> word.bit(0))));
      packets.set(Packets.narrow(Packets.widen(merged, 3)));

      Fsm<String> pace =
          fsm(
              List.of("RUN", "REST"),
              fsm -> {
                fsm.in("RUN").after(10, "REST");
                fsm.in("REST").active(() -> when(pause, () -> fsm.goTo("RUN")));
              });
      Stream<UInt> paced = samples.stage().queue(2).haltWhen(pace.is("REST"));
      worked.set(
          pipeline(
              List.of("take", "work", "give"),
              paced,
              pipe -> {
                pipe.first().put(WORD, paced.payload);
                PipelineStage work = pipe.in("work");
                work.haltWhen(pause);
                work.flushWhen(work.get(WORD).bits(2, 0).allBits());
                return pipe.last().get(WORD).plus(1);
              }));
    }
  }

  @Test
  void bothEnginesShowTheSameInEveryClock() throws InterruptedException {
    ToolNeeds.verilator();
    Design design = Elaborator.elaborate(Everything::new).design();
    List<Port> inputs = ports(design, Port.Direction.IN);
    List<Port> outputs = ports(design, Port.Direction.OUT);
    Random random = new Random(SEED);
    long[] moved = new long[3];
    try (Simulation jvm = JvmEngine.start(design);
        Simulation verilator = VerilatorSimulation.start(design)) {
      for (int clock = 0; clock < CLOCKS; clock++) {
        for (Port port : inputs) {
          if (random.nextInt(3) == 0) {
            long value = random.nextInt(1 << port.width());
            jvm.poke(jvm.net(port.name()), value);
            verilator.poke(verilator.net(port.name()), value);
          }
        }
        for (Port port : outputs) {
          assertEquals(
              jvm.peek(jvm.net(port.name())),
              verilator.peek(verilator.net(port.name())),
              port + ", clock " + clock + ", weft.seed " + SEED);
        }
        moved[0] += fires(jvm, "pairs");
        moved[1] += fires(jvm, "packets");
        moved[2] += fires(jvm, "worked");
        jvm.step();
        verilator.step();
      }
    }
    for (long words : moved) {
      assertTrue(words > CLOCKS / 50, "words moved: " + Arrays.toString(moved));
    }
  }

  private static long fires(Simulation sim, String stream) {
    return sim.peek(sim.net(stream + "_valid")) & sim.peek(sim.net(stream + "_ready"));
  }

  private static List<Port> ports(Design design, Port.Direction direction) {
    List<Port> ports = new ArrayList<>();
    for (Port port : design.top().ports()) {
      if (port.role() == Port.Role.DATA && port.direction() == direction) {
        ports.add(port);
      }
    }
    return ports;
  }
}
