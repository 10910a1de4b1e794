package weft.hdl.bus;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.uint;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.UInt;

/**
 * AXI4 with bursts, directed as its subordinate sees it: {@code in(bundle(() -> new Axi4(16, 64,
 * 4))).named("s_axi")} makes the ports {@code s_axi_awaddr} and so on; {@code out(...)} makes a
 * manager's. Identifiers of 0 bits have no pins; lock, cache, protection, quality, region and user
 * bits are left out: whoever needs them ties them off where the bus meets others.
 *
 * <pre>{@code
 * Axi4 data = in(bundle(() -> new Axi4(12, 64, 4)));   // 12 address, 64 data, 4 id bits
 * Axi4Memory memory = add(new Axi4Memory(12, 64, 4));
 * memory.bus.set(data);
 * }</pre>
 */
public final class Axi4 extends Bundle {
  /** Every beat goes to the same address. */
  public static final int FIXED = 0;

  /** Addresses grow. */
  public static final int INCR = 1;

  /** Addresses grow and go round in the burst's own size. */
  public static final int WRAP = 2;

  /** No burst crosses a multiple of so many bytes. */
  public static final int BOUNDARY = 4096;

  /** Beats of the longest burst. */
  public static final int MOST_BEATS = 256;

  public final UInt awid;
  public final UInt awaddr;

  /** Beats, less one. */
  public final UInt awlen;

  /** Bytes of a beat: 2 to this. */
  public final UInt awsize;

  public final UInt awburst;
  public final Bool awvalid;
  public final Bool awready;
  public final Bits wdata;
  public final Bits wstrb;
  public final Bool wlast;
  public final Bool wvalid;
  public final Bool wready;
  public final UInt bid;
  public final Bits bresp;
  public final Bool bvalid;
  public final Bool bready;
  public final UInt arid;
  public final UInt araddr;
  public final UInt arlen;
  public final UInt arsize;
  public final UInt arburst;
  public final Bool arvalid;
  public final Bool arready;
  public final UInt rid;
  public final Bits rdata;
  public final Bits rresp;
  public final Bool rlast;
  public final Bool rvalid;
  public final Bool rready;

  /**
   * @param addressBits of a byte address
   * @param dataBits 8 to 1024, a power of two
   * @param idBits 0 for none
   */
  public Axi4(int addressBits, int dataBits, int idBits) {
    if (Integer.bitCount(dataBits) != 1 || dataBits < 8 || dataBits > 1024) {
      throw new IllegalArgumentException("AXI4 has 8, 16, 32, ... 1024 data bits, not " + dataBits);
    }
    awid = field(uint(idBits));
    awaddr = field(uint(addressBits));
    awlen = field(uint(8));
    awsize = field(uint(3));
    awburst = field(uint(2));
    awvalid = field(bool());
    awready = flipped(bool());
    wdata = field(bits(dataBits));
    wstrb = field(bits(dataBits / 8));
    wlast = field(bool());
    wvalid = field(bool());
    wready = flipped(bool());
    bid = flipped(uint(idBits));
    bresp = flipped(bits(2));
    bvalid = flipped(bool());
    bready = field(bool());
    arid = field(uint(idBits));
    araddr = field(uint(addressBits));
    arlen = field(uint(8));
    arsize = field(uint(3));
    arburst = field(uint(2));
    arvalid = field(bool());
    arready = flipped(bool());
    rid = flipped(uint(idBits));
    rdata = flipped(bits(dataBits));
    rresp = flipped(bits(2));
    rlast = flipped(bool());
    rvalid = flipped(bool());
    rready = field(bool());
  }

  /** Bytes of a data word. */
  public int bytes() {
    return wdata.width() / 8;
  }

  /** {@code awsize} of a whole data word. */
  public int wholeSize() {
    return Integer.numberOfTrailingZeros(bytes());
  }

  @Override
  public Axi4 named(String name) {
    super.named(name);
    return this;
  }
}
