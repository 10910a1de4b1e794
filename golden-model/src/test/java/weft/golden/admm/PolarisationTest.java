package weft.golden.admm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolarisationTest {
  private static final int[] ORDER = {0, 1, 2, 3, 4};

  @Test
  void cutsTheInputsThatAreLeftIntoFragments() {
    Polarisation polarisation = new Polarisation(2, Polarisation.Rule.ENERGY);
    float[] w = {
      1, 0, 0, 1, 0,
      0, 0, 1, 0, 1
    };
    List<int[]> fragments = polarisation.fragments(new int[] {4, 3, 2, 1, 0}, w);
    assertEquals(2, fragments.size());
    assertArrayEquals(new int[] {4, 3}, fragments.get(0));
    assertArrayEquals(new int[] {2, 0}, fragments.get(1));
  }

  /** Of 3, -2, -2 the squares are 9 against 8, the sum is -1. */
  @Test
  void choosesTheSignByItsRule() {
    float[] energy = {3, -2, -2};
    float[] sum = energy.clone();
    List<int[]> one = List.of(new int[] {0, 1, 2});
    new Polarisation(3, Polarisation.Rule.ENERGY).project(energy, 3, one);
    new Polarisation(3, Polarisation.Rule.SUM).project(sum, 3, one);
    assertArrayEquals(new float[] {3, 0, 0}, energy);
    assertArrayEquals(new float[] {0, -2, -2}, sum);
  }

  @Test
  void saysWhichSignsAWeightMayHave() {
    float[] w = {3, -2, 1, -7, 0};
    byte[] signs =
        new Polarisation(2, Polarisation.Rule.ENERGY)
            .project(w, 5, List.of(new int[] {0, 1}, new int[] {2, 3}));
    assertArrayEquals(new byte[] {1, 1, 2, 2, 0}, signs);
    assertArrayEquals(new float[] {3, 0, 0, -7, 0}, w);
  }

  /** Of the two sides of each fragment the nearer one, by trying both. */
  @Test
  void theEnergyRuleIsTheNearestPolarisedMatrix() {
    Random random = new Random(5);
    for (int trial = 0; trial < 100; trial++) {
      float[] w = new float[10];
      for (int i = 0; i < w.length; i++) {
        w[i] = random.nextInt(19) - 9;
      }
      float[] projected = w.clone();
      List<int[]> fragments = List.of(new int[] {0, 1, 2}, new int[] {3, 4});
      new Polarisation(3, Polarisation.Rule.ENERGY).project(projected, ORDER.length, fragments);
      double distance = 0;
      for (int i = 0; i < w.length; i++) {
        distance += (w[i] - projected[i]) * (w[i] - projected[i]);
      }
      double least = 0;
      for (int output = 0; output < 2; output++) {
        for (int[] fragment : fragments) {
          double positive = 0;
          double negative = 0;
          for (int input : fragment) {
            double x = w[5 * output + input];
            positive += x < 0 ? x * x : 0;
            negative += x > 0 ? x * x : 0;
          }
          least += Math.min(positive, negative);
        }
      }
      assertEquals(least, distance);
    }
  }
}
