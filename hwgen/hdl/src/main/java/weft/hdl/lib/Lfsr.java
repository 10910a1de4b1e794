package weft.hdl.lib;

import static weft.hdl.Hdl.always;
import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.when;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Bool;

/**
 * A linear feedback shift register: walks through all values of its width but 0, in an order that
 * looks random, and starts again after 2 to the width, minus 1, steps.
 *
 * <pre>{@code
 * Lfsr noise = new Lfsr(16, Bool.of(true));            // a register noise_value of 16 bits, 1 in reset
 * Bits dither = noise.value.bits(3, 0);
 * }</pre>
 *
 * In Galois form, shifting right: one XOR deep, whatever the width.
 */
public final class Lfsr {
  private static final int NARROWEST = 2;

  /**
   * Exponents between 0 and n of a primitive polynomial of degree n, from degree 2: the one of
   * fewest terms, then of the smallest exponents, found by search. A test proves each primitive.
   */
  private static final String[] MIDDLE_TERMS =
      ("1, 1, 1, 2, 1, 1, 1 2 7, 4, 3, 2, 1 2 8, 1 2 5, 1 2 12, 1, 1 3 12, 3, 7, 1 2 5, "
              + "3, 2, 1, 5, 1 2 7, 3, 1 2 6, 1 2 5, 3, 2, 1 2 23, 3, 1 2 22, 13, 1 2 27, 2, 11, "
              + "1 2 9, 1 3 13, 4, 1 2 35, 3, 1 2 29, 1 2 12, 1 3 38, 1 3 4, 1 3 9, 5, 1 3 28, 9, "
              + "1 2 16, 1 2 28, 3, 1 2 6, 1 2 17, 24, 1 2 42, 7, 19, 1 2 24, 1, 1 2 5, 1 3 28, 1, "
              + "1 2 11")
          .split(", ");

  /** The present value, never 0. */
  public final Bits value;

  /**
   * Starts at 1.
   *
   * @param width 2 to 64 bits
   * @param advances when it takes a step
   */
  public Lfsr(int width, Bool advances) {
    this(width, BigInteger.ONE, advances);
  }

  /**
   * @param width 2 to 64 bits
   * @param start the value during reset, not 0
   * @param advances when it takes a step
   */
  public Lfsr(int width, BigInteger start, Bool advances) {
    BigInteger mask = mask(width);
    if (start.signum() <= 0 || start.bitLength() > width) {
      throw new IllegalArgumentException(
          "start must be from 1 to 2^" + width + " - 1, not " + start);
    }
    value = reg(bits(width)).init(start);
    Bits shifted = value.shr(1).extend(width);
    Bits feedback = value.bit(0).mux(bits(width).of(mask), bits(width).of(0));
    always(() -> when(advances, () -> value.set(shifted.xor(feedback))));
  }

  /**
   * Exponents of a primitive polynomial of a degree, in falling order: {@code terms(16)} is 16, 12,
   * 3, 1, 0.
   *
   * @throws IllegalArgumentException if the degree is not from 2 to 64
   */
  public static List<Integer> terms(int degree) {
    int widest = NARROWEST + MIDDLE_TERMS.length - 1;
    if (degree < NARROWEST || degree > widest) {
      throw new IllegalArgumentException(
          "width must be from " + NARROWEST + " to " + widest + ", not " + degree);
    }
    List<Integer> terms = new ArrayList<>(List.of(degree));
    String[] middle = MIDDLE_TERMS[degree - NARROWEST].split(" ");
    for (int i = middle.length - 1; i >= 0; i--) {
      terms.add(Integer.valueOf(middle[i]));
    }
    terms.add(0);
    return terms;
  }

  /** What is added when a 1 falls out at the right: term t at bit {@code width - 1 - t}. */
  private static BigInteger mask(int width) {
    BigInteger mask = BigInteger.ZERO;
    for (int term : terms(width)) {
      mask = term == width ? mask : mask.setBit(width - 1 - term);
    }
    return mask;
  }
}
