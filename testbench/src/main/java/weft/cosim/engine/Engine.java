package weft.cosim.engine;

import java.util.Locale;

/** What simulates the RTL. */
public enum Engine {
  /** Weft's own engine: no build, nothing to install; runs elaborated designs only. */
  JVM,
  /** Verilator: the reference; runs any Verilog. */
  VERILATOR,
  /** Both in lock step, every port and probe compared in every clock. */
  BOTH;

  /** Whether Verilator, g++ and make are needed. */
  public boolean needsVerilator() {
    return this != JVM;
  }

  /** As users write it: {@code jvm}, {@code verilator} or {@code both}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
