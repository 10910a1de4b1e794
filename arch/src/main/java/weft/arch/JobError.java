package weft.arch;

/** Values of field CODE of register ERROR; the first error stays until it is cleared. */
public enum JobError {
  NONE(0),
  /** Access to an address that holds no register, or that the register does not allow. */
  ACCESS(1),
  /** A written value outside a field's range. */
  RANGE(2),
  /** A configuration register was written while a job ran. */
  BUSY(3),
  /** A start with registers that do not fit together; ERROR_ADDRESS names one of them. */
  CONFIG(4),
  /** More rows accumulated into one sum than it is wide for. */
  OVERFLOW(5),
  /** TLAST came before the last beat of the job. */
  STREAM_SHORT(6),
  /** The last beat of the job came without TLAST. */
  STREAM_LONG(7);

  private final int code;

  JobError(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
