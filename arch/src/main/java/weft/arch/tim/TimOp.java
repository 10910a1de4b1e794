package weft.arch.tim;

/** What a start does; the value of register OP. */
public enum TimOp {
  /** Multiply streamed input vectors with the array. */
  COMPUTE(0),
  /** Write streamed rows into one tile. */
  PROGRAM(1),
  /** One access with the word-line pattern of the TEST registers, one raw code back. */
  TEST(2);

  private final int code;

  TimOp(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
