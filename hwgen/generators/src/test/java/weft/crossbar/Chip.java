package weft.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import weft.arch.RegisterMap;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarOp;
import weft.arch.crossbar.CrossbarRegisters;
import weft.hdl.Value;
import weft.hdl.bench.Bench;
import weft.hdl.sim.JvmEngine;
import weft.soc.Icarus;

/** The whole accelerator at its pins, on the JVM engine. */
final class Chip implements AutoCloseable {
  /** A beat of either stream. */
  record Beat(BigInteger data, boolean last) {}

  private static final int MOST_CLOCKS = 200_000;

  final CrossbarConfig config;
  final Bench<CrossbarTop> bench;

  /** Beats still to be sent. */
  final Deque<Beat> inputs = new ArrayDeque<>();

  /** Beats that came out. */
  final List<Beat> results = new ArrayList<>();

  /** What was done, for bench.v; and the values that were read. */
  final StringBuilder script = new StringBuilder();

  final StringBuilder beats = new StringBuilder();
  final List<String> reads = new ArrayList<>();

  private final RegisterMap map;
  private final CrossbarTop top;
  private StallRule sends = clock -> true;
  private StallRule takes = clock -> true;
  private int clocks;

  /** In which clocks a beat may move. */
  interface StallRule {
    boolean open(int clock);
  }

  /** Beats come so late that the bus can act before the first. */
  static StallRule late() {
    AtomicInteger offered = new AtomicInteger();
    return clock -> offered.getAndIncrement() > 12;
  }

  Chip(CrossbarConfig config) {
    this.config = config;
    map = CrossbarRegisters.map(config);
    var elaborated = CrossbarGenerator.elaborate(config);
    bench =
        new Bench<>(elaborated, JvmEngine.start(elaborated.design(), Long.getLong("weft.seed", 1)));
    top = bench.top();
    bench.poke(top.control.wstrb, 0xF);
    bench.poke(top.control.bready, true);
    bench.poke(top.control.rready, true);
    clock(3);
  }

  /** When the chip is offered beats and when its beats are accepted. */
  Chip stalls(StallRule send, StallRule take) {
    sends = send;
    takes = take;
    return this;
  }

  void clock(int count) {
    for (int i = 0; i < count; i++) {
      boolean sending = !inputs.isEmpty() && sends.open(clocks);
      bench.poke(top.inputs.tvalid, sending);
      bench.poke(top.inputs.tdata, sending ? inputs.peek().data() : BigInteger.ZERO);
      bench.poke(top.inputs.tlast, sending && inputs.peek().last());
      boolean taking = takes.open(clocks);
      bench.poke(top.results.tready, taking);
      if (sending && bench.isTrue(top.inputs.tready)) {
        Beat beat = inputs.remove();
        beats.append(beat.last() ? "1 " : "0 ").append(beat.data().toString(16)).append('\n');
      }
      if (taking && bench.isTrue(top.results.tvalid)) {
        results.add(new Beat(bench.peekBig(top.results.tdata), bench.isTrue(top.results.tlast)));
      }
      bench.step();
      clocks++;
    }
  }

  /** Writes a word; whether it was carried out. */
  boolean tryWrite(int address, long word) {
    script.append("W %x %x%n".formatted(address, word));
    bench.poke(top.control.awaddr, address);
    bench.poke(top.control.wdata, word);
    bench.poke(top.control.awvalid, true);
    bench.poke(top.control.wvalid, true);
    boolean addressTaken = false;
    boolean dataTaken = false;
    for (int i = 0; !(addressTaken && dataTaken); i++) {
      assertTrue(i < 100, "the bus does not answer");
      boolean addressNow = !addressTaken && bench.isTrue(top.control.awready);
      boolean dataNow = !dataTaken && bench.isTrue(top.control.wready);
      clock(1);
      addressTaken |= addressNow;
      dataTaken |= dataNow;
      bench.poke(top.control.awvalid, !addressTaken);
      bench.poke(top.control.wvalid, !dataTaken);
    }
    for (int i = 0; !bench.isTrue(top.control.bvalid); i++) {
      assertTrue(i < 100, "the bus does not answer");
      clock(1);
    }
    boolean fine = bench.peek(top.control.bresp) == 0;
    clock(1);
    return fine;
  }

  Chip write(String register, long word) {
    assertTrue(tryWrite(map.address(register), word), register + " " + word);
    return this;
  }

  long read(String register) {
    bench.poke(top.control.araddr, map.address(register));
    bench.poke(top.control.arvalid, true);
    while (!bench.isTrue(top.control.arready)) {
      clock(1);
    }
    clock(1);
    bench.poke(top.control.arvalid, false);
    while (!bench.isTrue(top.control.rvalid)) {
      clock(1);
    }
    long word = bench.peek(top.control.rdata);
    script.append("R %x 0%n".formatted(map.address(register)));
    reads.add("read %03x %08x".formatted(map.address(register), word));
    clock(1);
    return word;
  }

