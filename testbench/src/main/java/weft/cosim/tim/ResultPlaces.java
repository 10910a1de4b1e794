package weft.cosim.tim;

import java.util.List;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.cosim.accelerator.JobCheck;
import weft.cosim.run.Divergence;
import weft.golden.tim.ComputeResult;

/**
 * Which value of a layer a lane of a result beat is.
 *
 * @param layer what the job belongs to
 * @param index of the job in the run
 */
record ResultPlaces(TimConfig config, String layer, int index, TimJob.Compute job)
    implements JobCheck.Place {

  /** Compares the result beats, value by value; lanes without a column must be 0. */
  void check(JobCheck check, ComputeResult golden) {
    int lanes = config.tiles();
    long values = job.silent() ? 0 : (long) job.vectors() * job.columns() * (lanes / job.group());
    check.results(golden.words(), lanes, config.laneBits() / 32, values, this);
  }

  @Override
  public Divergence of(
      int beat, int tile, long cycle, long jobCycle, String expected, String actual) {
    int vector = beat / job.resultBeatsPerVector(config);
    int inVector = beat % job.resultBeatsPerVector(config);
    int step = 0;
    while (inVector >= job.resultBeatsOfStep(config, step)) {
      inVector -= job.resultBeatsOfStep(config, step);
      step++;
    }
    int group = job.group();
    int column = step * config.pcus() + inVector * group + tile % group;
    int firstTile = tile / group * group;
    return new Divergence(
        Divergence.Kind.OUTPUT,
        layer,
        index,
        "result of tiles " + firstTile + ".." + (firstTile + group - 1),
        firstTile,
        -1,
        column,
        vector,
        -1,
        cycle,
        jobCycle,
        expected,
        actual,
        List.of(),
        List.of());
  }
}
