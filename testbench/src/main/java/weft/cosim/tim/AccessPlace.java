package weft.cosim.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;

/**
 * Which access of a job it is.
 *
 * @param vector of the job
 * @param blockOfJob block of the vector, from 0
 * @param access of the block: bit plane or step
 */
record AccessPlace(int vector, int blockOfJob, int access) {
  static AccessPlace of(TimJob.Compute job, long index) {
    long block = index / job.accessesPerBlock();
    return new AccessPlace(
        (int) (block / job.blocks()),
        (int) (block % job.blocks()),
        (int) (index % job.accessesPerBlock()));
  }

  /** What this access drives onto the rows of a tile: -1, 0 or +1 for each. */
  List<Integer> inputs(TimConfig config, TimJob.Compute job, int tile) {
    List<Integer> inputs = new ArrayList<>();
    for (int row = 0; row < config.rowsPerAccess(); row++) {
      int value;
      if (job.encoding().planes()) {
        value = bit(config, job, tile, access, row);
      } else {
        boolean first = job.encoding() == TimEncoding.TERNARY || access == 0;
        boolean second = job.encoding() == TimEncoding.TERNARY || access == 1;
        value =
            (first ? bit(config, job, tile, 0, row) : 0)
                - (second ? bit(config, job, tile, 1, row) : 0);
      }
      inputs.add(value);
    }
    return inputs;
  }

  private int bit(TimConfig config, TimJob.Compute job, int tile, int half, int row) {
    int beat = (vector * job.blocks() + blockOfJob) * job.beatsPerBlock() + half / 2;
    int bit = config.rowsPerAccess() * (2 * tile + half % 2) + row;
    return job.beats()[beat * TimJob.wordsPerBeat(config) + bit / 32] >>> bit % 32 & 1;
  }
}
