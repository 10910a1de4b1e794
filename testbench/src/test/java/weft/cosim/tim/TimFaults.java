package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.arch.JobError;
import weft.arch.Register;
import weft.arch.RegisterMap;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimRegisters;
import weft.arch.tim.TimScales;
import weft.cosim.accelerator.BenchJob;
import weft.cosim.accelerator.Control;
import weft.cosim.accelerator.JobCheck;
import weft.cosim.accelerator.JobOutcome;
import weft.cosim.accelerator.Observed;
import weft.cosim.accelerator.Tally;
import weft.cosim.engine.AxiLiteOp;
import weft.cosim.engine.AxiLiteResult;
import weft.cosim.engine.ResetEvent;
import weft.golden.JobCycles;
import weft.golden.tim.ComputeResult;
import weft.golden.tim.TimCycles;

/**
 * What goes wrong on purpose: section 4 of docs/tim.md, each followed by a look at what is left.
 */
final class TimFaults {
  private static final int SLVERR = 2;

  private final TimConfig config;
  private final RegisterMap map;
  private final TimSession session;
  private final RandomTim random;

  TimFaults(TimConfig config, TimSession session, RandomTim random) {
    this.config = config;
    this.session = session;
    this.random = random;
    map = TimRegisters.map(config);
  }

  /** Registers after a reset: constants, ranges' reset values, counters at 0. */
  void everyRegisterAfterReset() throws InterruptedException {
    assertTrue(session.resetAndCompare(), () -> session.tally().first().toString());
  }

  /** A hard reset, at the clock's edge or in its middle, somewhere in a job. */
  void hardResetInAJob() throws InterruptedException {
    TimJob.Compute job = random.compute(config, 8);
    long cycles = cycles(job).cycles();
    BenchJob driven = TimSettings.drive(job, TimPhases.DEFAULT, random.stalls(), 0);
    session.bench().begin(driven, random.draw(0, (int) Math.min(cycles, 60)));
    ResetEvent.Moment[] moments = ResetEvent.Moment.values();
    session.bench().pulseReset(random.draw(0, 9), moments[random.draw(0, moments.length - 1)]);
    session.forget();
    everyRegisterAfterReset();
  }

  /** A soft reset somewhere in a job. */
  void softResetInAJob() throws InterruptedException {
    TimJob.Compute job = longJob();
    BenchJob driven =
        TimSettings.drive(job, TimPhases.DEFAULT, 0, 0)
            .meanwhile(
                List.of(
                    AxiLiteOp.waitClocks(random.draw(1, 60)), write("CTRL", Control.SOFT_RESET)));
    session.bench().begin(driven, 2);
    session.forget();
    everyRegisterAfterReset();
  }

  /** Writes of job registers and a start while a job runs: refused, and the job goes on. */
  void writesWhileBusy() throws InterruptedException {
    TimJob.Compute job = longJob();
    List<String> names =
        List.of("OP", "MODE", "BLOCKS", "COLUMNS", "VECTORS", "TEST_COLUMN", "WEIGHT_PLUS");
    String first = names.get(random.draw(0, names.size() - 1));
    BenchJob driven =
        TimSettings.drive(job, TimPhases.DEFAULT, 0, job.resultBeats(config))
            .meanwhile(
                List.of(
                    write(first, reset(first)),
                    write("CTRL", Control.START),
                    write("MODE", reset("MODE"))));
    ComputeResult golden = session.kernel().compute(job);
    Observed seen = session.bench().run(driven, 2 * cycles(job).cycles());
    for (AxiLiteResult answer : seen.meanwhile()) {
      assertEquals(SLVERR, answer.response());
    }
    compare(job, golden, seen, cycles(job), Map.of("STATUS", 2L, "IRQ_STATUS", 3L));
    expectError(JobError.BUSY, map.address(first));
  }

  /** TLAST too early: the job is aborted, what came until then is right. */
  void streamTooShort() throws InterruptedException {
    TimJob.Compute job = longJob();
    int words = TimJob.wordsPerBeat(config);
    int beats = random.draw(1, job.inputBeats(config) - 1);
    BenchJob driven =
        TimSettings.drive(job, TimPhases.DEFAULT, 0, 0)
            .sending(
                Arrays.copyOf(job.beats(), beats * words), new boolean[0], job.resultBeats(config));
    ComputeResult golden = session.kernel().compute(job);
    Observed seen = session.bench().run(driven, 2 * cycles(job).cycles());
    assertTrue(seen.ended());
    assertArrayEquals(
        Arrays.copyOf(golden.words(), seen.resultWords().length), seen.resultWords(), "results");
    assertEquals(2, seen.registers().get("STATUS"));
    assertEquals(3, seen.registers().get("IRQ_STATUS"));
    expectError(JobError.STREAM_SHORT, 0);
  }

  /** No TLAST on the last beat: the job ends as always, what follows is dropped. */
  void streamTooLong() throws InterruptedException {
    TimJob.Compute job = random.compute(config, 4);
    int words = TimJob.wordsPerBeat(config);
    int extra = random.draw(1, 5);
    int beats = job.inputBeats(config) + extra;
    boolean[] lasts = new boolean[beats];
    lasts[beats - 1] = true;
    BenchJob driven =
        TimSettings.drive(job, TimPhases.DEFAULT, 0, 0)
            .sending(Arrays.copyOf(job.beats(), beats * words), lasts, job.resultBeats(config));
    ComputeResult golden = session.kernel().compute(job);
    JobCycles cycles = cycles(job).plus(new JobCycles(extra, 0, 0, 0));
    Observed seen = session.bench().run(driven, 2 * cycles.cycles());
    compare(job, golden, seen, cycles, Map.of("STATUS", 2L, "IRQ_STATUS", 3L));
    expectError(JobError.STREAM_LONG, 0);
  }

