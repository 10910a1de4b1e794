package weft.hdl.bus;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.uint;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.UInt;

/**
 * AXI4-Lite with 32 data bits, directed as its subordinate sees it: {@code in(bundle(() -> new
 * AxiLite(8))).named("s_axil")} makes the ports {@code s_axil_awaddr} and so on. Protection bits
 * are left out: nobody here reads them.
 */
public final class AxiLite extends Bundle {
  /** The subordinate did what it was asked to. */
  public static final int OKAY = 0;

  /** The subordinate refused. */
  public static final int SLVERR = 2;

  public final UInt awaddr;
  public final Bool awvalid;
  public final Bool awready;
  public final Bits wdata;
  public final Bits wstrb;
  public final Bool wvalid;
  public final Bool wready;
  public final Bits bresp;
  public final Bool bvalid;
  public final Bool bready;
  public final UInt araddr;
  public final Bool arvalid;
  public final Bool arready;
  public final Bits rdata;
  public final Bits rresp;
  public final Bool rvalid;
  public final Bool rready;

  /**
   * @param addressBits of a byte address
   */
  public AxiLite(int addressBits) {
    awaddr = field(uint(addressBits));
    awvalid = field(bool());
    awready = flipped(bool());
    wdata = field(bits(32));
    wstrb = field(bits(4));
    wvalid = field(bool());
    wready = flipped(bool());
    bresp = flipped(bits(2));
    bvalid = flipped(bool());
    bready = field(bool());
    araddr = field(uint(addressBits));
    arvalid = field(bool());
    arready = flipped(bool());
    rdata = flipped(bits(32));
    rresp = flipped(bits(2));
    rvalid = flipped(bool());
    rready = field(bool());
  }

  @Override
  public AxiLite named(String name) {
    super.named(name);
    return this;
  }
}
