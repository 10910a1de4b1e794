package weft.golden.crossbar;

import weft.arch.ConfigException;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;

/** Watches over chains of KEEP jobs: defined sums in front of each, no sum past its width. */
final class KeepChain {
  private final CrossbarConfig config;
  private long fragments;
  private boolean defined;

  KeepChain(CrossbarConfig config) {
    this.config = config;
  }

  void reset() {
    fragments = 0;
    defined = false;
  }

  /** Admits a job or says why its sums would be undefined or too large; then nothing changes. */
  void start(CrossbarJob.Compute job) {
    if (job.keep() && !defined) {
      throw new ConfigException(job + ": KEEP needs a COMPUTE job before it");
    }
    long total = (job.keep() ? fragments : 0) + job.fragments();
    if (total * job.group() > config.maxAccumulatedFragments()) {
      throw new ConfigException(
          "%s: OVERFLOW: %d fragments in one sum, at most %d fit"
              .formatted(job, total * job.group(), config.maxAccumulatedFragments()));
    }
    fragments = total;
    defined = true;
  }
}
