package weft.cosim.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import weft.cosim.run.LayerCounts;

/**
 * What an accelerator made of a {@link MatrixJob}.
 *
 * @param outputs vectors, then columns
 * @param counts what it took
 */
public record MatrixResult(long[][] outputs, LayerCounts counts) {
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
    counts.addTo(node);
    return node;
  }
}
