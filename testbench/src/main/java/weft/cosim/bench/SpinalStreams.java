package weft.cosim.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * SpinalSim with the small block, in a process of its own that waits for what it is asked: {@code
 * scripts/bench-peers/SpinalStream.scala}.
 */
final class SpinalStreams implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final Path log;

  /**
   * Fetches and builds SpinalHDL if needed, and starts it.
   *
   * @param checkout where scripts/bench-peers is
   * @throws UncheckedIOException if that fails; it names the log
   */
  SpinalStreams(Path checkout) throws InterruptedException {
    Path folder = checkout.resolve(".weft/bench");
    log = folder.resolve("spinal-sim.log");
    try {
      Files.createDirectories(folder);
      Path peers = Program.peers(checkout, folder.resolve("peers.log"));
      List<String> command = Program.spinalStreams(peers, folder.resolve("spinal-sim"));
      process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * The CPU time of its thread and the hash of the outputs.
   *
   * @param nanos for all streams
   */
  record Answer(long nanos, long hash) {}

  /** Resets the block and sends so many streams; the first request waits until it is built. */
  Answer run(int seed, int repeats) {
    try {
      process.outputWriter().write(seed + " " + repeats + "\n");
      process.outputWriter().flush();
      String line = answers.readLine();
      while (line != null && !line.startsWith("ANSWER ")) {
        line = answers.readLine();
      }
      if (line == null) {
        throw new IOException("SpinalSim ended (log: " + log + ")");
      }
      String[] words = line.split(" ");
      return new Answer(Long.parseLong(words[1]), Long.parseLong(words[2]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
