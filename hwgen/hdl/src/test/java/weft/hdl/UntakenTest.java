package weft.hdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UntakenTest {
  private static final int WIDTH = 6;

  /** Against a set of all numbers. */
  @Test
  void takesWhatThePatternsOfABitEachTake() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      Untaken untaken = new Untaken(WIDTH);
      boolean[] taken = new boolean[1 << WIDTH];
      for (int i = 0; i < 20; i++) {
        int care = random.nextInt(1 << WIDTH);
        int value = care & random.nextInt(1 << WIDTH);
        boolean fresh = false;
        boolean all = true;
        for (int n = 0; n < taken.length; n++) {
          fresh |= !taken[n] && (n & care) == value;
          taken[n] |= (n & care) == value;
          all &= taken[n];
        }
        Pattern pattern = new Pattern(BigInteger.valueOf(value), BigInteger.valueOf(care));
        String what = "round " + round + ", pattern " + i;
        assertEquals(fresh, untaken.take(pattern), what);
        assertEquals(all, untaken.isEmpty(), what);
        for (int n = 0; !all && n < taken.length; n++) {
          Pattern some = Pattern.parse(untaken.some());
          assertFalse(taken[n] && (n & some.care().intValue()) == some.value().intValue(), what);
        }
      }
    }
  }

  /** Sixteen patterns of four bits each: a list of what is left would have 4^16 entries. */
  @Test
  void patternsOfDifferentBitsAreNoMatter() {
    Untaken untaken = new Untaken(64);
    for (int nibble = 0; nibble < 16; nibble++) {
      Pattern pattern =
          Pattern.parse("?".repeat(60 - 4 * nibble) + "1001" + "?".repeat(4 * nibble));
      assertTrue(untaken.take(pattern));
      assertFalse(untaken.take(pattern));
    }
    assertFalse(untaken.isEmpty());
    assertEquals("??11".repeat(16), untaken.some());
  }
}
