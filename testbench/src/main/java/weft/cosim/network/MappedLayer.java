package weft.cosim.network;

import weft.cosim.accelerator.JobSession;

/** A layer of a network on an accelerator. */
public sealed interface MappedLayer<S extends JobSession> permits MatrixLayer, PoolLayer {
  /** Unique within the network. */
  String name();

  /** What software does of the layer, on outputs of RTL, in words. */
  String inSoftware();
}
