package weft.hdl.ir;

/** Operators of {@link Expr.Unary} and {@link Expr.Binary}; results in the package contract. */
public enum Op {
  NOT(1),
  NEG(1),
  AND_ALL(1),
  OR_ALL(1),
  XOR_ALL(1),
  ADD(2),
  SUB(2),
  MUL(2),
  DIV(2),
  REM(2),
  AND(2),
  OR(2),
  XOR(2),
  EQ(2),
  NE(2),
  LT(2),
  LE(2),
  GT(2),
  GE(2),
  SHL(2),
  SHR(2);

  private final int operands;

  Op(int operands) {
    this.operands = operands;
  }

  /** 1 or 2. */
  public int operands() {
    return operands;
  }

  /** True if the result is a BOOL that says how the operands compare. */
  public boolean isComparison() {
    return this == EQ || this == NE || isOrdering();
  }

  /** True for LT, LE, GT and GE. */
  public boolean isOrdering() {
    return this == LT || this == LE || this == GT || this == GE;
  }

  /** True if many bits become one. */
  public boolean isReduction() {
    return this == AND_ALL || this == OR_ALL || this == XOR_ALL;
  }
}
