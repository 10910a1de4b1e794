package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.Mem;
import weft.hdl.UInt;
import weft.hdl.Value;
import weft.hdl.ir.Module;

/** Equal components become one module, and nothing that differs gets lost on the way. */
class TwinsTest {
  /** One line that makes hardware which depends on a parameter. */
  static final class Cell extends Component {
    final UInt a = in(uint(8));
    final UInt sum = out(uint(8));
    final List<Data> kept = new ArrayList<>();

    void about(String text) {
      describe(text);
    }

    Cell(Variant variant) {
      variant.make(this);
    }
  }

  private interface Variant {
    void make(Cell cell);
  }

  /** Two cells side by side, and the modules that they became. */
  static final class Pair extends Component {
    final UInt a = in(uint(8));
    final UInt first = out(uint(8));
    final UInt second = out(uint(8));
    final Cell one;
    final Cell other;

    Pair(Variant variant, Variant variant2) {
      one = add(new Cell(variant));
      other = add(new Cell(variant2));
      one.a.set(a);
      other.a.set(a);
      first.set(one.sum);
      second.set(other.sum);
    }
  }

  @Test
  void equalComponentsShareAModuleAndTheirNames() {
    Variant variant =
        cell -> {
          UInt next = Hdl.reg(Hdl.uint(8)).init(3);
          next.set(cell.a.plus(next));
          cell.sum.set(next);
          cell.kept.add(next);
        };
    Elaborated<Pair> pair = Elaborator.elaborate(() -> new Pair(variant, variant));

    assertSame(
        pair.moduleOf(pair.top().one), pair.moduleOf(pair.top().other), "one module for both");
    assertEquals("one.kept_0", pair.pathOf((Value) pair.top().one.kept.get(0)).toString());
    assertEquals("other.kept_0", pair.pathOf((Value) pair.top().other.kept.get(0)).toString());
  }

  @Test
  void whateverDiffersMakesAnotherModule() {
    assertDiffer(n -> cell -> cell.sum.set(cell.a.plus(n)));
    assertDiffer(n -> cell -> cell.sum.set(cell.a.shl(n).truncate(8)));
    assertDiffer(n -> cell -> cell.sum.set(n == 1 ? cell.a.and(cell.a) : cell.a.or(cell.a)));
    assertDiffer(n -> cell -> cell.sum.set(Hdl.regNext(cell.a).named("r" + n)));
    assertDiffer(n -> cell -> cell.sum.set(register(cell, r -> r.init(n))));
    assertDiffer(n -> cell -> cell.sum.set(register(cell, r -> Hdl.comment("c" + n))));
    assertDiffer(n -> cell -> cell.sum.set(register(cell, r -> probeIf(n == 1, r))));
    assertDiffer(
        n ->
            cell -> {
              cell.about("cell " + n);
              cell.sum.set(cell.a);
            });
    assertDiffer(
        n ->
            cell -> {
              Mem<UInt> table = Hdl.mem(Hdl.uint(8), 256).init(n);
              cell.sum.set(table.read(cell.a));
            });
    assertDiffer(
        n ->
            cell -> {
              cell.sum.set(0);
              Hdl.switchOn(cell.a).is(n, () -> cell.sum.set(1)).otherwise(() -> {});
            });
    assertDiffer(
        n ->
            cell -> {
              cell.sum.set(cell.a.shr(1).extend(8));
              cell.a.bit(0).unused("reason " + n);
            });
  }

  private static UInt register(Cell cell, Consumer<UInt> change) {
    UInt register = Hdl.reg(Hdl.uint(8));
    change.accept(register);
    register.set(cell.a);
    return register;
  }

  private static void probeIf(boolean condition, UInt value) {
    if (condition) {
      Hdl.probe(value);
    }
  }

  private static void assertDiffer(IntFunction<Variant> variant) {
    Supplier<Pair> pair = () -> new Pair(variant.apply(1), variant.apply(2));
    Elaborated<Pair> made = Elaborator.elaborate(pair);
    Module one = made.moduleOf(made.top().one);
    Module other = made.moduleOf(made.top().other);
    assertNotSame(one, other);
    assertEquals("Cell", one.name());
    assertEquals("Cell_1", other.name());
  }
}
