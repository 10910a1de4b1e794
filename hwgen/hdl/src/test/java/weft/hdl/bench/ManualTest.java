package weft.hdl.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.hdl.bench.Task.all;
import static weft.hdl.bench.Task.edges;
import static weft.hdl.bench.Task.forEach;
import static weft.hdl.bench.Task.fork;
import static weft.hdl.bench.Task.repeat;
import static weft.hdl.bench.Task.run;
import static weft.hdl.bench.Task.sample;
import static weft.hdl.bench.Task.until;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.Stream;
import weft.hdl.UInt;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bus.AddressRegion;
import weft.hdl.bus.Apb;
import weft.hdl.bus.Axi4;
import weft.hdl.bus.Axi4Memory;
import weft.hdl.bus.AxiLite;
import weft.hdl.bus.AxiLiteDecoder;
import weft.hdl.bus.AxiLiteToApb;
import weft.hdl.bus.AxiStream;
import weft.hdl.regs.Field;
import weft.hdl.regs.Register;
import weft.hdl.regs.RegisterFile;
import weft.hdl.regs.RegisterHeader;
import weft.hdl.regs.RegisterMap;
import weft.hdl.regs.RegisterMarkdown;
import weft.hdl.regs.RegisterRdl;
import weft.hdl.regs.Window;

