package weft.cli;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a command writes and what it knows of its surroundings.
 *
 * @param out results
 * @param err everything else: progress, warnings, errors
 * @param screen whether {@code err} is shown to somebody, so that progress may be drawn
 * @param checkout the folder that holds data sets, weights and caches
 */
record Console(PrintStream out, PrintStream err, Screen screen, Path checkout) {

  /** What stands behind standard error. */
  enum Screen {
    TERMINAL,
    /** A file or a pipe: no progress bars. */
    NONE
  }

  /**
   * This process's; {@code scripts/weft} says in the properties {@code weft.screen} and {@code
   * weft.checkout} what Java cannot find out.
   */
  static Console ofProcess() {
    return new Console(
        System.out,
        System.err,
        "terminal".equals(System.getProperty("weft.screen")) ? Screen.TERMINAL : Screen.NONE,
        Path.of(System.getProperty("weft.checkout", "")).toAbsolutePath());
  }
}
