package weft.cosim.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import weft.arch.ConfigException;
import weft.arch.Nearest;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;
import weft.arch.yaml.YamlMap;

/** Reads and writes {@code job.json}; the format is docs/job.md. */
public final class MatrixJobFile {
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

  private final Path file;
  private final JsonNode root;

  private MatrixJobFile(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Reads a job and the {@code .npy} files it names, which are looked for next to it.
   *
   * @throws ConfigException naming file, key and what is allowed
   * @throws IOException if a file is missing, or a {@code .npy} file is malformed
   */
  public static MatrixJob read(Path file) throws IOException {
    try {
      JsonNode root =
          new ObjectMapper()
              .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readTree(Files.readAllBytes(file));
      return new MatrixJobFile(file, root).job();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new ConfigException(file + ":" + line + ": " + e.getOriginalMessage(), e);
    }
  }

  private MatrixJob job() throws IOException {
    if (!root.isObject()) {
      throw new ConfigException(file + ": must be an object of keys and values");
    }
    for (String key : (Iterable<String>) root::fieldNames) {
      if (!KEYS.contains(key)) {
        throw new ConfigException(file + ": unknown key '" + key + "'" + Nearest.hint(key, KEYS));
      }
    }
    if (!root.path("family").asText().equals("tim")) {
      throw error("family", "must be \"tim\"");
    }
    TimConfig config = TimConfig.from(map("tile"));
    TimPhases phases = root.has("phases") ? phases(map("phases")) : TimPhases.DEFAULT;
    TimScales scales = root.has("scales") ? scales(map("scales")) : TimScales.UNIT;
    TimEncoding encoding = encoding();
    int[][] weights = matrix("weights");
    int[][] activations = matrix("activations");
    int planes = root.has("planes") ? integer("planes") : planes(encoding, activations);
    OptionalLong stalls = root.has("stalls") ? OptionalLong.of(stalls()) : OptionalLong.empty();
    try {
      return new MatrixJob(config, phases, encoding, planes, scales, weights, activations, stalls);
    } catch (ConfigException e) {
      throw new ConfigException(file + ": " + e.getMessage(), e);
    }
  }

  private ConfigException error(String key, String problem) {
    return new ConfigException(file + ": '" + key + "' " + problem);
  }

  private JsonNode required(String key) {
    if (!root.has(key)) {
      throw error(key, "is missing");
    }
    return root.get(key);
  }

  /** A sub-object, read as strictly as a configuration file: JSON is YAML. */
  private YamlMap map(String key) {
    JsonNode node = required(key);
    if (!node.isObject()) {
      throw error(key, "must be an object");
    }
    return YamlMap.parse(file + ": " + key, node.toString());
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

  private TimEncoding encoding() {
    String text = required("encoding").asText();
    List<String> names = new ArrayList<>();
    for (TimEncoding encoding : TimEncoding.values()) {
      names.add(name(encoding));
      if (name(encoding).equals(text)) {
        return encoding;
      }
    }
    throw error(
        "encoding", "must be one of " + String.join(", ", names) + Nearest.hint(text, names));
  }

  private static String name(TimEncoding encoding) {
    return encoding.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private int integer(String key) {
    JsonNode node = required(key);
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw error(key, "must be a whole number");
    }
    return node.intValue();
  }

  private long stalls() {
    JsonNode node = root.get("stalls");
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw error("stalls", "must be a whole number, the seed of the stall pattern");
    }
    return node.longValue();
  }

  /** The fewest planes that hold every activation; 1 for ternary encodings. */
  private static int planes(TimEncoding encoding, int[][] activations) {
    int planes = 1;
    if (encoding.planes()) {
      for (int[] vector : activations) {
        for (int value : vector) {
          while (planes < 31
              && (value < MatrixJob.min(encoding, planes)
                  || value > MatrixJob.max(encoding, planes))
              && !(encoding == TimEncoding.UNSIGNED && value < 0)) {
            planes++;
          }
        }
      }
    }
    return planes;
  }

  private int[][] matrix(String key) throws IOException {
    JsonNode node = required(key);
    return node.isTextual() ? fromNpy(key, node.asText()) : inline(key, node);
  }

  private int[][] fromNpy(String key, String name) throws IOException {
    if (!name.endsWith(".npy")) {
      throw error(key, "must be a matrix or the name of a .npy file, not '" + name + "'");
    }
    IntegerArray array = Npy.read(file.toAbsolutePath().resolveSibling(name));
    if (array.shape().length != 2) {
      throw error(key, name + " has " + array.shape().length + " dimensions, a matrix has two");
    }
    int[][] matrix = new int[array.shape()[0]][array.shape()[1]];
    int next = 0;
    for (int[] row : matrix) {
      for (int c = 0; c < row.length; c++) {
        long value = array.values()[next++];
        // What does not fit is out of every range; the check of ranges reports it.
        row[c] = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
      }
    }
    return nonEmpty(key, matrix);
  }

  private int[][] inline(String key, JsonNode node) {
    if (!node.isArray()) {
      throw error(key, "must be a list of rows or the name of a .npy file");
    }
    int[][] matrix = new int[node.size()][];
    for (int r = 0; r < matrix.length; r++) {
      JsonNode row = node.get(r);
      if (!row.isArray()) {
        throw error(key + "[" + r + "]", "must be a list of whole numbers");
      }
      matrix[r] = new int[row.size()];
      for (int c = 0; c < row.size(); c++) {
        JsonNode value = row.get(c);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
          throw error(key + "[" + r + "][" + c + "]", "must be a whole number, not " + value);
        }
        matrix[r][c] = value.intValue();
      }
    }
    return nonEmpty(key, matrix);
  }

  private int[][] nonEmpty(String key, int[][] matrix) {
    if (matrix.length == 0 || matrix[0].length == 0) {
      throw error(key, "must have at least one row and one column");
    }
    return matrix;
  }

  /** The text of a job with inline matrices; {@link #read} gives the same job back. */
  public static String text(MatrixJob job) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("family", "tim");
    TimConfig config = job.config();
    node.putObject("tile")
        .put("rows", config.rows())
        .put("columns", config.columns())
        .put("rowsPerAccess", config.rowsPerAccess())
        .put("adcMax", config.adcMax())
        .put("pcus", config.pcus())
        .put("tiles", config.tiles())
        .put("scaleBits", config.scaleBits())
        .put("maxPlanes", config.maxPlanes())
        .put("maxRows", config.maxRows())
        .put("form", config.form().name().toLowerCase(Locale.ROOT));
    TimPhases phases = job.phases();
    node.putObject("phases")
        .put("precharge", phases.precharge())
        .put("drive", phases.drive())
        .put("sample", phases.sample())
        .put("convert", phases.convert())
        .put("writeSetup", phases.writeSetup())
        .put("writePulse", phases.writePulse())
        .put("writeRecovery", phases.writeRecovery());
    node.put("encoding", name(job.encoding()));
    node.put("planes", job.planes());
    TimScales scales = job.scales();
    node.putObject("scales")
        .put("weightPlus", scales.weightPlus())
        .put("weightMinus", scales.weightMinus())
        .put("inputPlus", scales.inputPlus())
        .put("inputMinus", scales.inputMinus());
    job.stalls().ifPresent(seed -> node.put("stalls", seed));
    put(node.putArray("weights"), job.weights());
    put(node.putArray("activations"), job.activations());
    return node.toString() + "\n";
  }

  private static void put(ArrayNode rows, int[][] matrix) {
    for (int[] row : matrix) {
      ArrayNode values = rows.addArray();
      for (int value : row) {
        values.add(value);
      }
    }
  }
}
