package weft.cosim.network;

import java.util.List;
import weft.cosim.accelerator.JobSession;

/** A network laid on an accelerator. Immutable; threads share it. */
public interface MappedNetwork<S extends JobSession> {
  /** In the order they run; the last one is a {@link MatrixLayer}. */
  List<MappedLayer<S>> layers();

  /** The class that the sums of the last layer say an image is of. */
  int classOf(long[] sums);

  /** SHA-256 of the weights. */
  String sha256();
}
