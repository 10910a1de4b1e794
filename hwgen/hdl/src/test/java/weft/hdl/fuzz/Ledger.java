package weft.hdl.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Batches in which nothing was wrong, a line each in a file: a long run goes on where it was. */
final class Ledger {
  private final Path file;
  private final Set<String> lines;

  /** Reads the file if there is one. */
  Ledger(Path file) throws IOException {
    this.file = file;
    lines = new HashSet<>(Files.exists(file) ? Files.readAllLines(file) : Set.of());
  }

  boolean has(long seed, int batch) {
    return lines.contains(line(seed, batch));
  }

  void add(long seed, int batch) throws IOException {
    String line = line(seed, batch);
    lines.add(line);
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String line(long seed, int batch) {
    return "seed " + seed + " batch " + batch + ": " + Campaign.DESIGNS + " designs, no difference";
  }
}
