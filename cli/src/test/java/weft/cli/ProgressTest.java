package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong(-SECOND);

  private Progress progress(Console.Screen kind) {
    PrintStream err = new PrintStream(screen, true, StandardCharsets.UTF_8);
    return new Progress(new Console(err, err, kind, Path.of("")), "work", now::get);
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void nothingIsDrawnInTheFirstTwoSeconds() {
    try (Progress progress = progress(Console.Screen.TERMINAL)) {
      now.addAndGet(2 * SECOND - 1);
      progress.at(1, 2, "");
    }
    assertEquals("", shown());
  }

  @Test
  void nothingIsDrawnIntoAFile() {
    try (Progress progress = progress(Console.Screen.NONE)) {
      now.addAndGet(9 * SECOND);
      progress.at(1, 2, "");
    }
    assertEquals("", shown());
  }

  @Test
  void theBarShowsShareTimeAndRest() {
    try (Progress progress = progress(Console.Screen.TERMINAL)) {
      now.addAndGet(60 * SECOND);
      progress.at(1, 3, "loss 0.5");
      assertEquals(
          "\rwork [##########....................]  33 %, 1:00, 2:00 left loss 0.5\u001b[K",
          shown());
    }
    assertTrue(shown().endsWith("\r\u001b[K"));
  }

  @Test
  void aBarIsDrawnAtMostFiveTimesASecond() {
    try (Progress progress = progress(Console.Screen.TERMINAL)) {
      now.addAndGet(3 * SECOND);
      for (int i = 0; i < 1000; i++) {
        progress.at(i, 1000, "");
        now.addAndGet(SECOND / 1000);
      }
    }
    assertEquals(5, shown().split("work", -1).length - 1);
  }
}
