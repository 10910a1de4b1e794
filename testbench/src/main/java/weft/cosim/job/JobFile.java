package weft.cosim.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Supplier;
import weft.arch.ConfigException;
import weft.arch.Nearest;
import weft.arch.yaml.YamlMap;

/**
 * Reads {@code job.json}; the format is docs/job.md. What its keys are is the family's business:
 * this knows values, matrices and how errors are told.
 */
public final class JobFile {
  private final Path file;
  private final JsonNode root;

  private JobFile(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException naming file and line, if it is no JSON object
   * @throws IOException if it is missing
   */
  public static JobFile read(Path file) throws IOException {
    try {
      JsonNode root =
          new ObjectMapper()
              .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readTree(Files.readAllBytes(file));
      if (!root.isObject()) {
        throw new ConfigException(file + ": must be an object of keys and values");
      }
      return new JobFile(file, root);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new ConfigException(file + ":" + line + ": " + e.getOriginalMessage(), e);
    }
  }

  /** The value of the key {@code family}; empty if it is missing or no text. */
  public String family() {
    return root.path("family").asText();
  }

  /**
   * Checks that there are no other keys.
   *
   * @throws ConfigException naming the first, and the nearest that is allowed
   */
  public void allow(List<String> keys) {
    for (String key : (Iterable<String>) root::fieldNames) {
      if (!keys.contains(key)) {
        throw new ConfigException(file + ": unknown key '" + key + "'" + Nearest.hint(key, keys));
      }
    }
  }

  /** What is wrong with a key, to be thrown. */
  public ConfigException error(String key, String problem) {
    return new ConfigException(file + ": '" + key + "' " + problem);
  }

  /** Limits of a record, as errors of this file. */
  public <T> T checked(Supplier<T> record) {
    try {
      return record.get();
    } catch (ConfigException e) {
      throw new ConfigException(file + ": " + e.getMessage(), e);
    }
  }

  public boolean has(String key) {
    return root.has(key);
  }

  private JsonNode required(String key) {
    if (!root.has(key)) {
      throw error(key, "is missing");
    }
    return root.get(key);
  }

  /** A sub-object, read as strictly as a configuration file: JSON is YAML. */
  public YamlMap map(String key) {
    JsonNode node = required(key);
    if (!node.isObject()) {
      throw error(key, "must be an object");
    }
    return YamlMap.parse(file + ": " + key, node.toString());
  }

  /** A constant as files spell it. */
  public static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One of the constants of an enum. */
  public <E extends Enum<E>> E constant(String key, Class<E> type) {
    String text = required(key).asText();
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      names.add(key(constant));
      if (key(constant).equals(text)) {
        return constant;
      }
    }
    throw error(key, "must be one of " + String.join(", ", names) + Nearest.hint(text, names));
  }

  public int integer(String key) {
    JsonNode node = required(key);
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw error(key, "must be a whole number");
    }
    return node.intValue();
  }

  /** The key {@code stalls}. */
  public OptionalLong stalls() {
    if (!root.has("stalls")) {
      return OptionalLong.empty();
    }
    JsonNode node = root.get("stalls");
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw error("stalls", "must be a whole number, the seed of the stall pattern");
    }
    return OptionalLong.of(node.longValue());
  }

  /** A list of whole numbers. */
  public int[] list(String key) {
    JsonNode node = required(key);
    if (!node.isArray() || node.isEmpty()) {
      throw error(key, "must be a list of at least one whole number");
    }
    return row(key, node);
  }

  /**
   * A matrix, or the {@code .npy} file next to this one that holds it.
   *
   * @throws IOException if that file is missing or malformed
   */
  public int[][] matrix(String key) throws IOException {
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
      String name = key + "[" + r + "]";
      if (!node.get(r).isArray()) {
        throw error(name, "must be a list of whole numbers");
      }
      matrix[r] = row(name, node.get(r));
    }
    return nonEmpty(key, matrix);
  }

  private int[] row(String name, JsonNode node) {
    int[] row = new int[node.size()];
    for (int c = 0; c < row.length; c++) {
      JsonNode value = node.get(c);
      if (!value.isIntegralNumber() || !value.canConvertToInt()) {
        throw error(name + "[" + c + "]", "must be a whole number, not " + value);
      }
      row[c] = value.intValue();
    }
    return row;
  }

  private int[][] nonEmpty(String key, int[][] matrix) {
    if (matrix.length == 0 || matrix[0].length == 0) {
      throw error(key, "must have at least one row and one column");
    }
    return matrix;
  }
}
