package weft.hdl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import weft.hdl.ir.Kind;

/**
 * {@code ufix(4, 12)} or {@code sfix(4, 12)}: numbers of 16 bits in steps of 2 to the -12. The
 * integer bits of an {@code sfix} count its sign: {@code sfix(4, 12)} is from -8 to below 8.
 *
 * <p>Either number may be negative, as long as their sum is not: {@code ufix(-2, 10)} is below 1/4,
 * {@code ufix(12, -2)} counts in steps of 4.
 *
 * <pre>{@code
 * FixType<SFix> sample = sfix(2, 14);                  // 16 bits
 * SFix half = sample.of(0.5);                          // exact, or an error
 * SFix root = sample.nearest(0.7071);                  // rounded
 * SFix held = reg(sample).init(0);
 * }</pre>
 */
public final class FixType<F extends Fixed<F>> extends Type<F> {
  final Kind kind;
  private final int integerBits;
  private final int fractionBits;

  FixType(Kind kind, int integerBits, int fractionBits) {
    this.kind = kind;
    this.integerBits = integerBits;
    this.fractionBits = fractionBits;
    if (integerBits + fractionBits < 0) {
      throw new IllegalArgumentException("width must not be negative: " + this);
    }
  }

  /** Bits left of the point, with the sign. */
  public int integerBits() {
    return integerBits;
  }

  /** Bits right of the point. */
  public int fractionBits() {
    return fractionBits;
  }

  /** The literal; it has to be a multiple of the step, and to fit. */
  public F of(double value) {
    return literal(exact(value));
  }

  /** The literal, in decimal: {@code "-0.125"}. */
  public F of(String value) {
    try {
      return of(new BigDecimal(value));
    } catch (NumberFormatException e) {
      Elaboration.report("malformed literal", "\"" + value + "\" is no decimal number");
      return of(BigDecimal.ZERO);
    }
  }

  /** The literal; it has to be a multiple of the step, and to fit. */
  public F of(BigDecimal value) {
    return literal(exact(value, plain(value)));
  }

  /** The literal of the nearest multiple of the step, of two the even one; it has to fit. */
  public F nearest(double value) {
    return literal(inRange(rounded(decimal(value)), plain(shortest(value))));
  }

  /**
   * How many steps of this type a number is.
   *
   * @throws IllegalArgumentException if it is between two values, or out of range
   */
  public BigInteger steps(BigDecimal value) {
    BigInteger steps = rounded(value);
    if (value(steps).compareTo(value) != 0) {
      throw new IllegalArgumentException(
          between(plain(value)) + ", the nearest is " + shown(steps));
    }
    if (!Literals.fits(kind, width(), steps)) {
      throw new IllegalArgumentException(doesNotFit(plain(value)));
    }
    return steps;
  }

  private F literal(BigInteger steps) {
    return make(Literals.node(kind, width(), steps));
  }

  /** How many steps a number is; an error of the design, and 0, if it is none or out of range. */
  BigInteger exact(double value) {
    return exact(decimal(value), plain(shortest(value)));
  }

  private BigInteger exact(BigDecimal value, String shown) {
    BigInteger steps = rounded(value);
    if (value(steps).compareTo(value) != 0) {
      Elaboration.report("inexact literal", between(shown) + ": nearest takes " + shown(steps));
      return BigInteger.ZERO;
    }
    return inRange(steps, shown);
  }

  private BigInteger inRange(BigInteger steps, String shown) {
    if (Literals.fits(kind, width(), steps)) {
      return steps;
    }
    Elaboration.report("literal out of range", doesNotFit(shown));
    return BigInteger.ZERO;
  }

  private String between(String shown) {
    return shown + " is between two values of " + this;
  }

  private String doesNotFit(String shown) {
    String least = shown(Literals.least(kind, width()));
    String greatest = shown(Literals.greatest(kind, width()));
    return shown + " does not fit " + this + " (allowed: " + least + " to " + greatest + ")";
  }

  private BigInteger rounded(BigDecimal value) {
    BigDecimal steps =
        fractionBits >= 0
            ? value.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(fractionBits)))
            : value.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-fractionBits)));
    return steps.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact();
  }

  /** The number that so many steps are, as {@code new BigDecimal("-0.5")} reads it. */
  public BigDecimal value(BigInteger steps) {
    BigDecimal value =
        fractionBits >= 0
            ? new BigDecimal(steps).divide(new BigDecimal(BigInteger.ONE.shiftLeft(fractionBits)))
            : new BigDecimal(steps.shiftLeft(-fractionBits));
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private String shown(BigInteger steps) {
    return value(steps).toPlainString();
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** What Java prints, which is exact enough for a message. */
  private static BigDecimal shortest(double value) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value) : BigDecimal.ZERO;
  }

  private static BigDecimal decimal(double value) {
    if (!Double.isFinite(value)) {
      Elaboration.report("malformed literal", value + " is no number of hardware");
      return BigDecimal.ZERO;
    }
    return new BigDecimal(value);
  }

  @SuppressWarnings("unchecked")
  F make(Node node) {
    return (F) (kind == Kind.UINT ? new UFix(node, ufix(this)) : new SFix(node, sfix(this)));
  }

  private static FixType<UFix> ufix(FixType<?> type) {
    return new FixType<>(type.kind, type.integerBits, type.fractionBits);
  }

  private static FixType<SFix> sfix(FixType<?> type) {
    return new FixType<>(type.kind, type.integerBits, type.fractionBits);
  }

  boolean isSame(FixType<?> other) {
    return kind == other.kind
        && integerBits == other.integerBits
        && fractionBits == other.fractionBits;
  }

  @Override
  String form() {
    return toString();
  }

  @Override
  F build(Leaves leaves, String suffix, boolean flipped) {
    int bits = integerBits + fractionBits;
    return make(leaves.next(new Leaves.Leaf(suffix, kind, bits, null, flipped)));
  }

  @Override
  public String toString() {
    String name = kind == Kind.UINT ? "ufix" : "sfix";
    return name + "(" + integerBits + ", " + fractionBits + ")";
  }
}
