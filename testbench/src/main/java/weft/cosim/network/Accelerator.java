package weft.cosim.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.accelerator.JobSession;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.engine.RtlModel;

/**
 * An accelerator in RTL: what a family adds to the co-simulation of networks and products.
 *
 * @param <S> RTL beside its golden twin
 */
public interface Accelerator<S extends JobSession> {
  /** What is simulated. */
  AcceleratorRtl rtl();

  /** Parameters and durations as plain data: {@code family} and the keys that it has. */
  ObjectNode configuration();

  /**
   * Names of the family's own counters in reports, in order; {@link ProductJob#count} fills them.
   */
  List<String> counters();

  /**
   * A model beside a golden twin, neither of them reset.
   *
   * @param visible the probes that the model has: all of {@link AcceleratorRtl#sums}, or none
   */
  S session(RtlModel model, List<SumProbes> visible);
}
