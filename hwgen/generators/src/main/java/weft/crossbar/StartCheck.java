package weft.crossbar;

import weft.arch.JobError;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarConfig.Faults;
import weft.arch.crossbar.CrossbarOp;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.regs.RegisterMap;

/**
 * Refuses writes that are legal by themselves but not now: of job registers while a job runs, and
 * starts whose registers do not fit together or whose sums could outgrow their width. Counts the
 * fragments accumulated in a unit since the last job without KEEP.
 */
final class StartCheck extends Component {
  /** A write that the register map allows is tried in this clock. */
  final Bool write;

  final UInt address;
  final Bits data;
  final Bool busy;

  final UInt op;
  final Bool keep;
  final UInt group;
  final UInt fragments;
  final UInt firstRow;
  final UInt rows;
  final Bool reset;

  /** The write is refused, for the reason {@link #code} at {@link #faultAddress}. */
  final Bool refuse;

  final UInt code;
  final UInt faultAddress;

  /** The reason is OVERFLOW. */
  final Bool overflow;

  /** The write is carried out and starts a job. */
  final Bool start;

  StartCheck(CrossbarConfig config, RegisterMap map) {
    describe("Refuses writes that do not fit the moment, and starts that do not fit together.");
    write = in(bool());
    address = in(uint(map.addressBits()));
    data = in(bits(32));
    busy = in(bool());
    op = in(uint(3));
    keep = in(bool());
    group = in(uint(Widths.unsigned(Widths.index(config.units()))));
    fragments = in(uint(Widths.unsigned(config.fragments())));
    firstRow = in(uint(Widths.unsigned(config.rows() - 1L)));
    rows = in(uint(Widths.unsigned(config.rows())));
    reset = in(bool());

    int most = config.maxAccumulatedFragments();
    int totalBits = Widths.unsigned((long) most + config.fragments());
    UInt accumulated = reg(uint(totalBits)).init(0);

    Bool asks = write.and(address.eq(map.address("CTRL"))).and(data.bit(0));
    data.bits(31, 1).unused("only START is checked");
    Bool jobRegister = address.ge(map.address("OP")).and(address.le(map.address("TEST_COLUMN")));
    Bool isBusy = busy.and(asks.or(write.and(jobRegister)));

    Bool computes = is(CrossbarOp.COMPUTE);
    UInt end = firstRow.plusWide(rows);
    Bool byRow = is(CrossbarOp.PROGRAM).or(is(CrossbarOp.FAULTS));
    Bool rowsDoNotFit =
        byRow.and(end.gt(config.rows())).or(is(CrossbarOp.FLAGS).and(end.gt(config.fragments())));
    Bool noFragment = is(CrossbarOp.TEST).and(firstRow.extend(end.width()).ge(config.fragments()));
    Bool noFaults = config.faults() == Faults.NONE ? is(CrossbarOp.FAULTS) : Bool.of(false);
    Bool doesNotFit = asks.and(rowsDoNotFit.or(noFragment).or(noFaults));

    UInt before = mux(keep, accumulated, uint(totalBits).of(0));
    UInt total = before.plus(fragments.extend(totalBits));
    int grown = totalBits + Widths.index(config.units());
    Bool outgrows = asks.and(computes).and(total.extend(grown).shl(group).gt(most));

    refuse = out(isBusy.or(doesNotFit).or(outgrows));
    overflow = out(outgrows.and(isBusy.or(doesNotFit).not()));
    code =
        out(
            mux(
                isBusy,
                error(JobError.BUSY),
                mux(doesNotFit, error(JobError.CONFIG), error(JobError.OVERFLOW))));
    UInt ofRows = mux(noFragment, addressOf(map, "FIRST_ROW"), addressOf(map, "ROWS"));
    UInt misfit = mux(noFaults, addressOf(map, "OP"), ofRows);
    faultAddress = out(mux(isBusy, address, mux(doesNotFit, misfit, addressOf(map, "MODE"))));
    start = out(asks.and(refuse.not()));
    when(reset, () -> accumulated.set(0))
        .elsewhen(start.and(computes), () -> accumulated.set(total));
  }

  private Bool is(CrossbarOp which) {
    return op.eq(which.code());
  }

  private static UInt error(JobError error) {
    return uint(4).of(error.code());
  }

  private static UInt addressOf(RegisterMap map, String register) {
    return uint(map.addressBits()).of(map.address(register));
  }
}
