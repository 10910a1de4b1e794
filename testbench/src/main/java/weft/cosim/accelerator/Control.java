package weft.cosim.accelerator;

/** Bits of the registers that every accelerator has. */
public final class Control {
  /** Bits of register CTRL. */
  public static final int START = 1;

  public static final int ABORT = 2;
  public static final int SOFT_RESET = 4;
  public static final int SNAPSHOT = 8;
  public static final int CLEAR_COUNTERS = 16;

  /** Bits of IRQ_ENABLE and IRQ_STATUS. */
  public static final int DONE = 1;

  private Control() {}
}
