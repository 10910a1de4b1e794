package weft.golden.nn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** The trained networks that are part of the program; docs/training.md says how they were made. */
public final class CommittedWeights {
  private CommittedWeights() {}

  /**
   * Reads a network.
   *
   * @param name {@code fashion} or {@code mnist}
   * @throws NoSuchFileException if there is no network of that name
   */
  public static TernaryNetwork read(String name) throws IOException {
    String resource = "/weft/golden/weights/" + name + ".weft";
    try (InputStream in = CommittedWeights.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new NoSuchFileException(resource, null, "no such trained network in the program");
      }
      return WeightFile.read(resource, in);
    }
  }
}
