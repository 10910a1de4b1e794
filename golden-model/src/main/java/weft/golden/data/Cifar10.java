package weft.golden.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import weft.golden.FormatException;
import weft.golden.nn.Shape;

/**
 * The binary files of CIFAR-10 (Krizhevsky, 2009): for each image its label, then its red, green
 * and blue values, each ordered (y, x). Files of any number of images are read.
 */
final class Cifar10 {
  private static final Shape SHAPE = new Shape(3, 32, 32);
  private static final int CLASSES = 10;
  private static final int RECORD = 1 + 3 * 32 * 32;

  private Cifar10() {}

  private static List<String> files(DataSets.Split split) {
    return split == DataSets.Split.TEST
        ? List.of("test_batch.bin")
        : IntStream.rangeClosed(1, 5).mapToObj("data_batch_%d.bin"::formatted).toList();
  }

  static DataSet read(Path folder, DataSets.Split split) throws IOException {
    List<Path> files = files(split).stream().map(folder::resolve).toList();
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    int count = (int) Math.min(size / RECORD, Integer.MAX_VALUE / RECORD);
    byte[] images = new byte[count * SHAPE.size()];
    byte[] labels = new byte[count];
    int image = 0;
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length == 0 || bytes.length % RECORD != 0) {
        throw new FormatException(
            file.toString(),
            "images",
            "%d bytes are no images of %d bytes each: the file is truncated or of another kind"
                .formatted(bytes.length, RECORD));
      }
      for (int at = 0; at < bytes.length; at += RECORD, image++) {
        labels[image] = bytes[at];
        if (bytes[at] < 0 || bytes[at] >= CLASSES) {
          throw new FormatException(
              file.toString(), "image " + at / RECORD, "its label is " + (bytes[at] & 0xff));
        }
        System.arraycopy(bytes, at + 1, images, image * SHAPE.size(), SHAPE.size());
      }
    }
    return new DataSet(DataSets.CIFAR10, SHAPE, images, labels);
  }
}
