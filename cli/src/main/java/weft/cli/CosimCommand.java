package weft.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import weft.cosim.engine.Engine;
import weft.cosim.network.NetworkCosim;
import weft.cosim.run.JUnitXml;
import weft.cosim.run.JsonFiles;
import weft.cosim.run.RunJson;
import weft.cosim.run.RunReport;
import weft.cosim.run.RunTable;
import weft.cosim.tool.BuildException;
import weft.golden.data.DataSet;

/** {@code weft cosim}: real images through generated RTL, every value compared. */
final class CosimCommand implements Command {
  private static final int MAX_THREADS = 64;

  /** As many as the sample that is part of the program holds: a minute's work. */
  private static final int DEFAULT_IMAGES = 1000;

  @Override
  public String name() {
    return "cosim";
  }

  @Override
  public String summary() {
    return "Runs real images through the RTL and compares every value with the golden model";
  }

  @Override
  public String arguments() {
    return "<preset|file.yaml>";
  }

  @Override
  public Options options() {
    return new OptionSet()
        .value("images", "N", "the first N test images; default: " + DEFAULT_IMAGES)
        .data()
        .value("seed", "S", "of power-up values; default: 1")
        .value("stalls", "S", "seed of valid/ready stalls on every stream and bus channel")
        .value("engine", "E", EngineChoice.HELP)
        .value("rtl", "DIR", "simulate the Verilog in this folder instead of generating it")
        .value("out", "DIR", "folder for run.json and what a failure leaves; default: weft-out")
        .value("threads", "N", "models that run in parallel; default: all processors")
        .json()
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft cosim fashion  1,000 Fashion-MNIST images through the paper's tile",
        "weft cosim fashion --images 20 --stalls 7  with streams that stall",
        "weft cosim small --engine both  on two engines, every port and probe compared as well",
        "weft cosim fashion --rtl edited --json run.json  Verilog that was edited by hand");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    Presets.Source source = Presets.source(invocation.argument("preset or file"));
    int seed = invocation.integer("seed", 1, Integer.MAX_VALUE - MAX_THREADS).orElse(1);
    long stalls = invocation.number("stalls", 1, Long.MAX_VALUE).orElse(0L);
    int threads = Rtl.threads(invocation, MAX_THREADS);
    Path out = invocation.path("out").orElse(Path.of("weft-out"));
    Rtl.checkFolder("--out", out);
    Optional<Path> folder = invocation.path("rtl");
    Engine engine = EngineChoice.of(invocation, folder);
    NetworkRun<?> run = Families.network(source, folder);
    DataSet images = TestImages.of(run.data(), run.input(), invocation, DEFAULT_IMAGES);
    Console console = invocation.console();
    RunReport report;
    try (CosimBar bar = new CosimBar(console, source.name())) {
      report =
          NetworkCosim.run(
              run.request(engine, images, seed, stalls, threads, out, invocation.text()), bar);
    } catch (BuildException e) {
      throw Rtl.refused(e, folder);
    }
    Files.createDirectories(out);
    JsonFiles.write(out.resolve("run.json"), RunJson.text(report));
    JsonFiles.write(out.resolve("junit.xml"), JUnitXml.text(report));
    invocation.path("json").ifPresent(file -> JsonFiles.write(file, RunJson.text(report)));
    console.out().print(RunTable.text(report));
    return report.passed() ? ExitCode.PASSED : ExitCode.MISMATCH;
  }
}
