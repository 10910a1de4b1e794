package weft.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Weft in a process of its own. */
final class WeftProcess {
  private WeftProcess() {}

  /**
   * Starts it in {@code folder}, in a process group of its own; SIGINT reaches it even if this test
   * runs in the background.
   */
  static Process start(Path folder, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
    environment.forEach((name, value) -> command.add(name + "=" + value));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "weft.cli.Main"));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  /** SIGINT to the program alone. */
  static void interrupt(Process process) throws IOException, InterruptedException {
    signal(Long.toString(process.pid()));
  }

  /** SIGINT to the program and the tools that it runs: Ctrl-C in a terminal. */
  static void interruptGroup(Process process) throws IOException, InterruptedException {
    signal("-" + process.pid());
  }

  private static void signal(String whom) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", "--", whom).start().waitFor();
  }
}
