package weft.cosim.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an accelerator made of a {@link MatrixJob}.
 *
 * @param outputs vectors, then columns
 * @param accesses array accesses, each of all tiles at once
 * @param cycles clocks of compute jobs
 * @param programmingCycles clocks of program jobs
 * @param clippedPlus conversions clipped on plus lines
 * @param clippedMinus conversions clipped on minus lines
 */
public record MatrixResult(
    long[][] outputs,
    long accesses,
    long cycles,
    long programmingCycles,
    long clippedPlus,
    long clippedMinus) {

  /** As docs/job.md describes it. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = node.putArray("outputs");
    for (long[] row : outputs) {
      ArrayNode values = rows.addArray();
      for (long value : row) {
        values.add(value);
      }
    }
    return node.put("accesses", accesses)
        .put("cycles", cycles)
        .put("programmingCycles", programmingCycles)
        .put("clippedPlus", clippedPlus)
        .put("clippedMinus", clippedMinus);
  }
}
