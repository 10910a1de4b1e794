package weft.tim;

import weft.arch.JobError;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimOp;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.regs.RegisterMap;

/**
 * Refuses writes that are legal by themselves but not now: of job registers while a job runs, and
 * starts whose registers do not fit together or whose sums could outgrow their width. Counts the
 * blocks accumulated in a tile since the last job without KEEP.
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
  final UInt firstBlock;
  final UInt blocks;
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

  StartCheck(TimConfig config, RegisterMap map) {
    describe("Refuses writes that do not fit the moment, and starts that do not fit together.");
    write = in(bool());
    address = in(uint(map.addressBits()));
    data = in(bits(32));
    busy = in(bool());
    op = in(uint(2));
    keep = in(bool());
    group = in(uint(Widths.unsigned(Widths.index(config.tiles()))));
    firstBlock = in(uint(Widths.unsigned(config.blocks() - 1L)));
    blocks = in(uint(Widths.unsigned(config.blocks())));
    firstRow = in(uint(Widths.unsigned(config.rows() - 1L)));
    rows = in(uint(Widths.unsigned(config.rows())));
    reset = in(bool());

    int most = config.maxAccumulatedBlocks();
    int totalBits = Widths.unsigned((long) most + config.blocks());
    UInt accumulated = reg(uint(totalBits)).init(0);

    Bool asks = write.and(address.eq(map.address("CTRL"))).and(data.bit(0));
    data.bits(31, 1).unused("only START is checked");
    Bool jobRegister = address.ge(map.address("OP")).and(address.le(map.address("TEST_COLUMN")));
    Bool isBusy = busy.and(asks.or(write.and(jobRegister)));

    Bool computes = op.eq(TimOp.COMPUTE.code());
    Bool blocksDoNotFit = computes.and(firstBlock.plusWide(blocks).gt(config.blocks()));
    Bool rowsDoNotFit = op.eq(TimOp.PROGRAM.code()).and(firstRow.plusWide(rows).gt(config.rows()));
    Bool doesNotFit = asks.and(blocksDoNotFit.or(rowsDoNotFit));

    UInt before = mux(keep, accumulated, uint(totalBits).of(0));
    UInt total = before.plus(blocks.extend(totalBits));
    int grown = totalBits + Widths.index(config.tiles());
    Bool outgrows = asks.and(computes).and(total.extend(grown).shl(group).gt(most));

    refuse = out(isBusy.or(doesNotFit).or(outgrows));
    overflow = out(outgrows.and(isBusy.or(doesNotFit).not()));
    code =
        out(
            mux(
                isBusy,
                error(JobError.BUSY),
                mux(doesNotFit, error(JobError.CONFIG), error(JobError.OVERFLOW))));
    UInt misfit = mux(computes, addressOf(map, "BLOCKS"), addressOf(map, "ROWS"));
    faultAddress = out(mux(isBusy, address, mux(doesNotFit, misfit, addressOf(map, "MODE"))));
    start = out(asks.and(refuse.not()));
    when(reset, () -> accumulated.set(0))
        .elsewhen(start.and(computes), () -> accumulated.set(total));
  }

  private static UInt error(JobError error) {
    return uint(4).of(error.code());
  }

  private static UInt addressOf(RegisterMap map, String register) {
    return uint(map.addressBits()).of(map.address(register));
  }
}
