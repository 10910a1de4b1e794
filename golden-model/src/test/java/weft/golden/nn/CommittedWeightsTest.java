package weft.golden.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.arch.Sha256;
import weft.golden.data.DataSet;
import weft.golden.data.DataSets;

class CommittedWeightsTest {
  private static final boolean FULL = "full".equals(System.getProperty("weft.tier"));

  /** The networks of integers and the SHA-256 of their files. */
  private static final Map<String, String> FOR_CROSSBARS =
      Map.of(
          "forms-fashion",
          "55ccfba60dbc45b518a6fbd1366e53dc6e63b3ff178b8810e8afaa87c889480f",
          "forms-mnist",
          "edcda6e77f820424bdc43e3007b740b880f1630e7cb4345ac283b90acd249019",
          "forms-mnist-4",
          "7c975303b07945db760f479c901f5cc2e630af8f00cdd529242273e08efb8ed3",
          "forms-mnist-16",
          "d31c433b688dd014633d0933c6cb13a72dc500d49bddc87e9956d2ceb00bf8e8",
          "isaac-mnist",
          "adb4ad98e3de4331c973864c3f76b9874d2f4548e39cdb89ef94dad2dccaad24",
          "isaac-dense-mnist",
          "874b24b8eac15330857c735a8d4543023eb7906350b54981dfa5cb6b9b6f0daf");

  private static final Map<String, String> FOR_CIFAR =
      Map.of(
          "forms-cifar",
          "db55c63ef4de0e2fbbb4e2f627130d02ec22fc6ca3e3117a3e209e12dec30993",
          "isaac-cifar",
          "a66a5249a8f21d0e6a3be690a127fb80e20ae72bf9e067d05da73020730bf7ed");

  @Test
  void bothAreTheLenetOfTheLiterature() throws Exception {
    isLenet(CommittedWeights.read("fashion"));
    isLenet(CommittedWeights.read("mnist"));
  }

  private static void isLenet(TernaryNetwork network) {
    assertEquals(new InputFormat(1, 28, 28, 8), network.input());
    assertEquals(
        List.of("conv1", "pool1", "conv2", "pool2", "fc1", "fc2"),
        network.layers().stream().map(Layer::name).toList());
    assertEquals(
        List.of(
            new Shape(1, 28, 28),
            new Shape(32, 24, 24),
            new Shape(32, 12, 12),
            new Shape(64, 8, 8),
            new Shape(64, 4, 4),
            new Shape(512, 1, 1),
            new Shape(10, 1, 1)),
        network.shapes());
  }

  @Test
  void theBytesAreThoseOfTheTraining() throws Exception {
    assertEquals(
        "07f90dc78f70e4151bb676f1e78fc764b78de50c117f650ef4199df6bc565336",
        WeightFile.sha256(CommittedWeights.read("fashion")));
    assertEquals(
        "06d1c114886aea3b1932eff666f301eb3250696afb07c6281cfc9d8afa40f827",
        WeightFile.sha256(CommittedWeights.read("mnist")));
  }

  /** The counts are those of the trainer's float forward pass after the last epoch. */
  @Test
  void classifiesTheSampleAsAtTheEndOfTheTraining() throws Exception {
    IntegerForward forward = new IntegerForward(CommittedWeights.read("fashion"));
    DataSet sample = DataSets.sample();
    int images = FULL ? 1000 : 100;
    int correct = 0;
    for (int i = 0; i < images; i++) {
      correct += forward.classOf(sample.pixels(i)) == sample.label(i) ? 1 : 0;
    }
    assertEquals(FULL ? 918 : 88, correct);
  }

  /** LeNet-5 as the papers count it: 430,500 weights. */
  @Test
  void thoseForCrossbarsAreLenet5() throws Exception {
    for (String name : FOR_CROSSBARS.keySet()) {
      QuantisedNetwork network = CommittedWeights.readQuantised(name);
      assertEquals(new InputFormat(1, 28, 28, 8), network.input());
      assertEquals(
          List.of("conv1", "pool1", "conv2", "pool2", "fc1", "fc2"),
          network.layers().stream().map(QuantisedLayer::name).toList());
      assertEquals(
          List.of(500, 25_000, 400_000, 5_000),
          products(network).map(p -> p.weights().rows() * p.weights().columns()).toList());
      assertEquals(FOR_CROSSBARS.get(name), Sha256.of(QuantisedFile.bytes(network)), name);
    }
  }

  /** 4C5-MP4-10, as small as a network on crossbars can be. */
  @Test
  void theOneForNetlistsIsSmall() throws Exception {
    QuantisedNetwork network = CommittedWeights.readQuantised("crossbar-small-macro");
    assertEquals(
        List.of("conv1", "pool1", "fc1"),
        network.layers().stream().map(QuantisedLayer::name).toList());
    assertEquals(
        List.of(100, 1_440),
        products(network).map(p -> p.weights().rows() * p.weights().columns()).toList());
    assertEquals(
        "8974a85a289342d1125a98885e44ed4f0ea91902a571c847d3114b3265d0dd54",
        Sha256.of(QuantisedFile.bytes(network)));
  }

  /** Rows of a convolution with channels fastest, cut where a column would mix signs. */
  @Test
  void thoseForFormsArePolarised() throws Exception {
    assertEquals(List.of(7, 62, 62, 24), fragments("forms-mnist-4", 4));
    assertEquals(List.of(4, 31, 31, 12), fragments("forms-mnist", 8));
    assertEquals(List.of(4, 31, 31, 12), fragments("forms-fashion", 8));
    assertEquals(List.of(2, 15, 15, 6), fragments("forms-mnist-16", 16));
    assertTrue(fragments("isaac-mnist", 8).get(1) > 2 * 31);
  }

