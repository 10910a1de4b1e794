package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.ir.Module;

/** What modules are called. */
class ModuleNamesTest {
  static class Inverter extends Component {
    final Bool a = in(Hdl.bool());
    final Bool y = out(a.not());
  }

  static class Chip extends Component {
    final Bool a = in(Hdl.bool());
    final Bool y;

    Chip() {
      moduleName("chip");
      Inverter inverter = add(new Inverter());
      inverter.a.set(a);
      y = out(inverter.y);
    }
  }

  @Test
  void takeTheClassNameUnlessTheAuthorChoseOne() {
    assertEquals(
        List.of("Inverter", "chip"),
        Elaborator.elaborate(Chip::new).design().modules().stream().map(Module::name).toList());
  }

  @Test
  void beginWithThePrefixUnlessTheAuthorChoseThem() {
    assertEquals(
        List.of("acme_Inverter", "chip"),
        Elaborator.elaborate("acme_", Chip::new).design().modules().stream()
            .map(Module::name)
            .toList());
  }
}
