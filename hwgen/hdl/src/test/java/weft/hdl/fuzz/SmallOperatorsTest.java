package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Op;
import weft.hdl.ir.Port;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

/**
 * Every operator on all values of 0 to 3 bits, signed and unsigned, in all engines. The operators
 * are in children: their operands come from the parent, as constants or so that they may change.
 */
class SmallOperatorsTest {
  private static final int WIDEST = 3;

  /** Operands of one child: kind and widths. */
  private record Operands(Kind kind, int a, int b) {
    String name() {
      return kind.name().toLowerCase(java.util.Locale.ROOT) + "_" + a + "_" + b;
    }

    boolean takes(Op op) {
      return op.operands() == 1 || a == b || op == Op.MUL || op == Op.SHL || op == Op.SHR;
    }
  }

  @TempDir Path folder;

  private static List<Operands> all() {
    List<Operands> all = new ArrayList<>();
    for (Kind kind : List.of(Kind.UINT, Kind.SINT)) {
      for (int a = 0; a <= WIDEST; a++) {
        for (int b = 0; b <= WIDEST; b++) {
          all.add(new Operands(kind, a, b));
        }
      }
    }
    return all;
  }

  @Test
  void everyOperatorDoesWhatTheContractSays() throws IOException {
    Design design = design();
    try (Simulation sim = JvmEngine.start(design)) {
      for (int mask : new int[] {0, 7, 2}) {
        sim.poke(sim.net("mask"), mask);
        for (Operands operands : all()) {
          Net constant = sim.net("constant_" + operands.name());
          assertEquals(results(operands, 0), sim.peekBig(constant), constant.toString());
          Net variable = sim.net("variable_" + operands.name());
          assertEquals(results(operands, mask), sim.peekBig(variable), variable.toString());
        }
      }
    }
    Batch batch = new Batch(List.of(design), 20, 1, UnaryOperator.identity());
    for (Batch.Tool tool : Batch.Tool.values()) {
      assertEquals(List.of(), batch.run(folder.resolve(tool.name()), tool));
    }
  }

  // The design ------------------------------------------------------------------------------------

  private static Design design() {
    ModuleBuilder m = new ModuleBuilder("Operators");
    Port mask = m.in("mask", Kind.BITS, WIDEST);
    for (Operands operands : all()) {
      Module child = child(operands);
      constant(m, operands, child);
      variable(m, operands, child, mask);
    }
    return Design.of(m.build());
  }

  private static Module child(Operands operands) {
    ModuleBuilder m = new ModuleBuilder("Child_" + operands.name());
    Expr a = m.ref(m.in("a", operands.kind(), operands.a()));
    Expr b = m.ref(m.in("b", operands.kind(), operands.b()));
    List<Expr> results = new ArrayList<>();
    for (Op op : Op.values()) {
      boolean shift = op == Op.SHL || op == Op.SHR;
      if (op.operands() == 1) {
        results.add(m.unary(op, a));
      } else if (operands.takes(op)) {
        results.add(m.binary(op, a, shift ? m.cast(Kind.UINT, b) : b));
      }
    }
    Expr all = m.concat(results);
    m.assign(m.out("results", Kind.BITS, all.width()), all);
    return m.build();
  }

  private static void constant(ModuleBuilder m, Operands operands, Module child) {
    List<Expr> results = new ArrayList<>();
    for (int a = 0; a < 1 << operands.a(); a++) {
      for (int b = 0; b < 1 << operands.b(); b++) {
        Expr x = bits(m, operands.a(), a);
        results.add(call(m, child, "c" + a + "_" + b, operands, x, bits(m, operands.b(), b)));
      }
    }
    show(m, "constant_" + operands.name(), results);
  }

  private static void variable(ModuleBuilder m, Operands operands, Module child, Port mask) {
    List<Expr> results = new ArrayList<>();
    for (int a = 0; a < 1 << operands.a(); a++) {
      for (int b = 0; b < 1 << operands.b(); b++) {
        Expr x = masked(m, operands.a(), a, mask);
        Expr y = masked(m, operands.b(), b, mask);
        results.add(call(m, child, "v" + a + "_" + b, operands, x, y));
      }
    }
    show(m, "variable_" + operands.name(), results);
  }

  private static void show(ModuleBuilder m, String name, List<Expr> results) {
    Expr all = m.concat(results);
    m.assign(m.out(name, Kind.BITS, all.width()), all);
  }

  private static Expr bits(ModuleBuilder m, int width, int value) {
    return m.constant(Kind.BITS, width, value);
  }

  private static Expr masked(ModuleBuilder m, int width, int value, Port mask) {
    Expr constant = bits(m, width, value);
    return width == 0
        ? constant
        : m.binary(Op.XOR, m.slice(Kind.BITS, m.ref(mask), width - 1, 0), constant);
  }

  private static Expr call(
      ModuleBuilder m, Module child, String name, Operands operands, Expr a, Expr b) {
    Instance instance = m.instance(operands.name() + "_" + name, child);
    m.assign(instance.pins().get(0), m.cast(operands.kind(), a));
    m.assign(instance.pins().get(1), m.cast(operands.kind(), b));
    return m.ref(instance.pins().get(2));
  }

  // The contract ----------------------------------------------------------------------------------

  private static BigInteger results(Operands operands, int mask) {
    StringBuilder digits = new StringBuilder("0");
    for (int a = 0; a < 1 << operands.a(); a++) {
      for (int b = 0; b < 1 << operands.b(); b++) {
        int x = a ^ mask & ones(operands.a());
        int y = b ^ mask & ones(operands.b());
        for (Op op : Op.values()) {
          if (operands.takes(op)) {
            append(digits, width(op, operands), result(op, operands, x, y));
          }
        }
      }
    }
    return new BigInteger(digits.toString(), 2);
  }

  private static void append(StringBuilder digits, int width, int value) {
    for (int i = width - 1; i >= 0; i--) {
      digits.append(value >> i & 1);
    }
  }

  private static int ones(int width) {
    return (1 << width) - 1;
  }

  private static int width(Op op, Operands operands) {
    return switch (op) {
      case AND_ALL, OR_ALL, XOR_ALL, EQ, NE, LT, LE, GT, GE -> 1;
      case MUL -> operands.a() + operands.b();
      default -> operands.a();
    };
  }

  /** The number that the bits stand for. */
  private static int number(Operands operands, int width, int bits) {
    boolean negative = operands.kind() == Kind.SINT && width > 0 && bits >> (width - 1) != 0;
    return negative ? bits - (1 << width) : bits;
  }

  private static int result(Op op, Operands operands, int aBits, int bBits) {
    int a = number(operands, operands.a(), aBits);
    int b = number(operands, operands.b(), bBits);
    return switch (op) {
      case NOT -> ~a;
      case NEG -> -a;
      case AND_ALL -> aBits == ones(operands.a()) ? 1 : 0;
      case OR_ALL -> aBits != 0 ? 1 : 0;
      case XOR_ALL -> Integer.bitCount(aBits) % 2;
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> b == 0 ? -1 : a / b;
      case REM -> b == 0 ? a : a % b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case EQ -> a == b ? 1 : 0;
      case NE -> a != b ? 1 : 0;
      case LT -> a < b ? 1 : 0;
      case LE -> a <= b ? 1 : 0;
      case GT -> a > b ? 1 : 0;
      case GE -> a >= b ? 1 : 0;
      case SHL -> a << bBits;
      case SHR -> a >> bBits;
    };
  }
}
