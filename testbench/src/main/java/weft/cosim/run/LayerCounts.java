package weft.cosim.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a layer cost, read from the counters of the RTL.
 *
 * @param accesses array accesses of compute jobs
 * @param cycles clocks of compute jobs
 * @param programmingCycles clocks of all other jobs
 * @param others the family's own counters, over all jobs, in the order in which they are shown
 */
public record LayerCounts(
    String name, long accesses, long cycles, long programmingCycles, Map<String, Long> others) {
  public LayerCounts {
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  /** Nothing yet, with these counters of the family's own. */
  public static LayerCounts none(String name, Collection<String> counters) {
    Map<String, Long> zeros = new LinkedHashMap<>();
    counters.forEach(counter -> zeros.put(counter, 0L));
    return new LayerCounts(name, 0, 0, 0, zeros);
  }

  public LayerCounts plus(LayerCounts more) {
    Map<String, Long> sums = new LinkedHashMap<>(others);
    more.others.forEach((counter, value) -> sums.merge(counter, value, Long::sum));
    return new LayerCounts(
        name,
        accesses + more.accesses,
        cycles + more.cycles,
        programmingCycles + more.programmingCycles,
        sums);
  }

  /** Writes all but the name. */
  public void addTo(ObjectNode node) {
    node.put("accesses", accesses);
    node.put("cycles", cycles);
    node.put("programmingCycles", programmingCycles);
    others.forEach(node::put);
  }
}
