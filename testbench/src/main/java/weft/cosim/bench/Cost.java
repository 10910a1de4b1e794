package weft.cosim.bench;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What one run of a program cost, with everything that it started.
 *
 * @param cpuSeconds user and system time, children included
 * @param wallSeconds from start to end
 * @param peakMegabytes of the largest of its processes, resident
 */
record Cost(double cpuSeconds, double wallSeconds, double peakMegabytes) {
  private static final int RUSAGE_CHILDREN = -1;
  private static final int RUSAGE_BYTES = 144;
  private static final int POLL_MILLISECONDS = 20;

  /** The C library. */
  private static final class C {
    static {
      Native.register(C.class, "c");
    }

    private C() {}

    static native int getrusage(int who, Memory usage);
  }

  /**
   * Runs a command to its end. Nothing else may be run meanwhile: the time is that of all children.
   *
   * @param log takes the output
   * @throws IllegalStateException if it fails
   */
  static Cost of(List<String> command, Map<String, String> environment, Path log)
      throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    double before = childrenSeconds();
    long start = System.nanoTime();
    try {
      Process process = builder.start();
      double peak = 0;
      while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peakMegabytes(process.toHandle()));
      }
      double wall = (System.nanoTime() - start) / 1e9;
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " failed, see " + log + ":\n" + Files.readString(log));
      }
      return new Cost(childrenSeconds() - before, wall, peak);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command.get(0), e);
    }
  }

  private static double childrenSeconds() {
    try (Memory usage = new Memory(RUSAGE_BYTES)) {
      if (C.getrusage(RUSAGE_CHILDREN, usage) != 0) {
        throw new IllegalStateException("getrusage failed");
      }
      long seconds = usage.getLong(0) + usage.getLong(16);
      long micros = usage.getLong(8) + usage.getLong(24);
      return seconds + micros / 1e6;
    }
  }

  /** The most that a process or one of its children has held so far. */
  private static double peakMegabytes(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToDouble(each -> peakMegabytes(each.pid()))
        .max()
        .orElse(0);
  }

  private static double peakMegabytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException endedMeanwhile) {
      return 0;
    }
  }
}
