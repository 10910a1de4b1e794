package weft.cosim.verilator;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Another process that builds a cache entry: writes half of it, says so, waits, writes the rest.
 */
public final class CacheChild {
  private CacheChild() {}

  public static void main(String[] arguments) throws Exception {
    new BuildCache(Path.of(arguments[0]))
        .obtain(
            "kind",
            arguments[1],
            seconds -> {},
            (work, entry) -> {
              Files.writeString(entry.resolve("file"), "half");
              System.out.println("building");
              Thread.sleep(Long.parseLong(arguments[2]));
              Files.writeString(entry.resolve("file"), "child");
            });
  }
}
