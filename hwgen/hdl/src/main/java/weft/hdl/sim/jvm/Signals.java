package weft.hdl.sim.jvm;

import weft.hdl.ir.Expr;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Signal;

/** Where the values of signals come from while code of one unit is made. */
interface Signals {
  /** What to read instead of a signal: itself, or what it is a copy of. */
  Signal original(Signal signal);

  /** The expression that stands for a signal, or null if it is kept somewhere. */
  Expr alias(Signal signal);

  /** Its words; an I for a BOOL. */
  Node[] read(Signal signal);

  /** Its long[], or null if it is not kept in one. */
  Node array(Signal signal);

  /** The words of a memory. */
  Node memory(Memory memory);
}
