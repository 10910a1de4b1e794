package weft.hdl.ir;

import java.math.BigInteger;

/**
 * An exact fraction in lowest terms: {@code Rational.of(10, 3)} is 3.333... of whatever the user
 * measures in; of clocks, nanoseconds.
 *
 * @param numerator carries the sign
 * @param denominator more than 0
 */
public record Rational(long numerator, long denominator) implements Comparable<Rational> {
  public static final Rational ZERO = new Rational(0, 1);

  /**
   * @throws IllegalArgumentException if the denominator is not positive
   */
  public Rational {
    if (denominator <= 0) {
      throw new IllegalArgumentException("denominator must be more than 0, not " + denominator);
    }
    long divisor = gcd(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
  }

  public static Rational of(long numerator, long denominator) {
    return new Rational(numerator, denominator);
  }

  public static Rational of(long whole) {
    return new Rational(whole, 1);
  }

  /**
   * @throws ArithmeticException if numerator or denominator passes 64 bits
   */
  public Rational plus(Rational other) {
    BigInteger b = BigInteger.valueOf(denominator);
    BigInteger d = BigInteger.valueOf(other.denominator);
    BigInteger top =
        BigInteger.valueOf(numerator)
            .multiply(d)
            .add(BigInteger.valueOf(other.numerator).multiply(b));
    return exact(top, b.multiply(d));
  }

  /**
   * @throws ArithmeticException if numerator or denominator passes 64 bits
   */
  public Rational times(long factor) {
    return exact(
        BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(factor)),
        BigInteger.valueOf(denominator));
  }

  private static Rational exact(BigInteger numerator, BigInteger denominator) {
    BigInteger divisor = numerator.gcd(denominator);
    return new Rational(
        numerator.divide(divisor).longValueExact(), denominator.divide(divisor).longValueExact());
  }

  private static long gcd(long a, long b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact();
  }

  @Override
  public int compareTo(Rational other) {
    BigInteger left = BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(other.denominator));
    return left.compareTo(
        BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
  }

  /** The nearest double. */
  public double value() {
    return (double) numerator / denominator;
  }

  /** {@code 10} or {@code 10/3}. */
  @Override
  public String toString() {
    return denominator == 1 ? "" + numerator : numerator + "/" + denominator;
  }
}
