package weft.arch;

import java.util.ArrayList;
import java.util.List;

/**
 * The checks that record constructors share: each passes its value through or says what is allowed.
 */
public final class Limits {
  private Limits() {}

  /**
   * Returns {@code value} if it lies in {@code min..max}.
   *
   * @throws ConfigException naming {@code field}, the value and the range otherwise
   */
  public static int inRange(String field, int value, int min, int max) {
    if (value < min || value > max) {
      throw new ConfigException(field + " must be " + min + ".." + max + ", not " + value);
    }
    return value;
  }

  /**
   * Returns {@code value} if it divides {@code whole} and is at most {@code max}.
   *
   * @throws ConfigException naming both fields and listing the allowed values otherwise
   */
  public static int divisor(String field, int value, String wholeField, int whole, int max) {
    if (value < 1 || value > max || whole % value != 0) {
      List<String> allowed = new ArrayList<>();
      for (int candidate = 1; candidate <= Math.min(whole, max); candidate++) {
        if (whole % candidate == 0) {
          allowed.add(Integer.toString(candidate));
        }
      }
      throw new ConfigException(
          "%s must divide %s and be at most %d: %d does not fit %d (allowed: %s)"
              .formatted(field, wholeField, max, value, whole, String.join(", ", allowed)));
    }
    return value;
  }

  /**
   * Returns {@code value} if it is a power of two in {@code 1..max}.
   *
   * @throws ConfigException naming {@code field} otherwise
   */
  public static int powerOfTwo(String field, int value, int max) {
    if (value < 1 || value > max || Integer.bitCount(value) != 1) {
      throw new ConfigException(field + " must be a power of two in 1.." + max + ", not " + value);
    }
    return value;
  }
}
