package weft.cosim.tim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import weft.cosim.engine.RtlModel;
import weft.cosim.rtl.RtlProbe;
import weft.cosim.verilator.BuildCache;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.Toolchain;
import weft.cosim.verilator.VerilatorBuild;
import weft.cosim.verilator.VerilatorLibrary;
import weft.cosim.verilator.VerilatorModel;
import weft.cosim.verilator.VerilatorOptions;

/** Built RTL: opens sessions, and knows what it cannot see. */
final class TimSimulator {
  private final TimRtl rtl;
  private final Toolchain tools;
  private final VerilatorLibrary library;
  private final double buildSeconds;

  private TimSimulator(TimRtl rtl, Toolchain tools, VerilatorLibrary library, double buildSeconds) {
    this.rtl = rtl;
    this.tools = tools;
    this.library = library;
    this.buildSeconds = buildSeconds;
  }

  /**
   * Builds the RTL or finds it in the cache.
   *
   * @throws weft.cosim.tool.MissingToolException if Verilator or a compiler is missing
   * @throws weft.cosim.tool.BuildException if the RTL is refused
   */
  static TimSimulator build(TimRtl rtl, VerilatorOptions options, BuildProgress progress)
      throws InterruptedException {
    Toolchain tools = Toolchain.find();
    long begin = System.nanoTime();
    VerilatorLibrary library =
        new VerilatorBuild(tools, BuildCache.standard(), progress).build(rtl.design(), options);
    return new TimSimulator(rtl, tools, library, (System.nanoTime() - begin) / 1e9);
  }

  /** Opens the RTL beside a golden twin, both reset. */
  TimSession open(int powerUpSeed) throws InterruptedException {
    VerilatorModel model = library.open(powerUpSeed);
    TimSession session = new TimSession(rtl.config(), model, visible(model));
    session.reset();
    return session;
  }

  private Optional<SumProbes> visible(RtlModel model) {
    return rtl.sums()
        .filter(
            probes ->
                model.observable(probes.strobe())
                    && probes.values().stream().allMatch(model::observable));
  }

  /** What cannot be compared in this RTL, in words. */
  List<String> notCompared() {
    List<String> points = new ArrayList<>();
    try (VerilatorModel model = library.open(0)) {
      if (visible(model).isEmpty()) {
        List<String> missing = model.unobservable().stream().map(RtlProbe::path).toList();
        points.add(
            "partial sums: the RTL does not have the probes"
                + (missing.isEmpty() ? "" : " " + String.join(", ", missing)));
      }
    }
    return points;
  }

  double buildSeconds() {
    return buildSeconds;
  }

  /** Simulator and version. */
  String engine() {
    return "verilator " + tools.verilatorVersion();
  }

  /** Versions of everything that took part. */
  SortedMap<String, String> tools() {
    TreeMap<String, String> versions = new TreeMap<>();
    versions.put("verilator", tools.verilatorVersion());
    versions.put("g++", tools.gxxVersion());
    versions.put("java", Runtime.version().toString());
    return versions;
  }
}
