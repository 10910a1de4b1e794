package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCacheTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef";

  @TempDir private Path root;
  private final AtomicInteger builds = new AtomicInteger();

  private Path obtain() throws InterruptedException {
    return new BuildCache(root)
        .obtain(
            "kind",
            HASH,
            seconds -> {},
            (work, entry) -> {
              builds.incrementAndGet();
              Files.writeString(entry.resolve("file"), "parent");
            });
  }

  private Process child(long millis) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CacheChild.class.getName(),
                root.toString(),
                HASH,
                Long.toString(millis))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("building", said.readLine());
    return process;
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(root.resolve("tmp"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void buildsOnceAndKeeps() throws Exception {
    assertEquals("parent", Files.readString(obtain().resolve("file")));
    assertEquals("parent", Files.readString(obtain().resolve("file")));
    assertEquals(1, builds.get());
    assertNothingLeft();
  }

  @Test
  void aKilledBuildLeavesNoEntry() throws Exception {
    Process child = child(60_000);
    child.destroyForcibly().waitFor();
    assertFalse(Files.exists(root.resolve("kind").resolve(HASH)));
    assertEquals("parent", Files.readString(obtain().resolve("file")));
  }

  @Test
  void anotherProcessThatBuildsTheSameIsWaitedFor() throws Exception {
    Process child = child(700);
    assertEquals("child", Files.readString(obtain().resolve("file")));
    assertEquals(0, builds.get());
    child.waitFor(10, TimeUnit.SECONDS);
  }

  @Test
  void twoThreadsBuildOnce() throws Exception {
    Thread other =
        new Thread(
            () -> {
              try {
                obtain();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    other.start();
    obtain();
    other.join();
    assertEquals(1, builds.get());
  }

  @Test
  void aFailedBuildLeavesNothing() throws Exception {
    assertThrows(
        UncheckedIOException.class,
        () ->
            new BuildCache(root)
                .obtain(
                    "kind",
                    HASH,
                    s -> {},
                    (work, entry) -> {
                      Files.writeString(entry.resolve("file"), "half");
                      throw new IOException("disk full");
                    }));
    assertFalse(Files.exists(root.resolve("kind").resolve(HASH)));
    assertNothingLeft();
  }

  @Test
  void aDamagedEntryIsBuiltAgain() throws Exception {
    Files.writeString(obtain().resolve("file"), "damaged");
    assertEquals("parent", Files.readString(obtain().resolve("file")));
    Files.delete(obtain().resolve("file"));
    assertEquals("parent", Files.readString(obtain().resolve("file")));
    assertEquals(3, builds.get());
    assertNothingLeft();
  }
}
