package weft.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.apache.commons.cli.Options;
import weft.arch.ConfigException;
import weft.arch.Nearest;
import weft.cosim.run.JsonFiles;
import weft.golden.bench.KernelBench;

/** {@code weft bench}: measures a part of Weft against references that run in the same process. */
final class BenchCommand implements Command {
  /** Half a second each: enough for a steady median. */
  private static final int ROUNDS = 15;

  /** What column-planar counting must gain over what anyone would write first. */
  private static final double OVER_SCALAR = 20;

  /** What one bit a weight must gain over floats. */
  private static final double OVER_FLOAT = 5;

  private final Map<String, Callable<List<BenchRow>>> suites;

  BenchCommand() {
    this(Map.of("golden", BenchCommand::golden));
  }

  BenchCommand(Map<String, Callable<List<BenchRow>>> suites) {
    this.suites = new LinkedHashMap<>(suites);
  }

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "Measures a part of Weft against references in the same run";
  }

  @Override
  public String arguments() {
    return "<" + String.join("|", suites.keySet()) + ">";
  }

  @Override
  public Options options() {
    return new OptionSet().json().options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft bench golden  the golden model's kernels against a scalar loop and float products");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    String name = invocation.argument("suite");
    Callable<List<BenchRow>> suite = suites.get(name);
    if (suite == null) {
      throw new ConfigException(
          "unknown suite '" + name + "'" + Nearest.hint(name, suites.keySet()));
    }
    List<BenchRow> rows = suite.call();
    invocation.console().out().print(BenchRow.table(rows));
    invocation
        .path("json")
        .ifPresent(file -> JsonFiles.write(file, BenchRow.json(rows).toPrettyString() + "\n"));
    return ExitCode.PASSED;
  }

  private static List<BenchRow> golden() {
    List<KernelBench.Measurement> measured = new KernelBench(ROUNDS).run();
    KernelBench.Measurement kernel = measured.get(0);
    KernelBench.Measurement scalar = measured.get(1);
    KernelBench.Measurement floats = measured.get(2);
    List<BenchRow> rows = new ArrayList<>();
    rows.add(against(kernel, scalar, OVER_SCALAR));
    rows.add(against(kernel, floats, OVER_FLOAT));
    for (KernelBench.Measurement other : measured.subList(1, measured.size())) {
      rows.add(
          new BenchRow(
              other.metric(),
              other.value(),
              other.unit(),
              OptionalDouble.empty(),
              OptionalDouble.empty()));
    }
    return rows;
  }

  private static BenchRow against(
      KernelBench.Measurement mine, KernelBench.Measurement other, double target) {
    return new BenchRow(
        mine.metric() + " / " + other.metric(),
        mine.value(),
        mine.unit(),
        OptionalDouble.of(other.value()),
        OptionalDouble.of(target));
  }
}
