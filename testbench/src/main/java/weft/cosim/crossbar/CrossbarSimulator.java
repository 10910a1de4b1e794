package weft.cosim.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.cosim.accelerator.RtlSimulator;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.engine.Engine;
import weft.cosim.engine.RtlModel;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.VerilatorOptions;

/**
 * RTL of the crossbar accelerator that is ready to run on an engine: opens sessions.
 *
 * @param rtl what is simulated
 * @param rtlSimulator opens models of it
 */
record CrossbarSimulator(CrossbarRtl rtl, RtlSimulator rtlSimulator) {
  /** As {@link RtlSimulator#build}. */
  static CrossbarSimulator build(
      CrossbarRtl rtl, Engine engine, VerilatorOptions options, BuildProgress progress)
      throws InterruptedException {
    return new CrossbarSimulator(
        rtl, RtlSimulator.build(rtl.design(), rtl.elaborated(), engine, options, progress));
  }

  /** Opens the RTL beside a golden twin, both from the factory and reset. */
  CrossbarSession open(int powerUpSeed) throws InterruptedException {
    RtlModel model = rtlSimulator.open(powerUpSeed);
    List<SumProbes> visible =
        paths().stream().allMatch(model::observable) ? rtl.units() : List.of();
    CrossbarSession session = new CrossbarSession(rtl.config(), model, visible);
    session.reset();
    return session;
  }

  /** What cannot be compared in this RTL, in words. */
  List<String> notCompared() {
    return rtlSimulator.notCompared(paths());
  }

  private List<String> paths() {
    List<String> paths = new ArrayList<>();
    rtl.units().forEach(unit -> paths.addAll(unit.paths()));
    return paths;
  }
}
