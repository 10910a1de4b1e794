package weft.hdl.sim.jvm;

import java.math.BigInteger;

/**
 * What compiled code calls for values that are not a few words. Arrays hold the words of a value,
 * the least significant first; width and signedness of the result come last, and it is cut to them.
 */
public final class Wide {
  private Wide() {}

  /** Quotient toward 0; x/0 is all ones. */
  public static long divideUnsigned(long a, long b) {
    return b == 0 ? -1 : Long.divideUnsigned(a, b);
  }

  /** Remainder; x%0 is x. */
  public static long remainderUnsigned(long a, long b) {
    return b == 0 ? a : Long.remainderUnsigned(a, b);
  }

  /** Quotient toward 0; x/0 is -1. */
  public static long divideSigned(long a, long b) {
    return b == 0 ? -1 : a / b;
  }

  /** Remainder with the sign of a; x%0 is x. */
  public static long remainderSigned(long a, long b) {
    return b == 0 ? a : a % b;
  }

  /** The product. */
  public static long[] multiply(long[] a, long[] b, int width, int signed) {
    return words(number(a, signed).multiply(number(b, signed)), width, signed);
  }

  /** The quotient, of operands of one width. */
  public static long[] divide(long[] a, long[] b, int width, int signed) {
    BigInteger y = number(b, signed);
    BigInteger quotient = y.signum() == 0 ? BigInteger.ONE.negate() : number(a, signed).divide(y);
    return words(quotient, width, signed);
  }

  /** The remainder, of operands of one width. */
  public static long[] remainder(long[] a, long[] b, int width, int signed) {
    BigInteger y = number(b, signed);
    return words(
        y.signum() == 0 ? number(a, signed) : number(a, signed).remainder(y), width, signed);
  }

  /** To higher bits by a number that is not negative. */
  public static long[] shiftLeft(long[] a, long by, int width, int signed) {
    long[] out = new long[a.length];
    if (by < width) {
      int words = (int) by >>> 6;
      int bits = (int) by & 63;
      for (int i = words; i < out.length; i++) {
        long low = i > words && bits > 0 ? a[i - words - 1] >>> 64 - bits : 0;
        out[i] = a[i - words] << bits | low;
      }
      cut(out, width, signed);
    }
    return out;
  }

  /** To lower bits by a number that is not negative; signs come in if signed. */
  public static long[] shiftRight(long[] a, long by, int width, int signed) {
    long[] out = new long[a.length];
    long sign = signed == 0 ? 0 : a[a.length - 1] >> 63;
    long from = Math.min(by, 64L * a.length);
    int words = (int) (from >>> 6);
    int bits = (int) from & 63;
    for (int i = 0; i < out.length; i++) {
      long low = i + words < a.length ? a[i + words] : sign;
      long high = i + words + 1 < a.length ? a[i + words + 1] : sign;
      out[i] = bits == 0 ? low : low >>> bits | high << 64 - bits;
    }
    cut(out, width, signed);
    return out;
  }

  /** 64 bits from a bit; zeros come in above the highest word. */
  public static long window(long[] a, int from) {
    int word = from >>> 6;
    int bits = from & 63;
    if (word >= a.length) {
      return 0;
    }
    long low = a[word] >>> bits;
    return bits == 0 || word + 1 == a.length ? low : low | a[word + 1] << 64 - bits;
  }

  /** Replaces bits of a by those of a value; the rest of the value's last word does not matter. */
  public static void insert(long[] a, int from, int width, long[] value) {
    for (int done = 0; done < width; done += 64) {
      insert(a, from + done, Math.min(64, width - done), value[done >>> 6]);
    }
  }

  /** Replaces 1 to 64 bits of a. */
  public static void insert(long[] a, int from, int width, long value) {
    int word = from >>> 6;
    int bits = from & 63;
    long ones = -1L >>> -width;
    a[word] = a[word] & ~(ones << bits) | (value & ones) << bits;
    if (bits + width > 64) {
      int rest = 64 - bits;
      a[word + 1] = a[word + 1] & ~(ones >>> rest) | (value & ones) >>> rest;
    }
  }

  /** Copies all words. */
  public static void copy(long[] from, long[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  /** One less; complains when it was 0. */
  public static int countdown(int runs) {
    if (runs == 0) {
      throw new IllegalStateException("combinational logic does not settle");
    }
    return runs - 1;
  }

  /** Cuts the last word to the width. */
  public static void cut(long[] a, int width, int signed) {
    if (a.length > 0) {
      a[a.length - 1] = Cell.canonical(a[a.length - 1], width, signed != 0);
    }
  }

  private static BigInteger number(long[] a, int signed) {
    byte[] bytes = new byte[8 * a.length + 1];
    for (int i = 0; i < 8 * a.length; i++) {
      bytes[8 * a.length - i] = (byte) (a[i >>> 3] >>> 8 * (i & 7));
    }
    bytes[0] = (byte) (signed != 0 && a.length > 0 && a[a.length - 1] < 0 ? -1 : 0);
    return new BigInteger(bytes);
  }

  private static long[] words(BigInteger value, int width, int signed) {
    long[] out = new long[width + 63 >>> 6];
    for (int i = 0; i < out.length; i++) {
      out[i] = value.shiftRight(64 * i).longValue();
    }
    cut(out, width, signed);
    return out;
  }
}
