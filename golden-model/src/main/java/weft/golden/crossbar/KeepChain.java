package weft.golden.crossbar;

import weft.arch.ConfigException;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;

/** Watches over chains of KEEP jobs: no sum grows past its width. Sums are 0 after reset. */
final class KeepChain {
  private final CrossbarConfig config;
  private long fragments;

  KeepChain(CrossbarConfig config) {
    this.config = config;
  }

  void reset() {
    fragments = 0;
  }

  /** Admits a job or says why its sums could be too large; then nothing changes. */
  void start(CrossbarJob.Compute job) {
    long total = (job.keep() ? fragments : 0) + job.fragments();
    if (total * job.group() > config.maxAccumulatedFragments()) {
      throw new ConfigException(
          "%s: OVERFLOW: %d fragments in one sum, at most %d fit"
              .formatted(job, total * job.group(), config.maxAccumulatedFragments()));
    }
    fragments = total;
  }
}
