package weft.hdl.bench;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.bench.Axi4Channels.Word;
import weft.hdl.bench.Axi4Channels.Write;
import weft.hdl.bench.Axi4Channels.Written;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bus.Axi4;

/**
 * Drives an AXI4 subordinate: {@code in(bundle(() -> new Axi4(16, 64, 4)))} of the component.
 * Bursts of several tasks overlap; every channel may stall by itself. Put an {@link Axi4Monitor}
 * beside it to check the rules.
 *
 * <pre>{@code
 * Axi4Master bus = bench.add(new Axi4Master(bench, dut.axi));
 * Axi4Burst burst = Axi4Burst.incr(0x100, 16, 3);
 * bench.run(bus.write(burst, numbers));
 * assertEquals(numbers, bench.run(bus.read(burst)).words());
 * }</pre>
 */
public final class Axi4Master implements Agent {
  /**
   * What a read burst ends with.
   *
   * @param worst of its beats' responses
   */
  public record Burst(List<BigInteger> words, Response worst) {}

  private static final class Pending {
    final int beats;
    final List<BigInteger> words = new ArrayList<>();
    Response worst = Response.OKAY;
    boolean done;

    Pending(int beats) {
      this.beats = beats;
    }

    Task<Void> ending() {
      return Task.loopWhile(() -> !done, Task::edge);
    }
  }

  private final Bench<?> bench;
  private final int busBytes;
  private final StreamSource<Axi4Burst> writeAddresses;
  private final StreamSource<Write> writeData;
  private final StreamSink<Written> writeAnswers;
  private final StreamSource<Axi4Burst> readAddresses;
  private final StreamSink<Word> readData;
  private final List<Agent> channels;
  private final Map<Integer, Deque<Pending>> writes = new HashMap<>();
  private final Map<Integer, Deque<Pending>> reads = new HashMap<>();

  public Axi4Master(Bench<?> bench, Axi4 bus) {
    this.bench = bench;
    this.busBytes = bus.bytes();
    Axi4Channels on = new Axi4Channels(bench, bus);
    writeAddresses = StreamSource.of(bench, bus.awvalid, bus.awready, on::driveWriteAddress);
    writeData = StreamSource.of(bench, bus.wvalid, bus.wready, on::drive);
    writeAnswers = StreamSink.of(bench, bus.bvalid, bus.bready, on::written).each(this::written);
    readAddresses = StreamSource.of(bench, bus.arvalid, bus.arready, on::driveReadAddress);
    readData = StreamSink.of(bench, bus.rvalid, bus.rready, on::word).each(this::read);
    channels = List.of(writeAnswers, readData, writeAddresses, writeData, readAddresses);
  }

  /** Stalls every channel at random, each by itself, in so many of a hundred clocks. */
  public Axi4Master stalls(long seed, int percent) {
    writeAddresses.stalls(Stalls.random(seed, "axi aw", percent));
    writeData.stalls(Stalls.random(seed, "axi w", percent));
    writeAnswers.stalls(Stalls.random(seed, "axi b", percent));
    readAddresses.stalls(Stalls.random(seed, "axi ar", percent));
    readData.stalls(Stalls.random(seed, "axi r", percent));
    return this;
  }

  /** Writes all lanes of a burst's beats; a word a beat, in the bus's lanes. */
  public Task<Response> write(Axi4Burst burst, List<BigInteger> words) {
    List<BigInteger> strobes = new ArrayList<>();
    for (int i = 0; i < burst.beats(); i++) {
      strobes.add(burst.lanes(i, busBytes));
    }
    return write(burst, words, strobes);
  }

  /** Writes the bytes whose bit in the strobe is 1; a word and a strobe a beat. */
  public Task<Response> write(Axi4Burst burst, List<BigInteger> words, List<BigInteger> strobes) {
    if (words.size() != burst.beats() || strobes.size() != burst.beats()) {
      throw new IllegalArgumentException(
          words.size() + " words and " + strobes.size() + " strobes for " + burst);
    }
    return Task.value(
            () -> {
              Pending pending = new Pending(burst.beats());
              writes.computeIfAbsent(burst.id(), id -> new ArrayDeque<>()).add(pending);
              writeAddresses.send(burst);
              for (int i = 0; i < words.size(); i++) {
                boolean last = i == words.size() - 1;
                writeData.send(new Write(words.get(i), strobes.get(i), last));
              }
              return pending;
            })
        .then(pending -> pending.ending().then(Task.value(() -> pending.worst)));
  }

  /** Reads a burst; a word a beat, in the bus's lanes. */
  public Task<Burst> read(Axi4Burst burst) {
    return Task.value(
            () -> {
              Pending pending = new Pending(burst.beats());
              reads.computeIfAbsent(burst.id(), id -> new ArrayDeque<>()).add(pending);
              readAddresses.send(burst);
              return pending;
            })
        .then(
            pending ->
                pending.ending().then(Task.value(() -> new Burst(pending.words, pending.worst))));
  }

  private void written(Written answer) {
    Pending pending = oldest(writes, answer.id(), "b");
    pending.worst = answer.response();
    end(writes, answer.id(), pending);
  }

  private void read(Word word) {
    Pending pending = oldest(reads, word.id(), "r");
    pending.words.add(word.data());
    if (word.response().compareTo(pending.worst) > 0) {
      pending.worst = word.response();
    }
    if (word.last()) {
      if (pending.words.size() != pending.beats) {
        String came = pending.words.size() + " of " + pending.beats;
        throw new ProtocolError(bench, "rlast after " + came + " beats");
      }
      end(reads, word.id(), pending);
    }
  }

  private Pending oldest(Map<Integer, Deque<Pending>> all, int id, String channel) {
    Deque<Pending> queue = all.getOrDefault(id, new ArrayDeque<>());
    if (queue.isEmpty()) {
      throw new ProtocolError(bench, channel + "valid for id " + id + ", which asked for nothing");
    }
    return queue.peek();
  }

  private static void end(Map<Integer, Deque<Pending>> all, int id, Pending pending) {
    all.get(id).remove();
    pending.done = true;
  }

  @Override
  public void drive() {
    channels.forEach(Agent::drive);
  }

  @Override
  public void sample() {
    channels.forEach(Agent::sample);
  }
}
