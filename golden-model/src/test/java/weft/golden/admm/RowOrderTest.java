package weft.golden.admm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class RowOrderTest {
  /** Two channels of 2 x 2 taps, counted as (channel, ky, kx). */
  @Test
  void ordersTheTapsOfAConvolution() {
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, RowOrder.W_MAJOR.taps(2, 2));
    assertArrayEquals(new int[] {0, 2, 1, 3, 4, 6, 5, 7}, RowOrder.H_MAJOR.taps(2, 2));
    assertArrayEquals(new int[] {0, 4, 1, 5, 2, 6, 3, 7}, RowOrder.C_MAJOR.taps(2, 2));
  }
}
