package weft.hdl.transform;

import weft.hdl.ir.Expr;
import weft.hdl.ir.Op;

/** What a value without a name is called: after the operator that makes it. */
final class OperatorNames {
  private OperatorNames() {}

  static String of(Expr e) {
    if (e instanceof Expr.Unary unary) {
      return of(unary.op());
    }
    if (e instanceof Expr.Binary binary) {
      return of(binary.op());
    }
    if (e instanceof Expr.MemRead) {
      return "word";
    }
    if (e instanceof Expr.Constant) {
      return "constant";
    }
    if (e instanceof Expr.Concat || e instanceof Expr.Extend) {
      return "joined";
    }
    if (e instanceof Expr.Index) {
      return "element";
    }
    if (e instanceof Expr.Ref || e instanceof Expr.Slice) {
      return "bits";
    }
    return "choice";
  }

  private static String of(Op op) {
    return switch (op) {
      case NOT -> "inverted";
      case NEG -> "negated";
      case AND_ALL -> "all";
      case OR_ALL -> "any";
      case XOR_ALL -> "parity";
      case ADD -> "sum";
      case SUB -> "difference";
      case MUL -> "product";
      case DIV -> "quotient";
      case REM -> "remainder";
      case AND -> "and";
      case OR -> "or";
      case XOR -> "xor";
      case EQ -> "equal";
      case NE -> "differs";
      case LT -> "below";
      case LE -> "at_most";
      case GT -> "above";
      case GE -> "at_least";
      case SHL, SHR -> "shifted";
    };
  }
}
