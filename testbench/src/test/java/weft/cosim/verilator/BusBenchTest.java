package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.bench.ApbCompleter;
import weft.hdl.bench.ApbMaster;
import weft.hdl.bench.ApbMonitor;
import weft.hdl.bench.Axi4Burst;
import weft.hdl.bench.Axi4Master;
import weft.hdl.bench.Axi4Monitor;
import weft.hdl.bench.Axi4Subordinate;
import weft.hdl.bench.AxiBeat;
import weft.hdl.bench.AxiLiteMaster;
import weft.hdl.bench.AxiLiteMonitor;
import weft.hdl.bench.AxiLiteSubordinate;
import weft.hdl.bench.Bench;
import weft.hdl.bench.BusDevice;
import weft.hdl.bench.ByteMemory;
import weft.hdl.bench.HandshakeMonitor;
import weft.hdl.bench.RegisterAccess;
import weft.hdl.bench.Stalls;
import weft.hdl.bench.StreamSink;
import weft.hdl.bench.StreamSource;
import weft.hdl.bench.Task;
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
import weft.hdl.regs.RegisterMap;
import weft.hdl.regs.Window;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;

/** One bench of tasks, drivers and monitors of every bus, on both engines, clock for clock. */
class BusBenchTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  private static final Field GAIN = Field.readWrite("GAIN", 19, 4, "").range(1, 999);
  private static final Field SEEN = Field.writeOneToClear("SEEN", 0, "");
  private static final Window TABLE = Window.at(0x40, "TABLE", 16, "");
  private static final RegisterMap MAP =
      RegisterMap.of("device", Register.at(0, "CTRL", "", GAIN), Register.at(4, "STATUS", "", SEEN))
          .windows(TABLE);

  private static final Field DEPTH = Field.readWrite("DEPTH", 7, 0, "");
  private static final RegisterMap SIDE = RegisterMap.of("side", Register.at(0, "SIDE", "", DEPTH));

  static final class Chip extends Component {
    final AxiLite control = in(bundle(() -> new AxiLite(12)));
    final Apb slow = out(bundle(() -> new Apb(8)));
    final AxiLite far = out(bundle(() -> new AxiLite(8)));
    final Apb side = in(bundle(() -> new Apb(8)));
    final Axi4 data = in(bundle(() -> new Axi4(10, 32, 2)));
    final Axi4 from = in(bundle(() -> new Axi4(10, 32, 2)));
    final Axi4 to = out(bundle(() -> new Axi4(10, 32, 2)));
    final AxiStream.Options options = AxiStream.options(72).keep().id(3);
    final AxiStream input = in(bundle(() -> new AxiStream(options)));
    final AxiStream output = out(bundle(() -> new AxiStream(options)));

    Chip() {
      List<AddressRegion> regions =
          List.of(
              new AddressRegion(0, 8), new AddressRegion(0x800, 8), new AddressRegion(0xC00, 8));
      AxiLiteDecoder decoder = add(new AxiLiteDecoder(12, regions));
      decoder.upstream.set(control);
      RegisterFile registers = RegisterFile.behind(decoder.downstream.get(0), MAP);
      Bool beat = input.fires();
      registers.events(SEEN).set(beat.asBits());
      registers.window(TABLE).connect(mem(bits(32), 16).named("table"));
      AxiLiteToApb bridge = add(new AxiLiteToApb(8));
      bridge.bus.set(decoder.downstream.get(1));
      slow.set(bridge.apb);
      far.set(decoder.downstream.get(2));
      RegisterFile.behind(side, SIDE).value(DEPTH).unused("software reads it back");
      to.set(from);
      Axi4Memory memory = add(new Axi4Memory(10, 32, 2));
      memory.bus.set(data);
      output.set(input.beats().queue(4));
    }
  }

  /** Everything that happens, with its cycle. */
  private static final class Log {
    private final List<String> lines = new ArrayList<>();
    private final Bench<?> bench;

    Log(Bench<?> bench) {
      this.bench = bench;
    }

    void add(Object what) {
      lines.add(bench.sim().cycles() + " " + what);
    }
  }

  private static List<String> play(Elaborated<Chip> chip, Simulation engine) {
    try (Bench<Chip> bench = new Bench<>(chip, engine)) {
      Chip dut = bench.top();
      Log log = new Log(bench);
      AxiLiteMaster lite = bench.add(new AxiLiteMaster(bench, dut.control).stalls(SEED, 25));
      bench.add(
          new ApbCompleter(bench, dut.slow, new BusDevice.Memory())
              .stalls(Stalls.random(SEED, "apb", 50)));
      ApbMonitor apb = bench.add(new ApbMonitor(bench, dut.slow));
      bench.add(new AxiLiteMonitor(bench, dut.control));
      bench.add(
          new AxiLiteSubordinate(bench, dut.far, new BusDevice.Memory()).stalls(SEED, "far", 30));
      ApbMaster side = bench.add(new ApbMaster(bench, dut.side));
      side.stalls(Stalls.random(SEED, "side", 30));
      bench.add(
          new Axi4Subordinate(bench, dut.to, new ByteMemory()).stalls(SEED, "subordinate", 30));
      Axi4Master through = bench.add(new Axi4Master(bench, dut.from).stalls(SEED + 1, 25));
      bench.add(HandshakeMonitor.of(bench, dut.output));
      Axi4Master master = bench.add(new Axi4Master(bench, dut.data).stalls(SEED, 25));
      bench.add(new Axi4Monitor(bench, dut.data));
      var beats = bench.add(StreamSource.of(bench, dut.input));
      var results = bench.add(StreamSink.of(bench, dut.output));
      beats.stalls(Stalls.random(SEED, "beats", 40));
      results.stalls(Stalls.bursts(SEED, "results", 20)).each(log::add);
      RegisterAccess registers = new RegisterAccess(MAP, lite);

      Random random = Stalls.named(SEED, "play");
      for (int i = 0; i < 40; i++) {
        beats.send(
            new AxiBeat(
                new BigInteger(72, random),
                random.nextBoolean(),
                new BigInteger(9, random),
                BigInteger.ZERO,
                random.nextInt(8),
                0,
                BigInteger.ZERO));
      }
      Task<Void> settings =
          Task.repeat(
              10,
              i ->
                  registers
                      .write(GAIN, 1 + 90 * i)
                      .then(registers.write(TABLE, (int) i, 7 * i))
                      .then(registers.read(TABLE, (int) i))
                      .thenAccept(log::add)
                      .then(registers.read(SEEN))
                      .thenAccept(log::add)
                      .then(registers.write(SEEN, 1)));
      Task<Void> far =
          Task.repeat(
              10,
              i ->
                  lite.write(0x800 + 4 * i, 1000 + i)
                      .then(lite.read(0x800 + 4 * i))
                      .thenAccept(log::add)
                      .then(lite.read(0x400))
                      .thenAccept(log::add)
                      .then(lite.write(0xC00 + 4 * i, 2000 + i))
                      .then(lite.read(0xC00 + 4 * i))
                      .thenAccept(log::add));
      RegisterAccess sideRegisters = new RegisterAccess(SIDE, side);
      Task<Void> aside =
          Task.repeat(
              10,
              i ->
                  sideRegisters
                      .write(DEPTH, 3 * i)
                      .then(sideRegisters.read(DEPTH))
                      .thenAccept(log::add));
      Task<Void> bursts = bursts(master, random, log);
      Task<Void> burstsThrough = bursts(through, random, log);
      bench.run(
          Task.all(settings, far, aside, bursts, burstsThrough, results.await(40))
              .within(4000, "the play"));
      apb.transfers().forEach(log::add);
      log.add("end");
      return log.lines;
    }
  }

  private static Task<Void> bursts(Axi4Master master, Random random, Log log) {
    return Task.repeat(
        8,
        i -> {
          Axi4Burst burst = new Axi4Burst((int) i % 4, 32 * i, 8, 2, 1 + (int) i % 2);
          List<BigInteger> words = new ArrayList<>();
          for (int k = 0; k < 8; k++) {
            words.add(new BigInteger(32, random));
          }
          return master.write(burst, words).then(master.read(burst)).thenAccept(log::add);
        });
  }

  @Test
  void theSameBenchSeesTheSameOnBothEngines() throws InterruptedException {
    ToolNeeds.verilator();
    Elaborated<Chip> chip = Elaborator.elaborate(Chip::new);
    List<String> jvm = play(chip, JvmEngine.start(chip.design(), 5));
    List<String> verilator =
        play(chip, VerilatorSimulation.start(chip.design(), 5, VerilatorOptions.signOff()));
    assertEquals(
        40 + 2 * 10 + 3 * 10 + 10 + 2 * 8 + 20 + 1,
        jvm.size(),
        "beats, settings, far, aside, bursts, apb, end");
    assertEquals(String.join("\n", jvm), String.join("\n", verilator), "weft.seed " + SEED);
  }
}
