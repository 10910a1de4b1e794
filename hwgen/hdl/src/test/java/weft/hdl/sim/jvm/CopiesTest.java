package weft.hdl.sim.jvm;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import weft.hdl.ir.Kind;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Op;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.Wire;

/** Which wires are another signal's value and nothing else. */
class CopiesTest {
  private final ModuleBuilder m = new ModuleBuilder("Chain");

  @Test
  void aChainOfWiresIsReadAtItsEnd() {
    Port in = m.in("in", Kind.UINT, 9);
    Wire first = m.wire("first", Kind.UINT, 9);
    Wire second = m.wire("second", Kind.UINT, 9);
    m.assign(second, m.ref(first));
    m.assign(first, m.ref(in));
    Copies copies = new Copies(m.build());
    assertSame(in, copies.original(second));
    assertSame(in, copies.original(first));
    assertSame(in, copies.original(in));
  }

  @Test
  void whatIsComputedIsItself() {
    Port in = m.in("in", Kind.UINT, 9);
    Wire inverted = m.wire("inverted", Kind.UINT, 9);
    Wire after = m.wire("after", Kind.UINT, 9);
    m.assign(inverted, m.unary(Op.NOT, m.ref(in)));
    m.assign(after, m.ref(inverted));
    Copies copies = new Copies(m.build());
    assertSame(inverted, copies.original(inverted));
    assertSame(inverted, copies.original(after));
  }

  @Test
  void aWireOfARegisterIsTheRegister() {
    Register register = m.register("count", Kind.UINT, 9, BigInteger.ZERO);
    Wire wire = m.wire("wire", Kind.UINT, 9);
    Port out = m.out("out", Kind.UINT, 9);
    m.assign(wire, m.ref(register));
    m.assign(out, m.ref(wire));
    Copies copies = new Copies(m.build());
    assertSame(register, copies.original(wire));
    assertSame(out, copies.original(out));
  }
}
