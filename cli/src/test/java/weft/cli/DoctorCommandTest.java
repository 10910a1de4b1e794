package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.cli.Tool.Needs;

class DoctorCommandTest {
  private static CliRun doctor(Tool... tools) {
    Commands commands = new Commands(List.of(new DoctorCommand(List.of(tools))));
    return CliRun.of(commands, Path.of("").toAbsolutePath(), "doctor");
  }

  private static Tool printing(String version, Needs needs, String minimum) {
    return new Tool(List.of("echo", "Tool " + version), needs, "testing", minimum, "toolbox");
  }

  @Test
  void passesWhenAllIsThere() {
    CliRun run = doctor(printing("5.006", Needs.REQUIRED, "5.006"));
    assertEquals(ExitCode.PASSED, run.code());
    assertTrue(run.out().contains("5.006"));
    assertFalse(run.out().contains("To install"));
  }

  @Test
  void aMissingRequiredToolIsExitCode5AndSaysHowToGetIt() {
    Tool missing =
        new Tool(List.of("weft-no-such-tool"), Needs.REQUIRED, "testing", "", "tool-package");
    CliRun run = doctor(missing);
    assertEquals(ExitCode.MISSING_TOOL, run.code());
    assertTrue(
        run.out()
            .endsWith(
                "To install what is missing: sudo apt-get install --no-install-recommends"
                    + " tool-package\n"),
        run.out());
  }

  @Test
  void aMissingOptionalToolPasses() {
    Tool missing = new Tool(List.of("weft-no-such-tool"), Needs.OPTIONAL, "testing", "", "p");
    assertEquals(ExitCode.PASSED, doctor(missing).code());
  }

  @Test
  void anOldToolCountsAsMissing() {
    CliRun run = doctor(printing("4.038", Needs.REQUIRED, "5.006"));
    assertEquals(ExitCode.MISSING_TOOL, run.code());
    assertTrue(run.out().contains("too old, at least 5.006"), run.out());
  }

  @Test
  void versionsCompareByNumberNotByText() {
    assertTrue(Tool.isOlder("3.8.7", "3.10"));
    assertFalse(Tool.isOlder("3.10", "3.8.7"));
    assertFalse(Tool.isOlder("5.006", "5.006"));
    assertFalse(Tool.isOlder("5", "5.0"));
  }
}
