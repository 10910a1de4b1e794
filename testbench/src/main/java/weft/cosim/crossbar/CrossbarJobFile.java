package weft.cosim.crossbar;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Requantisation;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.arch.yaml.YamlMap;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.job.JobFile;
import weft.cosim.network.JobRequest;
import weft.golden.compile.FragmentRows;

/** Reads a {@code job.json} of family {@code crossbar}. */
public final class CrossbarJobFile {
  private static final List<String> KEYS =
      List.of(
          "family",
          "crossbar",
          "phases",
          "inputs",
          "planes",
          "skipping",
          "requantisation",
          "pulseLimit",
          "wordLines",
          "faults",
          "placement",
          "weights",
          "activations",
          "stalls");

  /** Write pulses of a row, if the file does not say it: enough for the cells of all presets. */
  private static final int PULSE_LIMIT = 100;

  private CrossbarJobFile() {}

  /**
   * Reads a job and the {@code .npy} files it names, which are looked for next to it.
   *
   * @throws weft.arch.ConfigException naming file, key and what is allowed
   * @throws IOException if a file is missing, or a {@code .npy} file is malformed
   */
  public static CrossbarMatrixJob read(JobFile file) throws IOException {
    file.allow(KEYS);
    CrossbarConfig config = CrossbarConfig.from(file.map("crossbar"));
    CrossbarPhases phases =
        file.has("phases") ? phases(file.map("phases")) : CrossbarPhases.DEFAULT;
    InputKind inputs = file.constant("inputs", InputKind.class);
    ZeroSkipping skipping =
        file.has("skipping") ? file.constant("skipping", ZeroSkipping.class) : ZeroSkipping.LEADING;
    Optional<Requantisation> requantisation =
        file.has("requantisation")
            ? Optional.of(requantisation(file.map("requantisation")))
            : Optional.empty();
    int pulseLimit = file.has("pulseLimit") ? file.integer("pulseLimit") : PULSE_LIMIT;
    Optional<int[][]> faults =
        file.has("faults") ? Optional.of(file.matrix("faults")) : Optional.empty();
    CrossbarMatrixJob.Placement placement =
        file.has("placement")
            ? file.constant("placement", CrossbarMatrixJob.Placement.class)
            : CrossbarMatrixJob.Placement.AROUND_FAULTS;
    int[][] weights = file.matrix("weights");
    int[][] activations = file.matrix("activations");
    int planes = file.has("planes") ? file.integer("planes") : planes(inputs, activations);
    OptionalLong stalls = file.stalls();
    int[] wordLines = file.has("wordLines") ? file.list("wordLines") : lines(config, weights);
    return file.checked(
        () ->
            new CrossbarMatrixJob(
                config,
                phases,
                inputs,
                planes,
                skipping,
                requantisation,
                pulseLimit,
                wordLines,
                faults,
                placement,
                weights,
                activations,
                stalls));
  }

  /**
   * The job of a file, ready to run.
   *
   * @param rtl makes or finds the RTL of an accelerator
   */
  public static JobRequest<CrossbarSession> request(
      JobFile file, Function<CrossbarConfig, AcceleratorRtl> rtl) throws IOException {
    CrossbarMatrixJob job = read(file);
    CrossbarAccelerator accelerator =
        new CrossbarAccelerator(job.config(), job.phases(), rtl.apply(job.config()));
    return file.checked(() -> CrossbarProduct.request(accelerator, job));
  }

  private static CrossbarPhases phases(YamlMap map) {
    return map.read(
        m ->
            new CrossbarPhases(
                m.integer("precharge", 1),
                m.integer("drive", 1),
                m.integer("sample", 1),
                m.integer("convert", 1),
                m.integer("writeSetup", 1),
                m.integer("writePulse", 1),
                m.integer("writeRecovery", 1)));
  }

  private static Requantisation requantisation(YamlMap map) {
    return map.read(
        m -> new Requantisation(m.integer("multiplier"), m.integer("shift"), m.integer("outBits")));
  }

  /** Rows with a weight in their order, with one at least. */
  private static int[] lines(CrossbarConfig config, int[][] weights) {
    int[] order = IntStream.range(0, weights.length).toArray();
    FragmentRows rows =
        config.scheme() == SignedScheme.POLARISED
            ? FragmentRows.polarised(order, weights, config.fragmentRows())
            : FragmentRows.of(order, weights, config.fragmentRows());
    int[] lines = rows.sources();
    return lines.length > 0
        ? lines
        : IntStream.range(0, config.fragmentRows()).map(i -> FragmentRows.PADDING).toArray();
  }

  /** The fewest planes that hold every activation. */
  private static int planes(InputKind inputs, int[][] activations) {
    int planes = 1;
    for (int[] vector : activations) {
      for (int value : vector) {
        while (planes < CrossbarConfig.INPUT_LANE
            && (value < CrossbarMatrixJob.min(inputs, planes)
                || value > CrossbarMatrixJob.max(inputs, planes))
            && !(inputs == InputKind.UNSIGNED && value < 0)) {
          planes++;
        }
      }
    }
    return planes;
  }
}
