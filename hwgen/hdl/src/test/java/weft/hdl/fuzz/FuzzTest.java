package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.hdl.HdlException;

/**
 * Random designs do the same in the JVM engine, in Icarus and in Verilator. Replay with {@code
 * -Dweft.seed=S}.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final boolean FULL = "full".equals(System.getProperty("weft.tier"));
  private static final int DESIGNS = 50;
  private static final int BATCHES = FULL ? 40 : 3;
  private static final int INSTANTS = 60;
  private static final int SHRINKING_SECONDS = 120;

  @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS)
  Path folder;

  private int shrinks;

  static IntStream batches() {
    return IntStream.range(0, BATCHES);
  }

  @ParameterizedTest
  @MethodSource("batches")
  void allEnginesAgree(int batch) throws IOException {
    List<Plan> plans = new ArrayList<>();
    for (int i = batch * DESIGNS; i < (batch + 1) * DESIGNS; i++) {
      plans.add(PlanMaker.design("Fuzz" + i, SEED * 1_000_003 + i));
    }
    Batch all = new Batch(plans, INSTANTS, SEED + batch, UnaryOperator.identity());
    for (Batch.Tool tool : Batch.Tool.values()) {
      for (Batch.Difference difference : all.run(folder.resolve(tool.name()), tool)) {
        fail(smallest(plans.get(difference.design()), SEED + batch, tool, difference));
      }
    }
  }

  /** The message about a difference: the smallest design that shows one, as Java. */
  private String smallest(Plan plan, long seed, Batch.Tool tool, Batch.Difference difference) {
    Plan small = Shrinker.shrink(plan, p -> fails(p, seed, tool), SHRINKING_SECONDS);
    return difference
        + "\nreplay with -Dweft.seed="
        + SEED
        + "; the smallest design found that fails:\n"
        + JavaText.of("Failing", small);
  }

  private boolean fails(Plan plan, long seed, Batch.Tool tool) {
    try {
      Batch batch = new Batch(List.of(plan), INSTANTS, seed, UnaryOperator.identity());
      return !batch.run(folder.resolve("shrink" + shrinks++), tool).isEmpty();
    } catch (HdlException | IllegalStateException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
