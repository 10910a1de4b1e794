package weft.soc;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * Keeps code and address of the first fault until software clears them. Of faults in one clock the
 * one with the lowest index is first; a fault in the clock of a clear is kept.
 */
public final class FaultLog extends Component {
  /** One source of faults. */
  public static final class Source {
    /** A fault happens in this clock. */
    public final Bool happens;

    public final UInt code;
    public final UInt address;

    private Source(int index, int codeBits, int addressBits) {
      happens = in(bool()).named("fault_" + index);
      code = in(uint(codeBits)).named("fault_" + index + "_code");
      address = in(uint(addressBits)).named("fault_" + index + "_address");
    }

    /** Connects the source. */
    public void set(Bool whenHappens, UInt itsCode, UInt itsAddress) {
      happens.set(whenHappens);
      code.set(itsCode);
      address.set(itsAddress);
    }
  }

  public final List<Source> sources = new ArrayList<>();

  /** Software clears the log. */
  public final Bool clear;

  public final Bool reset;

  /** 0 if there was no fault. */
  public final UInt code;

  public final UInt address;

  /** Any source has a fault in this clock. */
  public final Bool fault;

  /**
   * @param count of sources
   */
  public FaultLog(int count, int codeBits, int addressBits) {
    describe("The first fault since the last clear.");
    for (int i = 0; i < count; i++) {
      sources.add(new Source(i, codeBits, addressBits));
    }
    clear = in(bool());
    reset = in(bool());
    code = out(uint(codeBits));
    address = out(uint(addressBits));
    fault = out(bool());

    UInt firstCode = reg(uint(codeBits)).init(0);
    UInt firstAddress = reg(uint(addressBits)).init(0);
    Bool happens = concat(sources.stream().map(source -> source.happens).toList()).anyBit();
    UInt nextCode = sources.get(count - 1).code;
    UInt nextAddress = sources.get(count - 1).address;
    for (int i = count - 2; i >= 0; i--) {
      nextCode = mux(sources.get(i).happens, sources.get(i).code, nextCode);
      nextAddress = mux(sources.get(i).happens, sources.get(i).address, nextAddress);
    }
    UInt newCode = nextCode;
    UInt newAddress = nextAddress;
    when(
            reset,
            () -> {
              firstCode.set(0);
              firstAddress.set(0);
            })
        .elsewhen(
            happens.and(clear.or(firstCode.eq(0))),
            () -> {
              firstCode.set(newCode);
              firstAddress.set(newAddress);
            })
        .elsewhen(
            clear,
            () -> {
              firstCode.set(0);
              firstAddress.set(0);
            });
    code.set(firstCode);
    address.set(firstAddress);
    fault.set(happens);
  }
}
