package weft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import weft.golden.compare.AdcCurve;
import weft.golden.compare.Comparison;
import weft.golden.compare.FormsIsaac;
import weft.golden.compare.Gain;
import weft.golden.compare.Measured;
import weft.golden.crossbar.Counts;
import weft.golden.map.CrossbarLayerReport;

/** A comparison for programs. */
final class CompareJson {
  private CompareJson() {}

  static ObjectNode of(Comparison comparison) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("comparison", "forms-isaac")
        .put("data", comparison.images())
        .put("images", comparison.rows().get(0).images());
    ArrayNode rows = node.putArray("designs");
    comparison.rows().forEach(row -> add(rows.addObject(), row));
    ArrayNode gains = node.putArray("gains");
    for (int bits : Comparison.ACTIVATION_BITS) {
      for (int fragmentRows : FormsIsaac.FRAGMENT_ROWS) {
        List<Gain> all = new ArrayList<>(Gain.steps(comparison, fragmentRows, bits));
        all.add(Gain.overDifferentialColumns(comparison, fragmentRows, bits));
        for (Gain gain : all) {
          gains
              .addObject()
              .put("activationBits", bits)
              .put("fragmentRows", fragmentRows)
              .put("step", gain.step())
              .put("crossbars", gain.crossbars())
              .put("conversions", gain.conversions())
              .put("timeAtEqualSamples", gain.atEqualSamples())
              .put("timeAtPublishedRates", gain.atPublishedRates());
        }
      }
    }
    ArrayNode curves = node.putArray("accuracyByAdcBits");
    for (AdcCurve curve : comparison.curves()) {
      ObjectNode of = curves.addObject().put("design", curve.point().id());
      ArrayNode bits = of.putArray("bits");
      curve.bits().forEach(bits::add);
      ArrayNode accuracies = of.putArray("accuracy");
      curve.accuracies().forEach(accuracies::add);
    }
    ArrayNode missing = node.putArray("missing");
    comparison.designs().missing().forEach(missing::add);
    return node;
  }

  private static void add(ObjectNode node, Measured row) {
    node.put("id", row.point().id())
        .put("title", row.point().title())
        .put("activationBits", row.point().activationBits())
        .put("trained", row.accuracy().isPresent())
        .put("crossbars", row.crossbars())
        .put("conversionsPerFrame", row.conversionsPerFrame())
        .put("clocksPerFrame", row.cyclesPerFrame())
        .put("samplesPerFrame", row.samplesPerFrame())
        .put("secondsPerFrameAtPublishedRates", row.secondsPerFrame())
        .put("saturations", row.saturations());
    row.accuracy().ifPresent(accuracy -> node.put("accuracy", accuracy));
    row.adcMicrojoules()
        .ifPresent(
            energy ->
                node.put("adcMicrojoules", energy)
                    .put("adcEnergySource", row.point().adc().citation()));
    ArrayNode layers = node.putArray("layers");
    for (Measured.Layer layer : row.layers()) {
      CrossbarLayerReport report = layer.report();
      Counts counts = report.cost().counts();
      ArrayNode histogram =
          layers
              .addObject()
              .put("name", report.name())
              .put("crossbars", layer.crossbars().crossbars())
              .put("fragments", report.mapping().fragments())
              .put("outputs", report.mapping().outputs())
              .put("planes", report.planes())
              .put("meanInputCycles", report.meanInputCycles())
              .put("conversions", layer.conversions())
              .put("conversionsOfAllColumns", counts.conversions())
              .put("saturations", counts.saturations())
              .put("clocks", report.compute().cycles())
              .put("programmingClocks", report.programming().cycles())
              .putArray("fragmentsByInputCycles");
      report.inputCycles().forEach(histogram::add);
    }
  }
}
