package weft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import weft.arch.ConfigException;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.ZeroSkipping;
import weft.cosim.run.JsonFiles;
import weft.golden.crossbar.Counts;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.data.DataSet;
import weft.golden.map.ChipFaults;
import weft.golden.map.CrossbarEvaluation;
import weft.golden.map.CrossbarLayerReport;
import weft.golden.map.CrossbarNetwork;
import weft.golden.map.EvaluationResult;
import weft.golden.nn.QuantisedNetwork;

/** {@code weft evaluate} for crossbar accelerators. */
final class CrossbarEvaluate {
  /** Options that only they have. */
  static final List<String> OPTIONS =
      List.of("adc-bits", "skip", "faults", "sa1-share", "fault-seed", "placement");

  /** SA1 to SA0 as 5 to 1: Chen et al., 9.04 % to 1.75 %. */
  private static final double SA1_SHARE = 5.0 / 6;

  private static final int MAX_ADC_BITS = 14;

  private CrossbarEvaluate() {}

  /**
   * Stuck cells and what is done about them.
   *
   * @param injected none if there are none
   * @param found by the built-in test
   * @param known those that weights are placed around
   */
  private record Stuck(ChipFaults injected, ChipFaults found, ChipFaults known) {}

  /** Evaluates the network of a preset and prints what came out. */
  static void run(CrossbarPreset preset, Invocation invocation)
      throws IOException, InterruptedException {
    CrossbarConfig config =
        invocation
            .integer("adc-bits", preset.config().cellBits(), MAX_ADC_BITS)
            .map(preset.config()::withAdcBits)
            .orElse(preset.config());
    CrossbarNetwork.Settings settings =
        new CrossbarNetwork.Settings(
            preset.use().order(),
            invocation.constant("skip", ZeroSkipping.class).orElse(preset.use().skipping()),
            preset.use().pulseLimit());
    double rate = invocation.share("faults").orElse(0.0);
    if (rate > 0) {
      config = config.withFaults(CrossbarConfig.Faults.INJECTABLE);
    }
    int threads = Rtl.threads(invocation, EvaluateCommand.MAX_THREADS);
    QuantisedNetwork weights = Presets.network(preset);
    DataSet images = TestImages.of(preset.data(), weights.input(), invocation, Integer.MAX_VALUE);
    CrossbarChip chip = new CrossbarChip(config);
    Stuck stuck = stuck(config, rate, chip, settings.pulseLimit(), invocation);
    CrossbarNetwork network = new CrossbarNetwork(weights, config, settings, stuck.known());
    EvaluationResult<CrossbarLayerReport> result;
    try (Progress bar = new Progress(invocation.console(), "evaluating " + preset.name())) {
      result =
          new CrossbarEvaluation(network, preset.phases(), chip)
              .run(images, threads, (done, all) -> bar.at(done, all, ""));
    }
    invocation.console().out().print(table(result, images) + told(stuck));
    String json = json(preset, images, result, stuck).toPrettyString() + "\n";
    invocation.path("json").ifPresent(file -> JsonFiles.write(file, json));
  }

  private static Stuck stuck(
      CrossbarConfig config, double rate, CrossbarChip chip, int pulses, Invocation invocation) {
    ChipFaults none = ChipFaults.none(config);
    if (rate == 0) {
      return new Stuck(none, none, none);
    }
    ChipFaults injected =
        ChipFaults.drawn(
            config,
            rate,
            invocation.share("sa1-share").orElse(SA1_SHARE),
            invocation.number("fault-seed", 0, Long.MAX_VALUE).orElse(1L));
    injected.injections().forEach(chip::run);
    ChipFaults found = ChipFaults.found(config, chip, pulses);
    return new Stuck(injected, found, placed(invocation) ? found : none);
  }

  private static boolean placed(Invocation invocation) {
    Optional<String> placement = invocation.text("placement");
    if (placement.isPresent() && !List.of("on", "off").contains(placement.get())) {
      throw new ConfigException("--placement must be on or off, not '" + placement.get() + "'");
    }
    return !placement.equals(Optional.of("off"));
  }

