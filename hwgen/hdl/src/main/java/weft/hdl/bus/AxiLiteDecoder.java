package weft.hdl.bus;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Type;
import weft.hdl.UInt;

/**
 * One AXI4-Lite manager to several subordinates by address; each sees addresses within its region.
 * An address of nobody answers DECERR. One write and one read are under way at a time.
 *
 * <pre>{@code
 * AxiLiteDecoder decoder =
 *     add(new AxiLiteDecoder(16, List.of(new AddressRegion(0, 8), new AddressRegion(0x1000, 12))));
 * decoder.upstream.set(in(bundle(() -> new AxiLite(16))).named("control"));
 * AxiLite timer = decoder.downstream.get(0);           // 8 address bits
 * AxiLite memory = decoder.downstream.get(1);          // 12
 * }</pre>
 */
public final class AxiLiteDecoder extends Component {
  public final AxiLite upstream;

  /** One a region, in their order. */
  public final List<AxiLite> downstream = new ArrayList<>();

  private final List<AddressRegion> regions;

  /**
   * Of 32 data bits.
   *
   * @param addressBits of the manager's byte addresses
   */
  public AxiLiteDecoder(int addressBits, List<AddressRegion> regions) {
    this(addressBits, 32, regions);
  }

  /**
   * @param addressBits of the manager's byte addresses
   * @param dataBits 32 or 64, on both sides
   */
  public AxiLiteDecoder(int addressBits, int dataBits, List<AddressRegion> regions) {
    AddressRegion.check(regions, addressBits);
    this.regions = List.copyOf(regions);
    describe("AXI4-Lite by address to " + regions.size() + " subordinates.");
    upstream = in(port(addressBits, dataBits));
    for (AddressRegion region : regions) {
      downstream.add(out(port(region.addressBits(), dataBits)));
    }
    writes(addressBits);
    reads(addressBits);
  }

  private static Type<AxiLite> port(int addressBits, int dataBits) {
    return bundle(() -> new AxiLite(addressBits, dataBits));
  }

  private void writes(int addressBits) {
    comment("A write: its address is kept until its answer has moved.");
    Bool busy = reg(bool()).init(false);
    Bool addressMoved = reg(bool());
    Bool dataMoved = reg(bool());
    UInt address = reg(uint(addressBits));
    List<Bool> hits = hits(address, "writes");
    Bool nobody = concat(hits).anyBit().not();

    upstream.awready.set(busy.not());
    when(
        upstream.awvalid.and(busy.not()),
        () -> {
          busy.set(true);
          addressMoved.set(false);
          dataMoved.set(false);
          address.set(upstream.awaddr);
        });
    Bool addressTaken = nobody;
    Bool dataTaken = nobody;
    Bool answers = nobody;
    Bits answer = bits(2).of(AxiLite.DECERR);
    Bool answering = busy.and(addressMoved).and(dataMoved);
    for (int i = 0; i < regions.size(); i++) {
      AxiLite down = downstream.get(i);
      Bool hit = hits.get(i);
      down.awvalid.set(busy.and(addressMoved.not()).and(hit));
      down.awaddr.set(address.truncate(regions.get(i).addressBits()));
      down.wvalid.set(busy.and(dataMoved.not()).and(hit).and(upstream.wvalid));
      down.wdata.set(upstream.wdata);
      down.wstrb.set(upstream.wstrb);
      down.bready.set(answering.and(hit).and(upstream.bready));
      addressTaken = addressTaken.or(hit.and(down.awready));
      dataTaken = dataTaken.or(hit.and(down.wready));
      answers = answers.or(hit.and(down.bvalid));
      answer = mux(hit, down.bresp, answer);
    }
    upstream.wready.set(busy.and(dataMoved.not()).and(dataTaken));
    upstream.bvalid.set(answering.and(answers));
    upstream.bresp.set(answer);
    when(busy.and(addressTaken), () -> addressMoved.set(true));
    when(upstream.wvalid.and(upstream.wready), () -> dataMoved.set(true));
    when(upstream.bvalid.and(upstream.bready), () -> busy.set(false));
  }

  private void reads(int addressBits) {
    comment("A read: its address is kept until its answer has moved.");
    Bool busy = reg(bool()).init(false);
    Bool addressMoved = reg(bool());
    UInt address = reg(uint(addressBits));
    List<Bool> hits = hits(address, "reads");
    Bool nobody = concat(hits).anyBit().not();

    upstream.arready.set(busy.not());
    when(
        upstream.arvalid.and(busy.not()),
        () -> {
          busy.set(true);
          addressMoved.set(false);
          address.set(upstream.araddr);
        });
    Bool addressTaken = nobody;
    Bool answers = nobody;
    Bits answer = bits(2).of(AxiLite.DECERR);
    Bits data = upstream.rdata.type().of(0);
    Bool answering = busy.and(addressMoved);
    for (int i = 0; i < regions.size(); i++) {
      AxiLite down = downstream.get(i);
      Bool hit = hits.get(i);
      down.arvalid.set(busy.and(addressMoved.not()).and(hit));
      down.araddr.set(address.truncate(regions.get(i).addressBits()));
      down.rready.set(answering.and(hit).and(upstream.rready));
      addressTaken = addressTaken.or(hit.and(down.arready));
      answers = answers.or(hit.and(down.rvalid));
      answer = mux(hit, down.rresp, answer);
      data = mux(hit, down.rdata, data);
    }
    upstream.rvalid.set(answering.and(answers));
    upstream.rresp.set(answer);
    upstream.rdata.set(data);
    when(busy.and(addressTaken), () -> addressMoved.set(true));
    when(upstream.rvalid.and(upstream.rready), () -> busy.set(false));
  }

  private List<Bool> hits(UInt address, String what) {
    List<Bool> hits = new ArrayList<>();
    for (int i = 0; i < regions.size(); i++) {
      AddressRegion region = regions.get(i);
      Bool hit = address.shr(region.addressBits()).eq(region.base() >>> region.addressBits());
      hits.add(hit.named(what + "_" + i));
    }
    return hits;
  }
}
