package weft.cli;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Options;
import weft.cosim.run.JsonFiles;
import weft.cosim.run.RtlOutput;
import weft.cosim.synth.SynthResult;
import weft.cosim.synth.Synthesis;
import weft.hdl.verilog.Locations;

/** {@code weft synth}: area and worst slack on a library of standard cells. */
final class SynthCommand implements Command {
  private static final int MAX_PERIOD = 10_000;
  private static final int DEFAULT_PERIOD = 10;

  @Override
  public String name() {
    return "synth";
  }

  @Override
  public String summary() {
    return "Synthesises an accelerator: area by block, worst slack, a netlist to simulate";
  }

  @Override
  public String arguments() {
    return "<preset|file.yaml>";
  }

  @Override
  public Options options() {
    return new OptionSet()
        .value("period", "NS", "of the clock, in nanoseconds; default: " + DEFAULT_PERIOD)
        .value("out", "DIR", "folder for netlist, logs and synth.json; default: weft-synth")
        .json()
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft synth small-macro  on OSU's 180 nm cells, macros as black boxes: docs/synthesis.md",
        "weft synth small-macro --out s  then: weft cosim small-macro --rtl s/netlist --images 20");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    Presets.Source source = Presets.source(invocation.argument("preset or file"));
    int period = invocation.integer("period", 1, MAX_PERIOD).orElse(DEFAULT_PERIOD);
    Path out = invocation.path("out").orElse(Path.of("weft-synth"));
    Rtl.checkFolder("--out", out);
    RtlOutput rtl = Families.generate(source, Locations.NONE);
    Synthesis synthesis = Synthesis.find();
    SynthResult result;
    try (Progress bar = new Progress(invocation.console(), "synthesising " + source.name())) {
      result =
          synthesis.run(source.name(), rtl, period, out, s -> bar.at(0, 1, Math.round(s) + " s"));
    }
    String json = result.json().toPrettyString() + "\n";
    JsonFiles.write(out.resolve("synth.json"), json);
    invocation.path("json").ifPresent(file -> JsonFiles.write(file, json));
    invocation.console().out().print(result.table());
    return ExitCode.PASSED;
  }
}