  private static List<Integer> fragments(String name, int rows) throws Exception {
    return products(CommittedWeights.readQuantised(name)).map(p -> fragments(p, rows)).toList();
  }

  /** The count is that of a forward pass written in another language. */
  @Test
  void formsFashionClassifiesTheSampleAsMeasuredElsewhere() throws Exception {
    QuantisedForward forward =
        new QuantisedForward(CommittedWeights.readQuantised("forms-fashion"));
    DataSet sample = DataSets.sample();
    int correct = 0;
    for (int i = 0; i < 100; i++) {
      correct += forward.classOf(sample.pixels(i)) == sample.label(i) ? 1 : 0;
    }
    assertEquals(87, correct);
  }

  /** 32C3-MP2-32C3-48C3-MP2-64C3-64C3-MP2-128C3-MP2-10, all convolutions padded. */
  @Test
  void thoseForCifarAreSixConvolutions() throws Exception {
    for (String name : FOR_CIFAR.keySet()) {
      QuantisedNetwork network = CommittedWeights.readQuantised(name);
      assertEquals(
          List.of(
              new Shape(3, 32, 32),
              new Shape(32, 32, 32),
              new Shape(32, 16, 16),
              new Shape(32, 16, 16),
              new Shape(48, 16, 16),
              new Shape(48, 8, 8),
              new Shape(64, 8, 8),
              new Shape(64, 8, 8),
              new Shape(64, 4, 4),
              new Shape(128, 4, 4),
              new Shape(128, 2, 2),
              new Shape(10, 1, 1)),
          network.shapes());
      assertEquals(
          List.of(3, 3, 3, 3, 3, 3, 0),
          products(network).map(QuantisedLayer.Product::kernel).toList());
      assertEquals(
          List.of(864, 9_216, 13_824, 27_648, 36_864, 73_728, 5_120),
          products(network).map(p -> p.weights().rows() * p.weights().columns()).toList());
      assertEquals(FOR_CIFAR.get(name), Sha256.of(QuantisedFile.bytes(network)), name);
    }
  }

  /** Pruning leaves 27, 248, 248, 376, 504, 504 and 376 rows. */
  @Test
  void formsCifarIsPolarisedInFragmentsOfEight() throws Exception {
    QuantisedNetwork network = CommittedWeights.readQuantised("forms-cifar");
    assertEquals(
        List.of(4, 31, 31, 47, 63, 63, 47), products(network).map(p -> fragments(p, 8)).toList());
  }

  /** Sums of a forward pass written in another language, for images that are made up. */
  @Test
  void thoseForCifarGiveTheSumsMeasuredElsewhere() throws Exception {
    QuantisedForward forms = new QuantisedForward(CommittedWeights.readQuantised("forms-cifar"));
    assertArrayEquals(
        new long[] {
          -99497, -141018, -66780, -6017, -47771, -39678, 28162, -13491, -156404, -159347
        },
        forms.sums(madeUp(0)));
    assertArrayEquals(
        new long[] {-114209, -94407, -74914, -29087, -53912, -63177, -2225, 7153, -105273, -114607},
        forms.sums(madeUp(1)));
    QuantisedForward isaac = new QuantisedForward(CommittedWeights.readQuantised("isaac-cifar"));
    assertArrayEquals(
        new long[] {-35544, -58347, -15001, 15596, 3324, -8030, 41941, -18620, -69773, -50855},
        isaac.sums(madeUp(0)));
  }

  private static int[] madeUp(int image) {
    return IntStream.range(0, 3072)
        .map(j -> (j * j + 31 * j * (image + 1) + 7 * image) % 256)
        .toArray();
  }

  private static Stream<QuantisedLayer.Product> products(QuantisedNetwork network) {
    return network.layers().stream()
        .filter(QuantisedLayer.Product.class::isInstance)
        .map(QuantisedLayer.Product.class::cast);
  }

  /**
   * Fewest fragments of at most so many rows, each of one sign in every column; 8-bit magnitudes.
   */
  private static int fragments(QuantisedLayer.Product product, int most) {
    QuantisedMatrix weights = product.weights();
    int taps = Math.max(1, product.kernel() * product.kernel());
    int channels = weights.rows() / taps;
    int fragments = 0;
    int rows = most;
    int[] signs = new int[weights.columns()];
    for (int i = 0; i < weights.rows(); i++) {
      int row = i % channels * taps + i / channels;
      boolean used = false;
      boolean mixes = false;
      for (int column = 0; column < signs.length; column++) {
        int weight = weights.at(row, column);
        assertTrue(Math.abs(weight) <= 255);
        used |= weight != 0;
        mixes |= weight * signs[column] < 0;
      }
      if (used && (mixes || rows == most)) {
        fragments++;
        rows = 0;
        Arrays.fill(signs, 0);
      }
      for (int column = 0; column < signs.length; column++) {
        int weight = Integer.signum(weights.at(row, column));
        signs[column] = signs[column] == 0 ? weight : signs[column];
      }
      rows += used ? 1 : 0;
    }
    return fragments;
  }

  @Test
  void aNetworkThatIsNotThereIsNamed() {
    assertEquals(
        "/weft/golden/weights/nosuch.weft: no such trained network in the program",
        assertThrows(NoSuchFileException.class, () -> CommittedWeights.read("nosuch"))
            .getMessage());
  }
}
