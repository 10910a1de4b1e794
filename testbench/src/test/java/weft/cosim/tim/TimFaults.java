package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import weft.arch.JobError;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;
import weft.cosim.accelerator.Control;
import weft.cosim.accelerator.JobOutcome;
import weft.cosim.accelerator.SessionFaults;
import weft.golden.JobCycles;
import weft.golden.tim.ComputeResult;
import weft.golden.tim.TimCycles;

/** What goes wrong on purpose with the ternary accelerator. */
final class TimFaults extends SessionFaults {
  private final TimConfig config;
  private final TimSession session;
  private final RandomTim random;

  TimFaults(TimConfig config, TimSession session, RandomTim random) {
    super(session, random.draw(0, Integer.MAX_VALUE - 1), TimJob.wordsPerBeat(config));
    this.config = config;
    this.session = session;
    this.random = random;
  }

  @Override
  protected Twin job() {
    return twin(random.compute(config, 8));
  }

  @Override
  protected Twin longJob() {
    TimJob.Compute job = random.compute(config, 20);
    while (cycles(job).cycles() < 120 || job.inputBeats(config) < 2) {
      job = random.compute(config, 60);
    }
    return twin(job);
  }

  @Override
  protected List<String> jobRegisters() {
    return List.of("OP", "MODE", "BLOCKS", "COLUMNS", "VECTORS", "TEST_COLUMN", "WEIGHT_PLUS");
  }

  private Twin twin(TimJob.Compute job) {
    ComputeResult golden = session.kernel().compute(job);
    JobCycles cycles = cycles(job);
    return new Twin(
        TimSettings.drive(job, TimPhases.DEFAULT, 0, job.resultBeats(config)),
        golden.words(),
        cycles,
        Map.of(
            "ACCESSES",
            cycles.accesses(),
            "CLIPS_PLUS",
            golden.clipsPlus(),
            "CLIPS_MINUS",
            golden.clipsMinus()));
  }

  private JobCycles cycles(TimJob.Compute job) {
    return new TimCycles(config, TimPhases.DEFAULT).compute(job);
  }

  /** Accesses that no register allows, and starts that do not fit together. */
  void refusedAccesses() throws InterruptedException {
    refusedEverywhere(0x060);
    refused(JobError.RANGE, "COLUMNS", write("COLUMNS", 0));
    refused(JobError.RANGE, "COLUMNS", write("COLUMNS", config.columns() + 1));
    if (config.blocks() > 1) {
      refused(
          JobError.CONFIG,
          "BLOCKS",
          write("OP", 0),
          write("MODE", 1 << 4),
          write("FIRST_BLOCK", config.blocks() - 1),
          write("BLOCKS", config.blocks()),
          write("CTRL", Control.START));
    }
    refused(
        JobError.CONFIG,
        "ROWS",
        write("OP", 1),
        write("FIRST_ROW", 1),
        write("ROWS", config.rows()),
        write("CTRL", Control.START));
  }

  /** A chain of KEEP jobs that adds more blocks than a sum is wide for. */
  void chainTooLong() throws InterruptedException {
    TimJob.Compute empty =
        new TimJob.Compute(
            TimEncoding.TERNARY,
            1,
            Integer.numberOfTrailingZeros(config.tiles()),
            false,
            true,
            0,
            config.blocks(),
            1,
            1,
            TimScales.UNIT,
            new int[0]);
    int fits = config.maxAccumulatedBlocks() / config.tiles() / config.blocks();
    for (int i = 0; i < fits; i++) {
      assertTrue(
          session
              .run("chain", random.with(config, empty, i > 0, true), TimPhases.DEFAULT, 0)
              .agreed(),
          () -> session.tally().first().toString());
    }
    int mode = TimSettings.mode(random.with(config, empty, true, true));
    refused(JobError.OVERFLOW, "MODE", write("MODE", mode), write("CTRL", Control.START));
  }

  /** Reading weights back through the array gives what was written; other rows read 0. */
  void weightsReadBack() throws InterruptedException {
    for (int row = 0; row < config.rows(); row++) {
      int block = row / config.rowsPerAccess();
      int inBlock = row % config.rowsPerAccess();
      int[] beat = new int[TimJob.wordsPerBeat(config)];
      for (int tile = 0; tile < config.tiles(); tile++) {
        int bit = 2 * config.rowsPerAccess() * tile + inBlock;
        beat[bit / 32] |= 1 << bit % 32;
      }
      TimJob.Compute job =
          new TimJob.Compute(
              TimEncoding.TERNARY,
              1,
              0,
              false,
              false,
              block,
              1,
              config.columns(),
              1,
              TimScales.UNIT,
              beat);
      JobOutcome outcome = session.run("read back", job, TimPhases.DEFAULT, 0);
      assertTrue(outcome.agreed(), () -> session.tally().first().toString());
      ComputeResult result = new ComputeResult(outcome.seen().resultWords(), 0, 0, 0);
      for (int column = 0; column < config.columns(); column++) {
        for (int tile = 0; tile < config.tiles(); tile++) {
          assertEquals(
              session.weights().weight(tile, row, column), result.lane(config, column, tile));
        }
      }
    }
  }
}
