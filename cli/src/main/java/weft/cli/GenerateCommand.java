package weft.cli;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Options;
import weft.cosim.run.RtlOutput;
import weft.hdl.verilog.Locations;

/** {@code weft generate}: Verilog and what belongs to it. */
final class GenerateCommand implements Command {
  @Override
  public String name() {
    return "generate";
  }

  @Override
  public String summary() {
    return "Writes the Verilog of an accelerator and what belongs to it";
  }

  @Override
  public String arguments() {
    return "<preset|file.yaml>";
  }

  @Override
  public Options options() {
    return new OptionSet()
        .value("out", "DIR", "folder for the files; default: the preset's name")
        .flag("locations", "say behind each line of Verilog which line of Java it comes from")
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft generate fashion --out rtl  Verilog, file lists, SDC, register map, manifest.json",
        "weft generate my.yaml  of a configuration file: docs/configuration.md");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    Presets.Source source = Presets.source(invocation.argument("preset or file"));
    Path out = invocation.path("out").orElse(Path.of(source.name()));
    Rtl.checkFolder("--out", out);
    RtlOutput output =
        Families.generate(source, invocation.has("locations") ? Locations.LINES : Locations.NONE);
    output.warnings().forEach(text -> invocation.console().err().println("warning: " + text));
    output.write(out);
    invocation.console().out().printf("%d files in %s%n", output.names().size(), out);
    return ExitCode.PASSED;
  }
}
