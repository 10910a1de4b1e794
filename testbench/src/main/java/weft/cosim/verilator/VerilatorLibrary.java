package weft.cosim.verilator;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.Locale;
import weft.cosim.rtl.RtlDesign;

/** A design's library, loaded. Any number of instances may be open at once, on any threads. */
public final class VerilatorLibrary {
  /** The functions of the shim; see {@code weft_shim.h}. */
  enum Function {
    CREATE,
    PAGE,
    OPEN,
    CLOSE,
    POKE,
    PEEK,
    PROBE,
    RUN,
    SOURCE_ADD,
    SOURCE_ARM,
    SINK_ADD,
    SINK_ARM,
    SINK_DRAIN,
    AXIL_ADD,
    AXIL_ARM,
    MONITOR_ADD,
    MONITOR_BUFFER,
    MONITOR_STORED,
    MONITOR_DRAIN,
    RESETS,
    RECORD,
    TRACE,
    DEPOSIT,
    PINS,
    WATCH,
    SETTLE,
    EDGES,
    LOOP
  }

  private final RtlDesign design;
  private final VerilatorOptions options;
  private final String hash;
  private final NativeLibrary library;

  /** By the function's ordinal. */
  private final long[] addresses = new long[Function.values().length];

  private VerilatorLibrary(
      RtlDesign design, VerilatorOptions options, String hash, NativeLibrary library) {
    this.design = design;
    this.options = options;
    this.hash = hash;
    this.library = library;
    for (Function function : Function.values()) {
      String name = "weft_" + function.name().toLowerCase(Locale.ROOT);
      addresses[function.ordinal()] = Pointer.nativeValue(library.getFunction(name));
    }
  }

  static VerilatorLibrary load(
      RtlDesign design, VerilatorOptions options, String hash, Path file, Path host) {
    NativeCalls.bind(host);
    return new VerilatorLibrary(design, options, hash, NativeCalls.loadPrivately(file));
  }

  public RtlDesign design() {
    return design;
  }

  public VerilatorOptions options() {
    return options;
  }

  /** Of everything that went into the library: 64 hexadecimal digits. */
  public String hash() {
    return hash;
  }

  /**
   * A new instance, after its initial blocks, with all inputs 0.
   *
   * @param seed of the power-up values of registers and memories that the RTL leaves open; 0 makes
   *     them all zero. Only a library built with {@link VerilatorOptions.Unknowns#UNIQUE} has them.
   * @throws IllegalArgumentException if the design has no clock
   */
  public VerilatorModel open(int seed) {
    if (design.clock().isEmpty()) {
      throw new IllegalArgumentException(
          design.top() + " has no clock to run it by: poke and peek it in a VerilatorSimulation");
    }
    return new VerilatorModel(this, seed);
  }

  long address(Function function) {
    return addresses[function.ordinal()];
  }

  @Override
  public String toString() {
    return design.top() + " " + hash.substring(0, 16) + " in " + library.getName();
  }
}
