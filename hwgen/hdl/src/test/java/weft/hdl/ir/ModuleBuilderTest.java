package weft.hdl.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleBuilderTest {
  private final ModuleBuilder m = new ModuleBuilder("Counter");

  @Test
  void idsAreIndexesAndOperandsComeFirst() {
    m.domain(ClockDomain.DEFAULT, true);
    Port enable = m.in("enable", Kind.BOOL, 1);
    Port value = m.out("value", Kind.UINT, 8);
    Register count = m.register("count", Kind.UINT, 8, BigInteger.ZERO);
    Expr next = m.binary(Op.ADD, m.ref(count), m.constant(Kind.UINT, 8, 1));
    m.clocked(count, Block.of(m.when(m.ref(enable), m.set(count, next))));
    m.assign(value, m.ref(count));
    Module module = m.build();

    assertEquals("[clk, resetn, enable, value]", module.ports().toString());
    assertEquals("[clk, resetn, enable, value, count]", module.signals().toString());
    for (int id = 0; id < module.exprs().size(); id++) {
      assertEquals(id, module.exprs().get(id).id());
    }
    assertEquals(2, next.id());
    assertEquals(3, module.items().size());
    int[] uses = module.useCounts();
    assertEquals("[1, 1, 1, 1, 1]", java.util.Arrays.toString(uses));
  }

  @Test
  void childrenComeBeforeParents() {
    m.in("a", Kind.BITS, 4);
    Module leaf = m.build();
    ModuleBuilder parent = new ModuleBuilder("Top");
    Instance first = parent.instance("first", leaf);
    parent.instance("second", leaf);
    Module top = parent.build();
    Design design = Design.of(top);
    assertEquals(List.of(leaf, top), design.modules());
    assertSame(leaf.port("a"), first.pin(leaf.port("a")).port());
    assertEquals("first_a", first.pins().get(0).name());
  }

  @Test
  void contractIsEnforced() {
    Expr eight = m.constant(Kind.UINT, 8, 255);
    Expr four = m.constant(Kind.UINT, 4, 15);
    assertThrows(IllegalArgumentException.class, () -> m.binary(Op.ADD, eight, four));
    assertThrows(IllegalArgumentException.class, () -> m.constant(Kind.UINT, 8, 256));
    assertThrows(IllegalArgumentException.class, () -> m.constant(Kind.SINT, 8, 128));
    assertThrows(IllegalArgumentException.class, () -> m.slice(Kind.BITS, four, 4, 0));
    assertThrows(IllegalArgumentException.class, () -> m.extend(eight, 7));
    assertEquals(12, m.binary(Op.MUL, eight, four).width());
    assertEquals(BigInteger.valueOf(255), m.constant(Kind.SINT, 8, -1).bits());
  }
}
