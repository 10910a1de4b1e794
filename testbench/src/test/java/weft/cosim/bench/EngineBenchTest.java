package weft.cosim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cosim.verilator.ToolNeeds;

class EngineBenchTest {
  @TempDir Path folder;

  /** The suite itself compares the checksums after each pair, and throws if they differ. */
  @Test
  void aTileGivesTheSameChecksumsInBothSimulators() throws InterruptedException {
    ToolNeeds.verilator();
    List<Figure> figures = new EngineBench(folder, 1, text -> {}).compare(1, "one tile", 1_000, 1);
    assertEquals(1, figures.size());
    assertEquals("JVM engine / verilated loop, one tile", figures.get(0).metric());
    assertTrue(figures.get(0).value() > 0 && figures.get(0).ratio().getAsDouble() > 0);
  }

  @Test
  void theFirstClockIsMeasuredInAProcessOfItsOwn() throws InterruptedException {
    List<Figure> figures = new EngineBench(folder, 1, text -> {}).firstClock(1, "one tile");
    assertEquals(
        List.of(
            "first clock after elaboration, one tile, wall",
            "first clock after elaboration, one tile, CPU of its thread"),
        figures.stream().map(Figure::metric).toList());
    assertTrue(figures.get(1).value() > 1, "no engine compiles a tile in a millisecond");
  }
}
