package weft.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that Weft uses.
 *
 * @param command what prints its version
 * @param needs how much Weft depends on it
 * @param purpose what it is used for
 * @param minimum oldest version that works, such as {@code 5.006}; empty if any does
 * @param debianPackage what {@code apt-get install} takes
 */
record Tool(
    List<String> command, Needs needs, String purpose, String minimum, String debianPackage) {

  /** How much Weft depends on a tool. */
  enum Needs {
    REQUIRED,
    OPTIONAL
  }

  /** What was found. */
  enum State {
    FOUND,
    TOO_OLD,
    MISSING
  }

  /**
   * @param version as printed, empty if missing
   */
  record Result(State state, String version) {}

  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");
  private static final long TIMEOUT_SECONDS = 20;

  Tool {
    command = List.copyOf(command);
  }

  String name() {
    return command.get(0);
  }

  /** Asks the tool for its version. */
  Result probe() throws InterruptedException {
    Optional<String> output = output();
    if (output.isEmpty()) {
      return new Result(State.MISSING, "");
    }
    Matcher matcher = VERSION.matcher(output.get());
    String version = matcher.find() ? matcher.group() : "unknown";
    return new Result(isOlder(version, minimum) ? State.TOO_OLD : State.FOUND, version);
  }

  private Optional<String> output() throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      try {
        String text =
            new String(process.getInputStream().readNBytes(10_000), StandardCharsets.UTF_8);
        return process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
            ? Optional.of(text)
            : Optional.empty();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether dotted number {@code version} comes before {@code minimum}. */
  static boolean isOlder(String version, String minimum) {
    if (minimum.isEmpty() || version.equals("unknown")) {
      return false;
    }
    String[] left = version.split("\\.");
    String[] right = minimum.split("\\.");
    for (int i = 0; i < right.length; i++) {
      int difference =
          (i < left.length ? Integer.parseInt(left[i]) : 0) - Integer.parseInt(right[i]);
      if (difference != 0) {
        return difference < 0;
      }
    }
    return false;
  }
}
