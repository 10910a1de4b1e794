package weft.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Elaborator;
import weft.hdl.ir.Design;
import weft.hdl.ir.Module;
import weft.hdl.ir.Register;

class TernaryArrayTest {
  @Test
  void columnsAndElementsAreModulesThatAllInstancesShare() {
    Design design = design(TernaryArray.Form.HIERARCHY);

    assertEquals(
        List.of("TernaryElement", "TernaryColumn", "WordFile", "TernaryArray"),
        design.modules().stream().map(Module::name).toList());
    assertEquals(4 + 1, design.top().instances().size());
    assertEquals(16, design.modules().get(1).instances().size());
  }

  @Test
  void flatHoldsTheSameStateInOneModule() {
    Design design = design(TernaryArray.Form.FLAT);

    assertEquals(
        List.of("WordFile", "TernaryArray"), design.modules().stream().map(Module::name).toList());
    int weightsTotalsAndReadPort = 4 * 16 * 2 + 4 * 8 + 8 + 1;
    assertEquals(weightsTotalsAndReadPort, registerBits(design.top()));
    assertEquals(64 * 32 + 32 + 1 + 1, registerBits(design.modules().get(0)));
  }

  private static Design design(TernaryArray.Form form) {
    return Elaborator.elaborate(() -> new TernaryArray(4, form)).design();
  }

  private static int registerBits(Module module) {
    return module.signals().stream()
        .filter(signal -> signal instanceof Register)
        .mapToInt(signal -> signal.width())
        .sum();
  }
}
