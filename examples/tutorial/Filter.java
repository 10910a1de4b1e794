import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.SInt;
import weft.hdl.Stream;
import weft.hdl.Streams;
import weft.hdl.bench.AxiLiteMaster;
import weft.hdl.bench.Bench;
import weft.hdl.bench.RegisterAccess;
import weft.hdl.bench.StreamSink;
import weft.hdl.bench.StreamSource;
import weft.hdl.bus.AxiLite;
import weft.hdl.regs.RegisterFile;
import weft.hdl.regs.RegisterHeader;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** The filter behind an AXI4-Lite port. */
public final class Filter extends Component {
  public final AxiLite control = in(bundle(() -> new AxiLite(8))).named("s_axil");
  public final Stream<SInt> samples = slave(stream(sint(8)));
  public final Stream<SInt> results = master(stream(sint(Fir.width(4, 8))));

  public Filter() {
    RegisterFile registers = RegisterFile.behind(control, FilterMap.MAP);
    Bool runs = registers.value(FilterMap.RUN).bit(0);

    Fir fir = add(new Fir(4, 8));
    for (int i = 0; i < 4; i++) {
      fir.coefficients.get(i).set(registers.value(FilterMap.COEFFICIENTS.get(i)).asSInt());
    }
    fir.samples.set(samples.haltWhen(runs.not()).queue(16));
    results.set(fir.results);
    registers.events(FilterMap.RESULTS).set(results.fires().asBits());

    Streams.assertRule(results);
  }

  public static void main(String[] arguments) throws IOException {
    try (Bench<Filter> bench = Bench.of(Filter::new)) {
      Filter filter = bench.top();
      var bus = bench.add(new AxiLiteMaster(bench, filter.control));
      var registers = new RegisterAccess(FilterMap.MAP, bus);
      var samples = bench.add(StreamSource.of(bench, filter.samples));
      var results = bench.add(StreamSink.of(bench, filter.results));

      for (int i = 0; i < 4; i++) {
        bench.run(registers.write(FilterMap.COEFFICIENTS.get(i), i + 1));
      }
      for (int sample : new int[] {10, 0, 0, 0, -1}) {
        samples.send(BigInteger.valueOf(sample));
      }
      bench.step(50);
      System.out.println(
          "before RUN: " + bench.run(registers.read(FilterMap.RESULTS)) + " results");
      bench.run(registers.write(FilterMap.RUN, 1));
      bench.run(registers.awaitValue(FilterMap.RESULTS, 5).within(500, "five results"));
      System.out.println("results: " + results.words());
    }
    if (arguments.length > 0) {
      Path folder = Files.createDirectories(Path.of(arguments[0]));
      for (VerilogFile file : VerilogEmitter.emit(Elaborator.elaborate(Filter::new).design())) {
        Files.writeString(folder.resolve(file.name()), file.text());
      }
      Files.writeString(folder.resolve("filter.h"), RegisterHeader.of(FilterMap.MAP));
      System.out.println("Verilog and filter.h are in " + folder);
    }
  }
}
