package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random designs do the same in the JVM engine, in Icarus and in Verilator. Replay with {@code
 * -Dweft.seed=S -Dweft.fuzz.batches=N..N}; a long run keeps a {@link Ledger}: {@code
 * -Dweft.fuzz.batches=0..999 -Dweft.fuzz.ledger=FILE}.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final boolean FULL = "full".equals(System.getProperty("weft.tier"));

  /** 500 designs, 2,000 in the full tier. */
  private static final String BATCHES =
      System.getProperty("weft.fuzz.batches", FULL ? "0..39" : "0..9");

  private static final String LEDGER = System.getProperty("weft.fuzz.ledger", "");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  static IntStream batches() {
    String[] ends = BATCHES.split("\\.\\.", 2);
    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
  }

  /** Tools run most of the time, one process each: a batch for every processor. */
  @ParameterizedTest
  @MethodSource("batches")
  @Execution(ExecutionMode.CONCURRENT)
  void allEnginesAgree(int batch) throws IOException {
    Ledger ledger = new Ledger(LEDGER.isEmpty() ? folder.resolve("ledger") : Path.of(LEDGER));
    assumeFalse(ledger.has(SEED, batch), "has run");
    Optional<String> fault = new Campaign(SEED, folder).fault(batch);
    String replay = "-Dtest=FuzzTest -Dweft.seed=%d -Dweft.fuzz.batches=%d..%<d";
    fault.ifPresent(text -> fail("replay with " + replay.formatted(SEED, batch) + "\n" + text));
    ledger.add(SEED, batch);
  }
}
