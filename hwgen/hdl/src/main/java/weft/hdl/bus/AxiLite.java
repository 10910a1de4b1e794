package weft.hdl.bus;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.uint;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.UInt;

/**
 * AXI4-Lite, directed as its subordinate sees it: {@code in(bundle(() -> new
 * AxiLite(8))).named("s_axil")} makes the ports {@code s_axil_awaddr} and so on; {@code out(...)}
 * makes a manager's.
 *
 * <pre>{@code
 * AxiLite control = in(bundle(() -> new AxiLite(8))).named("s_axil");   // 8 address, 32 data bits
 * RegisterFile registers = RegisterFile.behind(control, TimerMap.MAP);
 * }</pre>
 */
public final class AxiLite extends Bundle {
  /** The subordinate did what it was asked to. */
  public static final int OKAY = 0;

  /** The subordinate refused. */
  public static final int SLVERR = 2;

  /** Nobody is at the address. */
  public static final int DECERR = 3;

  /** Whether the protection bits have pins. */
  public enum Protection {
    /** {@code awprot} and {@code arprot} have no bits. */
    ABSENT,
    /** They have 3 bits each. */
    PRESENT
  }

  public final UInt awaddr;
  public final Bits awprot;
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
  public final Bits arprot;
  public final Bool arvalid;
  public final Bool arready;
  public final Bits rdata;
  public final Bits rresp;
  public final Bool rvalid;
  public final Bool rready;

  /**
   * 32 data bits and no protection bits.
   *
   * @param addressBits of a byte address
   */
  public AxiLite(int addressBits) {
    this(addressBits, 32);
  }

  /**
   * No protection bits.
   *
   * @param addressBits of a byte address
   * @param dataBits 32 or 64
   */
  public AxiLite(int addressBits, int dataBits) {
    this(addressBits, dataBits, Protection.ABSENT);
  }

  /**
   * @param addressBits of a byte address
   * @param dataBits 32 or 64
   */
  public AxiLite(int addressBits, int dataBits, Protection protection) {
    if (dataBits != 32 && dataBits != 64) {
      throw new IllegalArgumentException("AXI4-Lite has 32 or 64 data bits, not " + dataBits);
    }
    int prot = protection == Protection.PRESENT ? 3 : 0;
    awaddr = field(uint(addressBits));
    awprot = field(bits(prot));
    awvalid = field(bool());
    awready = flipped(bool());
    wdata = field(bits(dataBits));
    wstrb = field(bits(dataBits / 8));
    wvalid = field(bool());
    wready = flipped(bool());
    bresp = flipped(bits(2));
    bvalid = flipped(bool());
    bready = field(bool());
    araddr = field(uint(addressBits));
    arprot = field(bits(prot));
    arvalid = field(bool());
    arready = flipped(bool());
    rdata = flipped(bits(dataBits));
    rresp = flipped(bits(2));
    rvalid = flipped(bool());
    rready = field(bool());
  }

  /**
   * Connects a subordinate without protection bits to a manager that may have them; nobody reads
   * them. Both have equal widths else.
   */
  public void setWithoutProtection(AxiLite manager) {
    awaddr.set(manager.awaddr);
    awvalid.set(manager.awvalid);
    manager.awready.set(awready);
    wdata.set(manager.wdata);
    wstrb.set(manager.wstrb);
    wvalid.set(manager.wvalid);
    manager.wready.set(wready);
    manager.bresp.set(bresp);
    manager.bvalid.set(bvalid);
    bready.set(manager.bready);
    araddr.set(manager.araddr);
    arvalid.set(manager.arvalid);
    manager.arready.set(arready);
    manager.rdata.set(rdata);
    manager.rresp.set(rresp);
    manager.rvalid.set(rvalid);
    rready.set(manager.rready);
    if (manager.awprot.width() > 0) {
      manager.awprot.unused("nothing here is protected");
      manager.arprot.unused("nothing here is protected");
    }
  }

  @Override
  public AxiLite named(String name) {
    super.named(name);
    return this;
  }
}
