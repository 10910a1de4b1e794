package weft.cosim.network;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import weft.cosim.accelerator.JobSession;
import weft.cosim.engine.Engine;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.run.Divergence;
import weft.cosim.run.JsonFiles;
import weft.cosim.run.RunReport;
import weft.cosim.tool.BuildException;
import weft.cosim.verilator.VerilatorOptions;
import weft.cosim.verilator.VerilatorOptions.Trace;

/**
 * What a failing run leaves in its folder: the RTL, the failing product as a job of its own if that
 * shows the difference too, and waves around the difference.
 */
final class Evidence<S extends JobSession> {
  private final CosimRequest<S> request;
  private final CosimProgress progress;

  Evidence(CosimRequest<S> request, CosimProgress progress) {
    this.request = request;
    this.progress = progress;
  }

  /** The report with the files that were left and the command that repeats the failure. */
  RunReport of(RunReport report, Optional<ProductJob<S>> failure) throws InterruptedException {
    if (failure.isEmpty() || report.divergence().isEmpty()) {
      return report.with(Map.of(), request.command());
    }
    Path rtl = request.out().resolve("rtl");
    StringBuilder list = new StringBuilder();
    RtlDesign design = request.accelerator().rtl().design();
    for (RtlFile file : design.files()) {
      JsonFiles.write(rtl.resolve(file.name()), new String(file.content(), StandardCharsets.UTF_8));
      list.append(file.name()).append('\n');
    }
    JsonFiles.write(rtl.resolve(design.top() + ".f"), list.toString());
    JobRequest<S> job = failure.get().alone(report.divergence().get(), request.stalls());
    Path jobFile = request.out().resolve("job.json");
    JsonFiles.write(jobFile, job.job().text());
    Map<String, String> files = new TreeMap<>();
    files.put("job", jobFile.toString());
    files.put("rtl", rtl.toString());
    Optional<Divergence> again = JobRun.run(job, request.engine(), progress).report().divergence();
    if (again.isEmpty()) {
      return report.with(files, request.command());
    }
    waves(job, again.get())
        .ifPresent(
            file -> {
              files.put("waves", file.toString());
              Path other = file.resolveSibling("jvm-" + file.getFileName());
              if (request.engine() == Engine.BOTH && Files.exists(other)) {
                files.put("waves of the jvm engine", other.toString());
              }
            });
    String how =
        request.engine() == Engine.VERILATOR ? " --rtl " + rtl : " --engine " + request.engine();
    return report.with(files, "weft job " + jobFile + how);
  }

  /** The job again, with waves. */
  private Optional<Path> waves(JobRequest<S> job, Divergence first) throws InterruptedException {
    Path file = request.out().resolve("waves.vcd").toAbsolutePath();
    VerilatorOptions traced =
        VerilatorOptions.signOff()
            .withTrace(Trace.VCD)
            .withOptimization(VerilatorOptions.Optimization.SMOKE);
    try {
      JobRun.run(
          job,
          request.engine(),
          traced,
          Optional.of(new JobRun.Waves(file, first.cycle())),
          progress);
      return Optional.of(file);
    } catch (BuildException e) {
      return Optional.empty();
    }
  }
}
