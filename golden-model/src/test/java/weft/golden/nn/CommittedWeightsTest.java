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
          "1d13f2b398078c8913e53ac48cf56bc3ccef540f171b6753d9141b939af68592",
          "forms-mnist",
          "6cd2fa035a8454ce146d31e7c932aae876f19417c346830f96c4d929c6819d27",
          "isaac-mnist",
          "25326a6de0d7b12e131ddb6c5096c03ab0766043436274ec2973c48cc05ab9d5",
          "isaac-dense-mnist",
          "dc5aa2623a0da68581c4cf28182554e3684b3cd9411828c1a03d68529586282a");

  private static final Map<String, String> FOR_CIFAR =
      Map.of(
          "forms-cifar",
          "1ad153e3d4b4935517bdb704b06b7c103d907c1840060064bd4ca5cf42bc4625",
          "isaac-cifar",
          "e202270782b6440695be1e5e04c283ffb5d70ad24dc71e9a3485ab1bfc8637d4");

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

  /** Rows of a convolution with channels fastest, cut where a column would mix signs. */
  @Test
  void thoseForFormsArePolarisedInFragmentsOfEight() throws Exception {
    for (String name : List.of("forms-mnist", "forms-fashion", "isaac-mnist")) {
      QuantisedNetwork network = CommittedWeights.readQuantised(name);
      List<Integer> fragments = products(network).map(CommittedWeightsTest::fragments).toList();
      List<Integer> polarised = List.of(4, 31, 31, 12);
      if (name.startsWith("forms-")) {
        assertEquals(polarised, fragments, name);
      } else {
        assertTrue(fragments.get(1) > 2 * polarised.get(1), name + fragments);
      }
    }
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
        List.of(4, 31, 31, 47, 63, 63, 47),
        products(network).map(CommittedWeightsTest::fragments).toList());
  }

  /** Sums of a forward pass written in another language, for images that are made up. */
  @Test
  void thoseForCifarGiveTheSumsMeasuredElsewhere() throws Exception {
    QuantisedForward forms = new QuantisedForward(CommittedWeights.readQuantised("forms-cifar"));
    assertArrayEquals(
        new long[] {-93987, -91302, -52697, 23597, -43284, -71563, -4344, -44193, -164647, -97893},
        forms.sums(madeUp(0)));
    assertArrayEquals(
        new long[] {-118839, -110074, -19854, 694, -84901, -89935, 21988, -19641, -127344, -95558},
        forms.sums(madeUp(1)));
    QuantisedForward isaac = new QuantisedForward(CommittedWeights.readQuantised("isaac-cifar"));
    assertArrayEquals(
        new long[] {-54557, -66199, -23053, 22846, -35042, -16783, 42091, -10480, -30065, -27609},
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

  /** Fewest fragments of at most 8 rows, each of one sign in every column; 8-bit magnitudes. */
  private static int fragments(QuantisedLayer.Product product) {
    QuantisedMatrix weights = product.weights();
    int taps = Math.max(1, product.kernel() * product.kernel());
    int channels = weights.rows() / taps;
    int fragments = 0;
    int rows = 8;
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
      if (used && (mixes || rows == 8)) {
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
