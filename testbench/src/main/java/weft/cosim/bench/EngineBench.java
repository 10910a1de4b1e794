package weft.cosim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import weft.cosim.rtl.ElaboratedRtl;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.verilator.VerilatorBuild;
import weft.cosim.verilator.VerilatorModel;
import weft.cosim.verilator.VerilatorOptions;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;
import weft.tim.TileRig;

/**
 * The JVM engine against verilated code, on ternary tiles whose inputs and weights are random and
 * change every clock. Verilated code runs in a loop in C++, shows nothing but ports, and checks no
 * assertions. CPU time of the thread, pairs in turn, the same clocks in each: the checksums are
 * compared after every pair.
 */
public final class EngineBench {
  /** Milliseconds from the elaborated design to the end of its first clock, in a new process. */
  private static final double FIRST_CLOCK = 300;

  private static final int WARM_PAIRS = 5;

  private static final VerilatorOptions FAST =
      VerilatorOptions.signOff()
          .withUnknowns(VerilatorOptions.Unknowns.FAST)
          .withAssertions(VerilatorOptions.Assertions.IGNORED);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Path checkout;
  private final int pairs;
  private final Consumer<String> progress;
  private final List<Figure> figures = new ArrayList<>();

  /**
   * @param checkout where logs are kept
   * @param pairs of measurements
   * @param progress told what runs
   */
  public EngineBench(Path checkout, int pairs, Consumer<String> progress) {
    this.checkout = checkout;
    this.pairs = pairs;
    this.progress = progress;
  }

  /** Everything that the suite measures. */
  public List<Figure> run() throws InterruptedException {
    firstClock(1, "one tile");
    firstClock(16, "sixteen tiles");
    compare(1, "one tile", 200_000, 1);
    compare(16, "sixteen tiles", 10_000, 1.5);
    return figures;
  }

  List<Figure> firstClock(int tiles, String name) throws InterruptedException {
    String metric = "first clock after elaboration, " + name;
    Path log = checkout.resolve(".weft/bench/first-clock.log");
    List<Double> wall = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    try {
      Files.createDirectories(log.getParent());
      for (int i = 0; i < pairs; i++) {
        progress.accept(metric + ", run " + (i + 1) + " of " + pairs);
        Cost.of(Program.java(FirstClock.class, Integer.toString(tiles)), Map.of(), log);
        String[] said = Files.readString(log).strip().split(" ");
        wall.add(Double.valueOf(said[0]));
        cpu.add(Double.valueOf(said[1]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    figures.add(
        Figure.of(metric + ", wall", new Sample(wall), "ms", OptionalDouble.of(FIRST_CLOCK)));
    figures.add(
        Figure.of(metric + ", CPU of its thread", new Sample(cpu), "ms", OptionalDouble.empty()));
    return figures;
  }

  /** A simulator in the middle of a run. */
  private interface Clocks {
    void step(int clocks);
  }

  List<Figure> compare(int tiles, String name, int clocks, double target)
      throws InterruptedException {
    String metric = "JVM engine / verilated loop, " + name;
    progress.accept("building " + name);
    Design design = TileRig.of(tiles);
    try (VerilatorModel verilated =
            VerilatorBuild.standard().build(portsOnly(design), FAST).open(0);
        Simulation jvm = JvmEngine.compile(design, JvmEngine.Visible.PROBES).start(1)) {
      Net reset = jvm.net("resetn");
      Net checksum = jvm.net("checksum");
      for (int level : new int[] {0, 1}) {
        verilated.poke("resetn", level);
        jvm.poke(reset, level);
        verilated.step(1);
        jvm.step();
      }
      List<Double> mine = new ArrayList<>();
      List<Double> others = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (int i = -WARM_PAIRS; i < pairs; i++) {
        progress.accept(metric + ", pair " + (i + 1) + " of " + pairs);
        double a = nanos(jvm::step, clocks);
        double b = nanos(verilated::step, clocks);
        equal(jvm.peek(checksum), checksum(verilated), metric);
        if (i >= 0) {
          mine.add(a);
          others.add(b);
          ratios.add(b / a);
        }
      }
      figures.add(
          Figure.against(
              metric,
              new Sample(mine),
              new Sample(others),
              new Sample(ratios),
              "ns/clock",
              OptionalDouble.of(target)));
    }
    return figures;
  }

  private static long checksum(VerilatorModel model) {
    int[] words = model.peekWords("checksum", 0);
    return words[0] & 0xFFFF_FFFFL | (long) words[1] << 32;
  }

  /** A checksum of 0 would be that of a design that stands still. */
  private static void equal(long mine, long other, String metric) {
    if (mine != other || mine == 0) {
      throw new IllegalStateException(
          String.format("%s: checksums %016x and %016x", metric, mine, other));
    }
  }

  /** Signals that are to be seen make verilated code slower. */
  private static RtlDesign portsOnly(Design design) {
    RtlDesign rtl = ElaboratedRtl.of(design);
    return new RtlDesign(rtl.top(), rtl.files(), rtl.ports(), List.of(), rtl.clock());
  }

  private double nanos(Clocks simulator, int clocks) {
    long before = threads.getCurrentThreadCpuTime();
    simulator.step(clocks);
    return (threads.getCurrentThreadCpuTime() - before) / (double) clocks;
  }
}
