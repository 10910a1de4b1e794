package weft.crossbar;

import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarConfig.Faults;
import weft.arch.crossbar.CrossbarOp;
import weft.hdl.Bool;
import weft.hdl.UInt;
import weft.hdl.regs.RegisterMap;
import weft.soc.StartGuard;

/** Which starts fit no crossbar: docs/crossbar.md section 4. */
final class StartCheck extends StartGuard {
  final UInt fragments;
  final UInt firstRow;
  final UInt rows;

  StartCheck(CrossbarConfig config, RegisterMap map) {
    super(map, 3, config.units());
    fragments = in(uint(Widths.unsigned(config.fragments())));
    firstRow = in(uint(Widths.unsigned(config.rows() - 1L)));
    rows = in(uint(Widths.unsigned(config.rows())));

    UInt end = firstRow.plusWide(rows);
    Bool byRow = is(CrossbarOp.PROGRAM).or(is(CrossbarOp.FAULTS)).and(end.gt(config.rows()));
    Bool byFragment = is(CrossbarOp.FLAGS).and(end.gt(config.fragments()));
    Bool noFragment = is(CrossbarOp.TEST).and(firstRow.extend(end.width()).ge(config.fragments()));
    Bool noFaults = config.faults() == Faults.NONE ? is(CrossbarOp.FAULTS) : Bool.of(false);
    UInt ofRows = mux(noFragment, addressOf("FIRST_ROW"), addressOf("ROWS"));
    decide(
        byRow.or(byFragment).or(noFragment).or(noFaults),
        mux(noFaults, addressOf("OP"), ofRows),
        is(CrossbarOp.COMPUTE),
        fragments,
        config.fragments(),
        config.maxAccumulatedFragments());
  }

  private Bool is(CrossbarOp which) {
    return op.eq(which.code());
  }
}
