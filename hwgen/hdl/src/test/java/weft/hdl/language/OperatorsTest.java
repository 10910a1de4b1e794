package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.function.BiFunction;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.Value;
import weft.hdl.lib.Bitwise;
import weft.hdl.sim.Reference;

/** Every operator against Java arithmetic, on all inputs of 3 and 4 bits. */
class OperatorsTest {
  /** Ports a (4 bits) and b (3 bits), out o. */
  static final class Unsigned extends Component {
    final UInt a = in(uint(4));
    final UInt b = in(uint(3));

    Unsigned(BiFunction<UInt, UInt, Value> operator) {
      a.unused("some operators need one operand only");
      b.unused("some operators need one operand only");
      out(operator.apply(a, b)).named("o");
    }
  }

  /** The same with signed operands. */
  static final class Signed extends Component {
    final SInt a = in(sint(4));
    final SInt b = in(sint(3));

    Signed(BiFunction<SInt, SInt, Value> operator) {
      a.unused("some operators need one operand only");
      b.unused("some operators need one operand only");
      out(operator.apply(a, b)).named("o");
    }
  }

  private static void unsigned(
      int width, BiFunction<UInt, UInt, Value> operator, IntBinaryOperator expected) {
    check(Reference.start(Ir.module(() -> new Unsigned(operator)), 0), 0, width, expected);
  }

  private static void signed(
      int width, BiFunction<SInt, SInt, Value> operator, IntBinaryOperator expected) {
    check(Reference.start(Ir.module(() -> new Signed(operator)), 0), 1, width, expected);
  }

  private static void check(
      Reference evaluator, int signed, int width, IntBinaryOperator expected) {
    for (int a = -8 * signed; a < 16 - 8 * signed; a++) {
      for (int b = -4 * signed; b < 8 - 4 * signed; b++) {
        evaluator.poke("a", a);
        evaluator.poke("b", b);
        int want = expected.applyAsInt(a, b);
        assertEquals(BigInteger.valueOf(want), evaluator.peek("o"), a + " and " + b);
      }
    }
    assertEquals(width, evaluator.width("o"));
  }

  private static int bool(boolean value) {
    return value ? 1 : 0;
  }

  private static int clamp(int value, int low, int high) {
    return Math.max(low, Math.min(high, value));
  }

  /** The number that the low four bits mean in two's complement. */
  private static int wrap4(int value) {
    return (value << 28) >> 28;
  }

  @Test
  void unsignedOperators() {
    unsigned(4, UInt::plus, (a, b) -> (a + b) & 15);
    unsigned(4, UInt::minus, (a, b) -> (a - b) & 15);
    unsigned(4, (a, b) -> b.minus(a), (a, b) -> (b - a) & 15);
    unsigned(5, UInt::plusWide, (a, b) -> a + b);
    unsigned(5, UInt::minusWide, (a, b) -> a - b);
    unsigned(7, UInt::times, (a, b) -> a * b);
    unsigned(8, (a, b) -> a.times(9), (a, b) -> a * 9);
    unsigned(4, UInt::div, (a, b) -> b == 0 ? 15 : a / b);
    unsigned(4, UInt::rem, (a, b) -> b == 0 ? a : a % b);
    unsigned(4, (a, b) -> b.div(a), (a, b) -> a == 0 ? 15 : b / a);
    unsigned(4, UInt::and, (a, b) -> a & b);
    unsigned(4, UInt::or, (a, b) -> a | b);
    unsigned(4, UInt::xor, (a, b) -> a ^ b);
    unsigned(4, (a, b) -> a.not(), (a, b) -> ~a & 15);
    unsigned(4, UInt::min, Math::min);
    unsigned(4, UInt::max, Math::max);
    unsigned(4, (a, b) -> a.min(5), (a, b) -> Math.min(a, 5));
    unsigned(4, (a, b) -> a.min(99), (a, b) -> a);
    unsigned(4, (a, b) -> a.max(5), (a, b) -> Math.max(a, 5));
    unsigned(4, (a, b) -> a.max(0), (a, b) -> a);
    unsigned(4, (a, b) -> a.plus(7), (a, b) -> (a + 7) & 15);
    unsigned(5, (a, b) -> a.toSInt(), (a, b) -> a);
    unsigned(4, (a, b) -> a.asSInt(), (a, b) -> wrap4(a));
    unsigned(4, (a, b) -> a.asBits(), (a, b) -> a);
    unsigned(4, (a, b) -> a.gt(b).mux(a, b), Math::max);
  }

  @Test
  void unsignedComparisons() {
    unsigned(1, UInt::eq, (a, b) -> bool(a == b));
    unsigned(1, UInt::ne, (a, b) -> bool(a != b));
    unsigned(1, UInt::lt, (a, b) -> bool(a < b));
    unsigned(1, UInt::le, (a, b) -> bool(a <= b));
    unsigned(1, UInt::gt, (a, b) -> bool(a > b));
    unsigned(1, UInt::ge, (a, b) -> bool(a >= b));
    unsigned(1, (a, b) -> a.eq(5), (a, b) -> bool(a == 5));
    unsigned(1, (a, b) -> a.ne(5), (a, b) -> bool(a != 5));
    unsigned(1, (a, b) -> a.lt(5), (a, b) -> bool(a < 5));
    unsigned(1, (a, b) -> a.le(5), (a, b) -> bool(a <= 5));
    unsigned(1, (a, b) -> a.gt(5), (a, b) -> bool(a > 5));
    unsigned(1, (a, b) -> a.ge(5), (a, b) -> bool(a >= 5));
    unsigned(1, (a, b) -> a.anyBit(), (a, b) -> bool(a != 0));
    unsigned(1, (a, b) -> a.allBits(), (a, b) -> bool(a == 15));
    unsigned(1, (a, b) -> a.parity(), (a, b) -> Integer.bitCount(a) & 1);
  }

