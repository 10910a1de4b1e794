package weft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Options;
import weft.arch.tim.TimConfig;
import weft.cosim.run.JsonFiles;
import weft.golden.data.DataSet;
import weft.golden.map.Evaluation;
import weft.golden.map.EvaluationResult;
import weft.golden.map.LayerReport;
import weft.golden.nn.TernaryNetwork;

/** {@code weft evaluate}: the golden model alone. */
final class EvaluateCommand implements Command {
  private static final int MAX_THREADS = 64;
  private static final int PERCENT = 100;

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
        .value("adc-max", "N", "instead of the preset's: what clipping costs")
        .value("threads", "N", "the result does not depend on it; default: all processors")
        .json()
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft evaluate fashion  accuracy that the hardware reaches, and what it takes",
        "weft evaluate fashion --adc-max 16  the same with ADCs that never clip");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    Preset preset = Presets.find(invocation.argument("preset or file"));
    TimConfig config =
        invocation
            .integer("adc-max", 1, preset.tile().rowsPerAccess())
            .map(preset.tile()::withAdcMax)
            .orElse(preset.tile());
    int threads = Rtl.threads(invocation, MAX_THREADS);
    TernaryNetwork network = Presets.network(preset);
    DataSet images = TestImages.of(preset, network, invocation, Integer.MAX_VALUE);
    Evaluation evaluation = new Evaluation(network, config, preset.phases(), Integer.MAX_VALUE);
    EvaluationResult<LayerReport> result;
    try (Progress bar = new Progress(invocation.console(), "evaluating " + preset.name())) {
      result = evaluation.run(images, threads, (done, all) -> bar.at(done, all, ""));
    }
    invocation.console().out().print(table(preset, images, result));
    String json = json(preset, images, result).toPrettyString() + "\n";
    invocation.path("json").ifPresent(file -> JsonFiles.write(file, json));
    return ExitCode.PASSED;
  }

  private static String table(Preset preset, DataSet images, EvaluationResult<LayerReport> result) {
    StringBuilder text = new StringBuilder();
    String format = "%-10s %13s %13s %13s %9s %9s %12s%n";
    text.append(
        String.format(
            format,
            "layer",
            "accesses",
            "cycles",
            "programming",
            "clipped",
            "zeros",
            "utilisation"));
    for (LayerReport layer : result.layers()) {
      text.append(
          String.format(
              Locale.ROOT,
              format,
              layer.name(),
              grouped(layer.cost().compute().accesses()),
              grouped(layer.cost().compute().cycles()),
              grouped(layer.cost().programming().cycles()),
              percent(layer.clipRate()),
              percent(layer.zeroRate()),
              percent(layer.cost().utilisation())));
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "%naccuracy  %s of %s images of %s%ncycles    %s, and %s for programming%n"
                    + "speed     %.0f images/s%n",
                percent(result.accuracy()),
                grouped(result.images()),
                images.name(),
                grouped(result.computeCycles()),
                grouped(result.programmingCycles()),
                result.imagesPerSecond()))
        .toString();
  }

  private static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", PERCENT * share);
  }

  private static ObjectNode json(
      Preset preset, DataSet images, EvaluationResult<LayerReport> result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("engine", "golden")
        .put("preset", preset.name())
        .put("data", images.name())
        .put("images", result.images())
        .put("accuracy", result.accuracy())
        .put("cyclesGolden", result.computeCycles() + result.programmingCycles())
        .put("imagesPerSecond", result.imagesPerSecond());
    ArrayNode layers = node.putArray("layers");
    for (LayerReport layer : result.layers()) {
      layers
          .addObject()
          .put("name", layer.name())
          .put("accesses", layer.cost().compute().accesses())
          .put("cycles", layer.cost().compute().cycles())
          .put("programmingCycles", layer.cost().programming().cycles())
          .put("clippedPlus", layer.clippedPlus())
          .put("clippedMinus", layer.clippedMinus())
          .put("conversions", layer.conversions())
          .put("zeroInputs", layer.zeroInputs())
          .put("inputs", layer.inputs())
          .put("utilisation", layer.cost().utilisation());
    }
    return node;
  }
}
