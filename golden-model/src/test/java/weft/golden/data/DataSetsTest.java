package weft.golden.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.golden.FormatException;
import weft.golden.data.DataSets.Split;
import weft.golden.nn.Shape;

class DataSetsTest {
  private static void writeSet(Path folder, int labels, int firstLabel) throws Exception {
    Files.createDirectories(folder);
    Files.write(
        folder.resolve("t10k-images-idx3-ubyte"),
        HexFormat.of().parseHex("00000803000000020000000100000001" + "05ff"));
    byte[] labelFile = HexFormat.of().parseHex("0000080100000000" + "00".repeat(labels));
    labelFile[7] = (byte) labels;
    labelFile[8] = (byte) firstLabel;
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labelFile);
  }

  @Test
  void theSampleHoldsTheFirstThousandTestImages() throws Exception {
    DataSet sample = DataSets.sample();
    assertEquals(1000, sample.size());
    assertEquals(new Shape(1, 28, 28), sample.shape());
    assertEquals(10, sample.classes());
    // The labels that every tutorial on Fashion-MNIST shows first: ankle boot, pullover, trouser...
    int[] first = {9, 2, 1, 1, 6, 1, 4, 6, 5, 7};
    int[] count = new int[10];
    for (int i = 0; i < sample.size(); i++) {
      count[sample.label(i)]++;
      if (i < first.length) {
        assertEquals(first[i], sample.label(i), "label " + i);
      }
    }
    assertArrayEquals(new int[] {107, 105, 111, 93, 115, 87, 97, 95, 95, 95}, count);
  }

  @Test
  void theFolderNamedComesFirstThenTheCheckoutThenTheSample(@TempDir Path dir) throws Exception {
    Path named = dir.resolve("named");
    assertEquals(1000, DataSets.find(DataSets.FASHION, Split.TEST, Optional.empty(), dir).size());
    writeSet(dir.resolve("data/fashion-mnist"), 2, 3);
    DataSet checkout = DataSets.find(DataSets.FASHION, Split.TEST, Optional.empty(), dir);
    assertEquals(3, checkout.label(0));
    assertArrayEquals(new int[] {255}, checkout.pixels(1));
    writeSet(named, 2, 4);
    assertEquals(4, DataSets.find(DataSets.FASHION, Split.TEST, Optional.of(named), dir).label(0));
  }

  @Test
  void aMissingSetSaysWhereToGetIt(@TempDir Path dir) throws Exception {
    String missing =
        assertThrows(
                NoSuchFileException.class,
                () -> DataSets.find(DataSets.MNIST, Split.TEST, Optional.empty(), dir))
            .getMessage();
    assertTrue(missing.contains("scripts/fetch-data"), missing);
    assertThrows(
        NoSuchFileException.class,
        () -> DataSets.find(DataSets.FASHION, Split.TRAIN, Optional.empty(), dir));
    writeSet(dir, 2, 0);
    Files.delete(dir.resolve("t10k-labels-idx1-ubyte"));
    String half =
        assertThrows(
                NoSuchFileException.class,
                () -> DataSets.find(DataSets.MNIST, Split.TEST, Optional.of(dir), dir))
            .getMessage();
    assertTrue(half.contains("t10k-labels-idx1-ubyte"), half);
  }

  @Test
  void imagesAndLabelsMustBeAsMany(@TempDir Path dir) throws Exception {
    writeSet(dir, 3, 0);
    String message =
        assertThrows(
                FormatException.class,
                () -> DataSets.find(DataSets.MNIST, Split.TEST, Optional.of(dir), dir))
            .getMessage();
    assertTrue(message.contains("3 labels for 2 images"), message);
  }

  @Test
  void firstImagesAreASetOfTheirOwn() throws Exception {
    DataSet ten = DataSets.sample().first(10);
    assertEquals(10, ten.size());
    assertArrayEquals(DataSets.sample().pixels(9), ten.pixels(9));
    assertEquals(7, ten.label(9));
    assertThrows(IllegalArgumentException.class, () -> ten.first(0));
  }

  private static byte[] cifar(int label, int red, int green, int blue) {
    byte[] bytes = new byte[3073];
    bytes[0] = (byte) label;
    Arrays.fill(bytes, 1, 1025, (byte) red);
    Arrays.fill(bytes, 1025, 2049, (byte) green);
    Arrays.fill(bytes, 2049, 3073, (byte) blue);
    bytes[1 + 32] = 77;
    return bytes;
  }

  /** A byte of label, then 1,024 of each colour, row by row; five files to train with. */
  @Test
  void cifar10HasThreeChannels(@TempDir Path dir) throws Exception {
    Path folder = Files.createDirectories(dir.resolve("data/cifar-10"));
    for (int i = 1; i <= 5; i++) {
      Files.write(folder.resolve("data_batch_" + i + ".bin"), cifar(i, 1, 2, 3));
    }
    Files.write(folder.resolve("test_batch.bin"), cifar(9, 200, 201, 202));
    DataSet train = DataSets.find("cifar-10", Split.TRAIN, Optional.empty(), dir);
    assertEquals(5, train.size());
    assertEquals(5, train.label(4));
    DataSet test = DataSets.find("cifar-10", Split.TEST, Optional.empty(), dir);
    assertEquals(1, test.size());
    assertEquals(9, test.label(0));
    assertEquals(new Shape(3, 32, 32), test.shape());
    int[] pixels = test.pixels(0);
    assertEquals(3072, pixels.length);
    assertEquals(77, pixels[32]);
    assertEquals(200, pixels[33]);
    assertEquals(201, pixels[1024]);
    assertEquals(202, pixels[3071]);
    float[] floats = new float[3072];
    test.copyPixels(0, floats);
    assertEquals(202, floats[2048]);
  }

  @Test
  void damagedFilesOfCifar10AreNamed(@TempDir Path dir) throws Exception {
    Path folder = Files.createDirectories(dir.resolve("data/cifar-10"));
    Path file = folder.resolve("test_batch.bin");
    Files.write(file, Arrays.copyOf(cifar(1, 0, 0, 0), 3072));
    refusesCifar10(dir, file + ": images: 3072 bytes are no images of 3073 bytes each");
    Files.write(file, cifar(10, 0, 0, 0));
    refusesCifar10(dir, file + ": image 0: its label is 10");
    Files.write(file, new byte[0]);
    refusesCifar10(dir, file + ": images: 0 bytes");
  }

  private static void refusesCifar10(Path dir, String message) {
    String said =
        assertThrows(
                FormatException.class,
                () -> DataSets.find("cifar-10", Split.TEST, Optional.empty(), dir))
            .getMessage();
    assertTrue(said.startsWith(message), said);
  }
}
