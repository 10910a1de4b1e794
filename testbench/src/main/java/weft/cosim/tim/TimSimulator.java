package weft.cosim.tim;

import java.util.List;
import java.util.Optional;
import weft.cosim.accelerator.RtlSimulator;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.engine.Engine;
import weft.cosim.engine.RtlModel;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.VerilatorOptions;

/**
 * RTL of the ternary accelerator that is ready to run on an engine: opens sessions.
 *
 * @param rtl what is simulated
 * @param rtlSimulator opens models of it
 */
record TimSimulator(TimRtl rtl, RtlSimulator rtlSimulator) {
  /** As {@link RtlSimulator#build}. */
  static TimSimulator build(
      TimRtl rtl, Engine engine, VerilatorOptions options, BuildProgress progress)
      throws InterruptedException {
    return new TimSimulator(
        rtl, RtlSimulator.build(rtl.design(), rtl.elaborated(), engine, options, progress));
  }

  /** Opens the RTL beside a golden twin, both reset. */
  TimSession open(int powerUpSeed) throws InterruptedException {
    RtlModel model = rtlSimulator.open(powerUpSeed);
    Optional<SumProbes> visible =
        rtl.sums().filter(probes -> probes.paths().stream().allMatch(model::observable));
    TimSession session = new TimSession(rtl.config(), model, visible);
    session.reset();
    return session;
  }

  /** What cannot be compared in this RTL, in words. */
  List<String> notCompared() {
    return rtl.sums()
        .map(probes -> rtlSimulator.notCompared(probes.paths()))
        .orElse(List.of("partial sums: no probes show them"));
  }
}