  @Test
  void unsignedShiftsAndWidths() {
    unsigned(6, (a, b) -> a.shl(2), (a, b) -> a << 2);
    unsigned(3, (a, b) -> a.shr(1), (a, b) -> a >> 1);
    unsigned(0, (a, b) -> a.shr(4), (a, b) -> 0);
    unsigned(0, (a, b) -> a.shr(9), (a, b) -> 0);
    unsigned(4, (a, b) -> a.shl(b), (a, b) -> (a << b) & 15);
    unsigned(4, (a, b) -> a.shr(b), (a, b) -> a >> b);
    unsigned(3, (a, b) -> b.shr(a), (a, b) -> b >> a);
    unsigned(2, (a, b) -> a.truncate(2), (a, b) -> a & 3);
    unsigned(0, (a, b) -> a.truncate(0), (a, b) -> 0);
    unsigned(9, (a, b) -> a.extend(9), (a, b) -> a);
    unsigned(2, (a, b) -> a.saturate(2), (a, b) -> Math.min(a, 3));
    unsigned(0, (a, b) -> a.saturate(0), (a, b) -> 0);
    unsigned(6, (a, b) -> a.saturate(6), (a, b) -> a);
    unsigned(7, (a, b) -> Component.concat(a, b), (a, b) -> a << 3 | b);
    unsigned(7, (a, b) -> a.asBits().concat(b), (a, b) -> a << 3 | b);
    unsigned(2, (a, b) -> a.bits(2, 1), (a, b) -> a >> 1 & 3);
    unsigned(1, (a, b) -> a.bit(2), (a, b) -> a >> 2 & 1);
    unsigned(1, (a, b) -> a.bit(b), (a, b) -> b < 4 ? a >> b & 1 : 0);
    unsigned(3, (a, b) -> a.bit(0).repeat(3), (a, b) -> (a & 1) * 7);
    unsigned(3, (a, b) -> Bitwise.popCount(a.asBits()), (a, b) -> Integer.bitCount(a));
  }

  @Test
  void signedOperators() {
    signed(4, SInt::plus, (a, b) -> wrap4(a + b));
    signed(4, SInt::minus, (a, b) -> wrap4(a - b));
    signed(5, SInt::plusWide, (a, b) -> a + b);
    signed(5, SInt::minusWide, (a, b) -> a - b);
    signed(7, SInt::times, (a, b) -> a * b);
    signed(4, SInt::div, (a, b) -> b == 0 ? -1 : wrap4(a / b));
    signed(4, SInt::rem, (a, b) -> b == 0 ? a : a % b);
    signed(4, SInt::and, (a, b) -> a & b);
    signed(4, SInt::min, Math::min);
    signed(4, SInt::max, Math::max);
    signed(4, (a, b) -> a.min(-3), (a, b) -> Math.min(a, -3));
    signed(4, (a, b) -> a.max(-3), (a, b) -> Math.max(a, -3));
    signed(4, (a, b) -> a.max(-99), (a, b) -> a);
    signed(4, (a, b) -> a.negate(), (a, b) -> wrap4(-a));
    signed(1, (a, b) -> a.isNegative(), (a, b) -> bool(a < 0));
    signed(1, SInt::lt, (a, b) -> bool(a < b));
    signed(1, SInt::ge, (a, b) -> bool(a >= b));
    signed(1, SInt::eq, (a, b) -> bool(a == b));
    signed(1, (a, b) -> a.lt(-2), (a, b) -> bool(a < -2));
    signed(6, (a, b) -> a.shl(2), (a, b) -> a << 2);
    signed(2, (a, b) -> a.shr(2), (a, b) -> a >> 2);
    signed(4, (a, b) -> a.shr(b.asUInt()), (a, b) -> a >> (b & 7));
    signed(4, (a, b) -> a.shl(b.asUInt()), (a, b) -> wrap4(a << (b & 7)));
    signed(9, (a, b) -> a.extend(9), (a, b) -> a);
    signed(3, (a, b) -> a.saturate(3), (a, b) -> clamp(a, -4, 3));
    signed(1, (a, b) -> a.saturate(1), (a, b) -> clamp(a, -1, 0));
    signed(4, (a, b) -> a.asUInt(), (a, b) -> a & 15);
  }

  @Test
  void populationCountOfManyBits() {
    for (int width : new int[] {1, 15, 16, 17, 40}) {
      Reference evaluator = Reference.start(Ir.module(() -> new Count(width)), 0);
      for (long pattern : new long[] {0, 1, 0x5555555555L, 0xFFFFFFFFFFL, 0x8000000001L}) {
        evaluator.poke("x", pattern);
        int expected = Long.bitCount(pattern & ((1L << width) - 1));
        assertEquals(BigInteger.valueOf(expected), evaluator.peek("o"));
      }
      assertEquals(32 - Integer.numberOfLeadingZeros(width), evaluator.width("o"));
    }
  }

  static final class Count extends Component {
    Count(int width) {
      out(Bitwise.popCount(in(bits(width)).named("x"))).named("o");
    }
  }
}
