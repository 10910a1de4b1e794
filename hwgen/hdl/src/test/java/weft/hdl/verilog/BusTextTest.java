package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Stream;
import weft.hdl.bus.AddressRegion;
import weft.hdl.bus.Apb;
import weft.hdl.bus.Axi4;
import weft.hdl.bus.Axi4Memory;
import weft.hdl.bus.Axi4Reader;
import weft.hdl.bus.Axi4ToLite;
import weft.hdl.bus.Axi4Writer;
import weft.hdl.bus.AxiLite;
import weft.hdl.bus.AxiLiteArbiter;
import weft.hdl.bus.AxiLiteDecoder;
import weft.hdl.bus.AxiLiteToApb;
import weft.hdl.bus.AxiStream;
import weft.hdl.bus.Transfer;
import weft.hdl.regs.Field;
import weft.hdl.regs.Register;
import weft.hdl.regs.RegisterFile;
import weft.hdl.regs.RegisterMap;
import weft.hdl.regs.Window;

/** The Verilog of buses and registers, read by the tools that others use. */
class BusTextTest {
  private static final Field GAIN = Field.readWrite("GAIN", 19, 4, "How much").range(1, 999);
  private static final Field SEEN = Field.writeOneToClear("SEEN", 0, "It happened");
  private static final Window TABLE = Window.at(0x40, "TABLE", 16, "Words");
  private static final RegisterMap MAP =
      RegisterMap.of(
              "device",
              Register.at(0, "CTRL", "What is set", GAIN),
              Register.at(4, "STATUS", "What is seen", SEEN))
          .windows(TABLE);

  /** Two managers, a register file behind AXI4-Lite, another behind APB. */
  static final class Lite extends Component {
    final AxiLite first = in(bundle(() -> new AxiLite(12)));
    final AxiLite second = in(bundle(() -> new AxiLite(12)));
    final Apb outside = out(bundle(() -> new Apb(8)));
    final Apb inside = in(bundle(() -> new Apb(8)));
    final Bool sees = in(bool());

    Lite() {
      AxiLiteArbiter arbiter = add(new AxiLiteArbiter(2, 12));
      arbiter.upstream.get(0).set(first);
      arbiter.upstream.get(1).set(second);
      List<AddressRegion> regions = List.of(new AddressRegion(0, 8), new AddressRegion(0x800, 8));
      AxiLiteDecoder decoder = add(new AxiLiteDecoder(12, regions));
      decoder.upstream.set(arbiter.downstream);
      AxiLiteToApb bridge = add(new AxiLiteToApb(8));
      bridge.bus.set(decoder.downstream.get(0));
      outside.set(bridge.apb);
      RegisterFile lite = RegisterFile.behind(decoder.downstream.get(1), MAP);
      lite.events(SEEN).set(sees.asBits());
      lite.window(TABLE).connect(mem(bits(32), 16).named("liteTable"));
      RegisterFile apb = RegisterFile.behind(inside, MAP);
      apb.events(SEEN).set(sees.asBits());
      apb.window(TABLE).connect(mem(bits(32), 16).named("apbTable"));
    }
  }

  /** Everything with bursts, and a queue of AXI4-Stream. */
  static final class Bursts extends Component {
    final Axi4 memory = in(bundle(() -> new Axi4(12, 64, 4)));
    final Axi4 wide = in(bundle(() -> new Axi4(16, 32, 0)));
    final AxiLite lite = out(bundle(() -> new AxiLite(16)));
    final Stream<Transfer> reads = slave(stream(bundle(() -> new Transfer(32, 20))));
    final Stream<Bits> got = master(stream(bits(128)));
    final Bool fails = out(bool());
    final Axi4 readBus = out(bundle(() -> new Axi4(32, 128, 0)));
    final Stream<Transfer> writes = slave(stream(bundle(() -> new Transfer(32, 6))));
    final Stream<Bits> given = slave(stream(bits(32)));
    final Stream<Bool> done = master(stream(bool()));
    final Axi4 writeBus = out(bundle(() -> new Axi4(32, 32, 0)));
    final AxiStream.Options options = AxiStream.options(32).keep().strobe().id(2).user(1);
    final AxiStream input = in(bundle(() -> new AxiStream(options)));
    final AxiStream output = out(bundle(() -> new AxiStream(options)));

    Bursts() {
      Axi4Memory words = add(new Axi4Memory(12, 64, 4));
      words.bus.set(memory);
      Axi4ToLite splitter = add(new Axi4ToLite(16, 0));
      splitter.bus.set(wide);
      lite.set(splitter.lite);
      Axi4Reader reader = add(new Axi4Reader(32, 128, 20, 256));
      reader.transfers.set(reads);
      got.set(reader.words);
      fails.set(reader.fails);
      readBus.set(reader.bus);
      Axi4Writer writer = add(new Axi4Writer(32, 32, 6, 16));
      writer.transfers.set(writes);
      writer.words.set(given);
      done.set(writer.done);
      writeBus.set(writer.bus);
      output.set(input.beats().queue(4));
    }
  }

  @Test
  void allToolsReadTheBusesWithoutLite(@TempDir Path folder) {
    var design = Elaborator.elaborate(Bursts::new).design();
    Tools.acceptedByAll(folder, VerilogEmitter.emit(design), "Bursts");
  }

  @Test
  void allToolsReadTheLiteBuses(@TempDir Path folder) {
    var design = Elaborator.elaborate(Lite::new).design();
    Tools.acceptedByAll(folder, VerilogEmitter.emit(design), "Lite");
  }

  /** 4096 bytes: eight block RAMs of 4 kbit, and nothing of it in registers. */
  @Test
  void theMemoryBecomesBlockRam(@TempDir Path folder) {
    var design = Elaborator.elaborate(() -> new Axi4Memory(12, 64, 0)).design();
    Tools.write(folder, VerilogEmitter.emit(design));
    String script = "read_verilog Axi4Memory.v; synth_ice40 -top Axi4Memory; tee -o stat.txt stat";
    assertEquals(0, Tools.run(folder, "yosys", "-q", "-p", script).status());
    String rams =
        Tools.read(folder, "stat.txt")
            .lines()
            .filter(line -> line.contains("SB_RAM40_4K"))
            .map(line -> line.trim().replaceAll(" +", " "))
            .findFirst()
            .orElse("none");
    assertEquals("SB_RAM40_4K 8", rams);
  }
}