  /** CTRL.ABORT somewhere in a job: what came until then is right, and the next job is. */
  void abort() throws InterruptedException {
    TimJob.Compute job = longJob();
    BenchJob driven =
        TimSettings.drive(job, TimPhases.DEFAULT, random.stalls(), job.resultBeats(config))
            .meanwhile(
                List.of(AxiLiteOp.waitClocks(random.draw(1, 40)), write("CTRL", Control.ABORT)));
    ComputeResult golden = session.kernel().compute(job);
    Observed seen = session.bench().run(driven, 2 * cycles(job).cycles());
    assertTrue(seen.ended());
    assertArrayEquals(
        Arrays.copyOf(golden.words(), seen.resultWords().length), seen.resultWords(), "results");
    assertEquals(0, seen.registers().get("STATUS"));
    expectError(JobError.NONE, 0);
  }

  /** Accesses that no register allows, and starts that do not fit together. */
  void refusedAccesses() throws InterruptedException {
    int unmapped = 0x060;
    refused(AxiLiteOp.write(unmapped, 1), JobError.ACCESS, unmapped);
    refused(AxiLiteOp.read(unmapped), JobError.ACCESS, unmapped);
    refused(write("STATUS", 0), JobError.ACCESS, map.address("STATUS"));
    refused(write("COLUMNS", 1).withStrobes(7), JobError.ACCESS, map.address("COLUMNS"));
    refused(write("COLUMNS", 0), JobError.RANGE, map.address("COLUMNS"));
    refused(write("COLUMNS", config.columns() + 1), JobError.RANGE, map.address("COLUMNS"));
    refused(write("PRECHARGE", 0), JobError.RANGE, map.address("PRECHARGE"));
    session.bench().bus(List.of(write("OP", 0), write("FIRST_BLOCK", 0), write("MODE", 1 << 4)));
    if (config.blocks() > 1) {
      session
          .bench()
          .bus(
              List.of(write("FIRST_BLOCK", config.blocks() - 1), write("BLOCKS", config.blocks())));
      refused(write("CTRL", Control.START), JobError.CONFIG, map.address("BLOCKS"));
    }
    session
        .bench()
        .bus(List.of(write("OP", 1), write("FIRST_ROW", 1), write("ROWS", config.rows())));
    refused(write("CTRL", Control.START), JobError.CONFIG, map.address("ROWS"));
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
    session
        .bench()
        .bus(List.of(write("MODE", TimSettings.mode(random.with(config, empty, true, true)))));
    refused(write("CTRL", Control.START), JobError.OVERFLOW, map.address("MODE"));
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

  private TimJob.Compute longJob() {
    TimJob.Compute job = random.compute(config, 20);
    while (cycles(job).cycles() < 120 || job.inputBeats(config) < 2) {
      job = random.compute(config, 60);
    }
    return job;
  }

  private JobCycles cycles(TimJob.Compute job) {
    return new TimCycles(config, TimPhases.DEFAULT).compute(job);
  }

  private AxiLiteOp write(String register, int value) {
    return session.bench().write(register, value);
  }

  private int reset(String register) {
    int value = 0;
    for (Register.Field field : map.register(register).fields()) {
      value |= (int) field.reset() << field.lsb();
    }
    return value;
  }

  /** Everything as ever, but for registers that show the error. */
  private void compare(
      TimJob.Compute job,
      ComputeResult golden,
      Observed seen,
      JobCycles cycles,
      Map<String, Long> status) {
    Tally tally = new Tally();
    JobCheck check = new JobCheck(tally, "fault", 0, seen);
    assertTrue(check.ended(), () -> tally.first().toString());
    new ResultPlaces(config, "fault", 0, job).check(check, golden);
    check.cycles(cycles, new long[0]);
    Map<String, Long> registers = new LinkedHashMap<>(status);
    registers.put("ACCESSES", cycles.accesses());
    registers.put("CLIPS_PLUS", golden.clipsPlus());
    registers.put("CLIPS_MINUS", golden.clipsMinus());
    check.registers(registers);
    assertEquals(0, tally.mismatches(), () -> job + ": " + tally.first());
  }

  private void refused(AxiLiteOp operation, JobError error, int address)
      throws InterruptedException {
    assertEquals(SLVERR, session.bench().bus(List.of(operation)).get(0).response());
    expectError(error, address);
  }

  /** The error that is recorded; clears it. */
  private void expectError(JobError error, int address) throws InterruptedException {
    List<AxiLiteResult> answers =
        session
            .bench()
            .bus(
                List.of(
                    session.bench().read("ERROR"),
                    session.bench().read("ERROR_ADDRESS"),
                    session.bench().read("STATUS"),
                    write("ERROR", 0xF),
                    write("IRQ_STATUS", 7),
                    session.bench().read("ERROR")));
    assertEquals(error.code(), answers.get(0).data(), "ERROR");
    assertEquals(address, answers.get(1).data(), "ERROR_ADDRESS");
    assertEquals(error == JobError.NONE ? 0 : 2, answers.get(2).data(), "STATUS");
    assertEquals(0, answers.get(5).data(), "ERROR after clearing");
  }
}
