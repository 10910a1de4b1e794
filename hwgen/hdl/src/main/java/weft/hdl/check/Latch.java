package weft.hdl.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;

/** Combinational signals that are set on some paths but not on all. */
final class Latch implements Check {
  @Override
  public void module(Module module, Consumer<Diagnostic> report) {
    for (Process process : module.processes()) {
      if (process.isClocked() || process.assignment().isPresent()) {
        continue;
      }
      for (Signal signal : process.targets()) {
        Coverage coverage = Coverage.of(signal, process);
        BitSet sometimes = (BitSet) coverage.ever().clone();
        sometimes.andNot(coverage.always());
        if (!sometimes.isEmpty()) {
          String message =
              Messages.bits(signal, sometimes)
                  + Messages.in(module)
                  + Messages.verb(signal, sometimes)
                  + " not set on every path: set a default before";
          List<Party> parties = new ArrayList<>(Messages.sets(signal, process.body()));
          parties.add(Messages.declared(signal));
          report.accept(new Diagnostic(parties.get(0).at(), "latch", message, parties));
        }
      }
    }
  }
}
