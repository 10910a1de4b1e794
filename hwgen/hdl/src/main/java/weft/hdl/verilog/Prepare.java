package weft.hdl.verilog;

import java.util.List;
import weft.hdl.ir.Design;
import weft.hdl.transform.BalanceChains;
import weft.hdl.transform.EqualLanes;
import weft.hdl.transform.FoldConstants;
import weft.hdl.transform.LowerDynamicSets;
import weft.hdl.transform.LowerOrderings;
import weft.hdl.transform.LowerSelects;
import weft.hdl.transform.LowerTotality;
import weft.hdl.transform.MergeRegisters;
import weft.hdl.transform.ModulePass;
import weft.hdl.transform.NameOperands;
import weft.hdl.transform.NameReads;
import weft.hdl.transform.NameShared;
import weft.hdl.transform.ResolveOverwrites;
import weft.hdl.transform.SinkUnused;
import weft.hdl.transform.SplitParities;
import weft.hdl.transform.SplitSwitches;
import weft.hdl.transform.SplitWires;

/**
 * Makes a design printable. What the passes promise, together, is all that the printer relies on:
 * no width is 0, expressions are trees of bounded height, bits are selected from signals only,
 * every index has exactly the bits it needs, and every bit has a reader.
 */
final class Prepare {
  private Prepare() {}

  static Design apply(Design design) {
    ModulePass fold = new FoldConstants();
    ModulePass resolve = new ResolveOverwrites();
    List<ModulePass> passes =
        List.of(
            fold,
            resolve,
            new LowerDynamicSets(),
            new SplitWires(),
            fold,
            resolve,
            new MergeRegisters(),
            new LowerTotality(),
            new LowerOrderings(),
            new EqualLanes(),
            new SplitParities(),
            new NameOperands(),
            fold,
            new LowerSelects(),
            new BalanceChains(),
            new SplitSwitches(),
            new NameReads(),
            new NameShared(),
            new SinkUnused());
    return ModulePass.run(passes, design);
  }
}
