package weft.golden.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import weft.golden.FormatException;

/**
 * Where data sets are found: in the folder that the user names, else in {@code data/<name>} of the
 * checkout (filled by {@code scripts/fetch-data}), else, for the test images of Fashion-MNIST
 * alone, the sample that is part of the program.
 */
public final class DataSets {
  /** Name of Zalando's Fashion-MNIST. */
  public static final String FASHION = "fashion-mnist";

  /** Name of MNIST. */
  public static final String MNIST = "mnist";

  /** Name of CIFAR-10, whose files are those of its authors, not IDX. */
  public static final String CIFAR10 = "cifar-10";

  private static final String SAMPLE = "fashion-mnist-sample/";

  /** Which part of a set. */
  public enum Split {
    /** For training. */
    TRAIN("train"),
    /** For measuring. */
    TEST("t10k");

    private final String prefix;

    Split(String prefix) {
      this.prefix = prefix;
    }

    String images() {
      return prefix + "-images-idx3-ubyte";
    }

    String labels() {
      return prefix + "-labels-idx1-ubyte";
    }
  }

  private DataSets() {}

  /**
   * Finds and reads a set.
   *
   * @param name {@link #FASHION}, {@link #MNIST}, {@link #CIFAR10} or another folder below {@code
   *     checkout/data}
   * @param folder the folder that the user names, which holds the files or a folder {@code name}
   *     with them; then nothing else is tried
   * @param checkout the folder of the checkout
   * @throws FormatException if a file is truncated or malformed
   * @throws NoSuchFileException if there is no such set; the message says where to get it
   */
  public static DataSet find(String name, Split split, Optional<Path> folder, Path checkout)
      throws IOException {
    if (folder.isPresent()) {
      Path below = folder.get().resolve(name);
      return read(name, split, Files.isDirectory(below) ? below : folder.get());
    }
    Path inCheckout = checkout.resolve("data").resolve(name);
    if (Files.isDirectory(inCheckout)) {
      return read(name, split, inCheckout);
    }
    if (name.equals(FASHION) && split == Split.TEST) {
      return sample();
    }
    throw new NoSuchFileException(
        inCheckout.toString(), null, "no such data set; scripts/fetch-data gets it");
  }

  /** The first 1,000 test images of Fashion-MNIST, which are part of the program. */
  public static DataSet sample() throws IOException {
    String images = SAMPLE + Split.TEST.images() + ".gz";
    String labels = SAMPLE + Split.TEST.labels() + ".gz";
    try (InputStream imagesIn = DataSets.class.getResourceAsStream(images);
        InputStream labelsIn = DataSets.class.getResourceAsStream(labels)) {
      return join(
          FASHION + " sample",
          images,
          IdxFile.read(images, imagesIn, 3),
          labels,
          IdxFile.read(labels, labelsIn, 1));
    }
  }

  private static DataSet read(String name, Split split, Path folder) throws IOException {
    if (name.equals(CIFAR10)) {
      return Cifar10.read(folder, split);
    }
    Path images = plainOrZipped(folder, split.images());
    Path labels = plainOrZipped(folder, split.labels());
    return join(
        name,
        images.toString(),
        IdxFile.read(images, 3),
        labels.toString(),
        IdxFile.read(labels, 1));
  }

  private static Path plainOrZipped(Path folder, String name) throws IOException {
    for (String candidate : new String[] {name, name + ".gz"}) {
      Path file = folder.resolve(candidate);
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new NoSuchFileException(
        folder.resolve(name).toString(), null, "neither it nor " + name + ".gz exists");
  }

  private static DataSet join(
      String name,
      String imageFile,
      IdxFile.Content images,
      String labelFile,
      IdxFile.Content labels)
      throws FormatException {
    if (labels.sizes()[0] != images.sizes()[0]) {
      throw new FormatException(
          labelFile,
          "size 0",
          labels.sizes()[0] + " labels for " + images.sizes()[0] + " images of " + imageFile);
    }
    return new DataSet(
        name, images.sizes()[1], images.sizes()[2], images.values(), labels.values());
  }
}
