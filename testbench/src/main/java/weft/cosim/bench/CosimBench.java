package weft.cosim.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import weft.cosim.engine.RtlModel;
import weft.cosim.engine.Stalls;
import weft.cosim.engine.StreamSink;
import weft.cosim.jvm.JvmModel;
import weft.cosim.rtl.ElaboratedRtl;
import weft.cosim.verilator.VerilatorBuild;
import weft.cosim.verilator.VerilatorModel;
import weft.cosim.verilator.VerilatorOptions;
import weft.cosim.verilator.VerilatorSimulation;
import weft.hdl.Elaborator;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

/**
 * What it costs to drive verilated code from Java: streams of 4,096 beats against a loop in C++ in
 * the same library, and lock step, a call a clock. CPU time of the thread, pairs in turn; every
 * variant must give the same hash of the output.
 */
public final class CosimBench {
  private static final int BEATS = 4096;

  /** The targets: at most so many times the native loop. */
  private static final double SMALL = 1 / 1.15;

  private static final double LARGE = 1 / 1.05;

  /** Nanoseconds a clock in lock step: 5 million clocks a second. */
  private static final double LOCK_STEP = 200;

  private static final VerilatorOptions FAST =
      VerilatorOptions.signOff()
          .withUnknowns(VerilatorOptions.Unknowns.FAST)
          .withAssertions(VerilatorOptions.Assertions.IGNORED);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Path checkout;
  private final int pairs;
  private final Consumer<String> progress;

  /**
   * @param checkout where scripts/bench-peers is
   * @param pairs of measurements
   * @param progress told what runs
   */
  public CosimBench(Path checkout, int pairs, Consumer<String> progress) {
    this.checkout = checkout;
    this.pairs = pairs;
    this.progress = progress;
  }

  /** 4,096 beats; gives the hash of what came out. */
  private interface Work {
    long run(int seed) throws InterruptedException;
  }

  /**
   * A way to drive the block.
   *
   * @param reset brings the block into its first state, so that hashes can be compared
   */
  private record Variant(Runnable reset, Work work) {}

  /** Everything that the suite measures. */
  public List<Figure> run() throws InterruptedException {
    List<Figure> figures = new ArrayList<>();
    block(figures, StreamBlock.SMALL, "300 cells", 200, SMALL);
    spinal(figures, 200);
    block(figures, StreamBlock.LARGE, "over 30,000 cells", 10, LARGE);
    return figures;
  }

  void block(List<Figure> figures, int columns, String name, int repeats, double target)
      throws InterruptedException {
    progress.accept("building the block of " + name);
    Design design = Elaborator.elaborate(() -> new StreamBlock(columns)).design();
    try (VerilatorModel loop =
            VerilatorBuild.standard().build(ElaboratedRtl.of(design), FAST).open(0);
        VerilatorModel agents =
            VerilatorBuild.standard().build(ElaboratedRtl.of(design), FAST).open(0);
        RtlModel jvm = new JvmModel(ElaboratedRtl.of(design), JvmEngine.start(design, 0));
        Simulation stepped = VerilatorSimulation.start(design, 0, FAST)) {
      Variant natively = new Variant(() -> reset(loop), seed -> loop.nativeLoop(BEATS, seed));
      Variant streams = new Variant(() -> reset(agents), seed -> stream(agents, seed));
      Variant inJava = new Variant(() -> reset(jvm), seed -> stream(jvm, seed));
      LockStep stepping = new LockStep(stepped);
      Variant lockStep = new Variant(stepping::reset, stepping::run);
      figures.add(
          pair(
              "streams of 4,096 through JNA / native loop, " + name,
              streams,
              natively,
              repeats,
              OptionalDouble.of(target)));
      figures.add(
          pair(
              "a JNA call a clock / native loop, " + name,
              lockStep,
              natively,
              repeats,
              OptionalDouble.empty()));
      figures.add(alone("a JNA call a clock, " + name, lockStep, repeats));
      figures.add(
          pair(
              "JVM engine with Java agents / native loop, " + name,
              inJava,
              natively,
              Math.max(1, repeats / 20),
              OptionalDouble.empty()));
    }
  }

  /** Lock step on the small block, in turn with SpinalSim in a process beside this one. */
  private void spinal(List<Figure> figures, int repeats) throws InterruptedException {
    progress.accept("building SpinalSim's block");
    Design design = Elaborator.elaborate(() -> new StreamBlock(StreamBlock.SMALL)).design();
    try (SpinalStreams spinal = new SpinalStreams(checkout);
        Simulation stepped = VerilatorSimulation.start(design, 0, FAST)) {
      LockStep stepping = new LockStep(stepped);
      Variant lockStep = new Variant(stepping::reset, stepping::run);
      figures.add(
          pair(
              "a JNA call a clock / SpinalSim, 300 cells",
              timed(lockStep, repeats),
              (seed, hash) -> {
                SpinalStreams.Answer answer = spinal.run(seed, repeats);
                hash.accept(answer.hash());
                return answer.nanos() / (double) BEATS / repeats;
              },
              repeats,
              OptionalDouble.empty()));
    }
  }

  /** Nanoseconds a clock of some streams; tells the hash of their hashes. */
  private interface Timed {
    double nanos(int seed, LongConsumer hash) throws InterruptedException;
  }

