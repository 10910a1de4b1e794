package weft.golden.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  @Test
  void aStreamIsNamedBySeedNameAndIndex() {
    long first = new RandomStream(1, "order", 2).nextLong();
    assertEquals(first, new RandomStream(1, "order", 2).nextLong());
    assertNotEquals(first, new RandomStream(2, "order", 2).nextLong());
    assertNotEquals(first, new RandomStream(1, "orders", 2).nextLong());
    assertNotEquals(first, new RandomStream(1, "order", 3).nextLong());
  }

  @Test
  void aPermutationHoldsEachNumberOnce() {
    int[] order = new RandomStream(1, "order", 1).permutation(1000);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    int[] expected = new int[1000];
    Arrays.setAll(expected, i -> i);
    assertArrayEquals(expected, sorted);
    assertNotEquals(0, Arrays.compare(expected, order));
  }

  /** 100,000 draws: the mean of a uniform in [-1, 1) has deviation 0.0018; five of them. */
  @Test
  void signedNumbersFillTheirRange() {
    RandomStream random = new RandomStream(1, "signed", 0);
    double sum = 0;
    float min = 1;
    float max = -1;
    for (int i = 0; i < 100_000; i++) {
      float x = random.nextSigned();
      sum += x;
      min = Math.min(min, x);
      max = Math.max(max, x);
    }
    assertTrue(min >= -1 && min < -0.999 && max < 1 && max > 0.999, min + " to " + max);
    assertEquals(0, sum / 100_000, 0.01);
  }
}
