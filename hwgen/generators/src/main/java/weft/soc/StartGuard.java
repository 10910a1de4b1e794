package weft.soc;

import weft.arch.JobError;
import weft.arch.Widths;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.regs.RegisterMap;

/**
 * Refuses writes that are legal by themselves but not now: of job registers while a job runs, and
 * starts whose registers do not fit together, which a family says, or whose sums could outgrow
 * their width. Counts what has been accumulated into a sum since the last job without KEEP.
 */
public abstract class StartGuard extends Component {
  /** A write that the register map allows is tried in this clock. */
  public final Bool write;

  public final UInt address;
  public final Bits data;
  public final Bool busy;

  public final UInt op;
  public final Bool keep;

  /** log2 of the units whose sums are added. */
  public final UInt group;

  public final Bool reset;

  /** The write is refused, for the reason {@link #code} at {@link #faultAddress}. */
  public final Bool refuse;

  public final UInt code;
  public final UInt faultAddress;

  /** The reason is OVERFLOW. */
  public final Bool overflow;

  /** The write is carried out and starts a job. */
  public final Bool start;

  private final RegisterMap map;
  private final int levels;

  /**
   * @param opBits bits of register OP
   * @param units whose sums can be added; a power of two
   */
  protected StartGuard(RegisterMap map, int opBits, int units) {
    this.map = map;
    levels = Widths.index(units);
    describe("Refuses writes that do not fit the moment, and starts that do not fit together.");
    write = in(bool());
    address = in(uint(map.addressBits()));
    data = in(bits(32));
    busy = in(bool());
    op = in(uint(opBits));
    keep = in(bool());
    group = in(uint(Widths.unsigned(levels)));
    reset = in(bool());
    refuse = out(bool());
    code = out(uint(4));
    faultAddress = out(uint(map.addressBits()));
    overflow = out(bool());
    start = out(bool());
  }

  /**
   * What is refused.
   *
   * @param misfit the registers do not fit together, told at {@code misfitAddress}
   * @param computes the job accumulates {@code added} into its sums
   * @param most that may be accumulated into a sum; {@code added} is at most {@code mostAdded}
   */
  protected final void decide(
      Bool misfit, UInt misfitAddress, Bool computes, UInt added, int mostAdded, int most) {
    int totalBits = Widths.unsigned((long) most + mostAdded);
    UInt accumulated = reg(uint(totalBits)).init(0);

    Bool asks = write.and(address.eq(map.address("CTRL"))).and(data.bit(0));
    data.bits(31, 1).unused("only START is checked");
    Bool jobRegister = address.ge(map.address("OP")).and(address.le(map.address("TEST_COLUMN")));
    Bool isBusy = busy.and(asks.or(write.and(jobRegister)));
    Bool doesNotFit = asks.and(misfit);

    UInt before = mux(keep, accumulated, uint(totalBits).of(0));
    UInt total = before.plus(added.extend(totalBits));
    UInt ofGroup = total.extend(totalBits + levels).shl(group);
    Bool outgrows = asks.and(computes).and(ofGroup.gt(most));

    refuse.set(isBusy.or(doesNotFit).or(outgrows));
    overflow.set(outgrows.and(isBusy.or(doesNotFit).not()));
    UInt ofStart = mux(doesNotFit, error(JobError.CONFIG), error(JobError.OVERFLOW));
    code.set(mux(isBusy, error(JobError.BUSY), ofStart));
    UInt atStart = mux(doesNotFit, misfitAddress, addressOf("MODE"));
    faultAddress.set(mux(isBusy, address, atStart));
    start.set(asks.and(refuse.not()));
    when(reset, () -> accumulated.set(0))
        .elsewhen(start.and(computes), () -> accumulated.set(total));
  }

  protected final UInt addressOf(String register) {
    return uint(map.addressBits()).of(map.address(register));
  }

  private static UInt error(JobError error) {
    return uint(4).of(error.code());
  }
}
