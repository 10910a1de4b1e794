package weft.hdl.verilog;

import java.util.List;
import weft.hdl.ir.Design;
import weft.hdl.transform.BalanceChains;
import weft.hdl.transform.FoldConstants;
import weft.hdl.transform.LowerDynamicSets;
import weft.hdl.transform.LowerSelects;
import weft.hdl.transform.LowerTotality;
import weft.hdl.transform.NameOperands;
import weft.hdl.transform.NameReads;
import weft.hdl.transform.NameShared;
import weft.hdl.transform.Pass;
import weft.hdl.transform.ResolveOverwrites;
import weft.hdl.transform.SinkUnused;
import weft.hdl.transform.SplitSwitches;
import weft.hdl.transform.SplitWires;

/**
 * Makes a design printable. What the passes promise, together, is all that the printer relies on:
 * no width is 0, expressions are trees of bounded height, bits are selected from signals only,
 * every index has exactly the bits it needs, and every bit has a reader.
 */
final class Prepare {
  private static final List<Pass> PASSES =
      List.of(
          new FoldConstants(),
          new ResolveOverwrites(),
          new LowerDynamicSets(),
          new SplitWires(),
          new FoldConstants(),
          new ResolveOverwrites(),
          new LowerTotality(),
          new NameOperands(),
          new FoldConstants(),
          new LowerSelects(),
          new BalanceChains(),
          new SplitSwitches(),
          new NameReads(),
          new NameShared(),
          new SinkUnused());

  private Prepare() {}

  static Design apply(Design design) {
    Design prepared = design;
    for (Pass pass : PASSES) {
      prepared = pass.apply(prepared);
    }
    return prepared;
  }
}
