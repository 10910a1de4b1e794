package weft.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Options;
import weft.arch.ConfigException;
import weft.golden.data.DataSet;
import weft.golden.map.EvaluationResult;

/** {@code weft evaluate}: the golden model alone. */
final class EvaluateCommand implements Command {
  static final int MAX_THREADS = 64;
  private static final int PERCENT = 100;

  /** Options that only TiM-DNN accelerators have. */
  private static final List<String> TIM = List.of("adc-max");

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public String summary() {
    return "Runs images through the golden model alone: accuracy, clocks, clips";
  }

  @Override
  public String arguments() {
    return "<preset|file.yaml>";
  }

  @Override
  public Options options() {
    return new OptionSet()
        .images()
        .data()
        .value("adc-max", "N", "tim: instead of the preset's: what clipping costs")
        .value("adc-bits", "N", "crossbars: instead of the preset's: what clipping costs")
        .value("skip", "S", "crossbars: planes that are not driven: none, leading, planes-of-zeros")
        .value("faults", "P", "crossbars: probability that a cell is stuck; default: 0")
        .value("sa1-share", "P", "share of the stuck cells that are stuck at maximum conductance")
        .value("fault-seed", "S", "which cells are stuck; default: 1")
        .value("placement", "on|off", "whether weights are placed around the stuck cells")
        .value("threads", "N", "the result does not depend on it; default: all processors")
        .json()
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft evaluate fashion  accuracy that the hardware reaches, and what it takes",
        "weft evaluate fashion --adc-max 16  the same with ADCs that never clip",
        "weft evaluate forms-mnist --faults 0.01  with one cell in a hundred stuck, placed around",
        "weft evaluate forms-mnist --faults 0.01 --placement off  and as if nobody knew");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    Presets.Source source = Presets.source(invocation.argument("preset or file"));
    if (source.yaml().string("family").equals(CrossbarPreset.FAMILY)) {
      refuse(invocation, TIM, CrossbarPreset.FAMILY);
      CrossbarEvaluate.run(CrossbarPreset.from(source), invocation);
    } else {
      Preset preset = Preset.from(source);
      refuse(invocation, CrossbarEvaluate.OPTIONS, "tim");
      TimEvaluate.run(preset, invocation);
    }
    return ExitCode.PASSED;
  }

  private static void refuse(Invocation invocation, List<String> options, String family) {
    for (String option : options) {
      if (invocation.has(option)) {
        throw new ConfigException("--" + option + " is not for accelerators of family " + family);
      }
    }
  }

  /** The lines below the table. */
  static String summary(EvaluationResult<?> result, DataSet images) {
    return String.format(
        Locale.ROOT,
        "%naccuracy  %s of %s images of %s%ncycles    %s, and %s for programming%n"
            + "speed     %.0f images/s%n",
        percent(result.accuracy()),
        grouped(result.images()),
        images.name(),
        grouped(result.computeCycles()),
        grouped(result.programmingCycles()),
        result.imagesPerSecond());
  }

  /** What is said of all families. */
  static ObjectNode json(String preset, DataSet images, EvaluationResult<?> result) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("engine", "golden")
        .put("preset", preset)
        .put("data", images.name())
        .put("images", result.images())
        .put("accuracy", result.accuracy())
        .put("cyclesGolden", result.computeCycles() + result.programmingCycles())
        .put("imagesPerSecond", result.imagesPerSecond());
  }

  static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", PERCENT * share);
  }
}
