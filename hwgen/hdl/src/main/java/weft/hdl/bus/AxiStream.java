package weft.hdl.bus;

import static weft.hdl.Hdl.bits;
import static weft.hdl.Hdl.bool;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;

/**
 * AXI4-Stream with packet ends: {@code in(bundle(() -> new AxiStream(32))).named("s_axis")}
 * receives, {@code out(...)} sends. A beat moves in every clock in which {@code tvalid} and {@code
 * tready} are both true.
 */
public final class AxiStream extends Bundle {
  public final Bits tdata;
  public final Bool tvalid;

  /** Runs against the direction of the whole. */
  public final Bool tready;

  /** The packet's last beat. */
  public final Bool tlast;

  /**
   * @param dataBits of a beat
   */
  public AxiStream(int dataBits) {
    tdata = field(bits(dataBits));
    tvalid = field(bool());
    tready = flipped(bool());
    tlast = field(bool());
  }

  /** True in the clocks in which a beat moves. */
  public Bool fires() {
    return tvalid.and(tready);
  }

  @Override
  public AxiStream named(String name) {
    super.named(name);
    return this;
  }
}
