package weft.cosim.tim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import weft.arch.Limits;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;
import weft.cosim.job.JobFile;
import weft.cosim.job.MatrixJob;

/**
 * One matrix product on a TiM-DNN accelerator: {@code outputs[v][c] = sum over r of
 * activations[v][r] * weights[r][c]}, as the accelerator computes it, with clipped counts. Arrays
 * are handed over, not copied.
 *
 * @param config the accelerator
 * @param phases durations of the array's phases
 * @param encoding how activations are driven
 * @param planes bit planes of an activation; 1 for ternary encodings
 * @param scales what +1 and -1 stand for
 * @param weights -1, 0 or +1: rows (inputs), then columns (outputs)
 * @param activations vectors, then rows
 * @param stalls seed of the stall pattern of the streams; absent for none
 */
public record TimMatrixJob(
    TimConfig config,
    TimPhases phases,
    TimEncoding encoding,
    int planes,
    TimScales scales,
    int[][] weights,
    int[][] activations,
    OptionalLong stalls)
    implements MatrixJob {
  /** Value of the key {@code family}. */
  public static final String FAMILY = "tim";

  /** Most rows or columns of a matrix. */
  public static final int MAX_SIZE = 65_535;

  public TimMatrixJob {
    Limits.inRange("rows of weights", weights.length, 1, Math.min(MAX_SIZE, config.maxRows()));
    Limits.inRange("columns of weights", weights[0].length, 1, MAX_SIZE);
    Limits.inRange("planes", planes, 1, encoding.planes() ? config.maxPlanes() : 1);
    scales.check(config);
    MatrixJob.check("weights", weights, weights[0].length, -1, 1);
    Limits.inRange("vectors of activations", activations.length, 1, Integer.MAX_VALUE);
    MatrixJob.check(
        "activations", activations, weights.length, min(encoding, planes), max(encoding, planes));
  }

  /** Smallest activation. */
  static int min(TimEncoding encoding, int planes) {
    return switch (encoding) {
      case UNSIGNED -> 0;
      case TWOS_COMPLEMENT -> -(1 << (planes - 1));
      case TERNARY, TERNARY_TWO_STEP -> -1;
    };
  }

  /** Largest activation. */
  static int max(TimEncoding encoding, int planes) {
    return switch (encoding) {
      case UNSIGNED -> (1 << planes) - 1;
      case TWOS_COMPLEMENT -> (1 << (planes - 1)) - 1;
      case TERNARY, TERNARY_TWO_STEP -> 1;
    };
  }

  @Override
  public ObjectNode settings() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("family", FAMILY);
    node.set("tile", TimJson.tile(config));
    node.set("phases", TimJson.phases(phases));
    node.put("encoding", JobFile.key(encoding));
    node.put("planes", planes);
    node.putObject("scales")
        .put("weightPlus", scales.weightPlus())
        .put("weightMinus", scales.weightMinus())
        .put("inputPlus", scales.inputPlus())
        .put("inputMinus", scales.inputMinus());
    stalls.ifPresent(seed -> node.put("stalls", seed));
    return node;
  }

  @Override
  public Map<String, int[][]> matrices() {
    Map<String, int[][]> matrices = new LinkedHashMap<>();
    matrices.put("weights", weights);
    matrices.put("activations", activations);
    return matrices;
  }

  /** Inputs of the product. */
  public int rows() {
    return weights.length;
  }

  /** Outputs of the product. */
  public int columns() {
    return weights[0].length;
  }
}
