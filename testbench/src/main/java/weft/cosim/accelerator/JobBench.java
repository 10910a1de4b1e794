package weft.cosim.accelerator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.arch.Register;
import weft.arch.RegisterMap;
import weft.arch.StallPattern;
import weft.cosim.engine.AxiLiteMaster;
import weft.cosim.engine.AxiLiteOp;
import weft.cosim.engine.AxiLiteResult;
import weft.cosim.engine.ResetEvent;
import weft.cosim.engine.RtlModel;
import weft.cosim.engine.RunOutcome;
import weft.cosim.engine.Stalls;
import weft.cosim.engine.StreamSink;
import weft.cosim.engine.StreamSource;

/**
 * Runs jobs on a simulated accelerator through its pins: writes the registers, streams the input,
 * starts, waits for irq and reads the counters.
 */
public final class JobBench implements AutoCloseable {
  /** Registers that are read after every job, besides the counters. */
  private static final List<String> STATUS =
      List.of("STATUS", "IRQ_STATUS", "ERROR", "ERROR_ADDRESS", "TEST_CODE");

  /** Clocks without end after which a job is given up, beyond what it may take. */
  private static final int PATIENCE = 2_000;

  private final RegisterMap map;
  private final RtlModel model;
  private final AxiLiteMaster bus;
  private final StreamSource input;
  private final StreamSink result;
  private final int irq;

  /**
   * @param map the accelerator's registers
   * @param model its RTL
   */
  public JobBench(RegisterMap map, RtlModel model) {
    this.map = map;
    this.model = model;
    irq = model.design().portIndex("irq");
    powerUp();
    bus = model.axiLite(AcceleratorPins.CONTROL);
    input = model.source(AcceleratorPins.INPUT);
    result = model.sink(AcceleratorPins.RESULT);
  }

  /**
   * resetn acts before the first clock, as on silicon: a two-state simulator needs to see it fall,
   * or registers still hold anything at the first edge and may write memories that no reset clears.
   */
  private void powerUp() {
    for (int level : new int[] {1, 0}) {
      model.poke("resetn", level);
      model.peek("irq");
    }
    model.step(2);
  }

  public RegisterMap map() {
    return map;
  }

  public RtlModel model() {
    return model;
  }

  /** Resets with the pin and enables the interrupt at the end of jobs. */
  public void reset() throws InterruptedException {
    hold();
    enable();
  }

  /**
   * Resets with the pin, reads every register, and enables the interrupt at the end of jobs.
   *
   * @return the answers in the order of the map
   */
  public List<AxiLiteResult> resetAndRead() throws InterruptedException {
    hold();
    List<AxiLiteOp> reads = new ArrayList<>();
    map.registers().forEach(register -> reads.add(AxiLiteOp.read(register.address())));
    List<AxiLiteResult> answers = bus(reads);
    enable();
    return answers;
  }

  /** Resets with the pin. */
  public void hold() {
    idleStreams();
    bus.arm(List.of());
    model.poke("resetn", 0);
    model.step(3);
    model.poke("resetn", 1);
    model.step(4);
  }

  /** Pulses the pin for some clocks, beginning so many clocks from now. */
  public void pulseReset(int clocks, ResetEvent.Moment moment) {
    long from = model.cycle() + clocks;
    model.resets(
        List.of(
            new ResetEvent(from, 0, moment),
            new ResetEvent(from + 3, 1, ResetEvent.Moment.WITH_INPUTS)));
    model.step(clocks + 8L);
  }

  /** Resets with CTRL.SOFT_RESET and enables the interrupt at the end of jobs. */
  public void softReset() throws InterruptedException {
    idleStreams();
    bus(List.of(write("CTRL", Control.SOFT_RESET)));
    model.step(2);
    enable();
  }

  /** Bus operations with nothing else going on. */
  public List<AxiLiteResult> bus(List<AxiLiteOp> operations) throws InterruptedException {
    idleStreams();
    bus.arm(operations);
    model.run(100L * operations.size() + PATIENCE);
    return bus.results();
  }

  public AxiLiteOp write(String register, int value) {
    return AxiLiteOp.write(map.address(register), value);
  }

  public AxiLiteOp read(String register) {
    return AxiLiteOp.read(map.address(register));
  }

  /** Registers, start, and what is done meanwhile. */
  private List<AxiLiteOp> operations(BenchJob job) {
    List<AxiLiteOp> operations = new ArrayList<>();
    for (Setting setting : job.settings()) {
      operations.add(write(setting.register(), setting.value()));
    }
    operations.add(write("CTRL", Control.START | Control.CLEAR_COUNTERS));
    operations.addAll(job.meanwhile());
    return operations;
  }

  private void arm(BenchJob job, List<AxiLiteOp> operations) {
    stall(operations, job.stalls());
    input.arm(job.sent(), Stalls.pattern(job.stalls(), StallChannels.INPUT, 0), job.lasts());
    result.arm(job.results(), Stalls.pattern(job.stalls(), StallChannels.RESULT, 0));
    bus.arm(operations);
  }

