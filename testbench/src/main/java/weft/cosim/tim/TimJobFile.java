package weft.cosim.tim;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;
import weft.arch.yaml.YamlMap;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.job.JobFile;
import weft.cosim.network.JobRequest;

/** Reads a {@code job.json} of family {@code tim}. */
public final class TimJobFile {
  private static final List<String> KEYS =
      List.of(
          "family",
          "tile",
          "phases",
          "encoding",
          "planes",
          "scales",
          "weights",
          "activations",
          "stalls");

  private TimJobFile() {}

  /**
   * Reads a job and the {@code .npy} files it names, which are looked for next to it.
   *
   * @throws weft.arch.ConfigException naming file, key and what is allowed
   * @throws IOException if a file is missing, or a {@code .npy} file is malformed
   */
  public static TimMatrixJob read(JobFile file) throws IOException {
    file.allow(KEYS);
    TimConfig config = TimConfig.from(file.map("tile"));
    TimPhases phases = file.has("phases") ? phases(file.map("phases")) : TimPhases.DEFAULT;
    TimScales scales = file.has("scales") ? scales(file.map("scales")) : TimScales.UNIT;
    TimEncoding encoding = file.constant("encoding", TimEncoding.class);
    int[][] weights = file.matrix("weights");
    int[][] activations = file.matrix("activations");
    int planes = file.has("planes") ? file.integer("planes") : planes(encoding, activations);
    OptionalLong stalls = file.stalls();
    return file.checked(
        () ->
            new TimMatrixJob(
                config, phases, encoding, planes, scales, weights, activations, stalls));
  }

  /**
   * The job of a file, ready to run.
   *
   * @param rtl makes or finds the RTL of an accelerator
   */
  public static JobRequest<TimSession> request(
      JobFile file, Function<TimConfig, AcceleratorRtl> rtl) throws IOException {
    TimMatrixJob job = read(file);
    TimAccelerator accelerator =
        new TimAccelerator(job.config(), job.phases(), rtl.apply(job.config()));
    return TimProduct.request(accelerator, job);
  }

  private static TimPhases phases(YamlMap map) {
    return map.read(
        m ->
            new TimPhases(
                m.integer("precharge", 1),
                m.integer("drive", 1),
                m.integer("sample", 1),
                m.integer("convert", 1),
                m.integer("writeSetup", 1),
                m.integer("writePulse", 1),
                m.integer("writeRecovery", 1)));
  }

  private static TimScales scales(YamlMap map) {
    return map.read(
        m ->
            new TimScales(
                m.integer("weightPlus", 1),
                m.integer("weightMinus", 1),
                m.integer("inputPlus", 1),
                m.integer("inputMinus", 1)));
  }

  /** The fewest planes that hold every activation; 1 for ternary encodings. */
  private static int planes(TimEncoding encoding, int[][] activations) {
    int planes = 1;
    if (encoding.planes()) {
      for (int[] vector : activations) {
        for (int value : vector) {
          while (planes < 31
              && (value < TimMatrixJob.min(encoding, planes)
                  || value > TimMatrixJob.max(encoding, planes))
              && !(encoding == TimEncoding.UNSIGNED && value < 0)) {
            planes++;
          }
        }
      }
    }
    return planes;
  }
}
