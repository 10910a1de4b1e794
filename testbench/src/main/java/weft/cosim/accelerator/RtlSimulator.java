package weft.cosim.accelerator;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import weft.cosim.engine.Engine;
import weft.cosim.engine.LockStepModel;
import weft.cosim.engine.RtlModel;
import weft.cosim.jvm.JvmModel;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlProbe;
import weft.cosim.verilator.BuildCache;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.Toolchain;
import weft.cosim.verilator.VerilatorBuild;
import weft.cosim.verilator.VerilatorLibrary;
import weft.cosim.verilator.VerilatorOptions;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;

/** RTL that is ready to run on an engine: opens models, and knows what it cannot see. */
public final class RtlSimulator {
  /** What Verilator made of the RTL. */
  private record Built(Toolchain tools, VerilatorLibrary library) {}

  private final RtlDesign design;
  private final Engine engine;
  private final Optional<Built> verilator;
  private final Optional<JvmEngine> compiled;
  private final double buildSeconds;
  private final List<LockStepModel> pairs = new CopyOnWriteArrayList<>();

  private RtlSimulator(
      RtlDesign design,
      Engine engine,
      Optional<Built> verilator,
      Optional<JvmEngine> compiled,
      double buildSeconds) {
    this.design = design;
    this.engine = engine;
    this.verilator = verilator;
    this.compiled = compiled;
    this.buildSeconds = buildSeconds;
  }

  /**
   * Builds the RTL or finds it in the cache; the JVM engine compiles it at once.
   *
   * @param elaborated what the design was printed from; without it only Verilator can run it
   * @param options of Verilator
   * @throws weft.cosim.tool.MissingToolException if the engine needs Verilator, and it or a
   *     compiler is missing
   * @throws weft.cosim.tool.BuildException if the RTL is refused
   * @throws IllegalArgumentException if the engine needs an elaborated design, and there is only
   *     Verilog
   */
  public static RtlSimulator build(
      RtlDesign design,
      Optional<Design> elaborated,
      Engine engine,
      VerilatorOptions options,
      BuildProgress progress)
      throws InterruptedException {
    if (engine != Engine.VERILATOR && elaborated.isEmpty()) {
      throw new IllegalArgumentException("engine " + engine + " cannot run Verilog");
    }
    Optional<Toolchain> tools =
        engine.needsVerilator() ? Optional.of(Toolchain.find()) : Optional.empty();
    long begin = System.nanoTime();
    Optional<Built> verilator = Optional.empty();
    if (tools.isPresent()) {
      VerilatorBuild build = new VerilatorBuild(tools.get(), BuildCache.standard(), progress);
      verilator = Optional.of(new Built(tools.get(), build.build(design, options)));
    }
    Optional<JvmEngine> compiled =
        engine == Engine.VERILATOR
            ? Optional.empty()
            : elaborated.map(ir -> JvmEngine.compile(ir, JvmEngine.Visible.PROBES));
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new RtlSimulator(design, engine, verilator, compiled, seconds);
  }

  /**
   * Opens the RTL, powered up. Engines in lock step begin from zeros, whatever the seed: each has
   * its own random values.
   */
  public RtlModel open(int powerUpSeed) {
    return switch (engine) {
      case JVM -> jvm(powerUpSeed);
      case VERILATOR -> verilator.orElseThrow().library().open(powerUpSeed);
      case BOTH -> pair();
    };
  }

  private RtlModel pair() {
    LockStepModel pair = new LockStepModel(verilator.orElseThrow().library().open(0), jvm(0));
    pairs.add(pair);
    return pair;
  }

  private RtlModel jvm(int powerUpSeed) {
    return new JvmModel(design, compiled.orElseThrow().start(powerUpSeed));
  }

  /**
   * Why partial sums cannot be compared in this RTL, in words; empty if they can.
   *
   * @param probes paths of everything that shows them
   */
  public List<String> notCompared(List<String> probes) {
    try (RtlModel model = verilator.isPresent() ? verilator.get().library().open(0) : jvm(0)) {
      if (probes.stream().allMatch(model::observable)) {
        return List.of();
      }
      List<String> missing = model.unobservable().stream().map(RtlProbe::path).toList();
      return List.of(
          "partial sums: the RTL does not have the probes"
              + (missing.isEmpty() ? "" : " " + String.join(", ", missing)));
    }
  }

  /** Time that building took. */
  public double buildSeconds() {
    return buildSeconds;
  }

  /** Values of ports and probes that were compared between two engines, in all models. */
  public long enginesCompared() {
    return pairs.stream().mapToLong(LockStepModel::valuesCompared).sum();
  }

  /** Simulator and version. */
  public String engine() {
    String reference = verilator.map(v -> "verilator " + v.tools().verilatorVersion()).orElse("");
    return switch (engine) {
      case JVM -> "jvm";
      case VERILATOR -> reference;
      case BOTH -> reference + " and jvm in lock step";
    };
  }

  /** Versions of everything that took part. */
  public SortedMap<String, String> tools() {
    TreeMap<String, String> versions = new TreeMap<>();
    verilator.ifPresent(
        v -> {
          versions.put("verilator", v.tools().verilatorVersion());
          versions.put("g++", v.tools().gxxVersion());
        });
    versions.put("java", Runtime.version().toString());
    return versions;
  }
}