  private Timed timed(Variant variant, int repeats) {
    return (seed, hash) -> nanos(variant, seed, repeats, hash);
  }

  private Figure pair(
      String metric, Variant mine, Variant other, int repeats, OptionalDouble target)
      throws InterruptedException {
    return pair(metric, timed(mine, repeats), timed(other, repeats), repeats, target);
  }

  /** Each beat costs a clock, so that nanoseconds a beat are those of a clock. */
  private Figure pair(String metric, Timed mine, Timed other, int repeats, OptionalDouble target)
      throws InterruptedException {
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    int seed = 1;
    for (int i = -2; i < pairs; i++) {
      progress.accept(metric + ", pair " + (i + 1) + " of " + pairs);
      long[] hashes = new long[2];
      double a = mine.nanos(seed, hash -> hashes[0] = hash);
      double b = other.nanos(seed, hash -> hashes[1] = hash);
      if (hashes[0] != hashes[1]) {
        throw new IllegalStateException(metric + ": the outputs differ");
      }
      seed += repeats;
      if (i >= 0) {
        first.add(a);
        second.add(b);
        ratios.add(b / a);
      }
    }
    return Figure.against(
        metric, new Sample(first), new Sample(second), new Sample(ratios), "ns/clock", target);
  }

  private Figure alone(String metric, Variant variant, int repeats) throws InterruptedException {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      values.add(nanos(variant, 1 + i, repeats, hash -> {}));
    }
    boolean small = metric.endsWith("300 cells");
    return Figure.of(
        metric,
        new Sample(values),
        "ns/clock",
        small ? OptionalDouble.of(LOCK_STEP) : OptionalDouble.empty());
  }

  private double nanos(Variant variant, int seed, int repeats, LongConsumer hash)
      throws InterruptedException {
    variant.reset().run();
    long all = 0;
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < repeats; i++) {
      all = 31 * all + variant.work().run(seed + i);
    }
    double nanos = (threads.getCurrentThreadCpuTime() - before) / (double) BEATS / repeats;
    hash.accept(all);
    return nanos;
  }

  private static void reset(RtlModel model) {
    model.poke("resetn", 1);
    model.step(1);
    model.poke("resetn", 0);
    model.step(1);
    model.poke("resetn", 1);
  }

  /** Reused: memory that nobody has touched would be measured instead. */
  private final int[] sent = new int[BEATS];

  private final int[] taken = new int[BEATS + StreamSink.SLACK];

  /** The beats through stream agents: one call for all of them. */
  private long stream(RtlModel model, int seed) throws InterruptedException {
    for (int i = 0; i < BEATS; i++) {
      sent[i] = beat(seed, i);
    }
    StreamSink sink = model.sink("m_axis");
    sink.arm(BEATS, Stalls.none());
    model.source("s_axis").arm(sent, Stalls.none());
    model.run(2L * BEATS);
    sink.copy(taken);
    int received = sink.received();
    long hash = 0;
    for (int i = 0; i < received; i++) {
      hash += share(i, taken[i]);
    }
    return hash;
  }

  /** The beats clock by clock, Java looking at the outputs before it drives the next inputs. */
  private static final class LockStep {
    private final Simulation sim;
    private final Net inValid;
    private final Net inReady;
    private final Net inData;
    private final Net outValid;
    private final Net outData;

    LockStep(Simulation sim) {
      this.sim = sim;
      inValid = sim.net("s_axis_tvalid");
      inReady = sim.net("s_axis_tready");
      inData = sim.net("s_axis_tdata");
      outValid = sim.net("m_axis_tvalid");
      outData = sim.net("m_axis_tdata");
      sim.poke(sim.net("m_axis_tready"), 1);
    }

    void reset() {
      sim.poke(sim.net("resetn"), 0);
      sim.step();
      sim.poke(sim.net("resetn"), 1);
      sim.poke(inValid, 0);
      sim.step();
    }

    /** What is seen after an edge belongs to the clock that the next step ends. */
    long run(int seed) {
      long hash = 0;
      int sent = 0;
      for (int got = 0; got < BEATS; ) {
        boolean valid = sent < BEATS;
        sim.poke(inValid, valid ? 1 : 0);
        sim.poke(inData, beat(seed, sent) & 0xFFFF_FFFFL);
        boolean goes = valid && ready;
        sim.step();
        if (goes) {
          sent++;
        }
        ready = sim.peek(inReady) != 0;
        if (sim.peek(outValid) != 0) {
          hash += share(got++, (int) sim.peek(outData));
        }
      }
      sim.poke(inValid, 0);
      sim.step();
      ready = sim.peek(inReady) != 0;
      return hash;
    }

    /** The block is ready whenever its output is taken, and that is always. */
    private boolean ready = true;
  }

  /** The same as in {@code weft_loop.h}: beat i of the stimulus. */
  private static int beat(int seed, int i) {
    int x = seed + i * 0x9E3779B9;
    return x ^ x >>> 15;
  }

  /** The same: what word i of the output adds to the hash. */
  private static long share(int i, int word) {
    return (word & 0xFFFF_FFFFL) * (2L * i + 1);
  }
}
