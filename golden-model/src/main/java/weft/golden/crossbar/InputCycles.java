package weft.golden.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;

/** The effective input cycles of a COMPUTE job, from its beats, without what it multiplies with. */
public final class InputCycles {
  private InputCycles() {}

  /** As {@link JobResult#effort}: of every fragment of every unit of every vector. */
  public static int[] of(CrossbarConfig config, CrossbarJob.Compute job) {
    CrossbarSpecification specification =
        new CrossbarSpecification(config, job.inputs(), job.planes(), job.skipping());
    int[] cycles = new int[job.vectors() * config.units() * job.fragments()];
    for (int i = 0; i < cycles.length; i++) {
      int[] x = inputs(config, job, i / job.fragments(), i % job.fragments(), 1);
      cycles[i] = specification.planesOf(x).length;
    }
    return cycles;
  }

  /**
   * The inputs of fragments, with the bits above PLANES.
   *
   * @param image which unit of which vector: vector * units + unit
   */
  static int[] inputs(
      CrossbarConfig config, CrossbarJob.Compute job, int image, int firstFragment, int fragments) {
    Images images = new Images(config, job.beats().words(), job.beatsPerUnit(config));
    int rows = config.fragmentRows();
    return images.fields(image, firstFragment * rows, fragments * rows, CrossbarConfig.INPUT_LANE);
  }
}
