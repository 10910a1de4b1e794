package weft.golden.tim;

import weft.arch.ConfigException;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;

/** Watches over chains of KEEP jobs: defined sums in front of each, no sum past its width. */
final class KeepChain {
  private final TimConfig config;
  private long blocks;

  /** Columns whose sums are defined. */
  private int columns;

  KeepChain(TimConfig config) {
    this.config = config;
  }

  void reset() {
    blocks = 0;
    columns = 0;
  }

  /** Admits a job or says why its sums would be undefined or too large; then nothing changes. */
  void start(TimJob.Compute job) {
    if (job.keep() && columns < job.columns()) {
      throw new ConfigException(
          job + ": KEEP needs a job before it that used its columns, there are " + columns);
    }
    long total = (job.keep() ? blocks : 0) + job.blocks();
    if (total * job.group() > config.maxAccumulatedBlocks()) {
      throw new ConfigException(
          job
              + ": OVERFLOW: "
              + total * job.group()
              + " blocks in one sum, at most "
              + config.maxAccumulatedBlocks()
              + " fit");
    }
    blocks = total;
    columns = job.columns();
  }
}
