package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResetTest {
  @Test
  void powerUpValuesFollowTheSeed() throws InterruptedException {
    VerilatorLibrary library = TestDesigns.build(TestDesigns.accu());
    assertNotEquals(cells(library, 1), cells(library, 2));
    assertEquals(cells(library, 3), cells(library, 3));
    assertEquals(List.of(0, 0, 0, 0, 0, 0, 0, 0), cells(library, 0));
  }

  private static List<Integer> cells(VerilatorLibrary library, int seed) {
    List<Integer> cells = new ArrayList<>();
    try (VerilatorModel model = library.open(seed)) {
      for (int i = 0; i < 8; i++) {
        cells.add(model.peekWords("sum.cells", i)[0]);
      }
    }
    return cells;
  }
}
