package weft.cosim.accelerator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import weft.arch.JobError;
import weft.arch.Register;
import weft.arch.RegisterMap;
import weft.cosim.engine.AxiLiteOp;
import weft.cosim.engine.AxiLiteResult;
import weft.cosim.engine.ResetEvent;
import weft.golden.JobCycles;

/**
 * What goes wrong on purpose, each followed by a look at what is left: section 4 of docs/tim.md,
 * which holds for all families. A family says what its jobs are.
 */
public abstract class SessionFaults {
  private static final int SLVERR = 2;

  protected final JobSession session;
  protected final RegisterMap map;

  private final Random random;
  private final int wordsPerBeat;

  /**
   * A job that multiplies, and what its golden twin gave.
   *
   * @param driven as it is meant, without stalls
   * @param words result beats
   * @param counters what the counters read after it, but for CYCLES
   */
  public record Twin(BenchJob driven, int[] words, JobCycles cycles, Map<String, Long> counters) {}

  protected SessionFaults(JobSession session, long seed, int wordsPerBeat) {
    this.session = session;
    this.wordsPerBeat = wordsPerBeat;
    map = session.bench().map();
    random = new Random(seed);
  }

  /** A random job, which the golden twin has run. */
  protected abstract Twin job();

  /** One that takes at least 120 clocks and two input beats. */
  protected abstract Twin longJob();

  /** Registers that cannot be written while a job runs. */
  protected abstract List<String> jobRegisters();

  private int draw(int min, int max) {
    return min + random.nextInt(max - min + 1);
  }

  /** Seed of a stall pattern; one time in three nothing stalls. */
  private long stalls() {
    return draw(0, 2) == 0 ? 0 : draw(1, 1_000_000);
  }

  /** Registers after a reset: constants, ranges' reset values, counters at 0. */
  public final void everyRegisterAfterReset() throws InterruptedException {
    assertTrue(session.resetAndCompare(), () -> session.tally().first().toString());
  }

  /** A hard reset, at the clock's edge or in its middle, somewhere in a job. */
  public final void hardResetInAJob() throws InterruptedException {
    Twin twin = job();
    int clocks = draw(0, (int) Math.min(twin.cycles().cycles(), 60));
    session.bench().begin(twin.driven().stalling(stalls()), clocks);
    ResetEvent.Moment[] moments = ResetEvent.Moment.values();
    session.bench().pulseReset(draw(0, 9), moments[draw(0, moments.length - 1)]);
    session.forget();
    everyRegisterAfterReset();
  }

  /** A soft reset somewhere in a job. */
  public final void softResetInAJob() throws InterruptedException {
    BenchJob driven =
        longJob()
            .driven()
            .meanwhile(
                List.of(AxiLiteOp.waitClocks(draw(1, 60)), write("CTRL", Control.SOFT_RESET)));
    session.bench().begin(driven, 2);
    session.forget();
    everyRegisterAfterReset();
  }

  /** Writes of job registers and a start while a job runs: refused, and the job goes on. */
  public final void writesWhileBusy() throws InterruptedException {
    Twin twin = longJob();
    List<String> names = jobRegisters();
    String first = names.get(draw(0, names.size() - 1));
    BenchJob driven =
        twin.driven()
            .meanwhile(
                List.of(
                    write(first, reset(first)),
                    write("CTRL", Control.START),
                    write("MODE", reset("MODE"))));
    Observed seen = session.bench().run(driven, 2 * twin.cycles().cycles());
    for (AxiLiteResult answer : seen.meanwhile()) {
      assertEquals(SLVERR, answer.response());
    }
    compare(twin, seen, twin.cycles());
    expectError(JobError.BUSY, map.address(first));
  }

  /** TLAST too early: the job is aborted, what came until then is right. */
  public final void streamTooShort() throws InterruptedException {
    Twin twin = longJob();
    int all = twin.driven().sent().length / wordsPerBeat;
    int[] few = Arrays.copyOf(twin.driven().sent(), draw(1, all - 1) * wordsPerBeat);
    BenchJob driven = twin.driven().sending(few, new boolean[0], twin.driven().results());
    Observed seen = session.bench().run(driven, 2 * twin.cycles().cycles());
    begins(twin, seen);
    assertEquals(2, seen.registers().get("STATUS"));
    assertEquals(3, seen.registers().get("IRQ_STATUS"));
    expectError(JobError.STREAM_SHORT, 0);
  }

