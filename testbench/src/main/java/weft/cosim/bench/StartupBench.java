package weft.cosim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** What it costs to start Weft, and to generate a small configuration from a file. */
public final class StartupBench {
  private static final String SMALL = "cli/src/main/resources/weft/cli/presets/small.yaml";

  private final Path checkout;
  private final int runs;
  private final Consumer<String> progress;

  /**
   * @param checkout where scripts/weft is
   */
  public StartupBench(Path checkout, int runs, Consumer<String> progress) {
    this.checkout = checkout;
    this.runs = runs;
    this.progress = progress;
  }

  /** Everything that the suite measures. */
  public List<Figure> run() throws InterruptedException {
    try {
      Path folder = Files.createDirectories(checkout.resolve(".weft/bench"));
      String yaml = checkout.resolve(SMALL).toString();
      List<String> generate =
          List.of("generate", yaml, "--out", folder.resolve("startup").toString());
      return List.of(
          figure("weft --version, wall", List.of("--version"), Cost::wallSeconds, 0.35),
          figure("weft generate small.yaml, CPU", generate, Cost::cpuSeconds, 1.0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Figure figure(
      String metric, List<String> arguments, ToDoubleFunction<Cost> of, double target)
      throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(checkout.resolve("scripts/weft").toString());
    command.addAll(arguments);
    Path log = checkout.resolve(".weft/bench/startup.log");
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      progress.accept(metric + ", run " + (i + 1) + " of " + runs);
      values.add(of.applyAsDouble(Cost.of(command, Map.of(), log)));
    }
    return Figure.of(metric, new Sample(values), "s", OptionalDouble.of(target));
  }
}
