package weft.cosim.tim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimPhases;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.engine.RtlModel;
import weft.cosim.network.Accelerator;

/**
 * A ternary accelerator to be co-simulated.
 *
 * @param config what the RTL is built for
 * @param phases durations of the array's phases
 * @param rtl from {@link GeneratedTim}
 */
public record TimAccelerator(TimConfig config, TimPhases phases, AcceleratorRtl rtl)
    implements Accelerator<TimSession> {
  static final String CLIPPED_PLUS = "clippedPlus";
  static final String CLIPPED_MINUS = "clippedMinus";

  /** As generated, with the shortest phases. */
  public static TimAccelerator of(TimConfig config) {
    return new TimAccelerator(config, TimPhases.DEFAULT, GeneratedTim.of(config).rtl());
  }

  @Override
  public ObjectNode configuration() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("family", TimMatrixJob.FAMILY);
    node.set("tile", TimJson.tile(config));
    node.set("phases", TimJson.phases(phases));
    return node;
  }

  @Override
  public List<String> counters() {
    return List.of(CLIPPED_PLUS, CLIPPED_MINUS);
  }

  @Override
  public TimSession session(RtlModel model, List<SumProbes> visible) {
    return new TimSession(config, model, visible);
  }
}
