package weft.hdl.verilog;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.ir.Design;
import weft.hdl.lib.AsyncFifo;
import weft.hdl.lib.HandshakeCrossing;
import weft.hdl.lib.PulseCrossing;
import weft.hdl.lib.Synchronizer;
import weft.hdl.transform.JitterSynchronizers;

/**
 * The crossings of the library as Verilog, at coprime periods, with synchronizers that settle late:
 * no word is lost, none comes twice, and all keep their order. In the full tier Verilator moves
 * 100,000 words a part.
 */
class CrossingSimulationTest {
  private static final boolean FULL = "full".equals(System.getProperty("weft.tier"));
  private static final int WORDS = FULL ? 3_000 : 600;
  private static final int[][] PERIODS = {{7, 11}, {11, 7}, {5, 31}, {31, 5}, {10, 10}};
  private static final Clock WR = Hdl.clock("wr");
  private static final Clock RD = Hdl.clock("rd");

  @TempDir Path folder;
  private final long seed = Long.getLong("weft.seed", 1);
  private final Random random = new Random(seed);

  @Test
  void queueKeepsEveryWordOnce() {
    for (int depth : new int[] {2, 4, 16}) {
      all("fifo" + depth, (wr, rd) -> new AsyncFifo<>(Hdl.uint(16), depth, wr, rd));
    }
  }

  @Test
  void handshakeKeepsEveryWordOnce() {
    all("handshake", (wr, rd) -> new HandshakeCrossing<>(Hdl.uint(16), wr, rd));
  }

  @Test
  void everyPartIsReadByAllToolsWithoutAWord() {
    Map<String, BiFunction<Clock, Clock, Component>> parts =
        Map.of(
            "AsyncFifo", (wr, rd) -> new AsyncFifo<>(Hdl.uint(16), 8, wr, rd),
            "HandshakeCrossing", (wr, rd) -> new HandshakeCrossing<>(Hdl.uint(16), wr, rd),
            "PulseCrossing", PulseCrossing::new,
            "Synchronizer", (wr, rd) -> new Synchronizer(3));
    parts.forEach(
        (name, part) -> {
          Design design = Elaborator.elaborate(() -> part.apply(WR, RD)).design();
          Tools.acceptedByAll(folder.resolve(name), VerilogEmitter.emit(design), name);
          Design late = new JitterSynchronizers(1).apply(design);
          Tools.acceptedByAll(folder.resolve(name + "Late"), VerilogEmitter.emit(late), name);
        });
  }

  private void all(String name, BiFunction<Clock, Clock, Component> part) {
    Design design = Elaborator.elaborate(() -> part.apply(WR, RD)).design();
    for (int[] periods : PERIODS) {
      Design late = new JitterSynchronizers(random.nextInt()).apply(design);
      TwoClockBench bench =
          new TwoClockBench(
              periods[0],
              periods[1],
              random.nextInt(periods[1]),
              20 + random.nextInt(81),
              20 + random.nextInt(81),
              WORDS,
              random.nextInt());
      Path at = folder.resolve(name + "_" + periods[0] + "_" + periods[1]);
      bench.run(at, late, false);
      if (FULL && periods == PERIODS[0]) {
        bench.moving(100_000).run(at, late, true);
      }
    }
  }
}
