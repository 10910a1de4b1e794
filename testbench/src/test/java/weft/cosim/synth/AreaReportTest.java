package weft.cosim.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class AreaReportTest {
  /** As Yosys 0.23 prints it. */
  private static final String STAT =
      """

      13. Printing statistics.

      === top ===

         Number of wires:                 11
         Number of cells:                  5
           INVX1                           2
           leaf                            1
           macro                           1
           middle                          1

         Area for cell type \\macro is unknown!
         Chip area for module '\\top': 32.500000

      === leaf ===

         Number of cells:                  3
           NAND2X1                         3

         Chip area for module '\\leaf': 72.000000

      === middle ===

         Number of cells:                  2
           leaf                            2

         Chip area for module '\\middle': 0.000000

      === design hierarchy ===

         top                               1
           leaf                            1

         Chip area for top module '\\top': 104.500000
      """;

  @Test
  void countsInstancesThroughTheHierarchy() {
    assertEquals(
        List.of(
            new BlockArea("leaf", 3, 3, 72),
            new BlockArea("top", 1, 3, 32.5),
            new BlockArea("middle", 1, 0, 0)),
        AreaReport.blocks(STAT, "top"));
    assertEquals(216, AreaReport.blocks(STAT, "top").get(0).total());
  }

  @Test
  void refusesAReportWithoutTheTopModule() {
    assertThrows(IllegalArgumentException.class, () -> AreaReport.blocks(STAT, "other"));
  }
}
