package weft.hdl.verilog;

import weft.hdl.ir.Op;

/** Levels of Verilog-2005's table 5-4, loosest first. */
enum Precedence {
  CONDITIONAL,
  LOGICAL_OR,
  LOGICAL_AND,
  OR,
  XOR,
  AND,
  EQUALITY,
  RELATION,
  SHIFT,
  ADD,
  MULTIPLY,
  UNARY,
  PRIMARY;

  private static final Precedence[] ALL = values();

  /** The level that binds tighter. */
  Precedence tighter() {
    return ALL[Math.min(ordinal() + 1, PRIMARY.ordinal())];
  }

  static Precedence of(Op op) {
    return switch (op) {
      case NOT, NEG, AND_ALL, OR_ALL, XOR_ALL -> UNARY;
      case MUL, DIV, REM -> MULTIPLY;
      case ADD, SUB -> ADD;
      case SHL, SHR -> SHIFT;
      case LT, LE, GT, GE -> RELATION;
      case EQ, NE -> EQUALITY;
      case AND -> AND;
      case XOR -> XOR;
      case OR -> OR;
    };
  }

  /**
   * The operand of an operator, in parentheses where the language wants them, and in two places
   * where only readers do: comparisons in bitwise operators, and operators in shifts.
   */
  static String operand(Op op, Text operand, boolean right) {
    Precedence own = of(op);
    Precedence least = right ? own.tighter() : own;
    if (own == AND || own == XOR || own == OR) {
      boolean compares = operand.level() == EQUALITY || operand.level() == RELATION;
      least = compares ? UNARY : least;
    } else if (own == EQUALITY || own == RELATION) {
      least = SHIFT;
    } else if (own == SHIFT) {
      least = UNARY;
    }
    return operand.at(least);
  }
}