  int address(String register) {
    return map.address(register);
  }

  /** Starts the job; counters are cleared. */
  Chip start(CrossbarOp op) {
    return write("OP", op.code()).write("CTRL", 0x11);
  }

  /** Until no job runs; every beat given was taken. */
  Chip await() {
    for (int i = 0; bench.isTrue(top.core.busy); i++) {
      assertTrue(i < MOST_CLOCKS, "the job does not end");
      clock(1);
    }
    script.append("J %x 0%n".formatted(MOST_CLOCKS));
    assertEquals(0, inputs.size(), "beats not taken");
    return write("CTRL", 8);
  }

  Chip run(CrossbarOp op) {
    return start(op).await();
  }

  long count(String counter) {
    return read(counter + "_HIGH") << 32 | read(counter + "_LOW");
  }

  long peek(Value value) {
    return bench.peek(value);
  }

  /** An image: cut into beats from its low end. */
  Chip image(BigInteger image, int bits, boolean lastImage) {
    int width = config.streamBits();
    int beats = (bits + width - 1) / width;
    BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    for (int i = 0; i < beats; i++) {
      inputs.add(new Beat(image.shiftRight(i * width).and(mask), lastImage && i == beats - 1));
    }
    return this;
  }

  /** Rows of small numbers, so many bits each, as images. */
  Chip rows(int[][] rows, int bits) {
    for (int r = 0; r < rows.length; r++) {
      BigInteger image = BigInteger.ZERO;
      for (int j = rows[r].length - 1; j >= 0; j--) {
        image = image.shiftLeft(bits).or(BigInteger.valueOf(rows[r][j]));
      }
      image(image, bits * rows[r].length, r == rows.length - 1);
    }
    return this;
  }

  /** Programs a crossbar with levels of all its physical columns, from a row on. */
  Chip program(int unit, int crossbar, int firstRow, int[][] levels) {
    write("UNIT", unit).write("CROSSBAR", crossbar);
    write("FIRST_ROW", firstRow).write("ROWS", levels.length);
    return rows(levels, 4).run(CrossbarOp.PROGRAM);
  }

  /** Writes flags of all fragments: columns flipped, then outputs negative. */
  Chip flags(int unit, int crossbar, int[][] flags) {
    write("UNIT", unit).write("CROSSBAR", crossbar);
    write("FIRST_ROW", 0).write("ROWS", flags.length);
    return rows(flags, 1).run(CrossbarOp.FLAGS);
  }

  /** The beats of vectors: by vector, by unit, an input a row. */
  Chip vectors(int[][][] vectors) {
    for (int v = 0; v < vectors.length; v++) {
      for (int u = 0; u < vectors[v].length; u++) {
        BigInteger image = BigInteger.ZERO;
        int[] inputs = vectors[v][u];
        for (int i = inputs.length - 1; i >= 0; i--) {
          image = image.shiftLeft(16).or(BigInteger.valueOf(inputs[i] & 0xFFFF));
        }
        boolean last = v == vectors.length - 1 && u == vectors[v].length - 1;
        image(image, 16 * inputs.length, last);
      }
    }
    return this;
  }

  /** Does the same in Icarus: beats and values read have to be the same, and phases exclusive. */
  void replay(Path folder) {
    Icarus.write(CrossbarGenerator.generate(config).design(), folder);
    try {
      Files.writeString(folder.resolve("script.txt"), script.toString());
      Files.writeString(folder.resolve("beats.txt"), beats.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    List<String> macros =
        List.of(
            "ACCESS=units_0.array",
            "CONVERTER=units_0.converter",
            "ADDRESS=" + map.addressBits(),
            "IN=" + config.streamBits(),
            "OUT=" + config.resultBits());
    List<String> log = Icarus.bench(folder, "weft_xbar", macros);
    int digits = config.resultBits() / 4;
    List<String> expected = new ArrayList<>();
    for (Beat beat : results) {
      String data = beat.data().toString(16);
      expected.add(
          (beat.last() ? "beat 1 " : "beat 0 ") + "0".repeat(digits - data.length()) + data);
    }
    assertEquals(expected, lines(log, "beat"));
    assertEquals(reads, lines(log, "read"));
    assertEquals(List.of(), lines(log, "overlap"));
  }

  private static List<String> lines(List<String> log, String kind) {
    return log.stream().filter(line -> line.startsWith(kind)).toList();
  }

  /** A lane of a result beat, with its sign. */
  long lane(Beat beat, int lane) {
    BigInteger value = beat.data().shiftRight(lane * config.laneBits());
    return config.laneBits() == 32 ? value.intValue() : value.longValue();
  }

  /** Lanes 0 of all result beats; TLAST is checked. */
  List<Long> lane0() {
    for (int i = 0; i < results.size(); i++) {
      assertEquals(i == results.size() - 1, results.get(i).last(), "tlast of beat " + i);
    }
    return results.stream().map(beat -> lane(beat, 0)).toList();
  }

  @Override
  public void close() {
    bench.close();
  }
}
