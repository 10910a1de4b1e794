package weft.golden.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.golden.FormatException;
import weft.golden.data.DataSets.Split;

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
    assertEquals(28, sample.height());
    assertEquals(28, sample.width());
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
}
