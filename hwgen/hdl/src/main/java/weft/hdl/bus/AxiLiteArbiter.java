package weft.hdl.bus;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Type;
import weft.hdl.UInt;

/**
 * Several AXI4-Lite managers to one subordinate, in turn: after an access everybody else who asks
 * comes first. One write and one read are under way at a time. With {@link AxiLiteDecoder} behind
 * it, it is an interconnect.
 *
 * <pre>{@code
 * AxiLiteArbiter arbiter = add(new AxiLiteArbiter(2, 16));
 * arbiter.upstream.get(0).set(in(bundle(() -> new AxiLite(16))).named("cpu"));
 * arbiter.upstream.get(1).set(in(bundle(() -> new AxiLite(16))).named("debug"));
 * out(bundle(() -> new AxiLite(16))).named("memory").set(arbiter.downstream);
 * }</pre>
 */
public final class AxiLiteArbiter extends Component {
  public final List<AxiLite> upstream = new ArrayList<>();
  public final AxiLite downstream;

  /**
   * Of 32 data bits.
   *
   * @param managers 1 or more
   * @param addressBits of a byte address, on both sides
   */
  public AxiLiteArbiter(int managers, int addressBits) {
    this(managers, addressBits, 32);
  }

  /**
   * @param managers 1 or more
   * @param addressBits of a byte address, on both sides
   * @param dataBits 32 or 64, on both sides
   */
  public AxiLiteArbiter(int managers, int addressBits, int dataBits) {
    if (managers < 1) {
      throw new IllegalArgumentException("managers must be 1 or more, not " + managers);
    }
    describe(managers + " AXI4-Lite managers in turn to one subordinate.");
    Type<AxiLite> port = bundle(() -> new AxiLite(addressBits, dataBits));
    for (int i = 0; i < managers; i++) {
      upstream.add(in(port));
    }
    downstream = out(port);
    writes(addressBits);
    reads(addressBits);
  }

  private void writes(int addressBits) {
    comment("The manager whose write is under way.");
    UInt granted = reg(uint(upstream.size())).init(0);
    Bool addressMoved = reg(bool()).init(false);
    Bool dataMoved = reg(bool()).init(false);
    List<Bool> asks = upstream.stream().map(up -> up.awvalid).toList();
    Bool ends = downstream.bvalid.and(downstream.bready);
    grant(granted, asks, ends, "write");

    Bool addressAsks = Bool.of(false);
    UInt address = uint(addressBits).of(0);
    Bool dataAsks = Bool.of(false);
    Bits data = downstream.wdata.type().of(0);
    Bits strobe = downstream.wstrb.type().of(0);
    Bool takesAnswer = Bool.of(false);
    for (int i = 0; i < upstream.size(); i++) {
      AxiLite up = upstream.get(i);
      Bool mine = granted.bit(i);
      addressAsks = addressAsks.or(mine.and(up.awvalid));
      address = mux(mine, up.awaddr, address);
      dataAsks = dataAsks.or(mine.and(up.wvalid));
      data = mux(mine, up.wdata, data);
      strobe = mux(mine, up.wstrb, strobe);
      takesAnswer = takesAnswer.or(mine.and(up.bready));
      up.awready.set(mine.and(addressMoved.not()).and(downstream.awready));
      up.wready.set(mine.and(dataMoved.not()).and(downstream.wready));
      up.bvalid.set(mine.and(downstream.bvalid));
      up.bresp.set(downstream.bresp);
    }
    downstream.awvalid.set(addressAsks.and(addressMoved.not()));
    downstream.awaddr.set(address);
    downstream.wvalid.set(dataAsks.and(dataMoved.not()));
    downstream.wdata.set(data);
    downstream.wstrb.set(strobe);
    downstream.bready.set(takesAnswer);
    when(downstream.awvalid.and(downstream.awready), () -> addressMoved.set(true));
    when(downstream.wvalid.and(downstream.wready), () -> dataMoved.set(true));
    when(
        ends,
        () -> {
          addressMoved.set(false);
          dataMoved.set(false);
        });
  }

  private void reads(int addressBits) {
    comment("The manager whose read is under way.");
    UInt granted = reg(uint(upstream.size())).init(0);
    Bool addressMoved = reg(bool()).init(false);
    List<Bool> asks = upstream.stream().map(up -> up.arvalid).toList();
    Bool ends = downstream.rvalid.and(downstream.rready);
    grant(granted, asks, ends, "read");

    Bool addressAsks = Bool.of(false);
    UInt address = uint(addressBits).of(0);
    Bool takesAnswer = Bool.of(false);
    for (int i = 0; i < upstream.size(); i++) {
      AxiLite up = upstream.get(i);
      Bool mine = granted.bit(i);
      addressAsks = addressAsks.or(mine.and(up.arvalid));
      address = mux(mine, up.araddr, address);
      takesAnswer = takesAnswer.or(mine.and(up.rready));
      up.arready.set(mine.and(addressMoved.not()).and(downstream.arready));
      up.rvalid.set(mine.and(downstream.rvalid));
      up.rresp.set(downstream.rresp);
      up.rdata.set(downstream.rdata);
    }
    downstream.arvalid.set(addressAsks.and(addressMoved.not()));
    downstream.araddr.set(address);
    downstream.rready.set(takesAnswer);
    when(downstream.arvalid.and(downstream.arready), () -> addressMoved.set(true));
    when(ends, () -> addressMoved.set(false));
  }

  /** Sets the grant, one bit a manager, from when nobody has it until an access ends. */
  private void grant(UInt granted, List<Bool> asks, Bool ends, String what) {
    int n = asks.size();
    UInt behindLast = reg(uint(n)).init(0).named(what + "BehindLast");
    List<Bool> highestFirst = new ArrayList<>(asks);
    java.util.Collections.reverse(highestFirst);
    UInt requests = concat(highestFirst).asUInt().named(what + "Requests");
    UInt next = requests.and(behindLast).named(what + "Next");
    UInt choice = mux(next.ne(0), lowest(next), lowest(requests));
    when(
            ends,
            () -> {
              granted.set(0);
              behindLast.set(granted.or(granted.minus(1)).not());
            })
        .elsewhen(granted.eq(0), () -> granted.set(choice));
  }

  private static UInt lowest(UInt x) {
    return x.and(x.not().plus(1));
  }
}
