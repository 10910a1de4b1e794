package weft.hdl.sim.jvm;

/**
 * What a {@link Node} computes. An I is an int that is 0 or 1 (or an index), a J a long, an A a
 * long[].
 */
enum Op {
  /** {@code value}. */
  CONST,
  /** The word {@code word}, at the moment of evaluation. */
  GET,
  /** The long[] {@code array}; its elements are read when they are used. */
  ARRAY,
  /** J of an A and an I index. */
  LOAD,
  /** J of an I. */
  WIDEN,
  /** I of a J. */
  NARROW,
  ADD,
  SUB,
  MUL,
  /** The high half of the signed product. */
  MULHI,
  AND,
  OR,
  XOR,
  /** Shifts of a J by an I below 64. */
  SHL,
  SHR,
  USHR,
  /** I of two J. */
  EQ,
  NE,
  LT,
  GE,
  /** I of two J compared as unsigned numbers. */
  ULT,
  /** J: how many bits of a J are 1. */
  COUNT,
  /** Operand 1 if operand 0 (an I) is 1, else operand 2. */
  SEL,
  /** A new long[] of the J operands. */
  PACK,
  /** What a word is after some turns of a loop that begins at operand 0: {@link Turns}. */
  TURNS,
  /** The static method {@code method} of {@link Wide}. */
  CALL
}
