package weft.cosim.engine;

/**
 * The simulation ended by itself or broke. The instance that threw it cannot be used any more; the
 * JVM and all other instances can.
 */
public class SimulationException extends RuntimeException {
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
    /** Two engines in lock step do not agree: {@link EngineDifference}. */
    ENGINES,
    /** The instance had failed or was closed before. */
    UNUSABLE
  }

  private final Kind kind;
  private final String file;
  private final int line;
  private final long cycle;

  /**
   * @param file RTL or Java file that ended the simulation; empty if unknown
   * @param line in the file; 0 if unknown
   * @param cycle clocks since open
   */
  public SimulationException(Kind kind, String text, String file, int line, long cycle) {
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
}
