package weft.arch.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import weft.arch.ConfigException;
import weft.arch.Nearest;

/**
 * A YAML mapping read strictly: every key must be asked for, every error names file, line, key and
 * what is allowed. Reading a key marks it known; {@link #finish} rejects the others.
 */
public final class YamlMap {
  private final String file;
  private final String path;
  private final int line;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  private YamlMap(String file, String path, MappingNode mapping) {
    this.file = file;
    this.path = path;
    this.line = lineOf(mapping);
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new ConfigException(at(tuple.getKeyNode()) + "a key must be a plain name");
      }
      if (entries.put(key.getValue(), tuple.getValueNode()) != null) {
        throw new ConfigException(at(key) + "'" + path + key.getValue() + "' is given twice");
      }
    }
  }

  /**
   * Parses one YAML document whose root is a mapping.
   *
   * @param file what errors call the source
   * @throws ConfigException if it is not well-formed or its root is no mapping
   */
  public static YamlMap parse(String file, String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty() || !(root.get() instanceof MappingNode mapping)) {
        throw new ConfigException(file + ": must be a mapping of keys to values");
      }
      return new YamlMap(file, "", mapping);
    } catch (MarkedYamlEngineException e) {
      String where = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      throw new ConfigException(file + where + ": " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new ConfigException(file + ": " + e.getMessage(), e);
    }
  }

  /** Whether {@code key} is given; marks it known. */
  public boolean has(String key) {
    known.add(key);
    return entries.containsKey(key);
  }

  /** The integer under {@code key}. */
  public int integer(String key) {
    String text = string(key);
    try {
      return Integer.decode(text.replace("_", ""));
    } catch (NumberFormatException e) {
      throw error(key, "must be a whole number, not '" + text + "'");
    }
  }

  public int integer(String key, int otherwise) {
    return has(key) ? integer(key) : otherwise;
  }

  /** The number under {@code key}. */
  public double number(String key) {
    String text = string(key);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw error(key, "must be a number, not '" + text + "'");
    }
  }

  public double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  public boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    String text = string(key);
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error(key, "must be true or false, not '" + text + "'");
    };
  }

  /** The scalar under {@code key}, as written. */
  public String string(String key) {
    if (!(node(key) instanceof ScalarNode scalar)) {
      throw error(key, "must be a single value");
    }
    return scalar.getValue();
  }

  public String string(String key, String otherwise) {
    return has(key) ? string(key) : otherwise;
  }

  /** The enum constant under {@code key}; case and '-' for '_' do not matter. */
  public <E extends Enum<E>> E constant(String key, Class<E> type, E otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    String text = string(key);
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return constant;
      }
      names.add(name);
    }
    throw error(
        key,
        "must be one of "
            + String.join(", ", names)
            + ", not '"
            + text
            + "'"
            + Nearest.hint(text, names));
  }

  /** The mapping under {@code key}. */
  public YamlMap map(String key) {
    if (!(node(key) instanceof MappingNode mapping)) {
      throw error(key, "must be a mapping of keys to values");
    }
    return new YamlMap(file, path + key + ".", mapping);
  }

  /** The mappings listed under {@code key}. */
  public List<YamlMap> maps(String key) {
    if (!(node(key) instanceof SequenceNode sequence)) {
      throw error(key, "must be a list");
    }
    List<YamlMap> maps = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      if (!(item instanceof MappingNode mapping)) {
        throw error(key, "must be a list of mappings");
      }
      maps.add(new YamlMap(file, path + key + "[" + maps.size() + "].", mapping));
    }
    return maps;
  }

  /**
   * Reads the whole mapping with {@code reader}, rejects keys that it did not ask for, and gives
   * the errors of record constructors this mapping's place.
   */
  public <T> T read(Function<YamlMap, T> reader) {
    T value;
    try {
      value = reader.apply(this);
    } catch (ConfigException e) {
      throw e.getMessage().startsWith(file + ":")
          ? e
          : new ConfigException(file + ":" + line + ": " + path + e.getMessage(), e);
    }
    finish();
    return value;
  }

  /**
   * Rejects every key that nobody asked for.
   *
   * @throws ConfigException naming the nearest known key
   */
  public void finish() {
    for (Map.Entry<String, Node> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw new ConfigException(
            at(entry.getValue())
                + "unknown key '"
                + path
                + entry.getKey()
                + "'"
                + Nearest.hint(entry.getKey(), known));
      }
    }
  }

  /** An error about {@code key} of this mapping. */
  public ConfigException error(String key, String problem) {
    Node node = entries.get(key);
    return new ConfigException(
        (node == null ? file + ":" + line + ": " : at(node)) + "'" + path + key + "' " + problem);
  }

  private Node node(String key) {
    known.add(key);
    Node node = entries.get(key);
    if (node == null) {
      throw error(key, "is missing");
    }
    return node;
  }

  private String at(Node node) {
    return file + ":" + lineOf(node) + ": ";
  }

  private static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
