package weft.hdl.verilog;

import java.math.BigInteger;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;

/** Numbers as Verilog writes them. */
final class Literals {
  /** A literal is at most this wide; wider ones are written side by side. */
  private static final int CHUNK = 64;

  /** Longer numbers are read more easily in hexadecimal. */
  private static final int DECIMAL_BITS = 32;

  private Literals() {}

  /** As a value of unsigned type whose bits are the constant's. */
  static Text of(Expr.Constant c) {
    return of(c.kind(), c.width(), c.value());
  }

  static Text of(Kind kind, int width, BigInteger value) {
    BigInteger bits = value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(width)) : value;
    if (width == 1 || kind == Kind.BITS && width <= 4) {
      return Text.primary(width + "'b" + padded(bits.toString(2), width));
    }
    if (width > CHUNK && bits.signum() == 0) {
      return Text.primary("{" + width + "{1'b0}}");
    }
    if (width > CHUNK && bits.bitCount() == width) {
      return Text.primary("{" + width + "{1'b1}}");
    }
    if ((kind != Kind.BITS || bits.signum() == 0) && isShort(value)) {
      if (value.signum() < 0 && value.bitLength() < width) {
        return new Text("-" + width + "'d" + value.negate(), Precedence.UNARY);
      } else if (isShort(bits)) {
        return Text.primary(width + "'d" + bits);
      }
    }
    return width > CHUNK && !isShort(bits) ? chunks(width, bits) : Text.primary(hex(width, bits));
  }

  /** As a value of signed type, for comparisons. */
  static Text signed(Expr.Constant c) {
    BigInteger value = c.value();
    if (isShort(value) && (value.signum() >= 0 || value.bitLength() < c.width())) {
      String sign = value.signum() < 0 ? "-" : "";
      Precedence level = value.signum() < 0 ? Precedence.UNARY : Precedence.PRIMARY;
      return new Text(sign + c.width() + "'sd" + value.abs(), level);
    }
    return Text.primary("$signed(" + of(Kind.BITS, c.width(), c.bits()).text() + ")");
  }

  private static boolean isShort(BigInteger value) {
    return value.bitLength() <= DECIMAL_BITS;
  }

  private static String hex(int width, BigInteger bits) {
    return width
        + "'h"
        + padded(
            bits.toString(16).toUpperCase(java.util.Locale.ROOT), Math.min(CHUNK, width + 3) / 4);
  }

  private static Text chunks(int width, BigInteger bits) {
    StringBuilder b = new StringBuilder("{");
    int top = width;
    while (top > 0) {
      int size = (top - 1) % CHUNK + 1;
      BigInteger part = bits.shiftRight(top - size).mod(BigInteger.ONE.shiftLeft(size));
      b.append(top == width ? "" : "," + Text.BREAK).append(hex(size, part));
      top -= size;
    }
    return Text.primary(b.append('}').toString());
  }

  private static String padded(String digits, int count) {
    return "0".repeat(Math.max(0, count - digits.length())) + digits;
  }
}
