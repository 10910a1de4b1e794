package weft.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.commons.cli.Options;
import weft.arch.ConfigException;
import weft.arch.Nearest;
import weft.cosim.bench.CosimBench;
import weft.cosim.bench.EngineBench;
import weft.cosim.bench.Figure;
import weft.cosim.bench.GenerationBench;
import weft.cosim.bench.StartupBench;
import weft.cosim.run.JsonFiles;
import weft.golden.bench.KernelBench;

/** {@code weft bench}: measures a part of Weft against references that run in the same process. */
final class BenchCommand implements Command {
  /** Half a second each: enough for a steady median. */
  private static final int ROUNDS = 15;

  /** What column-planar counting must gain over what anyone would write first. */
  private static final OptionalDouble OVER_SCALAR = OptionalDouble.of(20);

  /** What one bit a weight must gain over floats. */
  private static final OptionalDouble OVER_FLOAT = OptionalDouble.of(5);

  private static final OptionalDouble NO_TARGET = OptionalDouble.empty();

  /** Something that is measured. */
  interface Suite {
    /**
     * The figures.
     *
     * @param checkout where the scripts are
     * @param runs how often what is repeated is run
     * @param progress told what runs
     */
    List<BenchRow> run(Path checkout, int runs, Consumer<String> progress)
        throws InterruptedException;
  }

  private final Map<String, Suite> suites;

  BenchCommand() {
    this(new LinkedHashMap<>());
    suites.put("golden", (checkout, runs, progress) -> golden());
    suites.put(
        "startup",
        (checkout, runs, progress) -> rows(new StartupBench(checkout, runs, progress).run()));
    suites.put(
        "generation",
        (checkout, runs, progress) -> rows(new GenerationBench(checkout, runs, progress).run()));
    suites.put(
        "cosim",
        (checkout, runs, progress) -> rows(new CosimBench(checkout, runs, progress).run()));
    suites.put(
        "engine",
        (checkout, runs, progress) -> rows(new EngineBench(checkout, runs, progress).run()));
  }

  BenchCommand(Map<String, Suite> suites) {
    this.suites = suites;
  }

  private static List<BenchRow> rows(List<Figure> figures) {
    return figures.stream().map(BenchRow::of).toList();
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
    return new OptionSet()
        .value(
            "runs", "N", "how often each program is run, in turn (15; those over 10 s at most 5)")
        .json()
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft bench golden  the golden model's kernels against a scalar loop and float products",
        "weft bench startup  what starting costs",
        "weft bench generation  elaborating and writing an array, SpinalHDL and Chisel beside us",
        "weft bench cosim  driving verilated code from Java, beside a loop in C++",
        "weft bench engine  the JVM engine against verilated code, on ternary tiles");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    String name = invocation.argument("suite");
    Suite suite = suites.get(name);
    if (suite == null) {
      throw new ConfigException(
          "unknown suite '" + name + "'" + Nearest.hint(name, suites.keySet()));
    }
    Console console = invocation.console();
    int runs = invocation.integer("runs", 1, 1000).orElse(ROUNDS);
    List<BenchRow> rows =
        suite.run(console.checkout(), runs, text -> console.err().println("weft: " + text));
    invocation.console().out().print(BenchRow.table(rows));
    invocation
        .path("json")
        .ifPresent(file -> JsonFiles.write(file, BenchRow.json(rows).toPrettyString() + "\n"));
    return ExitCode.PASSED;
  }

  private static List<BenchRow> golden() {
    List<KernelBench.Measurement> measured = new KernelBench(ROUNDS).run();
    String kernel = "kernel, 1-bit inputs, clipped";
    String crossbar = "crossbar kernel, clamped";
    List<BenchRow> rows = new ArrayList<>();
    rows.add(against(measured, kernel, "plain scalar loop, clipped", OVER_SCALAR));
    rows.add(against(measured, kernel, "EJML float product", OVER_FLOAT));
    rows.add(against(measured, crossbar, "crossbar specification, clamped", NO_TARGET));
    rows.add(against(measured, crossbar, "AND and popcount alone", NO_TARGET));
    rows.add(
        against(
            measured,
            "crossbar kernel, nothing saturates",
            "EJML float product, 1024x32",
            NO_TARGET));
    for (KernelBench.Measurement one : measured) {
      rows.add(new BenchRow(one.metric(), one.value(), one.unit(), NO_TARGET, NO_TARGET));
    }
    return rows;
  }

  private static BenchRow against(
      List<KernelBench.Measurement> all, String mine, String other, OptionalDouble target) {
    KernelBench.Measurement measured = named(all, mine);
    return new BenchRow(
        mine + " / " + other,
        measured.value(),
        measured.unit(),
        OptionalDouble.of(named(all, other).value()),
        target);
  }

  private static KernelBench.Measurement named(List<KernelBench.Measurement> all, String metric) {
    return all.stream().filter(one -> one.metric().equals(metric)).findFirst().orElseThrow();
  }
}
