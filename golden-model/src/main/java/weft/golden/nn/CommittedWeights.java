package weft.golden.nn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** The trained networks that are part of the program; docs/training.md says how they were made. */
public final class CommittedWeights {
  private CommittedWeights() {}

  /**
   * Reads a network of ternary weights.
   *
   * @param name {@code fashion} or {@code mnist}
   * @throws NoSuchFileException if there is no network of that name
   */
  public static TernaryNetwork read(String name) throws IOException {
    try (InputStream in = open(name)) {
      return WeightFile.read(label(name), in);
    }
  }

  /**
   * Reads a network of integer weights.
   *
   * @param name such as {@code forms-mnist}
   * @throws NoSuchFileException if there is no network of that name
   */
  public static QuantisedNetwork readQuantised(String name) throws IOException {
    try (InputStream in = open(name)) {
      return QuantisedFile.read(label(name), in.readAllBytes());
    }
  }

  private static String label(String name) {
    return "built-in " + name + ".weft";
  }

  private static InputStream open(String name) throws IOException {
    String resource = "/weft/golden/weights/" + name + ".weft";
    InputStream in = CommittedWeights.class.getResourceAsStream(resource);
    if (in == null) {
      throw new NoSuchFileException(resource, null, "no such trained network in the program");
    }
    return in;
  }
}
