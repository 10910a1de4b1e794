package weft.cosim.crossbar;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarPhases;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.engine.RtlModel;
import weft.cosim.network.Accelerator;

/**
 * A crossbar accelerator to be co-simulated.
 *
 * @param config what the RTL is built for
 * @param phases durations of its phases
 * @param rtl from {@link GeneratedCrossbar}; sums are those of every unit
 */
public record CrossbarAccelerator(CrossbarConfig config, CrossbarPhases phases, AcceleratorRtl rtl)
    implements Accelerator<CrossbarSession> {
  /** The value of the key {@code family}. */
  public static final String FAMILY = "crossbar";

  /** As generated, with the shortest phases. */
  public static CrossbarAccelerator of(CrossbarConfig config) {
    return new CrossbarAccelerator(
        config, CrossbarPhases.DEFAULT, GeneratedCrossbar.of(config).rtl());
  }

  @Override
  public ObjectNode configuration() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("family", FAMILY);
    node.set("crossbar", CrossbarJson.crossbar(config));
    node.set("phases", CrossbarJson.phases(phases));
    return node;
  }

  @Override
  public List<String> counters() {
    return CrossbarProduct.COUNTERS;
  }

  @Override
  public CrossbarSession session(RtlModel model, List<SumProbes> visible) {
    return new CrossbarSession(config, model, visible);
  }
}
