package weft.cosim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void theMedianIsTheMiddleOrBetweenTheTwoMiddleOnes() {
    assertEquals(2, new Sample(List.of(9.0, 1.0, 2.0)).median());
    assertEquals(2.5, new Sample(List.of(3.0, 1.0, 2.0, 9.0)).median());
  }

  /** P(at most 3 of 15 coins) is 0.0176, of 4 it is 0.0592; P(no one of 5) is 1/32. */
  @Test
  void boundsAreOrderStatisticsOfTheBinomial() {
    Sample fifteen = of(15);
    assertEquals(4, fifteen.lowerBound());
    assertEquals(12, fifteen.upperBound());
    Sample five = of(5);
    assertEquals(1, five.lowerBound());
    assertEquals(5, five.upperBound());
    assertEquals(2, of(8).lowerBound());
  }

  @Test
  void aSampleIsNotEmpty() {
    assertThrows(IllegalArgumentException.class, () -> new Sample(List.of()));
  }

  private static Sample of(int n) {
    return new Sample(IntStream.rangeClosed(1, n).mapToObj(i -> (double) (n + 1 - i)).toList());
  }
}
