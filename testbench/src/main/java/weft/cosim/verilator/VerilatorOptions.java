package weft.cosim.verilator;

import java.util.Objects;

/**
 * How a design is built. Different options make different libraries, side by side in the cache.
 *
 * @param unknowns what an X becomes
 * @param assertions whether assertions are checked
 * @param trace which wave format is compiled in; waves cost nothing until they are switched on, but
 *     compilation takes about 1.5 times as long
 * @param optimization of the C++ compiler
 * @param warnings whether a warning of {@code verilator -Wall} fails the build
 */
public record VerilatorOptions(
    Unknowns unknowns,
    Assertions assertions,
    Trace trace,
    Optimization optimization,
    Warnings warnings) {

  /** What unknown values become: {@code UNIQUE} draws power-up values from the seed of open. */
  public enum Unknowns {
    UNIQUE("unique"),
    FAST("fast");

    final String flag;

    Unknowns(String flag) {
      this.flag = flag;
    }
  }

  public enum Assertions {
    CHECKED,
    IGNORED
  }

  public enum Trace {
    NONE("", "", ""),
    VCD("--trace", "VerilatedVcdC", "verilated_vcd_c"),
    FST("--trace-fst", "VerilatedFstC", "verilated_fst_c");

    final String flag;
    final String type;
    final String source;

    Trace(String flag, String type, String source) {
      this.flag = flag;
      this.type = type;
      this.source = source;
    }
  }

  public enum Optimization {
    /** For running: -O3 -march=native. */
    RUN("-O3 -march=native"),
    /** For large designs that run less than about a million clocks: -O0, half the compile time. */
    SMOKE("-O0");

    final String flags;

    Optimization(String flags) {
      this.flags = flags;
    }
  }

  public enum Warnings {
    FAIL,
    REPORT
  }

  public VerilatorOptions {
    Objects.requireNonNull(unknowns);
    Objects.requireNonNull(assertions);
    Objects.requireNonNull(trace);
    Objects.requireNonNull(optimization);
    Objects.requireNonNull(warnings);
  }

  /** Assertions checked, unique unknowns, no trace: what a verdict is based on. */
  public static VerilatorOptions signOff() {
    return new VerilatorOptions(
        Unknowns.UNIQUE, Assertions.CHECKED, Trace.NONE, Optimization.RUN, Warnings.REPORT);
  }

  public VerilatorOptions withTrace(Trace chosen) {
    return new VerilatorOptions(unknowns, assertions, chosen, optimization, warnings);
  }

  public VerilatorOptions withAssertions(Assertions chosen) {
    return new VerilatorOptions(unknowns, chosen, trace, optimization, warnings);
  }

  public VerilatorOptions withUnknowns(Unknowns chosen) {
    return new VerilatorOptions(chosen, assertions, trace, optimization, warnings);
  }

  public VerilatorOptions withOptimization(Optimization chosen) {
    return new VerilatorOptions(unknowns, assertions, trace, chosen, warnings);
  }

  public VerilatorOptions withWarnings(Warnings chosen) {
    return new VerilatorOptions(unknowns, assertions, trace, optimization, chosen);
  }
}
