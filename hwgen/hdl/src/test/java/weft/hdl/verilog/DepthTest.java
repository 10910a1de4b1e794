package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.ir.Block;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Op;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;

/** Long chains print with the default stack, and the tools read them with theirs. */
class DepthTest {
  private static final boolean FULL = "full".equals(System.getProperty("weft.tier"));
  private static final int LENGTH = FULL ? 100_000 : 5_000;

  @TempDir Path folder;
  private final ModuleBuilder m = new ModuleBuilder("Deep");

  private String accepted() {
    List<VerilogFile> files = VerilogEmitter.emit(Design.of(m.build()));
    for (String line : files.get(0).text().split("\n")) {
      assertTrue(line.length() <= 120, line);
    }
    Tools.acceptedByAll(folder, files, "Deep");
    return files.get(0).text();
  }

  @Test
  void chainOfOperators() {
    Port a = m.in("a", Kind.UINT, 16);
    Expr x = m.ref(a);
    for (int i = 0; i < LENGTH; i++) {
      x = m.binary(i % 3 == 0 ? Op.XOR : Op.ADD, x, m.ref(a));
    }
    m.assign(m.out("y", Kind.UINT, 16), x);
    assertTrue(accepted().contains("  always @* y_xor = (("), "a is read too often for gates");
  }

  @Test
  void valueAddedToItself() {
    Expr x = m.ref(m.in("a", Kind.UINT, 16));
    for (int i = 0; i < 200; i++) {
      x = m.binary(Op.ADD, x, x);
    }
    m.assign(m.out("y", Kind.UINT, 16), x);
    accepted();
  }

  @Test
  void chainOfChoices() {
    Port a = m.in("a", Kind.UINT, 16);
    Expr x = m.ref(a);
    for (int i = 0; i < 2_000; i++) {
      Expr hit = m.binary(Op.EQ, m.ref(a), m.constant(Kind.UINT, 16, 3 * i));
      x = m.mux(hit, m.constant(Kind.UINT, 16, i), x);
    }
    m.assign(m.out("y", Kind.UINT, 16), x);
    accepted();
  }

  @Test
  void armsThatCompareOneValueWithConstants() {
    Port a = m.in("a", Kind.UINT, 17);
    arms(LENGTH, i -> m.binary(Op.EQ, m.ref(a), m.constant(Kind.UINT, 17, i)));
    accepted();
  }

  @Test
  void armsOfAnyConditions() {
    Port a = m.in("a", Kind.UINT, 17);
    Port b = m.in("b", Kind.UINT, 17);
    arms(LENGTH, i -> unlike(m.ref(a), m.ref(b), m.constant(Kind.UINT, 17, i)));
    accepted();
  }

  private Expr unlike(Expr a, Expr b, Expr.Constant i) {
    return i.value().testBit(0)
        ? m.binary(Op.LT, m.binary(Op.ADD, b, i), a)
        : m.binary(Op.EQ, m.binary(Op.XOR, a, b), i);
  }

  private void arms(int count, java.util.function.IntFunction<Expr> condition) {
    Port y = m.out("y", Kind.UINT, 17);
    List<Statement.When.Arm> arms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Block block = Block.of(m.set(y, m.constant(Kind.UINT, 17, 7L * i % 1000)));
      arms.add(new Statement.When.Arm(condition.apply(i), block, SourceLocation.NONE));
    }
    Block otherwise = Block.of(m.set(y, m.constant(Kind.UINT, 17, 1)));
    m.combinational(y, Block.of(new Statement.When(arms, otherwise, SourceLocation.NONE, "")));
  }

  @Test
  void counterChain() {
    m.domain(ClockDomain.DEFAULT, true);
    Register last = null;
    for (int i = 0; i < 300; i++) {
      Register r = m.register("r" + i, Kind.BOOL, 1, BigInteger.ZERO);
      m.clocked(r, Block.of(m.set(r, last == null ? m.unary(Op.NOT, m.ref(r)) : m.ref(last))));
      last = r;
    }
    m.assign(m.out("y", Kind.BOOL, 1), m.ref(last));
    accepted();
  }
}