/** The code of docs/testbench.md and docs/buses.md, run; a test compares it with the pages. */
class ManualTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  /** Adds a constant to every word, and counts the words. */
  public static final class Adder extends Component {
    public final Stream<UInt> input = slave(stream(uint(16)));
    public final Stream<UInt> output = master(stream(uint(16)));
    public final UInt count;

    public Adder() {
      output.set(input.map(word -> word.plus(3)).queue(4));
      UInt words = reg(uint(8)).init(0);
      when(output.fires(), () -> words.set(words.plus(1)));
      count = out(words);
    }
  }

  @Test
  void driversModelsAndScoreboards() {
    try (Bench<Adder> bench = Bench.of(Adder::new)) {
      Adder dut = bench.top();
      var words = bench.add(StreamSource.of(bench, dut.input));
      var results = bench.add(StreamSink.of(bench, dut.output));
      words.stalls(Stalls.random(SEED, "words", 30));
      results.stalls(Stalls.bursts(SEED, "results", 10));

      Scoreboard<BigInteger> board = new Scoreboard<>(bench, "results");
      results.each(board);
      for (int i = 0; i < 100; i++) {
        words.send(BigInteger.valueOf(i));
        board.expect(BigInteger.valueOf(i + 3));
      }
      bench.run(board.complete().within(2000, "100 results"));
      assertEquals(100, bench.peek(dut.count));
    }
  }

  @Test
  void tasksFollowEachOther() {
    try (Bench<Adder> bench = Bench.of(Adder::new)) {
      Adder dut = bench.top();
      Task<Void> offer =
          run(() -> bench.poke(dut.input.payload, 40))
              .thenRun(() -> bench.poke(dut.input.valid, true))
              .then(until(() -> bench.isTrue(dut.input.ready)))
              .thenRun(() -> bench.poke(dut.input.valid, false));
      Task<Long> take =
          run(() -> bench.poke(dut.output.ready, true))
              .then(
                  sample(
                      () -> bench.isTrue(dut.output.valid), () -> bench.peek(dut.output.payload)));
      Task<Long> both = fork(offer).then(offering -> take.within(20, "the word"));

      assertEquals(43, bench.run(both));

      bench.run(repeat(3, i -> offer.then(edges(i))));
      bench.run(all(offer, edges(5)));
      bench.run(forEach(List.of(1, 2, 3), n -> edges(n)));
      assertEquals(5, bench.peek(dut.count));
    }
  }

  /** What software sees of a timer. */
  public static final class TimerMap {
    public static final Field RUN = Field.readWrite("RUN", 0, "It counts");
    public static final Field PERIOD =
        Field.readWrite("PERIOD", 31, 16, "Clocks of a period").range(2, 0xFFFF).reset(100);
    public static final Field RESTART = Field.pulse("RESTART", 0, "Begins the period again");
    public static final Field ELAPSED = Field.writeOneToClear("ELAPSED", 0, "A period has ended");
    public static final Field NOW = Field.readOnly("NOW", 15, 0, "Clocks of this period");
    public static final Field PERIODS = Field.counter("PERIODS", 31, 0, "Periods that have ended");
    public static final Window LOG = Window.at(0x80, "LOG", 16, "For whoever likes to note");

    public static final RegisterMap MAP =
        RegisterMap.of(
                "timer",
                Register.at(0x00, "CTRL", "How it runs", RUN, PERIOD),
                Register.at(0x04, "COMMAND", "What it is to do", RESTART),
                Register.at(0x08, "STATUS", "What has happened", ELAPSED),
                Register.at(0x0C, "TIME", "Where it is", NOW),
                Register.at(0x10, "COUNT", "How often", PERIODS))
            .windows(LOG);

    private TimerMap() {}
  }

  /** Counts periods; software says how long they are. */
  public static final class Timer extends Component {
    public final AxiLite control = in(bundle(() -> new AxiLite(8))).named("s_axil");
    public final Bool irq;

    public Timer() {
      RegisterFile registers = RegisterFile.behind(control, TimerMap.MAP);
      UInt now = reg(uint(16)).init(0);
      Bool runs = registers.value(TimerMap.RUN).bit(0);
      Bool ends = runs.and(now.plus(1).ge(registers.value(TimerMap.PERIOD)));
      Bool restarts = registers.ones(TimerMap.RESTART).bit(0);
      when(ends.or(restarts), () -> now.set(0)).elsewhen(runs, () -> now.set(now.plus(1)));

      registers.shown(TimerMap.NOW).set(now);
      registers.events(TimerMap.ELAPSED).set(ends.asBits());
      registers.events(TimerMap.PERIODS).set(ends.asBits());
      irq = out(registers.value(TimerMap.ELAPSED).bit(0));

      Mem<Bits> log = mem(bits(32), 16);
      registers.window(TimerMap.LOG).connect(log);
    }
  }

  @Test
  void registersByTheirMap() {
    try (Bench<Timer> bench = Bench.of(Timer::new)) {
      Timer dut = bench.top();
      AxiLiteMaster bus = bench.add(new AxiLiteMaster(bench, dut.control));
      RegisterAccess registers = new RegisterAccess(TimerMap.MAP, bus);

      bench.run(registers.write(TimerMap.PERIOD, 20).then(registers.write(TimerMap.RUN, 1)));
      bench.run(until(() -> bench.isTrue(dut.irq)).within(100, "irq"));
      assertEquals(1, bench.run(registers.read(TimerMap.ELAPSED)));
      bench.run(registers.write(TimerMap.ELAPSED, 1));
      assertEquals(0, bench.peek(dut.irq));

      bench.run(registers.awaitValue(TimerMap.PERIODS, 3).within(200, "three periods"));
      assertEquals(Response.SLVERR, bench.run(registers.tryWrite(TimerMap.PERIOD, 1)));
      bench.run(registers.write(TimerMap.LOG, 5, 0xCAFE));
      assertEquals(0xCAFE, bench.run(registers.read(TimerMap.LOG, 5)));

      BusError error =
          assertThrows(BusError.class, () -> bench.run(registers.write(TimerMap.PERIOD, 0)));
      assertEquals("write of timer.CTRL.PERIOD = 0: SLVERR", error.getMessage());
    }
  }

  @Test
  void whatOthersReadOfTheMap() {
    String header = RegisterHeader.of(TimerMap.MAP);
    String page = RegisterMarkdown.of(TimerMap.MAP);
    String rdl = RegisterRdl.of(TimerMap.MAP);
    assertTrue(header.contains("#define TIMER_CTRL_PERIOD_MASK 0xFFFF0000u"), header);
    assertTrue(page.contains("| 31:16 | PERIOD | read and write | 2 .. 65535 | 100 |"), page);
    assertTrue(rdl.contains("} PERIOD[31:16] = 0x64;"), rdl);
  }

  /** Two timers behind one bus, one of them behind APB, and a memory. */
  public static final class Chip extends Component {
    public final AxiLite control = in(bundle(() -> new AxiLite(16)));
    public final Apb slow = out(bundle(() -> new Apb(8)));
    public final Axi4 data = in(bundle(() -> new Axi4(12, 64, 4)));
    public final AxiStream input =
        in(bundle(() -> new AxiStream(AxiStream.options(64).keep().id(4))));
    public final AxiStream output =
        out(bundle(() -> new AxiStream(AxiStream.options(64).keep().id(4))));

    public Chip() {
      AxiLiteDecoder decoder =
          add(
              new AxiLiteDecoder(
                  16, List.of(new AddressRegion(0x0000, 8), new AddressRegion(0x1000, 8))));
      decoder.upstream.set(control);
      Timer timer = add(new Timer());
      timer.control.set(decoder.downstream.get(0));
      AxiLiteToApb bridge = add(new AxiLiteToApb(8));
      bridge.bus.set(decoder.downstream.get(1));
      slow.set(bridge.apb);

      Axi4Memory memory = add(new Axi4Memory(12, 64, 4));
      memory.bus.set(data);
      output.set(input.beats().queue(16));
    }
  }

  @Test
  void bursts() {
    try (Bench<Chip> bench = Bench.of(Chip::new)) {
      Chip dut = bench.top();
      Axi4Master master = bench.add(new Axi4Master(bench, dut.data).stalls(SEED, 20));
      bench.add(new Axi4Monitor(bench, dut.data));
      Axi4Burst burst = Axi4Burst.incr(0x100, 16, 3);
      List<BigInteger> sent = IntStream.range(0, 16).mapToObj(BigInteger::valueOf).toList();
      assertEquals(Response.OKAY, bench.run(master.write(burst, sent)));
      assertEquals(sent, bench.run(master.read(burst)).words());
    }
  }

  @Test
  void everyPlaceOfTheChipIsReached() {
    try (Bench<Chip> bench = Bench.of(Chip::new)) {
      Chip dut = bench.top();
      AxiLiteMaster bus = bench.add(new AxiLiteMaster(bench, dut.control).stalls(SEED, 20));
      BusDevice.Memory behindApb = new BusDevice.Memory();
      bench.add(new ApbCompleter(bench, dut.slow, behindApb));
      RegisterAccess near = new RegisterAccess(TimerMap.MAP, bus);
      RegisterAccess far = new RegisterAccess(TimerMap.MAP, bus, 0x1000);
      bench.run(all(near.write(TimerMap.PERIOD, 77), far.write(TimerMap.PERIOD, 55)));
      assertEquals(77, bench.run(near.read(TimerMap.PERIOD)));
      assertEquals(55L << 16, behindApb.word(0));
      assertEquals(Response.DECERR, bench.run(bus.read(0x2000)).response());
    }
  }

  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /** Every block of Java in the pages is in this file. */
  @Test
  void thePagesShowThisCode() throws IOException {
    String code = bare(Path.of("src/test/java/weft/hdl/bench/ManualTest.java"));
    for (String page : List.of("testbench.md", "buses.md")) {
      var blocks = JAVA.matcher(Files.readString(Path.of("../../docs", page)));
      int found = 0;
      while (blocks.find()) {
        for (String part : blocks.group(1).split("\n *\\.\\.\\.\n")) {
          assertTrue(code.contains(part.replaceAll("\\s", "")), page + ":\n" + part);
        }
        found++;
      }
      assertTrue(found >= 4, page);
    }
  }

  private static String bare(Path file) throws IOException {
    return Files.readString(file).replaceAll("\\s", "");
  }
}
