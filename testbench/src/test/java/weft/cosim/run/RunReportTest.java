package weft.cosim.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class RunReportTest {
  private static final Divergence FIRST =
      new Divergence(
          Divergence.Kind.OUTPUT,
          "conv1",
          2,
          "result <of> group",
          1,
          3,
          17,
          4,
          5,
          600,
          70,
          "8",
          "-8",
          List.of(1, 0, -1),
          List.of(1, 1, 0));

  private static RunReport report(long mismatches, Optional<Divergence> first, long cyclesRtl) {
    return new RunReport(
        "cosim",
        "verilator 5.006",
        10,
        OptionalDouble.of(0.9),
        new ValuesCompared(1000, 200, 30, 4),
        mismatches,
        cyclesRtl,
        500,
        700,
        1.5,
        2,
        List.of(new LayerCounts("conv1", 1, 2, 3, Map.of("clips", 4L))),
        JsonNodeFactory.instance.objectNode().put("name", "x"),
        7,
        new TreeMap<>(Map.of("java", "17")),
        new TreeMap<>(Map.of("weights", "aa")),
        new TreeMap<>(Map.of("a.v", "bb")),
        List.of("pool1"),
        List.of(),
        first,
        new TreeMap<>(),
        "");
  }

  @Test
  void jsonHoldsWhatTheRunWas() {
    JsonNode run = RunJson.tree(report(0, Optional.empty(), 500));
    assertTrue(run.get("passed").asBoolean());
    assertEquals(10, run.get("images").asInt());
    assertEquals(0.9, run.get("accuracy").asDouble());
    assertEquals(1000, run.get("valuesCompared").get("partialSums").asInt());
    assertEquals(200, run.get("valuesCompared").get("outputs").asInt());
    assertEquals(30, run.get("valuesCompared").get("registers").asInt());
    assertEquals(4, run.get("valuesCompared").get("cycles").asInt());
    assertEquals(350, run.get("cyclesPerSecond").asInt());
    assertEquals(3, run.get("layers").get(0).get("programmingCycles").asInt());
    assertEquals("bb", run.get("hashes").get("rtl").get("a.v").asText());
    assertTrue(run.get("firstDivergence").isNull());
  }

  @Test
  void aDifferenceOfAnyKindFails() {
    assertFalse(report(1, Optional.of(FIRST), 500).passed());
    assertFalse(report(0, Optional.empty(), 501).passed(), "cycles");
    JsonNode first = RunJson.tree(report(1, Optional.of(FIRST), 500)).get("firstDivergence");
    assertEquals(17, first.get("column").asInt());
    assertEquals(-1, first.get("operands").get("weights").get(2).asInt());
    String table = RunTable.text(report(1, Optional.of(FIRST), 500));
    assertTrue(
        table.contains(
            "layer conv1, job 2, tile 1, block 3, column 17, vector 4, access 5, cycle 600: "
                + "result <of> group is -8, expected 8"),
        table);
    assertTrue(table.endsWith("FAILED\n"), table);
  }

  @Test
  void junitHasACaseForEachKindOfValue() throws Exception {
    Element suite = parsed(JUnitXml.text(report(1, Optional.of(FIRST), 500)));
    assertEquals("4", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    Element outputs = (Element) suite.getElementsByTagName("testcase").item(1);
    assertEquals("outputs (200)", outputs.getAttribute("name"));
    assertEquals(1, outputs.getElementsByTagName("failure").getLength());
    assertEquals(
        "0", parsed(JUnitXml.text(report(0, Optional.empty(), 500))).getAttribute("failures"));
    assertEquals(
        "1", parsed(JUnitXml.text(report(0, Optional.empty(), 501))).getAttribute("failures"));
  }

  private static Element parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }
}
