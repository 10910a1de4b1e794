package weft.cosim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.cosim.verilator.ToolNeeds;

class CosimBenchTest {
  /** The suite itself compares the outputs of each pair, and throws if they differ. */
  @Test
  void everyWayOfDrivingTheBlockGivesTheSameOutput() throws InterruptedException {
    ToolNeeds.verilator();
    List<Figure> figures = new ArrayList<>();
    CosimBench bench = new CosimBench(Path.of("."), 1, text -> {});
    bench.block(figures, StreamBlock.SMALL, "300 cells", 2, 0.5);
    assertEquals(4, figures.size());
    figures.forEach(figure -> assertTrue(figure.value() > 0, figure::metric));
  }
}
