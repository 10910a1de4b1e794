package weft.hdl.bus;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.uint;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.UInt;

/**
 * APB4 with 32 data bits, directed as its completer sees it: {@code in(bundle(() -> new
 * Apb(8))).named("apb")} makes the ports {@code apb_psel} and so on; {@code out(...)} makes a
 * requester's. A transfer has a clock of set-up ({@code psel} without {@code penable}) and then
 * clocks of access until {@code pready}.
 *
 * <pre>{@code
 * Apb apb = in(bundle(() -> new Apb(8)));              // 8 address bits, 32 data bits
 * UInt held = reg(uint(32)).init(0);
 * when(apb.completes().and(apb.pwrite), () -> held.set(apb.pwdata.asUInt()));
 * apb.pready.set(true);
 * apb.prdata.set(held.asBits());
 * apb.pslverr.set(apb.paddr.ne(0));
 * }</pre>
 */
public final class Apb extends Bundle {
  public final UInt paddr;
  public final Bool psel;
  public final Bool penable;
  public final Bool pwrite;
  public final Bits pwdata;
  public final Bits pstrb;
  public final Bool pready;
  public final Bits prdata;

  /** The completer refused; counts in the clock of {@code pready}. */
  public final Bool pslverr;

  /**
   * @param addressBits of a byte address
   */
  public Apb(int addressBits) {
    paddr = field(uint(addressBits));
    psel = field(bool());
    penable = field(bool());
    pwrite = field(bool());
    pwdata = field(bits(32));
    pstrb = field(bits(4));
    pready = flipped(bool());
    prdata = flipped(bits(32));
    pslverr = flipped(bool());
  }

  /** True in the clock in which a transfer ends. */
  public Bool completes() {
    return psel.and(penable).and(pready);
  }

  @Override
  public Apb named(String name) {
    super.named(name);
    return this;
  }
}
