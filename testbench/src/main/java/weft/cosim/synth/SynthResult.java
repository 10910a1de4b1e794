package weft.cosim.synth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * What synthesis gave.
 *
 * @param name of the preset or configuration file
 * @param library name of the cells
 * @param blocks modules as they are written, each synthesised alone
 * @param flatCells cells of the netlist, which is flat
 * @param flatArea of the netlist, in square micrometres, black boxes not counted
 * @param periodNanoseconds clock period that was asked for
 * @param slackNanoseconds worst slack of a path, setup; negative: the period is too short
 * @param worstPath what OpenSTA says of that path
 * @param tools versions, by name
 */
public record SynthResult(
    String name,
    String library,
    List<BlockArea> blocks,
    long flatCells,
    double flatArea,
    double periodNanoseconds,
    double slackNanoseconds,
    String worstPath,
    SortedMap<String, String> tools) {
  public SynthResult {
    blocks = List.copyOf(blocks);
  }

  /** The fastest clock that the worst path allows, in MHz. */
  public double megahertz() {
    return 1000 / (periodNanoseconds - slackNanoseconds);
  }

  /** As docs/synthesis.md describes it. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", name).put("library", library);
    ArrayNode array = node.putArray("blocks");
    for (BlockArea block : blocks) {
      array
          .addObject()
          .put("module", block.module())
          .put("instances", block.instances())
          .put("cells", block.cells())
          .put("area", block.area());
    }
    node.put("cells", flatCells)
        .put("area", flatArea)
        .put("periodNanoseconds", periodNanoseconds)
        .put("slackNanoseconds", slackNanoseconds)
        .put("worstPath", worstPath);
    ObjectNode versions = node.putObject("tools");
    tools.forEach(versions::put);
    return node;
  }

  /** For the terminal. */
  public String table() {
    StringBuilder out = new StringBuilder();
    out.append(String.format("%-36s %9s %9s %14s%n", "block", "instances", "cells", "area um2"));
    for (BlockArea block : blocks) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-36s %9d %,9d %,14.0f%n",
              block.module(),
              block.instances(),
              block.cells() * block.instances(),
              block.total()));
    }
    return out.append(
            String.format(
                Locale.ROOT,
                "%nnetlist      %,d cells of %s, %,.0f um2, macros not counted%n"
                    + "worst slack  %.2f ns at a clock of %.2f ns: %.0f MHz%n",
                flatCells,
                library,
                flatArea,
                slackNanoseconds,
                periodNanoseconds,
                megahertz()))
        .toString();
  }
}
