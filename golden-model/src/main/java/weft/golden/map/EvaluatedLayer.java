package weft.golden.map;

import weft.golden.JobCycles;

/** What running a layer on all images did, as far as all families tell it. */
public interface EvaluatedLayer {
  /** Name of the network's layer. */
  String name();

  /** Of the COMPUTE jobs, streams never waiting. */
  JobCycles compute();

  /** Of the jobs that write the array, streams never waiting. */
  JobCycles programming();
}