  /** No TLAST on the last beat: the job ends as always, what follows is dropped. */
  public final void streamTooLong() throws InterruptedException {
    Twin twin = job();
    int[] sent = twin.driven().sent();
    int extra = draw(1, 5);
    boolean[] lasts = new boolean[sent.length / wordsPerBeat + extra];
    lasts[lasts.length - 1] = true;
    BenchJob driven =
        twin.driven()
            .sending(
                Arrays.copyOf(sent, lasts.length * wordsPerBeat), lasts, twin.driven().results());
    JobCycles cycles = twin.cycles().plus(new JobCycles(extra, 0, 0, 0));
    Observed seen = session.bench().run(driven, 2 * cycles.cycles());
    compare(twin, seen, cycles);
    expectError(JobError.STREAM_LONG, 0);
  }

  /** CTRL.ABORT somewhere in a job: what came until then is right, and the next job is. */
  public final void abort() throws InterruptedException {
    Twin twin = longJob();
    BenchJob driven =
        twin.driven()
            .stalling(stalls())
            .meanwhile(List.of(AxiLiteOp.waitClocks(draw(1, 40)), write("CTRL", Control.ABORT)));
    Observed seen = session.bench().run(driven, 2 * twin.cycles().cycles());
    begins(twin, seen);
    assertEquals(0, seen.registers().get("STATUS"));
    expectError(JobError.NONE, 0);
  }

  /** The results that came are the first ones of the job. */
  private static void begins(Twin twin, Observed seen) {
    assertTrue(seen.ended());
    assertArrayEquals(
        Arrays.copyOf(twin.words(), seen.resultWords().length), seen.resultWords(), "results");
  }

  /** Everything as ever, but for registers that show an error. */
  private static void compare(Twin twin, Observed seen, JobCycles cycles) {
    assertTrue(seen.ended());
    assertEquals(List.of(), seen.refused());
    assertArrayEquals(twin.words(), seen.resultWords(), "results");
    Map<String, Long> expected = new LinkedHashMap<>(twin.counters());
    expected.put("CYCLES", cycles.cycles());
    expected.forEach((name, value) -> assertEquals(value, seen.counter(name), name));
    assertEquals(2, seen.registers().get("STATUS"));
    assertEquals(3, seen.registers().get("IRQ_STATUS"));
  }

  /** The operations in order; the last one is refused and recorded. */
  protected final void refused(JobError error, String register, AxiLiteOp... operations)
      throws InterruptedException {
    refused(error, map.address(register), operations);
  }

  /** The same at an address. */
  protected final void refused(JobError error, int address, AxiLiteOp... operations)
      throws InterruptedException {
    List<AxiLiteResult> answers = session.bench().bus(new ArrayList<>(List.of(operations)));
    for (int i = 0; i < answers.size(); i++) {
      assertEquals(
          i == operations.length - 1 ? SLVERR : 0, answers.get(i).response(), "write " + i);
    }
    expectError(error, address);
  }

  /** Accesses that no register map of any family allows. */
  protected final void refusedEverywhere(int unmapped) throws InterruptedException {
    refused(JobError.ACCESS, unmapped, AxiLiteOp.write(unmapped, 1));
    refused(JobError.ACCESS, unmapped, AxiLiteOp.read(unmapped));
    refused(JobError.ACCESS, "STATUS", write("STATUS", 0));
    refused(JobError.ACCESS, "MODE", write("MODE", reset("MODE")).withStrobes(7));
    refused(JobError.RANGE, "PRECHARGE", write("PRECHARGE", 0));
  }

  protected final AxiLiteOp write(String register, int value) {
    return session.bench().write(register, value);
  }

  private int reset(String register) {
    int value = 0;
    for (Register.Field field : map.register(register).fields()) {
      value |= (int) field.reset() << field.lsb();
    }
    return value;
  }

  /** The error that is recorded; clears it. */
  private void expectError(JobError error, int address) throws InterruptedException {
    List<AxiLiteResult> answers =
        session
            .bench()
            .bus(
                new ArrayList<>(
                    List.of(
                        session.bench().read("ERROR"),
                        session.bench().read("ERROR_ADDRESS"),
                        session.bench().read("STATUS"),
                        write("ERROR", 0xF),
                        write("IRQ_STATUS", 7),
                        session.bench().read("ERROR"))));
    assertEquals(error.code(), answers.get(0).data(), "ERROR");
    assertEquals(address, answers.get(1).data(), "ERROR_ADDRESS");
    assertEquals(error == JobError.NONE ? 0 : 2, answers.get(2).data(), "STATUS");
    assertEquals(0, answers.get(5).data(), "ERROR after clearing");
  }
}
