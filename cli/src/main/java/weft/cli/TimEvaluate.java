package weft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import weft.arch.tim.TimConfig;
import weft.cosim.run.JsonFiles;
import weft.golden.data.DataSet;
import weft.golden.map.Evaluation;
import weft.golden.map.EvaluationResult;
import weft.golden.map.LayerReport;
import weft.golden.nn.TernaryNetwork;

/** {@code weft evaluate} for TiM-DNN accelerators. */
final class TimEvaluate {
  private TimEvaluate() {}

  /** Evaluates the network of a preset and prints what came out. */
  static void run(Preset preset, Invocation invocation) throws IOException, InterruptedException {
    TimConfig config =
        invocation
            .integer("adc-max", 1, preset.tile().rowsPerAccess())
            .map(preset.tile()::withAdcMax)
            .orElse(preset.tile());
    int threads = Rtl.threads(invocation, EvaluateCommand.MAX_THREADS);
    TernaryNetwork network = Presets.network(preset);
    DataSet images = TestImages.of(preset, network, invocation, Integer.MAX_VALUE);
    Evaluation evaluation = new Evaluation(network, config, preset.phases(), Integer.MAX_VALUE);
    EvaluationResult<LayerReport> result;
    try (Progress bar = new Progress(invocation.console(), "evaluating " + preset.name())) {
      result = evaluation.run(images, threads, (done, all) -> bar.at(done, all, ""));
    }
    invocation.console().out().print(table(images, result));
    String json = json(preset, images, result).toPrettyString() + "\n";
    invocation.path("json").ifPresent(file -> JsonFiles.write(file, json));
  }

  private static String table(DataSet images, EvaluationResult<LayerReport> result) {
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
              EvaluateCommand.grouped(layer.cost().compute().accesses()),
              EvaluateCommand.grouped(layer.cost().compute().cycles()),
              EvaluateCommand.grouped(layer.cost().programming().cycles()),
              EvaluateCommand.percent(layer.clipRate()),
              EvaluateCommand.percent(layer.zeroRate()),
              EvaluateCommand.percent(layer.cost().utilisation())));
    }
    return text.append(EvaluateCommand.summary(result, images)).toString();
  }

  private static ObjectNode json(
      Preset preset, DataSet images, EvaluationResult<LayerReport> result) {
    ObjectNode node = EvaluateCommand.json(preset.name(), images, result);
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
