package weft.hdl.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Wire;

/** Bits of inputs that nobody reads, and registers and wires that nobody reads at all. */
final class UnusedSignal implements Check {
  @Override
  public void module(Module module, Consumer<Diagnostic> report) {
    BitSet[] read = read(module);
    List<Signal> never = new ArrayList<>();
    for (Signal signal : module.signals()) {
      BitSet missing = new BitSet();
      missing.set(0, signal.width());
      missing.andNot(read[signal.id()]);
      boolean none = missing.cardinality() == signal.width();
      boolean input =
          signal instanceof Port port
              && port.direction() == Port.Direction.IN
              && port.role() == Port.Role.DATA;
      boolean own = signal instanceof Register || signal instanceof Wire;
      if (!missing.isEmpty() && none && (input || own)) {
        never.add(signal);
      } else if (!missing.isEmpty() && input) {
        String verb = Messages.verb(signal, missing);
        report.accept(unread(module, signal, Messages.bits(signal, missing), verb));
      }
    }
    for (List<Signal> place : Messages.byPlace(never)) {
      String verb = place.size() == 1 ? " is" : " are";
      report.accept(unread(module, place.get(0), Messages.names(place), verb));
    }
  }

  private static Diagnostic unread(Module module, Signal signal, String what, String verb) {
    String message =
        what + Messages.in(module) + verb + " never read: say unused(\"why\") if that is meant";
    return new Diagnostic(signal.location(), "unused", message, List.of());
  }

  /** The bits of each signal that somebody reads; probed ones are read from outside. */
  private static BitSet[] read(Module module) {
    BitSet[] read = new BitSet[module.signals().size()];
    for (int i = 0; i < read.length; i++) {
      read[i] = new BitSet();
    }
    for (Signal probe : module.probes()) {
      read[probe.id()].set(0, probe.width());
    }
    int[] uses = module.useCounts();
    int[] slices = new int[uses.length];
    for (Expr e : module.exprs()) {
      if (uses[e.id()] > 0 && e instanceof Expr.Slice slice) {
        slices[slice.operand(0).id()]++;
        if (slice.operand(0) instanceof Expr.Ref ref) {
          read[ref.signal().id()].set(slice.lo(), slice.hi() + 1);
        }
      }
    }
    for (Expr e : module.exprs()) {
      if (e instanceof Expr.Ref ref && uses[e.id()] > slices[e.id()]) {
        read[ref.signal().id()].set(0, ref.width());
      }
    }
    return read;
  }
}