  private static String table(EvaluationResult<CrossbarLayerReport> result, DataSet images) {
    StringBuilder text = new StringBuilder();
    String format = "%-10s %14s %14s %10s %12s %14s %13s %10s%n";
    text.append(
        String.format(
            format,
            "layer",
            "cycles",
            "conversions",
            "saturated",
            "largest sum",
            "input cycles",
            "programming",
            "pulses"));
    for (CrossbarLayerReport layer : result.layers()) {
      text.append(
          String.format(
              Locale.ROOT,
              format,
              layer.name(),
              EvaluateCommand.grouped(layer.compute().cycles()),
              EvaluateCommand.grouped(layer.cost().counts().conversions()),
              EvaluateCommand.percent(layer.saturationRate()),
              layer.largestReadOut().isPresent()
                  ? layer.largestReadOut().getAsInt() + " of " + layer.mapping().config().adcMax()
                  : "-",
              String.format(Locale.ROOT, "%.2f of %d", layer.meanInputCycles(), layer.planes()),
              EvaluateCommand.grouped(layer.programming().cycles()),
              EvaluateCommand.grouped(layer.cost().programmed().pulses())));
    }
    text.append(EvaluateCommand.summary(result, images));
    long failed = result.layers().stream().mapToLong(l -> l.cost().failedCells()).sum();
    if (failed > 0) {
      text.append("cells     ")
          .append(EvaluateCommand.grouped(failed))
          .append(" did not reach their level\n");
    }
    return text.toString();
  }

  private static String told(Stuck stuck) {
    if (stuck.injected().isNone()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "stuck     %s cells at maximum conductance (SA1), %s at zero (SA0);%n"
            + "          the built-in test %s; %s%n",
        EvaluateCommand.grouped(stuck.injected().count(CellFault.SA1)),
        EvaluateCommand.grouped(stuck.injected().count(CellFault.SA0)),
        stuck.found().equals(stuck.injected()) ? "found them all, and no other" : "found others",
        stuck.known().isNone() ? "weights take no notice" : "weights are placed around them");
  }

  private static ObjectNode json(
      CrossbarPreset preset,
      DataSet images,
      EvaluationResult<CrossbarLayerReport> result,
      Stuck stuck) {
    ObjectNode node = EvaluateCommand.json(preset.name(), images, result);
    ArrayNode layers = node.putArray("layers");
    for (CrossbarLayerReport layer : result.layers()) {
      Counts counts = layer.cost().counts();
      Counts programmed = layer.cost().programmed();
      ObjectNode of =
          layers
              .addObject()
              .put("name", layer.name())
              .put("fragments", layer.mapping().fragments())
              .put("outputs", layer.mapping().outputs())
              .put("planes", layer.planes())
              .put("accesses", counts.accesses())
              .put("cycles", layer.compute().cycles())
              .put("programmingCycles", layer.programming().cycles())
              .put("conversions", counts.conversions())
              .put("saturations", counts.saturations())
              .put("neverSaturates", layer.neverSaturates())
              .put("inputCycles", counts.inputCycles())
              .put("skipped", counts.skipped())
              .put("pulses", programmed.pulses())
              .put("writes", programmed.writes())
              .put("failedCells", layer.cost().failedCells());
      layer.largestReadOut().ifPresent(most -> of.put("largestSum", most));
      ArrayNode histogram = of.putArray("fragmentsByInputCycles");
      layer.inputCycles().forEach(histogram::add);
    }
    if (!stuck.injected().isNone()) {
      node.putObject("stuck")
          .put("sa1", stuck.injected().count(CellFault.SA1))
          .put("sa0", stuck.injected().count(CellFault.SA0))
          .put("allFound", stuck.found().equals(stuck.injected()))
          .put("placement", !stuck.known().isNone());
    }
    return node;
  }
}
