package weft.cosim.network;

import java.util.List;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.accelerator.JobSession;
import weft.cosim.accelerator.RtlSimulator;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.engine.Engine;
import weft.cosim.engine.RtlModel;
import weft.cosim.verilator.BuildProgress;
import weft.cosim.verilator.VerilatorOptions;

/**
 * An accelerator that is ready to run on an engine: opens sessions.
 *
 * @param accelerator what is simulated
 * @param rtlSimulator opens models of it
 */
public record AcceleratorSimulator<S extends JobSession>(
    Accelerator<S> accelerator, RtlSimulator rtlSimulator) {
  /** As {@link RtlSimulator#build}. */
  public static <S extends JobSession> AcceleratorSimulator<S> build(
      Accelerator<S> accelerator, Engine engine, VerilatorOptions options, BuildProgress progress)
      throws InterruptedException {
    AcceleratorRtl rtl = accelerator.rtl();
    return new AcceleratorSimulator<>(
        accelerator, RtlSimulator.build(rtl.design(), rtl.elaborated(), engine, options, progress));
  }

  /** Opens the RTL beside a golden twin, both from the factory and reset. */
  public S open(int powerUpSeed) throws InterruptedException {
    RtlModel model = rtlSimulator.open(powerUpSeed);
    List<SumProbes> visible =
        paths().stream().allMatch(model::observable) ? accelerator.rtl().sums() : List.of();
    S session = accelerator.session(model, visible);
    session.reset();
    return session;
  }

  /** What cannot be compared in this RTL, in words. */
  public List<String> notCompared() {
    return paths().isEmpty()
        ? List.of("partial sums: no probes show them")
        : rtlSimulator.notCompared(paths());
  }

  private List<String> paths() {
    return accelerator.rtl().paths();
  }
}
