package weft.arch.crossbar;

/** What a start does; the value of register OP. */
public enum CrossbarOp {
  /** Multiply streamed input vectors with the crossbars. */
  COMPUTE(0),
  /** Program streamed rows of one crossbar and verify them. */
  PROGRAM(1),
  /** Write flip and sign bits of one crossbar. */
  FLAGS(2),
  /** Say which physical column each conversion step of one crossbar reads. */
  MAP(3),
  /** Write which cells of one crossbar are faulty: a simulation aid. */
  FAULTS(4),
  /** Find the stuck cells of one crossbar. */
  MARCH(5),
  /** One access with the word-line pattern of the TEST registers, one raw code back. */
  TEST(6);

  private final int code;

  CrossbarOp(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
