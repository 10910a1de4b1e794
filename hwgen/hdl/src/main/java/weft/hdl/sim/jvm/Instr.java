package weft.hdl.sim.jvm;

/** One thing in the list of a block. */
sealed interface Instr {
  /** Computes a node and keeps it. */
  record Def(Node node) implements Instr {}

  /** A step. */
  record Do(Stmt stmt) implements Instr {}

  /** Calls a method that holds what stood here. */
  record Call(Method method) implements Instr {}
}
