package weft.cosim.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/** One run of an external program; ends with the thread that waits for it, or with the JVM. */
public final class ToolRun {
  /** Exit status and everything printed, standard output and error as one text. */
  public record Result(int status, String output) {
    /** Whether it ended with status 0. */
    public boolean ok() {
      return status == 0;
    }
  }

  /**
   * Starts a program in a session of its own: Ctrl-C in a terminal would end it as well, perhaps
   * sooner than it interrupts us, and that would pass for a failure of the program.
   */
  private static final String OWN_SESSION = "/usr/bin/setsid";

  private ToolRun() {}

  /**
   * Runs a command to its end.
   *
   * @param log file that takes the output
   * @param progress told the seconds since the start, about four times a second
   * @throws InterruptedException if the thread was interrupted; the program and its children are
   *     killed
   */
  public static Result run(List<String> command, Path folder, Path log, DoubleConsumer progress)
      throws InterruptedException {
    List<String> started = new ArrayList<>(List.of(OWN_SESSION));
    started.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(started)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(log.toFile());
    builder.environment().put("LC_ALL", "C");
    try {
      long start = System.nanoTime();
      Process process = builder.start();
      Thread waiting = Thread.currentThread();
      Thread onExit = new Thread(() -> stop(waiting, process), "weft-kill-tool");
      try {
        addHook(onExit);
        while (!process.waitFor(250, TimeUnit.MILLISECONDS)) {
          progress.accept((System.nanoTime() - start) / 1e9);
        }
      } finally {
        kill(process);
        removeHook(onExit);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException(command.get(0) + " was interrupted");
      }
      String output = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command.get(0), e);
    }
  }

  /** In this order: who waits must not take the end of the program for its failure. */
  private static void stop(Thread waiting, Process process) {
    waiting.interrupt();
    kill(process);
  }

  private static void kill(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void addHook(Thread hook) throws InterruptedException {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      throw new InterruptedException("the JVM is shutting down");
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook runs by itself.
      return;
    }
  }
}
