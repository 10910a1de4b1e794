package weft.hdl.transform;

import java.util.function.Predicate;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Statement;

/** Whether there is anything of a kind in a module: how passes tell that they are not needed. */
final class Contains {
  private Contains() {}

  static boolean expression(Module module, Predicate<Expr> kind) {
    for (Expr e : module.exprs()) {
      if (kind.test(e)) {
        return true;
      }
    }
    return false;
  }

  static boolean statement(Module module, Predicate<Statement> kind) {
    for (Process process : module.processes()) {
      if (statement(process.body(), kind)) {
        return true;
      }
    }
    return false;
  }

  /** A statement of the block or of the blocks in it. */
  static boolean statement(Block block, Predicate<Statement> kind) {
    for (Statement statement : block.statements()) {
      if (kind.test(statement)) {
        return true;
      }
      for (Block inner : statement.blocks()) {
        if (statement(inner, kind)) {
          return true;
        }
      }
    }
    return false;
  }
}
