package weft.arch.crossbar;

/** What is wrong with a cell; two bits of a FAULTS job's image. */
public enum CellFault {
  /** Nothing. */
  NONE(0),
  /** Stuck at zero conductance. */
  SA0(1),
  /** Stuck at maximum conductance. */
  SA1(2),
  /** A pulse moves it half as far as other cells. */
  SLOW(3);

  private final int code;

  CellFault(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
