package weft.hdl.bench;

import java.util.List;
import weft.hdl.bench.BusMaster.Read;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bus.AxiLite;

/**
 * Checks the rules of an AXI4-Lite anywhere in the design, both sides of it: what is offered stays
 * until it has moved, and answers come after what they answer. Keeps the addresses.
 *
 * <pre>{@code
 * AxiLiteMonitor monitor = bench.add(new AxiLiteMonitor(bench, dut.control));
 * bench.step(100);
 * assertEquals(List.of(0x04L), monitor.writeAddresses());
 * }</pre>
 */
public final class AxiLiteMonitor implements Agent {
  private final Bench<?> bench;
  private final AxiLite bus;
  private final HandshakeMonitor<Long> writeAddresses;
  private final HandshakeMonitor<List<Long>> writeData;
  private final HandshakeMonitor<Response> writeAnswers;
  private final HandshakeMonitor<Long> readAddresses;
  private final HandshakeMonitor<Read> readAnswers;

  public AxiLiteMonitor(Bench<?> bench, AxiLite bus) {
    this.bench = bench;
    this.bus = bus;
    writeAddresses =
        HandshakeMonitor.of(bench, bus.awvalid, bus.awready, () -> bench.peek(bus.awaddr));
    writeData =
        HandshakeMonitor.of(
            bench,
            bus.wvalid,
            bus.wready,
            () -> List.of(bench.peek(bus.wdata), bench.peek(bus.wstrb)));
    writeAnswers =
        HandshakeMonitor.of(
            bench, bus.bvalid, bus.bready, () -> Response.of(bench, (int) bench.peek(bus.bresp)));
    readAddresses =
        HandshakeMonitor.of(bench, bus.arvalid, bus.arready, () -> bench.peek(bus.araddr));
    readAnswers =
        HandshakeMonitor.of(
            bench,
            bus.rvalid,
            bus.rready,
            () -> new Read(bench.peek(bus.rdata), Response.of(bench, (int) bench.peek(bus.rresp))));
  }

  /** Addresses of writes, as far as they have moved. */
  public List<Long> writeAddresses() {
    return writeAddresses.words();
  }

  /** Addresses of reads, as far as they have moved. */
  public List<Long> readAddresses() {
    return readAddresses.words();
  }

  /** Answers first: none may come in the clock in which what it answers moves. */
  @Override
  public void sample() {
    long asked = Math.min(writeAddresses.moved(), writeData.moved());
    if (bench.isTrue(bus.bvalid) && writeAnswers.moved() >= asked) {
      throw new ProtocolError(bench, "bvalid without a write whose address and data have moved");
    }
    if (bench.isTrue(bus.rvalid) && readAnswers.moved() >= readAddresses.moved()) {
      throw new ProtocolError(bench, "rvalid without a read whose address has moved");
    }
    writeAnswers.sample();
    readAnswers.sample();
    writeAddresses.sample();
    writeData.sample();
    readAddresses.sample();
  }
}
