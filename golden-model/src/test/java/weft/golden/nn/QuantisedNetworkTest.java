package weft.golden.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.crossbar.Requantisation;
import weft.golden.FormatException;

class QuantisedNetworkTest {
  @TempDir Path folder;

  private static QuantisedLayer.Product product(
      Random random, String name, int kernel, int padding, int rows, int columns, boolean last) {
    short[] weights = new short[rows * columns];
    List<Integer> bias = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (short) (random.nextInt(3) == 0 ? 0 : random.nextInt(511) - 255);
    }
    for (int c = 0; c < columns; c++) {
      bias.add(random.nextInt(2001) - 1000);
    }
    Optional<Requantisation> requantisation =
        last ? Optional.empty() : Optional.of(new Requantisation(3, 9, 8));
    QuantisedMatrix matrix = new QuantisedMatrix(rows, columns, weights);
    return new QuantisedLayer.Product(name, kernel, padding, matrix, bias, requantisation);
  }

  private static QuantisedNetwork network(Random random) {
    return new QuantisedNetwork(
        new InputFormat(2, 6, 7, 8),
        List.of(
            product(random, "conv1", 3, 1, 18, 4, false),
            new MaxPool("pool1", 2),
            product(random, "fc1", 0, 0, 36, 5, false),
            product(random, "fc2", 0, 0, 5, 3, true)),
        "by hand");
  }

  /** The network above once more, index by index. */
  private static long[] byHand(QuantisedNetwork network, int[] pixels) {
    QuantisedLayer.Product conv = (QuantisedLayer.Product) network.layers().get(0);
    int[][][] map = new int[4][6][7];
    for (int o = 0; o < 4; o++) {
      for (int y = 0; y < 6; y++) {
        for (int x = 0; x < 7; x++) {
          long sum = conv.bias().get(o);
          for (int c = 0; c < 2; c++) {
            for (int ky = -1; ky <= 1; ky++) {
              for (int kx = -1; kx <= 1; kx++) {
                if (y + ky >= 0 && y + ky < 6 && x + kx >= 0 && x + kx < 7) {
                  int pixel = pixels[c * 42 + (y + ky) * 7 + x + kx];
                  sum += (long) pixel * conv.weights().at(c * 9 + (ky + 1) * 3 + kx + 1, o);
                }
              }
            }
          }
          map[o][y][x] = (int) Math.max(0, Math.min(255, Math.floorDiv(sum * 3 + 256, 512)));
        }
      }
    }
    int[] pooled = new int[36];
    for (int i = 0; i < 36; i++) {
      int[][] plane = map[i / 9];
      int y = i / 3 % 3 * 2;
      int x = i % 3 * 2;
      pooled[i] =
          Math.max(
              Math.max(plane[y][x], plane[y][x + 1]),
              Math.max(plane[y + 1][x], plane[y + 1][x + 1]));
    }
    QuantisedLayer.Product fc1 = (QuantisedLayer.Product) network.layers().get(2);
    QuantisedLayer.Product fc2 = (QuantisedLayer.Product) network.layers().get(3);
    long[] sums = new long[3];
    for (int o = 0; o < 3; o++) {
      sums[o] = fc2.bias().get(o);
    }
    for (int h = 0; h < 5; h++) {
      long sum = fc1.bias().get(h);
      for (int i = 0; i < 36; i++) {
        sum += (long) pooled[i] * fc1.weights().at(i, h);
      }
      long y = Math.max(0, Math.min(255, Math.floorDiv(sum * 3 + 256, 512)));
      for (int o = 0; o < 3; o++) {
        sums[o] += y * fc2.weights().at(h, o);
      }
    }
    return sums;
  }

  @Test
  void computesWhatIsWrittenDown() {
    Random random = new Random(2);
    for (int trial = 0; trial < 20; trial++) {
      QuantisedNetwork network = network(random);
      QuantisedForward forward = new QuantisedForward(network);
      int[] pixels = random.ints(84, 0, 256).toArray();
      long[] expected = byHand(network, pixels);
      assertArrayEquals(expected, forward.sums(pixels));
      int best = 0;
      for (int c = 1; c < 3; c++) {
        best = expected[c] > expected[best] ? c : best;
      }
      assertEquals(best, forward.classOf(pixels));
    }
  }

  /** A shift of 63 leaves nothing of sums below 2^47. */
  @Test
  void requantisesSumsOfAnySize() {
    Random random = new Random(5);
    short[] one = {1};
    QuantisedLayer.Product wide =
        new QuantisedLayer.Product(
            "fc1",
            0,
            0,
            new QuantisedMatrix(1, 1, new short[] {Short.MAX_VALUE}),
            List.of(0),
            Optional.of(new Requantisation(65_535, 63, 16)));
    QuantisedLayer.Product last =
        new QuantisedLayer.Product(
            "fc2", 0, 0, new QuantisedMatrix(1, 1, one), List.of(7), Optional.empty());
    QuantisedNetwork network =
        new QuantisedNetwork(new InputFormat(1, 1, 1, 8), List.of(wide, last), "");
    int pixel = random.nextInt(256);
    assertArrayEquals(new long[] {7}, new QuantisedForward(network).sums(new int[] {pixel}));
  }

  @Test
  void theFileGivesTheNetworkBack() throws IOException {
    QuantisedNetwork network = network(new Random(3));
    Path file = folder.resolve("net.weft");
    QuantisedFile.write(network, file);
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(network, QuantisedFile.read("net.weft", bytes));
    assertArrayEquals(bytes, QuantisedFile.bytes(network(new Random(3))));
  }

  @Test
  void everyTruncatedOrChangedFileIsRefused() {
    byte[] bytes = QuantisedFile.bytes(network(new Random(3)));
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(FormatException.class, () -> QuantisedFile.read("cut", cut));
    }
    for (int i = 0; i < bytes.length; i += 5) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThrows(FormatException.class, () -> QuantisedFile.read("changed", changed));
    }
  }

  @Test
  void refusesLayersThatDoNotFit() {
    Random random = new Random(4);
    InputFormat input = new InputFormat(1, 4, 4, 8);
    refuses(
        "fc: weights of 15x3 do not fit an input of 1x4x4",
        input,
        product(random, "fc", 0, 0, 15, 3, true));
    refuses(
        "fc: the last layer, and no other, must end in sums",
        input,
        product(random, "fc", 0, 0, 16, 3, false));
    refuses(
        "the last layer must end in one position, not 3x2x2",
        input,
        product(random, "conv", 3, 0, 9, 3, true));
  }

  private static void refuses(String message, InputFormat input, QuantisedLayer layer) {
    String said =
        assertThrows(
                IllegalArgumentException.class,
                () -> new QuantisedNetwork(input, List.of(layer), ""))
            .getMessage();
    assertEquals(message, said);
  }
}
