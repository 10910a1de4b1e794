package weft.cosim.crossbar;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.arch.JobError;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarOp;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Payload;
import weft.arch.crossbar.ZeroSkipping;
import weft.cosim.accelerator.Control;
import weft.cosim.accelerator.SessionFaults;
import weft.cosim.engine.AxiLiteOp;
import weft.golden.JobCycles;
import weft.golden.crossbar.CrossbarCycles;
import weft.golden.crossbar.JobResult;

/** What goes wrong on purpose with the crossbar accelerator. */
final class CrossbarFaults extends SessionFaults {
  private final CrossbarConfig config;
  private final CrossbarSession session;
  private final RandomCrossbar random;

  CrossbarFaults(CrossbarConfig config, CrossbarSession session, RandomCrossbar random) {
    super(session, random.draw(0, Integer.MAX_VALUE - 1), CrossbarJob.wordsPerBeat(config));
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
    for (int vectors = 20; ; vectors += 20) {
      Twin twin = twin(random.compute(config, vectors));
      int beats = twin.driven().sent().length / CrossbarJob.wordsPerBeat(config);
      if (twin.cycles().cycles() >= 120 && beats > 1) {
        return twin;
      }
    }
  }

  @Override
  protected List<String> jobRegisters() {
    return List.of("OP", "MODE", "FRAGMENTS", "OUTPUTS", "VECTORS", "UNIT", "TEST_COLUMN");
  }

  private Twin twin(CrossbarJob.Compute job) {
    JobResult golden = session.chip().run(job);
    JobCycles cycles = new CrossbarCycles(config, CrossbarPhases.DEFAULT).of(job, golden.effort());
    return new Twin(
        CrossbarSettings.drive(job, CrossbarPhases.DEFAULT, 0, job.resultBeats(config)),
        golden.words(),
        cycles,
        Map.of(
            "ACCESSES",
            cycles.accesses(),
            "CONVERSIONS",
            golden.counts().conversions(),
            "SATURATIONS",
            golden.counts().saturations(),
            "INPUT_CYCLES",
            golden.counts().inputCycles(),
            "SKIPPED",
            golden.counts().skipped()));
  }

  /** Accesses that no register allows, and starts that do not fit together. */
  void refusedAccesses() throws InterruptedException {
    refusedEverywhere(0x090);
    refused(JobError.RANGE, "OUTPUTS", write("OUTPUTS", 0));
    refused(JobError.RANGE, "OUTPUTS", write("OUTPUTS", config.unitOutputs() + 1));
    refused(JobError.RANGE, "FRAGMENTS", write("FRAGMENTS", config.fragments() + 1));
    refused(JobError.RANGE, "MODE", write("MODE", 1 << 4 | 3));
    refused(
        JobError.CONFIG,
        "ROWS",
        write("OP", CrossbarOp.PROGRAM.code()),
        write("FIRST_ROW", 1),
        write("ROWS", config.rows()),
        start());
    refused(
        JobError.CONFIG,
        "ROWS",
        write("OP", CrossbarOp.FLAGS.code()),
        write("FIRST_ROW", 0),
        write("ROWS", config.fragments() + 1),
        start());
    refused(
        JobError.CONFIG,
        "FIRST_ROW",
        write("OP", CrossbarOp.TEST.code()),
        write("FIRST_ROW", config.fragments()),
        start());
    if (config.faults() == CrossbarConfig.Faults.NONE) {
      refused(
          JobError.CONFIG,
          "OP",
          write("OP", CrossbarOp.FAULTS.code()),
          write("FIRST_ROW", 0),
          write("ROWS", 1),
          start());
    }
  }

  /** A chain of KEEP jobs that adds more fragments than a sum is wide for. */
  void chainTooLong() throws InterruptedException {
    int group = Integer.numberOfTrailingZeros(config.units());
    CrossbarJob.Compute first =
        new CrossbarJob.Compute(
            InputKind.UNSIGNED,
            1,
            ZeroSkipping.LEADING,
            group,
            false,
            true,
            config.fragments(),
            1,
            1,
            Optional.empty(),
            Payload.NONE);
    int fits = config.maxAccumulatedFragments() / config.units() / config.fragments();
    for (int i = 0; i < fits; i++) {
      CrossbarJob.Compute job = random.with(config, first, i > 0, true);
      assertTrue(
          session.run("chain", job, CrossbarPhases.DEFAULT, 0).agreed(),
          () -> session.tally().first().toString());
    }
    int mode = CrossbarSettings.mode(random.with(config, first, true, true));
    refused(JobError.OVERFLOW, "MODE", write("MODE", mode), start());
    // The refused start left the total as it was: it is refused again.
    refused(JobError.OVERFLOW, "MODE", start());
  }

  private AxiLiteOp start() {
    return write("CTRL", Control.START);
  }
}
