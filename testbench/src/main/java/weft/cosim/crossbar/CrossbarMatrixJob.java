package weft.cosim.crossbar;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import weft.arch.ConfigException;
import weft.arch.Limits;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Requantisation;
import weft.arch.crossbar.ZeroSkipping;
import weft.cosim.job.JobFile;
import weft.cosim.job.MatrixJob;
import weft.golden.compile.FragmentRows;
import weft.golden.crossbar.WeightCode;

/**
 * One matrix product on a crossbar accelerator: {@code outputs[v][c] = sum over r of
 * activations[v][r] * weights[r][c]}, as the accelerator computes it, with codes that clip and
 * cells that are stuck, and requantised if that is asked for. Arrays are handed over, not copied.
 *
 * @param config the accelerator
 * @param phases durations of its phases
 * @param inputs what the bits of an activation mean
 * @param planes bits of an activation
 * @param skipping which planes are not driven
 * @param requantisation of the results; none: sums
 * @param pulseLimit most write pulses of a row
 * @param wordLines the row of {@code weights} that each word line gets, {@link
 *     FragmentRows#PADDING} for none; whole fragments
 * @param faults what is wrong with the cells: {@link CellFault#code} at [(unit * crossbars +
 *     crossbar) * rows + row][physical column]; none: nothing
 * @param placement what the compiler does about that
 * @param weights rows (inputs), then columns (outputs)
 * @param activations vectors, then rows
 * @param stalls seed of the stall pattern of the streams; absent for none
 */
public record CrossbarMatrixJob(
    CrossbarConfig config,
    CrossbarPhases phases,
    InputKind inputs,
    int planes,
    ZeroSkipping skipping,
    Optional<Requantisation> requantisation,
    int pulseLimit,
    int[] wordLines,
    Optional<int[][]> faults,
    Placement placement,
    int[][] weights,
    int[][] activations,
    OptionalLong stalls)
    implements MatrixJob {
  /** What the compiler does about stuck cells. */
  public enum Placement {
    /** It does not know of them. */
    BLIND,
    /** It puts spare columns, flips and the nearest weights that can be held to use. */
    AROUND_FAULTS
  }

  /** Most rows or columns of a matrix. */
  static final int MAX_SIZE = 65_535;

  public CrossbarMatrixJob {
    Limits.inRange("rows of weights", weights.length, 1, MAX_SIZE);
    Limits.inRange("columns of weights", weights[0].length, 1, MAX_SIZE);
    Limits.inRange("planes", planes, 1, config.inputBits());
    Limits.inRange("pulseLimit", pulseLimit, 1, CrossbarJob.MAX_PULSES);
    WeightCode code = WeightCode.of(config);
    MatrixJob.check("weights", weights, weights[0].length, code.min(), code.max());
    Limits.inRange("vectors of activations", activations.length, 1, Integer.MAX_VALUE);
    MatrixJob.check(
        "activations", activations, weights.length, min(inputs, planes), max(inputs, planes));
    checkLines(config, wordLines, weights);
    if (faults.isPresent()) {
      if (config.faults() == CrossbarConfig.Faults.NONE) {
        throw new ConfigException("faults need an accelerator with 'faults: injectable'");
      }
      int rows = config.units() * config.crossbars() * config.rows();
      if (faults.get().length != rows) {
        throw new ConfigException(
            "faults must have %d rows, those of all crossbars, not %d"
                .formatted(rows, faults.get().length));
      }
      int most = CellFault.values().length - 1;
      MatrixJob.check("faults", faults.get(), config.physicalColumns(), 0, most);
    }
  }

  /** Smallest activation. */
  static int min(InputKind inputs, int planes) {
    return inputs == InputKind.UNSIGNED ? 0 : -(1 << (planes - 1));
  }

  /** Largest activation. */
  static int max(InputKind inputs, int planes) {
    return (1 << (inputs == InputKind.UNSIGNED ? planes : planes - 1)) - 1;
  }

  private static void checkLines(CrossbarConfig config, int[] wordLines, int[][] weights) {
    if (wordLines.length == 0 || wordLines.length % config.fragmentRows() != 0) {
      throw new ConfigException(
          "wordLines must be whole fragments of %d, not %d"
              .formatted(config.fragmentRows(), wordLines.length));
    }
    boolean[] given = new boolean[weights.length];
    for (int line = 0; line < wordLines.length; line++) {
      int row = wordLines[line];
      Limits.inRange("wordLines[" + line + "]", row, FragmentRows.PADDING, weights.length - 1);
      if (row != FragmentRows.PADDING) {
        if (given[row]) {
          throw new ConfigException("wordLines[%d]: row %d is there twice".formatted(line, row));
        }
        given[row] = true;
      }
    }
    for (int row = 0; row < given.length; row++) {
      if (!given[row] && Arrays.stream(weights[row]).anyMatch(weight -> weight != 0)) {
        throw new ConfigException("wordLines: row %d has weights and no word line".formatted(row));
      }
    }
  }

  @Override
  public ObjectNode settings() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("family", CrossbarAccelerator.FAMILY);
    node.set("crossbar", CrossbarJson.crossbar(config));
    node.set("phases", CrossbarJson.phases(phases));
    node.put("inputs", JobFile.key(inputs));
    node.put("planes", planes);
    node.put("skipping", JobFile.key(skipping));
    requantisation.ifPresent(
        r ->
            node.putObject("requantisation")
                .put("multiplier", r.multiplier())
                .put("shift", r.shift())
                .put("outBits", r.outBits()));
    node.put("pulseLimit", pulseLimit);
    node.put("placement", JobFile.key(placement));
    ArrayNode lines = node.putArray("wordLines");
    Arrays.stream(wordLines).forEach(lines::add);
    stalls.ifPresent(seed -> node.put("stalls", seed));
    return node;
  }

  @Override
  public Map<String, int[][]> matrices() {
    Map<String, int[][]> matrices = new LinkedHashMap<>();
    faults.ifPresent(codes -> matrices.put("faults", codes));
    matrices.put("weights", weights);
    matrices.put("activations", activations);
    return matrices;
  }
}
