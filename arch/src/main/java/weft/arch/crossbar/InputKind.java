package weft.arch.crossbar;

/** What the bits of an input mean; the value of field SIGNED of register MODE. */
public enum InputKind {
  /** 0 .. 2^PLANES - 1. */
  UNSIGNED(0),
  /** -2^(PLANES-1) .. 2^(PLANES-1) - 1: the sign plane is subtracted. */
  TWOS_COMPLEMENT(1);

  private final int code;

  InputKind(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
