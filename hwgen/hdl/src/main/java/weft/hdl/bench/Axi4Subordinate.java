package weft.hdl.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import weft.hdl.bench.Axi4Channels.Word;
import weft.hdl.bench.Axi4Channels.Write;
import weft.hdl.bench.Axi4Channels.Written;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bus.Axi4;

/**
 * Plays the memory of an AXI4 manager: {@code out(bundle(() -> new Axi4(16, 64, 4)))} of the
 * component, with stalls on every channel. Put an {@link Axi4Monitor} beside it to check the rules.
 *
 * <pre>{@code
 * ByteMemory memory = new ByteMemory();
 * bench.add(new Axi4Subordinate(bench, dut.axi, memory).stalls(seed, "memory", 20));
 * }</pre>
 */
public final class Axi4Subordinate implements Agent {
  private final ByteMemory memory;
  private final int busBytes;
  private final StreamSource<Written> writeAnswers;
  private final StreamSource<Word> readData;
  private final FiveChannels channels;
  private final Deque<Axi4Burst> bursts = new ArrayDeque<>();
  private final List<Write> beats = new ArrayList<>();
  private long refusedFrom = Long.MAX_VALUE;

  public Axi4Subordinate(Bench<?> bench, Axi4 bus, ByteMemory memory) {
    this.memory = memory;
    this.busBytes = bus.bytes();
    Axi4Channels on = new Axi4Channels(bench, bus);
    StreamSink<Axi4Burst> writeAddresses =
        StreamSink.of(bench, bus.awvalid, bus.awready, on::writeAddress).each(bursts::add);
    StreamSink<Write> writeData =
        StreamSink.of(bench, bus.wvalid, bus.wready, on::write).each(beats::add);
    writeAnswers = StreamSource.of(bench, bus.bvalid, bus.bready, on::drive);
    StreamSink<Axi4Burst> readAddresses =
        StreamSink.of(bench, bus.arvalid, bus.arready, on::readAddress).each(this::read);
    readData = StreamSource.of(bench, bus.rvalid, bus.rready, on::drive);
    channels = new FiveChannels(writeAddresses, writeData, writeAnswers, readAddresses, readData);
  }

  /**
   * Stalls every channel at random, each by itself, in so many of a hundred clocks.
   *
   * @param name tells its random numbers from those of others
   */
  public Axi4Subordinate stalls(long seed, String name, int percent) {
    channels.stalls(seed, name, percent);
    return this;
  }

  /** Beats at this address and beyond are answered SLVERR and write nothing. */
  public Axi4Subordinate refuseFrom(long address) {
    refusedFrom = address;
    return this;
  }

  private Response response(long address) {
    return address >= refusedFrom ? Response.SLVERR : Response.OKAY;
  }

  private void read(Axi4Burst burst) {
    for (int i = 0; i < burst.beats(); i++) {
      long at = burst.address(i);
      boolean last = i == burst.beats() - 1;
      readData.send(new Word(burst.id(), memory.word(at, busBytes), response(at), last));
    }
  }

  @Override
  public void drive() {
    channels.drive();
  }

  @Override
  public void sample() {
    channels.sample();
    while (!bursts.isEmpty() && beats.size() >= bursts.peek().beats()) {
      Axi4Burst burst = bursts.remove();
      Response worst = Response.OKAY;
      for (int i = 0; i < burst.beats(); i++) {
        Write beat = beats.remove(0);
        long at = burst.address(i);
        if (response(at) == Response.OKAY) {
          memory.write(at, busBytes, beat.data(), beat.strobe());
        } else {
          worst = Response.SLVERR;
        }
      }
      writeAnswers.send(new Written(burst.id(), worst));
    }
  }
}