  /**
   * Starts a job, does what is to be done meanwhile, and stops looking after so many clocks more;
   * nobody waits for its end.
   *
   * @return what was seen until then, not ended, and no registers
   */
  public Observed begin(BenchJob job, int clocks) {
    List<AxiLiteOp> operations = operations(job);
    int start = operations.size() - job.meanwhile().size();
    arm(job, operations);
    long before = model.cycle();
    long limit = before + PATIENCE;
    for (AxiLiteOp operation : job.meanwhile()) {
      limit += operation.kind() == AxiLiteOp.Kind.WAIT ? operation.value() : 0;
    }
    // Not a run, which would wait for the streams of the whole job too.
    while (bus.results().size() < operations.size() && model.cycle() < limit) {
      model.step(1);
    }
    model.step(clocks);
    return observed(job, start, false, Map.of(), before);
  }

  /**
   * Runs a job to its end.
   *
   * @param mayTake clocks that it may take at most; with some patience it is given up then
   */
  public Observed run(BenchJob job, long mayTake) throws InterruptedException {
    List<AxiLiteOp> operations = operations(job);
    int end = operations.size();
    int start = end - job.meanwhile().size();
    int limit = (int) Math.min(Integer.MAX_VALUE, mayTake + PATIENCE);
    operations.add(AxiLiteOp.waitHigh(irq, limit));
    operations.add(write("CTRL", Control.SNAPSHOT));
    List<String> reads = reads();
    reads.forEach(name -> operations.add(read(name)));
    operations.add(write("IRQ_STATUS", 7));
    arm(job, operations);
    long before = model.cycle();
    RunOutcome outcome = model.run(limit + 200L * operations.size() + PATIENCE);
    List<AxiLiteResult> answers = bus.results();
    boolean ended = outcome != RunOutcome.BUS_TIMEOUT && answers.size() == operations.size();
    Map<String, Integer> registers = new LinkedHashMap<>();
    for (int i = 0; ended && i < reads.size(); i++) {
      registers.put(reads.get(i), answers.get(end + 2 + i).data());
    }
    return observed(job, start, ended, registers, before);
  }

  /**
   * What came out since the job was armed.
   *
   * @param start bus operations before those that are done meanwhile
   */
  private Observed observed(
      BenchJob job, int start, boolean ended, Map<String, Integer> registers, long before) {
    List<AxiLiteResult> answers = bus.results();
    int end = start + job.meanwhile().size();
    return new Observed(
        ended,
        inputCycles(),
        result.words(),
        resultCycles(),
        resultLasts(),
        registers,
        refused(job, answers, start),
        answers.subList(Math.min(answers.size(), start), Math.min(answers.size(), end)),
        before,
        model.cycle());
  }

  /** The registers among the first ones written whose write was not answered by OKAY. */
  private static List<String> refused(BenchJob job, List<AxiLiteResult> answers, int count) {
    List<Setting> settings = job.settings();
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < Math.min(answers.size(), count); i++) {
      if (answers.get(i).response() != 0) {
        refused.add(i < settings.size() ? settings.get(i).register() : "CTRL");
      }
    }
    return refused;
  }

  /** The registers that are read after a job: status, and both halves of every counter. */
  private List<String> reads() {
    List<String> names = new ArrayList<>(STATUS);
    for (String counter : counters()) {
      names.add(counter + "_LOW");
      names.add(counter + "_HIGH");
    }
    return names;
  }

  /** The names of the 64-bit counters. */
  public List<String> counters() {
    return map.registers().stream()
        .map(Register::name)
        .filter(name -> name.endsWith("_LOW"))
        .map(name -> name.substring(0, name.length() - "_LOW".length()))
        .toList();
  }

  /** Registers that are read after each job, a counter as one; CYCLES counts as a clock. */
  public int registersPerJob() {
    return STATUS.size() + counters().size() - 1;
  }

  @Override
  public void close() {
    model.close();
  }

  private void enable() throws InterruptedException {
    bus(List.of(write("IRQ_ENABLE", Control.DONE)));
  }

  private void idleStreams() {
    input.arm(new int[0], Stalls.none());
    result.arm(0, Stalls.none());
  }

  /** Gives every operation the stalls of its channels. */
  private static void stall(List<AxiLiteOp> operations, long seed) {
    if (seed == 0) {
      return;
    }
    for (int i = 0; i < operations.size(); i++) {
      AxiLiteOp op = operations.get(i);
      if (op.kind() == AxiLiteOp.Kind.WRITE) {
        operations.set(
            i,
            op.withDelays(
                StallPattern.clocks(seed, StallChannels.WRITE_ADDRESS, i),
                StallPattern.clocks(seed, StallChannels.WRITE_DATA, i),
                StallPattern.clocks(seed, StallChannels.WRITE_RESPONSE, i)));
      } else if (op.kind() == AxiLiteOp.Kind.READ) {
        operations.set(
            i,
            op.withDelays(
                StallPattern.clocks(seed, StallChannels.READ_ADDRESS, i),
                0,
                StallPattern.clocks(seed, StallChannels.READ_DATA, i)));
      }
    }
  }

  private long[] inputCycles() {
    long[] cycles = new long[(int) input.accepted()];
    for (int i = 0; i < cycles.length; i++) {
      cycles[i] = input.cycle(i);
    }
    return cycles;
  }

  private long[] resultCycles() {
    long[] cycles = new long[result.received()];
    for (int i = 0; i < cycles.length; i++) {
      cycles[i] = result.cycle(i);
    }
    return cycles;
  }

  private boolean[] resultLasts() {
    boolean[] lasts = new boolean[result.received()];
    for (int i = 0; i < lasts.length; i++) {
      lasts[i] = result.last(i);
    }
    return lasts;
  }
}
