package weft.hdl.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RationalTest {
  @Test
  void isInLowestTerms() {
    assertEquals("10/3", Rational.of(1000, 300).toString());
    assertEquals(Rational.of(5), Rational.of(35, 7));
    assertEquals("-1/2", Rational.of(-2, 4).toString());
    assertEquals(Rational.ZERO, Rational.of(0, 9));
  }

  @Test
  void addsAndMultipliesExactly() {
    assertEquals(Rational.of(5, 6), Rational.of(1, 2).plus(Rational.of(1, 3)));
    assertEquals(Rational.of(10), Rational.of(10, 3).times(3));
    long big = Long.MAX_VALUE;
    assertEquals(Rational.of(2, big), Rational.of(1, big).plus(Rational.of(1, big)));
    assertThrows(ArithmeticException.class, () -> Rational.of(big).times(2));
  }

  @Test
  void comparesExactly() {
    assertTrue(Rational.of(1, 3).compareTo(Rational.of(333_333_333, 1_000_000_000)) > 0);
    assertTrue(Rational.of(Long.MAX_VALUE).compareTo(Rational.of(Long.MAX_VALUE - 1)) > 0);
    assertEquals(0, Rational.of(2, 4).compareTo(Rational.of(1, 2)));
  }

  @Test
  void wantsAPositiveDenominator() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Rational.of(1, 0));
    assertEquals("denominator must be more than 0, not 0", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Rational.of(1, -2));
  }
}
