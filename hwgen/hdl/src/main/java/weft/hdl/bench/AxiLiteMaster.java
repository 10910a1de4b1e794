package weft.hdl.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import weft.hdl.bus.AxiLite;

/**
 * Drives an AXI4-Lite subordinate: {@code in(bundle(() -> new AxiLite(8)))} of the component.
 * Accesses of several tasks overlap; every channel may stall by itself. Checks that answers stay
 * until they are taken and do not come before they can.
 *
 * <pre>{@code
 * AxiLiteMaster bus = bench.add(new AxiLiteMaster(bench, dut.control));
 * bench.run(bus.write(0x04, 1).within(20, "a write"));
 * assertEquals(1, bench.run(bus.read(0x04)).data());
 * }</pre>
 */
public final class AxiLiteMaster implements Agent, BusMaster {
  private record WriteData(long data, int strobe) {}

  /** An access that was asked for and, some time, answered. */
  private static final class Pending<R> {
    private R answer;

    Task<R> done() {
      return Task.loopWhile(() -> answer == null, Task::edge).then(Task.value(() -> answer));
    }
  }

  private final Bench<?> bench;
  private final StreamSource<Long> writeAddresses;
  private final StreamSource<WriteData> writeData;
  private final StreamSink<Integer> writeAnswers;
  private final StreamSource<Long> readAddresses;
  private final StreamSink<Read> readAnswers;
  private final List<Agent> channels;
  private final Deque<Pending<Response>> writes = new ArrayDeque<>();
  private final Deque<Pending<Read>> reads = new ArrayDeque<>();
  private long written;
  private long read;

  public AxiLiteMaster(Bench<?> bench, AxiLite bus) {
    this.bench = bench;
    writeAddresses =
        StreamSource.of(bench, bus.awvalid, bus.awready, a -> bench.poke(bus.awaddr, a));
    writeData =
        StreamSource.of(
            bench,
            bus.wvalid,
            bus.wready,
            w -> {
              bench.poke(bus.wdata, w.data());
              bench.poke(bus.wstrb, w.strobe());
            });
    writeAnswers = StreamSink.of(bench, bus.bvalid, bus.bready, () -> (int) bench.peek(bus.bresp));
    readAddresses =
        StreamSource.of(bench, bus.arvalid, bus.arready, a -> bench.poke(bus.araddr, a));
    readAnswers =
        StreamSink.of(
            bench,
            bus.rvalid,
            bus.rready,
            () -> new Read(bench.peek(bus.rdata), Response.of(bench, (int) bench.peek(bus.rresp))));
    writeAnswers.each(this::written);
    readAnswers.each(this::read);
    channels = List.of(writeAnswers, readAnswers, writeAddresses, writeData, readAddresses);
  }

  /** Stalls every channel at random, each by itself, in so many of a hundred clocks. */
  public AxiLiteMaster stalls(long seed, int percent) {
    writeAddresses.stalls(Stalls.random(seed, "aw", percent));
    writeData.stalls(Stalls.random(seed, "w", percent));
    writeAnswers.stalls(Stalls.random(seed, "b", percent));
    readAddresses.stalls(Stalls.random(seed, "ar", percent));
    readAnswers.stalls(Stalls.random(seed, "r", percent));
    return this;
  }

  @Override
  public Task<Response> write(long address, long data, int strobe) {
    return Task.value(
            () -> {
              Pending<Response> pending = new Pending<>();
              writes.add(pending);
              writeAddresses.send(address);
              writeData.send(new WriteData(data, strobe));
              return pending;
            })
        .then(Pending::done);
  }

  @Override
  public Task<Read> read(long address) {
    return Task.value(
            () -> {
              Pending<Read> pending = new Pending<>();
              reads.add(pending);
              readAddresses.send(address);
              return pending;
            })
        .then(Pending::done);
  }

  private void written(int answer) {
    writes.remove().answer = Response.of(bench, answer);
    written++;
  }

  private void read(Read answer) {
    reads.remove().answer = answer;
    read++;
  }

  @Override
  public void drive() {
    channels.forEach(Agent::drive);
  }

  /** Answers are looked at first: none may come in the clock in which its question moves. */
  @Override
  public void sample() {
    long asked = Math.min(writeAddresses.moved(), writeData.moved());
    if (writeAnswers.offered() && written == asked) {
      throw new ProtocolError(bench, "bvalid without a write whose address and data have moved");
    }
    if (readAnswers.offered() && read == readAddresses.moved()) {
      throw new ProtocolError(bench, "rvalid without a read whose address has moved");
    }
    channels.forEach(Agent::sample);
  }
}
