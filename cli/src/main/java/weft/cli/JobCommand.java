package weft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import weft.cosim.engine.Engine;
import weft.cosim.job.JobFile;
import weft.cosim.network.JobRequest;
import weft.cosim.network.JobRun;
import weft.cosim.run.JsonFiles;
import weft.cosim.run.RunJson;
import weft.cosim.run.RunTable;
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
        "weft job job.json --json result.json  outputs, cycles and counters: docs/job.md",
        "weft job weft-out/job.json --rtl weft-out/rtl  repeats what failed in a co-simulation");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    JobFile job = JobFile.read(Path.of(invocation.argument("job file")));
    Optional<Path> folder = invocation.path("rtl");
    Engine engine = EngineChoice.of(invocation, folder);
    JobRequest<?> request = Families.job(job, folder);
    JobRun run;
    try (CosimBar bar = new CosimBar(invocation.console(), "job")) {
      run = JobRun.run(request, engine, bar);
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
