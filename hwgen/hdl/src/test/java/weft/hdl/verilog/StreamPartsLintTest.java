package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import weft.hdl.lib.Arbitration;
import weft.hdl.lib.Fragment;
import weft.hdl.lib.Pair;
import weft.hdl.lib.RamFifo;

/** What tools say about the parts of streams, machines and pipelines. */
class StreamPartsLintTest {
  private static final Key<UInt> WORD = Key.of("word", Hdl.uint(8));

  /** One of everything. */
  static class Everything extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));
    final Stream<UInt> others = slave(stream(uint(8)));
    final Flow<UInt> samples = in(flow(uint(8)));
    final Bool pause = in(bool());
    final UInt which = in(uint(2));
    final Stream<Pair<UInt, UInt>> pairs = master(stream(Pair.of(uint(8), uint(8))));
    final Stream<Fragment<UInt>> packets = master(stream(Fragment.of(uint(8))));
    final Stream<UInt> worked = master(stream(uint(8)));

    Everything() {
      Streams.assertRule(words);
      List<Stream<UInt>> copies = words.fork(3);
      Stream<UInt> first =
          copies.get(0).stage().readyStage().skid().halfStage().queue(3).ramQueue(5);
      Stream<UInt> second =
          copies
              .get(1)
              .map(w -> w.plus(1))
              .filter(w -> w.ne(7))
              .haltWhen(pause)
              .throwWhen(pause)
              .takeWhile(w -> w.ne(200));
      pairs.set(Streams.join(first, second));

      Stream<UInt> far =
          Streams.receive(Streams.stage(copies.get(2).sendWithCredit(4)), 4)
              .widen(3)
              .map(v -> v.get(0).plus(v.get(1)).plus(v.get(2)));
      Stream<UInt> halves = others.narrow(2).map(half -> half.asUInt().extend(8));
      List<Stream<UInt>> ways = halves.demux(3, half -> half.truncate(2));
      Stream<UInt> dealt = Streams.collect(ways.get(0).deal(2));
      Stream<UInt> chosen = Streams.select(which, ways.get(1), ways.get(2), samples.queue(4));
      Stream<UInt> all = Streams.arbitrate(Arbitration.PRIORITY, dealt, chosen);
      packets.set(
          Packets.narrow(
              Packets.widen(
                  Packets.arbitrate(
                      Arbitration.ROUND_ROBIN,
                      List.of(Packets.of(far, 3), Packets.of(all, word -> word.bit(0)))),
                  3)));

      Stream<UInt> loud = samples.filter(s -> s.gt(100)).stage().queue(2);
      UInt count = reg(uint(4)).init(0);
      Fsm<String> control =
          fsm(
              List.of("RUN", "REST"),
              fsm -> {
                fsm.in("RUN").after(10, "REST").enter(() -> count.set(count.plus(1)));
                fsm.in("REST").active(() -> when(pause, () -> fsm.goTo("RUN")));
              });
      Stream<UInt> paced = loud.haltWhen(control.is("REST"));
      worked.set(
          pipeline(
              List.of("take", "work", "give"),
              paced,
              pipe -> {
                pipe.first().put(WORD, paced.payload);
                PipelineStage work = pipe.in("work");
                work.haltWhen(pause);
                work.flushWhen(work.get(WORD).eq(9));
                return pipe.last().get(WORD).plus(count.extend(8));
              }));
    }
  }

  @Test
  void everyToolReadsThemWithoutAWord(@TempDir Path folder) {
    List<VerilogFile> files = VerilogEmitter.emit(Elaborator.elaborate(Everything::new).design());
    Tools.acceptedByAll(folder, files, "Everything");
  }

  @Test
  void theQueueInAMemoryBecomesBlockRam(@TempDir Path folder) {
    List<VerilogFile> files =
        VerilogEmitter.emit(Elaborator.elaborate(() -> new RamFifo<>(Hdl.uint(16), 256)).design());
    Tools.write(folder, files);
    List<String> command = new ArrayList<>(List.of("yosys", "-p"));
    command.add("read_verilog RamFifo.v; synth_ice40 -top RamFifo; stat");
    Tools.Result result = Tools.run(folder, command.toArray(new String[0]));
    assertEquals(0, result.status(), result.output());
    String statistics = result.output().substring(result.output().lastIndexOf("RamFifo ==="));
    assertTrue(statistics.matches("(?s).*SB_RAM40_4K +1\\b.*"), statistics);
  }
}
