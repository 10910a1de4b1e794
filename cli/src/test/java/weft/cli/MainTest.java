package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;
import weft.arch.ConfigException;
import weft.cosim.tool.MissingToolException;
import weft.golden.FormatException;

class MainTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  /** A command that does what a test wants to see the end of. */
  private record Fake(Callable<ExitCode> body) implements Command {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public String summary() {
      return "Is not real";
    }

    @Override
    public String arguments() {
      return "<thing>";
    }

    @Override
    public Options options() {
      return new Options()
          .addOption(Option.builder().longOpt("images").hasArg().argName("N").desc("many").get());
    }

    @Override
    public List<String> examples() {
      return List.of("weft fake x  fakes x");
    }

    @Override
    public ExitCode run(Invocation invocation) throws Exception {
      invocation.argument("thing");
      invocation.integer("images", 1, 100);
      return body.call();
    }
  }

  private static CliRun fake(Callable<ExitCode> body, String... args) {
    return CliRun.of(new Commands(List.of(new Fake(body))), HERE, args);
  }

  private static CliRun failing(Exception e) {
    return fake(
        () -> {
          throw e;
        },
        "fake",
        "x");
  }

  @Test
  void commandsDecideTheExitCode() {
    assertEquals(ExitCode.PASSED, fake(() -> ExitCode.PASSED, "fake", "x").code());
    assertEquals(ExitCode.MISMATCH, fake(() -> ExitCode.MISMATCH, "fake", "x").code());
  }

  @Test
  void unknownNamesGetTheNearest() {
    CliRun command = fake(() -> ExitCode.PASSED, "fkae");
    assertEquals(ExitCode.USAGE, command.code());
    assertEquals(
        "weft: unknown command 'fkae'; did you mean 'fake'?\nTry 'weft --help'.\n", command.err());
    CliRun option = fake(() -> ExitCode.PASSED, "fake", "x", "--imags", "3");
    assertEquals(ExitCode.USAGE, option.code());
    assertEquals(
        "weft: unknown option '--imags'; did you mean '--images'?\nTry 'weft fake --help'.\n",
        option.err());
  }

  @Test
  void anAbbreviatedOptionIsUnknown() {
    assertEquals(ExitCode.USAGE, fake(() -> ExitCode.PASSED, "fake", "x", "--im", "3").code());
  }

  @Test
  void valuesOutOfRangeSayWhatIsAllowed() {
    CliRun negative = fake(() -> ExitCode.PASSED, "fake", "x", "--images", "-5");
    assertEquals(ExitCode.USAGE, negative.code());
    assertEquals("weft: --images must be 1..100, not -5\n", negative.err());
    assertEquals(
        "weft: --images must be a whole number, not 'ten'\n",
        fake(() -> ExitCode.PASSED, "fake", "x", "--images", "ten").err());
    assertEquals(
        "weft: --images needs a value: N\nTry 'weft fake --help'.\n",
        fake(() -> ExitCode.PASSED, "fake", "x", "--images").err());
  }

  @Test
  void anOptionMayBeGivenOnce() {
    assertEquals(
        "weft: --images is given twice\nTry 'weft fake --help'.\n",
        fake(() -> ExitCode.PASSED, "fake", "x", "--images", "1", "--images", "2").err());
  }

  @Test
  void argumentsAreCounted() {
    assertEquals(
        "weft: a thing is missing\nTry 'weft fake --help'.\n",
        fake(() -> ExitCode.PASSED, "fake").err());
    assertEquals(
        "weft: unexpected argument 'y'\nTry 'weft fake --help'.\n",
        fake(() -> ExitCode.PASSED, "fake", "x", "y").err());
  }

  @Test
  void whatTheUserCanMendIsExitCode2WithoutAStackTrace() {
    CliRun config = failing(new ConfigException("rows must be 2..4096, not -1"));
    assertEquals(ExitCode.USAGE, config.code());
    assertEquals("weft: rows must be 2..4096, not -1\n", config.err());
    CliRun format = failing(new FormatException("a.weft", "sha256", "does not match"));
    assertEquals(ExitCode.USAGE, format.code());
    assertEquals("weft: a.weft: sha256: does not match\n", format.err());
    CliRun wrapped = failing(new IllegalStateException(new NoSuchFileException("b.npy")));
    assertEquals(ExitCode.USAGE, wrapped.code());
    assertEquals("weft: b.npy: no such file or folder\n", wrapped.err());
  }

  @Test
  void aMissingToolIsExitCode5AndSaysHowToGetIt() {
    CliRun run = failing(new MissingToolException("verilator", "is not installed", "verilator"));
    assertEquals(ExitCode.MISSING_TOOL, run.code());
    assertEquals(
        "weft: verilator is not installed. On Debian: apt-get install verilator\n", run.err());
  }

  @Test
  void interruptionIsExitCode130() {
    assertEquals(ExitCode.INTERRUPTED, failing(new InterruptedException()).code());
  }

  @Test
  void aDefectIsExitCode1AndItsStackTraceIsInAFile() throws Exception {
    CliRun run = failing(new IllegalStateException("broken"));
    assertEquals(ExitCode.INTERNAL_ERROR, run.code());
    String[] lines = run.err().split("\n");
    assertEquals("weft: internal error: java.lang.IllegalStateException: broken", lines[0]);
    Path trace = Path.of(lines[1].substring(lines[1].lastIndexOf(' ') + 1));
    assertTrue(Files.readString(trace).contains("MainTest"), lines[1]);
    Files.delete(trace);
  }

  @Test
  void helpShowsEveryCommandOptionAndExample() {
    assertTrue(CliRun.of("--help").out().contains("doctor"));
    CliRun help = fake(() -> ExitCode.MISMATCH, "fake", "--help");
    assertEquals(ExitCode.PASSED, help.code());
    assertEquals(
        """
        Is not real.

        Usage: weft fake <thing> [options]

        Options:
          --images N  many
          --help      show this

        Examples:
          weft fake x  fakes x
        """,
        help.out());
  }

  @Test
  void everyCommandHasExamples() {
    for (Command command : Commands.standard().all()) {
      assertTrue(!command.examples().isEmpty(), command.name());
      for (String example : command.examples()) {
        assertTrue(example.startsWith("weft " + command.name()), example);
      }
    }
  }

  @Test
  void noCommandShowsHelpAndIsAnError() {
    CliRun run = CliRun.of();
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().startsWith("Generates compute-in-memory hardware"));
  }

  @Test
  void versionIsTheOneInThePom() {
    assertEquals("weft 0.1.0\n", CliRun.of("--version").out());
  }
}
