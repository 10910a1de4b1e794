package weft.cosim.verilator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import weft.arch.Sha256;

/**
 * A folder of finished builds, each under the hash of everything that went into it.
 *
 * <p>An entry appears by one atomic rename and never changes afterwards: a build that fails, is
 * interrupted or is killed leaves nothing but a temporary folder, which a later build removes. Two
 * processes that want the same entry build it once. An entry whose files no longer have the
 * checksums that were written with it is built again.
 */
public final class BuildCache {
  private static final String SUMS = "sha256sums";

  private final Path root;

  public BuildCache(Path root) {
    this.root = root.toAbsolutePath();
  }

  /** {@code $WEFT_CACHE}, or {@code ~/.cache/weft}. */
  public static BuildCache standard() {
    String chosen = System.getenv("WEFT_CACHE");
    return new BuildCache(
        chosen != null && !chosen.isEmpty()
            ? Path.of(chosen)
            : Path.of(System.getProperty("user.home"), ".cache", "weft"));
  }

  public Path root() {
    return root;
  }

  /** Fills {@code entry}, an empty folder; {@code work} is thrown away. */
  @FunctionalInterface
  interface Builder {
    void build(Path work, Path entry) throws IOException, InterruptedException;
  }

  /**
   * The folder of an entry, built first if it is not there.
   *
   * @param kind folder of the cache
   * @param hash of everything that the entry depends on
   * @param waiting told the seconds while another builds the same entry
   */
  Path obtain(String kind, String hash, DoubleConsumer waiting, Builder builder)
      throws InterruptedException {
    Path entry = root.resolve(kind).resolve(hash);
    try {
      if (intact(entry)) {
        return entry;
      }
      Files.createDirectories(entry.getParent());
      Path locks = Files.createDirectories(root.resolve("locks"));
      try (FileChannel channel =
              FileChannel.open(
                  locks.resolve(hash), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel, waiting)) {
        if (lock.isValid() && !intact(entry)) {
          build(hash, entry, builder);
        }
      }
      return entry;
    } catch (IOException e) {
      throw new UncheckedIOException("cache " + root + ": " + e.getMessage(), e);
    }
  }

  private void build(String hash, Path entry, Builder builder)
      throws IOException, InterruptedException {
    Path temporary = Files.createDirectories(root.resolve("tmp"));
    removeAbandoned(temporary);
    Path folder =
        temporary.resolve(
            hash.substring(0, 16) + "-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    try {
      Path work = Files.createDirectories(folder.resolve("work"));
      Path made = Files.createDirectories(folder.resolve("entry"));
      builder.build(work, made);
      writeSums(made);
      if (Files.exists(entry)) {
        Files.move(entry, folder.resolve("broken"), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(made, entry, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the file system cannot rename atomically", e);
    } finally {
      discard(folder);
    }
  }

  /** A later build removes what cannot be removed now, as where an interrupted tool is dying. */
  private static void discard(Path folder) {
    try {
      removeTree(folder);
    } catch (IOException abandoned) {
      return;
    }
  }

  /** Whether all files are there with the checksums that were written with them. */
  private static boolean intact(Path entry) {
    try {
      for (String line : Files.readAllLines(entry.resolve(SUMS))) {
        String[] parts = line.split("  ", 2);
        if (parts.length != 2
            || !Sha256.of(Files.readAllBytes(entry.resolve(parts[1]))).equals(parts[0])) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void writeSums(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        lines.add(Sha256.of(Files.readAllBytes(file)) + "  " + file.getFileName());
      }
    }
    Files.write(folder.resolve(SUMS), lines, StandardCharsets.UTF_8);
  }

  private static FileLock lock(FileChannel channel, DoubleConsumer waiting)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      FileLock lock = null;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException heldByThisProcess) {
        lock = null;
      }
      if (lock != null) {
        return lock;
      }
      waiting.accept((System.nanoTime() - start) / 1e9);
      Thread.sleep(100);
    }
  }

  /** Removes what processes that no longer run have left, after ten minutes. */
  private static void removeAbandoned(Path temporary) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> all = Files.list(temporary)) {
      all.forEach(folders::add);
    }
    for (Path folder : folders) {
      String name = folder.getFileName().toString();
      if (!name.matches("[0-9a-f]+-\\d{1,10}-\\d+")) {
        continue;
      }
      String[] parts = name.split("-");
      boolean alive = ProcessHandle.of(Long.parseLong(parts[1])).isPresent();
      long age = System.currentTimeMillis() - Files.getLastModifiedTime(folder).toMillis();
      if (!alive && age > 600_000) {
        removeTree(folder);
      }
    }
  }

  static void removeTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            all.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            all.add(dir);
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.reverse(all);
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
