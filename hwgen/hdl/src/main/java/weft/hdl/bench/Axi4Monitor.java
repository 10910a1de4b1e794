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
import weft.hdl.bus.Axi4;

/**
 * Checks the rules of an AXI4 anywhere in the design, both sides of it: what is offered stays until
 * it has moved; bursts have legal lengths, sizes and kinds and cross no 4 kB boundary; {@code
 * wlast} and {@code rlast} are at the last beats and strobes within a beat's lanes; answers come
 * after what they answer, for ids that asked. Keeps the bursts.
 *
 * <pre>{@code
 * Axi4Monitor monitor = bench.add(new Axi4Monitor(bench, dut.axi));
 * bench.step(100);
 * assertEquals(List.of(Axi4Burst.incr(0x100, 16, 3)), monitor.readBursts());
 * }</pre>
 */
public final class Axi4Monitor implements Agent {
  private final Bench<?> bench;
  private final Axi4 bus;
  private final int busBytes;
  private final HandshakeRule<Axi4Burst> writeAddresses;
  private final HandshakeRule<Write> writeData;
  private final HandshakeRule<Written> writeAnswers;
  private final HandshakeRule<Axi4Burst> readAddresses;
  private final HandshakeRule<Word> readData;

  private final List<Axi4Burst> writeBursts = new ArrayList<>();
  private final List<Axi4Burst> readBursts = new ArrayList<>();

  /** Write bursts whose data have not all moved, and data whose address has not. */
  private final Deque<Axi4Burst> writing = new ArrayDeque<>();

  private final Deque<Write> ahead = new ArrayDeque<>();
  private int writtenBeats;

  /** By id: write bursts that may be answered. */
  private final Map<Integer, Integer> unanswered = new HashMap<>();

  /** By id: read bursts that have not all come, and beats that have come of the oldest. */
  private final Map<Integer, Deque<Axi4Burst>> reading = new HashMap<>();

  private final Map<Integer, Integer> readBeats = new HashMap<>();

  public Axi4Monitor(Bench<?> bench, Axi4 bus) {
    this.bench = bench;
    this.bus = bus;
    this.busBytes = bus.bytes();
    Axi4Channels on = new Axi4Channels(bench, bus);
    writeAddresses = new HandshakeRule<>(bench, bus.awvalid, on::writeAddress);
    writeData = new HandshakeRule<>(bench, bus.wvalid, on::write);
    writeAnswers = new HandshakeRule<>(bench, bus.bvalid, on::written);
    readAddresses = new HandshakeRule<>(bench, bus.arvalid, on::readAddress);
    readData = new HandshakeRule<>(bench, bus.rvalid, on::word);
  }

  /** Write bursts whose addresses have moved. */
  public List<Axi4Burst> writeBursts() {
    return List.copyOf(writeBursts);
  }

  /** Read bursts whose addresses have moved. */
  public List<Axi4Burst> readBursts() {
    return List.copyOf(readBursts);
  }

  /** Answers first: none may come in the clock in which what it answers moves. */
  @Override
  public void sample() {
    answered();
    words();
    boolean awready = bench.isTrue(bus.awready);
    Axi4Burst write = writeAddresses.sample(awready);
    if (write != null) {
      check(write.objection(busBytes).isEmpty(), "aw: " + write.objection(busBytes));
      if (awready) {
        writeBursts.add(write);
        writing.add(write);
      }
    }
    boolean wready = bench.isTrue(bus.wready);
    Write data = writeData.sample(wready);
    if (data != null && wready) {
      ahead.add(data);
    }
    matchWrites();
    boolean arready = bench.isTrue(bus.arready);
    Axi4Burst read = readAddresses.sample(arready);
    if (read != null) {
      check(read.objection(busBytes).isEmpty(), "ar: " + read.objection(busBytes));
      if (arready) {
        readBursts.add(read);
        reading.computeIfAbsent(read.id(), id -> new ArrayDeque<>()).add(read);
      }
    }
  }

  private void answered() {
    boolean ready = bench.isTrue(bus.bready);
    Written answer = writeAnswers.sample(ready);
    if (answer == null) {
      return;
    }
    int open = unanswered.getOrDefault(answer.id(), 0);
    check(open > 0, "bvalid for id " + answer.id() + " before a burst of it has moved");
    if (ready) {
      unanswered.put(answer.id(), open - 1);
    }
  }

  private void words() {
    boolean ready = bench.isTrue(bus.rready);
    Word word = readData.sample(ready);
    if (word == null) {
      return;
    }
    Deque<Axi4Burst> bursts = reading.getOrDefault(word.id(), new ArrayDeque<>());
    check(!bursts.isEmpty(), "rvalid for id " + word.id() + ", which asked for nothing");
    int beats = readBeats.getOrDefault(word.id(), 0) + 1;
    boolean last = beats == bursts.peek().beats();
    check(
        word.last() == last,
        "rlast is " + word.last() + " at beat " + beats + " of " + bursts.peek());
    if (ready) {
      readBeats.put(word.id(), last ? 0 : beats);
      if (last) {
        bursts.remove();
      }
    }
  }

  private void matchWrites() {
    while (!writing.isEmpty() && !ahead.isEmpty()) {
      Axi4Burst burst = writing.peek();
      Write beat = ahead.remove();
      BigInteger lanes = burst.lanes(writtenBeats, busBytes);
      check(
          beat.strobe().andNot(lanes).signum() == 0,
          "strobe "
              + beat.strobe().toString(2)
              + " outside the lanes of beat "
              + (writtenBeats + 1)
              + " of "
              + burst);
      writtenBeats++;
      boolean last = writtenBeats == burst.beats();
      check(
          beat.last() == last,
          "wlast is " + beat.last() + " at beat " + writtenBeats + " of " + burst);
      if (last) {
        writing.remove();
        writtenBeats = 0;
        unanswered.merge(burst.id(), 1, Integer::sum);
      }
    }
  }

  private void check(boolean holds, String message) {
    if (!holds) {
      throw new ProtocolError(bench, "AXI4: " + message);
    }
  }
}
