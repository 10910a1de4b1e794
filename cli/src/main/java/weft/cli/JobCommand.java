package weft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import weft.cosim.engine.Engine;
import weft.cosim.job.MatrixJob;
import weft.cosim.job.MatrixJobFile;
import weft.cosim.run.JsonFiles;
import weft.cosim.run.RunJson;
import weft.cosim.run.RunTable;
import weft.cosim.tim.JobRun;
import weft.cosim.tim.TimRtl;
import weft.cosim.tool.BuildException;

/** {@code weft job}: one matrix product, given as plain data, through RTL and golden model. */
final class JobCommand implements Command {
  @Override
  public String name() {
    return "job";
  }

  @Override
  public String summary() {
    return "Runs one matrix product, given as plain data, through RTL and golden model";
  }

  @Override
  public String arguments() {
    return "<job.json>";
  }

  @Override
  public Options options() {
    return new OptionSet()
        .value("engine", "E", EngineChoice.HELP)
        .value("rtl", "DIR", "simulate the Verilog in this folder instead of generating it")
        .json()
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft job job.json --json result.json  outputs, accesses, cycles and clips: docs/job.md",
        "weft job weft-out/job.json --rtl weft-out/rtl  repeats what failed in a co-simulation");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    MatrixJob job = MatrixJobFile.read(Path.of(invocation.argument("job file")));
    Optional<Path> folder = invocation.path("rtl");
    Engine engine = EngineChoice.of(invocation, folder);
    TimRtl rtl = Rtl.of(job.config(), folder);
    JobRun run;
    try (CosimBar bar = new CosimBar(invocation.console(), "job")) {
      run = JobRun.run(job, rtl, engine, bar);
    } catch (BuildException e) {
      throw Rtl.refused(e, folder);
    }
    ObjectNode json = run.result().json();
    json.set("run", RunJson.tree(run.report()));
    invocation.path("json").ifPresent(file -> JsonFiles.write(file, json.toPrettyString() + "\n"));
    invocation.console().out().print(RunTable.text(run.report()));
    return run.report().passed() ? ExitCode.PASSED : ExitCode.MISMATCH;
  }
}
