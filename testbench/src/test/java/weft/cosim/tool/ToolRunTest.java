package weft.cosim.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** External programs, as the engines run them. */
@Timeout(60)
class ToolRunTest {
  @TempDir Path folder;

  @Test
  void givesTheStatusAndBothOutputsInOrder() throws InterruptedException {
    ToolRun.Result result = shell("echo out; echo err >&2; exit 7");
    assertEquals(new ToolRun.Result(7, "out\nerr\n"), result);
    assertFalse(result.ok());
  }

  /** The sixth field of its stat is the session: Ctrl-C in our terminal does not reach it. */
  @Test
  void aProgramHasASessionOfItsOwn() throws InterruptedException {
    String[] said = shell("echo $$; cut -d ' ' -f 6 /proc/$$/stat").output().split("\n");
    assertEquals(2, said.length);
    assertEquals(said[0], said[1]);
  }

  @Test
  void interruptionKillsTheProgramAndItsChildren() {
    Path pid = folder.resolve("pid");
    Thread waiting = Thread.currentThread();
    assertThrows(
        InterruptedException.class,
        () ->
            shell(
                "sleep 1000 & echo $! > pid.part; mv pid.part pid; wait",
                seconds -> {
                  if (Files.exists(pid)) {
                    waiting.interrupt();
                  }
                }));
    awaitEnd(pid);
  }

  /** One that ended before we were interrupted: an interrupted user asks for no reason. */
  @Test
  void interruptionGoesBeforeTheStatus() {
    Path pid = folder.resolve("pid");
    Thread waiting = Thread.currentThread();
    assertThrows(
        InterruptedException.class,
        () ->
            shell(
                "echo $$ > pid.part; mv pid.part pid; sleep 0.5; exit 1",
                seconds -> {
                  awaitEnd(pid);
                  waiting.interrupt();
                }));
    assertFalse(Thread.interrupted());
  }

  /** Waits for the end of the process whose number is in a file, if it is there yet. */
  private static void awaitEnd(Path pid) {
    try {
      long number = Files.exists(pid) ? Long.parseLong(Files.readString(pid).strip()) : -1;
      ProcessHandle.of(number).ifPresent(process -> process.onExit().join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ToolRun.Result shell(String commands) throws InterruptedException {
    return shell(commands, seconds -> {});
  }

  private ToolRun.Result shell(String commands, DoubleConsumer progress)
      throws InterruptedException {
    return ToolRun.run(List.of("/bin/sh", "-c", commands), folder, folder.resolve("log"), progress);
  }
}
