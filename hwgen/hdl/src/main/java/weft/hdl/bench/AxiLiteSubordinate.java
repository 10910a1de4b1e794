package weft.hdl.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import weft.hdl.bench.BusMaster.Read;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bus.AxiLite;

/**
 * Plays the subordinate of an AXI4-Lite manager of 32 data bits: {@code out(bundle(() -> new
 * AxiLite(8)))} of the component. Checks that what the manager offers stays until it has moved.
 *
 * <pre>{@code
 * BusDevice.Memory memory = new BusDevice.Memory();
 * bench.add(new AxiLiteSubordinate(bench, dut.control, memory).stalls(seed, "memory", 30));
 * }</pre>
 */
public final class AxiLiteSubordinate implements Agent {
  private record WriteData(long data, int strobe) {}

  private final BusDevice device;
  private final StreamSource<Response> writeAnswers;
  private final StreamSource<Read> readAnswers;
  private final FiveChannels channels;
  private final Deque<Long> addresses = new ArrayDeque<>();
  private final Deque<WriteData> data = new ArrayDeque<>();

  public AxiLiteSubordinate(Bench<?> bench, AxiLite bus, BusDevice device) {
    this.device = device;
    StreamSink<Long> writeAddresses =
        StreamSink.of(bench, bus.awvalid, bus.awready, () -> bench.peek(bus.awaddr))
            .each(addresses::add);
    StreamSink<WriteData> writeData =
        StreamSink.of(
                bench,
                bus.wvalid,
                bus.wready,
                () -> new WriteData(bench.peek(bus.wdata), (int) bench.peek(bus.wstrb)))
            .each(data::add);
    writeAnswers =
        StreamSource.of(
            bench, bus.bvalid, bus.bready, answer -> bench.poke(bus.bresp, answer.code()));
    StreamSink<Long> readAddresses =
        StreamSink.of(bench, bus.arvalid, bus.arready, () -> bench.peek(bus.araddr))
            .each(this::read);
    readAnswers =
        StreamSource.of(
            bench,
            bus.rvalid,
            bus.rready,
            answer -> {
              bench.poke(bus.rdata, answer.data());
              bench.poke(bus.rresp, answer.response().code());
            });
    channels =
        new FiveChannels(writeAddresses, writeData, writeAnswers, readAddresses, readAnswers);
  }

  /**
   * Stalls every channel at random, each by itself, in so many of a hundred clocks.
   *
   * @param name tells its random numbers from those of others
   */
  public AxiLiteSubordinate stalls(long seed, String name, int percent) {
    channels.stalls(seed, name, percent);
    return this;
  }

  private void read(long address) {
    readAnswers.send(device.read(address));
  }

  @Override
  public void drive() {
    channels.drive();
  }

  @Override
  public void sample() {
    channels.sample();
    while (!addresses.isEmpty() && !data.isEmpty()) {
      WriteData word = data.remove();
      writeAnswers.send(device.write(addresses.remove(), word.data(), word.strobe()));
    }
  }
}
