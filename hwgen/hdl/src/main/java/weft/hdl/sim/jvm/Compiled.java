package weft.hdl.sim.jvm;

import java.util.List;
import java.util.Map;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;

/**
 * What a parent has to know of a compiled module.
 *
 * @param module as it was compiled
 * @param className internal name of its class
 * @param slots of its signals that are kept, by the signal
 * @param slices in an order in which they can run if all inputs are there
 * @param hasEdge whether it or anything below holds state
 * @param sayings its checks and prints, by number
 * @param code the class
 */
record Compiled(
    Module module,
    String className,
    Map<Signal, Slot> slots,
    List<Slice> slices,
    boolean hasEdge,
    List<Statement> sayings,
    byte[] code) {
  Slot slot(Port port) {
    return slots.get(port);
  }
}
