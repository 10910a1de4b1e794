package weft.cosim.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** run.json: the whole outcome of a run as one tree. */
public final class RunJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RunJson() {}

  /** The tree of a report; key order is fixed. */
  public static ObjectNode tree(RunReport report) {
    ObjectNode run = NODES.objectNode();
    run.put("command", report.command());
    run.put("passed", report.passed());
    run.put("engine", report.engine());
    run.put("images", report.images());
    report
        .accuracy()
        .ifPresentOrElse(value -> run.put("accuracy", value), () -> run.putNull("accuracy"));
    ValuesCompared compared = report.compared();
    run.putObject("valuesCompared")
        .put("partialSums", compared.partialSums())
        .put("outputs", compared.outputs())
        .put("registers", compared.registers())
        .put("cycles", compared.cycles())
        .put("engines", compared.engines());
    run.put("mismatches", report.mismatches());
    run.put("cyclesRtl", report.cyclesRtl());
    run.put("cyclesGolden", report.cyclesGolden());
    run.put("simulatedClocks", report.simulatedClocks());
    run.put("cyclesPerSecond", Math.round(report.cyclesPerSecond()));
    run.put("buildSeconds", rounded(report.buildSeconds()));
    run.put("runSeconds", rounded(report.runSeconds()));
    ArrayNode layers = run.putArray("layers");
    for (LayerCounts layer : report.layers()) {
      layer.addTo(layers.addObject().put("name", layer.name()));
    }
    run.set("inSoftware", texts(report.inSoftware()));
    run.set("notCompared", texts(report.notCompared()));
    run.put("seed", report.seed());
    run.set("configuration", report.configuration());
    run.set("tools", texts(report.tools()));
    ObjectNode hashes = run.putObject("hashes");
    hashes.set("inputs", texts(report.inputHashes()));
    hashes.set("rtl", texts(report.rtlHashes()));
    report
        .divergence()
        .ifPresentOrElse(
            first -> run.set("firstDivergence", tree(first)), () -> run.putNull("firstDivergence"));
    run.set("evidence", texts(report.evidence()));
    run.put("replay", report.replay());
    return run;
  }

  /** The tree as text, indented, with a final newline. */
  public static String text(RunReport report) {
    return text(tree(report));
  }

  /** Any tree as text, indented, with a final newline. */
  public static String text(ObjectNode tree) {
    try {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      return mapper.writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static ObjectNode tree(Divergence first) {
    ObjectNode node = NODES.objectNode();
    node.put("kind", first.kind().name());
    node.put("layer", first.layer());
    node.put("job", first.job());
    node.put("what", first.what());
    put(node, "tile", first.tile());
    put(node, "block", first.block());
    put(node, "column", first.column());
    put(node, "vector", first.vector());
    put(node, "access", first.access());
    put(node, "cycle", first.cycle());
    put(node, "jobCycle", first.jobCycle());
    node.put("expected", first.expected());
    node.put("actual", first.actual());
    ObjectNode operands = node.putObject("operands");
    first.weights().forEach(operands.putArray("weights")::add);
    first.inputs().forEach(operands.putArray("inputs")::add);
    return node;
  }

  private static void put(ObjectNode node, String name, long value) {
    if (value >= 0) {
      node.put(name, value);
    }
  }

  private static ArrayNode texts(List<String> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(array::add);
    return array;
  }

  private static ObjectNode texts(Map<String, String> values) {
    ObjectNode object = NODES.objectNode();
    values.forEach(object::put);
    return object;
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
