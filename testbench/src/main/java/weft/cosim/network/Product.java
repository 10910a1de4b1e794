package weft.cosim.network;

import weft.cosim.accelerator.JobSession;
import weft.golden.map.Vectors;

/** A matrix that vectors are multiplied with on an accelerator. Immutable; threads share it. */
public interface Product<S extends JobSession> {
  /** Results that a vector gives. */
  int outputs();

  /** All jobs in order, programs included; each is made when it is asked for. */
  Iterable<? extends ProductJob<S>> jobs(Vectors vectors);
}
