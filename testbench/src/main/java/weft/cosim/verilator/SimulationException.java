package weft.cosim.verilator;

/**
 * The simulation ended by itself or broke. The instance that threw it cannot be used any more; the
 * JVM and all other instances can.
 */
public final class SimulationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    FINISH,
    /** {@code $stop}, {@code $error}, {@code $fatal} or a failed assertion. */
    STOP,
    /** Verilator gave up, such as when the design does not converge. */
    FATAL,
    EXIT,
    ABORT,
    /** The design broke a rule of AXI4-Stream or AXI4-Lite. */
    PROTOCOL,
    /** A C++ exception. */
    EXCEPTION,
    /** A signal such as a segmentation fault. */
    SIGNAL,
    /** The instance had failed or was closed before. */
    UNUSABLE
  }

  private final Kind kind;
  private final String file;
  private final int line;
  private final long cycle;

  SimulationException(Kind kind, String text, String file, int line, long cycle) {
    super((file.isEmpty() ? "" : file + ":" + line + ": ") + text + " (cycle " + cycle + ")");
    this.kind = kind;
    this.file = file;
    this.line = line;
    this.cycle = cycle;
  }

  public Kind kind() {
    return kind;
  }

  /** The RTL file that ended the simulation; empty if unknown. */
  public String file() {
    return file;
  }

  /** In {@link #file()}; 0 if unknown. */
  public int line() {
    return line;
  }

  /** Clocks since open. */
  public long cycle() {
    return cycle;
  }

  static Kind kindOf(int status) {
    return switch (status) {
      case -1 -> Kind.FINISH;
      case -2 -> Kind.STOP;
      case -3 -> Kind.FATAL;
      case -4 -> Kind.EXIT;
      case -5 -> Kind.ABORT;
      case -6 -> Kind.PROTOCOL;
      case -7 -> Kind.EXCEPTION;
      default -> Kind.SIGNAL;
    };
  }
}
