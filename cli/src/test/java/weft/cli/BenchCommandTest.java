package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();
  private static final List<BenchRow> ROWS =
      List.of(
          new BenchRow("a", 30, "MAC/s", OptionalDouble.of(10), OptionalDouble.of(3)),
          new BenchRow("b", 30, "MAC/s", OptionalDouble.of(10), OptionalDouble.of(3.1)),
          new BenchRow("c", 7, "images/s", NONE, NONE));

  @TempDir Path folder;

  private CliRun bench(String... args) {
    Commands commands =
        new Commands(
            List.of(new BenchCommand(Map.of("golden", (checkout, runs, progress) -> ROWS))));
    return CliRun.of(commands, folder, args);
  }

  @Test
  void aTargetIsARatioToTheReference() {
    assertTrue(ROWS.get(0).met());
    assertFalse(ROWS.get(1).met());
    assertTrue(ROWS.get(2).met());
    assertTrue(new BenchRow("d", 5, "s", NONE, OptionalDouble.of(5)).met());
  }

  @Test
  void aCostMeetsItsTargetOnlyBeyondDoubt() {
    assertTrue(cost(NONE, 2.9, 3).met());
    assertFalse(cost(NONE, 3.1, 3).met());
    assertTrue(cost(OptionalDouble.of(10), 0.95, 0.9).met());
    assertFalse(cost(OptionalDouble.of(10), 0.85, 0.9).met());
  }

  private static BenchRow cost(OptionalDouble ratio, double bound, double target) {
    return new BenchRow(
        "e",
        2.5,
        "s",
        ratio,
        ratio,
        OptionalDouble.of(target),
        BenchRow.Better.LOWER,
        Optional.of(new BenchRow.Spread(2, 3.2, bound)));
  }

  @Test
  void writesRowsWithAllSevenKeys() throws Exception {
    Path file = folder.resolve("bench.json");
    CliRun run = bench("bench", "golden", "--json", file.toString());
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    JsonNode rows = new ObjectMapper().readTree(file.toFile());
    assertEquals(
        "{\"metric\":\"a\",\"value\":30.0,\"unit\":\"MAC/s\",\"reference\":10.0,\"ratio\":3.0,"
            + "\"target\":3.0,\"met\":true}",
        rows.get(0).toString());
    assertEquals(
        "{\"metric\":\"c\",\"value\":7.0,\"unit\":\"images/s\",\"reference\":null,"
            + "\"ratio\":null,\"target\":null,\"met\":true}",
        rows.get(2).toString());
    assertTrue(run.out().contains("30.0 MAC/s"), run.out());
    assertTrue(run.out().contains("NO"), run.out());
  }

  @Test
  void anUnknownSuiteGetsTheNearest() {
    CliRun run = bench("bench", "goldn");
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals("weft: unknown suite 'goldn'; did you mean 'golden'?\n", run.err());
  }

  /** Of the real command: what it runs is tested where it is. */
  @Test
  void theEngineIsASuite() {
    Commands commands = new Commands(List.of(new BenchCommand()));
    CliRun help = CliRun.of(commands, folder, "bench", "--help");
    assertTrue(help.out().contains("<golden|startup|generation|cosim|engine>"), help.out());
    CliRun run = CliRun.of(commands, folder, "bench", "engin");
    assertEquals("weft: unknown suite 'engin'; did you mean 'engine'?\n", run.err());
  }
}
