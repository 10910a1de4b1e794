package weft.cosim.tim;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimScales;
import weft.cosim.engine.Engine;
import weft.cosim.job.MatrixJob;
import weft.cosim.job.MatrixJobFile;
import weft.cosim.rtl.RtlFile;
import weft.cosim.run.Divergence;
import weft.cosim.run.JsonFiles;
import weft.cosim.run.RunReport;
import weft.cosim.tool.BuildException;
import weft.cosim.verilator.VerilatorOptions;
import weft.cosim.verilator.VerilatorOptions.Trace;
import weft.golden.map.LayerMapping;

/**
 * What a failing run leaves in its folder: the RTL, the failing product as a job of its own if that
 * shows the difference too, and waves around the difference.
 */
final class Evidence {
  private final CosimRequest request;
  private final CosimProgress progress;

  Evidence(CosimRequest request, CosimProgress progress) {
    this.request = request;
    this.progress = progress;
  }

  /** The report with the files that were left and the command that repeats the failure. */
  RunReport of(RunReport report, Optional<ImageChunk.Failure> failure) throws InterruptedException {
    if (failure.isEmpty() || report.divergence().isEmpty()) {
      return report.with(Map.of(), request.command());
    }
    Path rtl = request.out().resolve("rtl");
    StringBuilder list = new StringBuilder();
    for (RtlFile file : request.rtl().design().files()) {
      JsonFiles.write(rtl.resolve(file.name()), new String(file.content(), StandardCharsets.UTF_8));
      list.append(file.name()).append('\n');
    }
    JsonFiles.write(rtl.resolve(TimPins.TOP + ".f"), list.toString());
    MatrixJob job = job(failure.get(), report.divergence().get());
    Path jobFile = request.out().resolve("job.json");
    JsonFiles.write(jobFile, MatrixJobFile.text(job));
    Map<String, String> files = new TreeMap<>();
    files.put("job", jobFile.toString());
    files.put("rtl", rtl.toString());
    Optional<Divergence> again =
        JobRun.run(job, request.rtl(), request.engine(), progress).report().divergence();
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
  private Optional<Path> waves(MatrixJob job, Divergence first) throws InterruptedException {
    Path file = request.out().resolve("waves.vcd").toAbsolutePath();
    VerilatorOptions traced =
        VerilatorOptions.signOff()
            .withTrace(Trace.VCD)
            .withOptimization(VerilatorOptions.Optimization.SMOKE);
    try {
      JobRun.run(
          job,
          request.rtl(),
          request.engine(),
          traced,
          Optional.of(new JobRun.Waves(file, first.cycle())),
          progress);
      return Optional.of(file);
    } catch (BuildException e) {
      return Optional.empty();
    }
  }

  /** The columns of the failing pass, and the vectors of the failing round and the one before. */
  private MatrixJob job(ImageChunk.Failure failure, Divergence first) {
    LayerMapping mapping =
        new LayerMapping(
            request.rtl().config(), failure.weights().rows(), failure.weights().columns());
    int firstColumn = mapping.firstColumnOfPass(failure.step().columnPass());
    int columns = mapping.columnsOfPass(failure.step().columnPass());
    int[][] weights = new int[failure.weights().rows()][columns];
    for (int row = 0; row < weights.length; row++) {
      for (int column = 0; column < columns; column++) {
        weights[row][column] = failure.weights().get(row, firstColumn + column);
      }
    }
    int round = failure.step().firstRound() + (int) Math.max(0, first.vector());
    int copies = mapping.copies();
    int from = Math.max(0, round - 1) * copies;
    int to = Math.min(failure.vectors().count(), (round + 1) * copies);
    List<int[]> vectors = new ArrayList<>();
    for (int vector = from; vector < to; vector++) {
      int[] values = new int[failure.vectors().size()];
      failure.vectors().read(vector, values);
      vectors.add(values);
    }
    return new MatrixJob(
        request.rtl().config(),
        request.phases(),
        TimEncoding.UNSIGNED,
        failure.planes(),
        TimScales.UNIT,
        weights,
        vectors.toArray(int[][]::new),
        request.stalls() == 0 ? OptionalLong.empty() : OptionalLong.of(request.stalls()));
  }
}
