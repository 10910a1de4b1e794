package weft.cosim.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import weft.arch.ConfigException;
import weft.arch.Sha256;

/**
 * Everything that generating an accelerator gives, as bytes: the one thing that is written to a
 * folder and that is simulated, so both are the same files. The manifest names configuration and
 * SHA-256 of each file and holds no dates and no versions: same configuration, same bytes.
 */
public final class RtlOutput {
  /** Name of the file that lists the others. */
  public static final String MANIFEST = "manifest.json";

  private final String top;
  private final SortedMap<String, byte[]> files;
  private final List<String> warnings;

  /**
   * @param top name of the top module
   * @param configuration every parameter, as plain data
   * @param files text by file name, without the manifest
   * @param warnings of the design, which are in no file
   */
  public RtlOutput(
      String top, JsonNode configuration, Map<String, String> files, List<String> warnings) {
    TreeMap<String, byte[]> all = new TreeMap<>();
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("top", top);
    manifest.set("configuration", configuration);
    ObjectNode hashes = manifest.putObject("sha256");
    new TreeMap<>(files)
        .forEach(
            (name, text) -> {
              byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
              all.put(name, bytes);
              hashes.put(name, Sha256.of(bytes));
            });
    all.put(MANIFEST, RunJson.text(manifest).getBytes(StandardCharsets.UTF_8));
    this.top = top;
    this.warnings = List.copyOf(warnings);
    this.files = Collections.unmodifiableSortedMap(all);
  }

  /** Name of the top module. */
  public String top() {
    return top;
  }

  /** What the author of the design should know. */
  public List<String> warnings() {
    return warnings;
  }

  /** The names of all files, sorted. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** The text of one file. */
  public String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** The bytes of one file. */
  public byte[] bytes(String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("no file " + name + " among " + files.keySet());
    }
    return bytes.clone();
  }

  /** SHA-256 of each file, the manifest too. */
  public SortedMap<String, String> hashes() {
    TreeMap<String, String> hashes = new TreeMap<>();
    files.forEach((name, bytes) -> hashes.put(name, Sha256.of(bytes)));
    return hashes;
  }

  /**
   * Writes all files into {@code folder}. They are written next to it first, and moved only when
   * all are complete. Files that an earlier manifest of the folder names and that are no longer
   * made are deleted; other files are left alone.
   *
   * @throws ConfigException if the folder cannot be written; nothing is half-written then
   */
  public void write(Path folder) {
    Path target = folder.toAbsolutePath().normalize();
    Path draft = null;
    try {
      Files.createDirectories(target);
      draft = Files.createTempDirectory(target, ".draft");
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(draft.resolve(file.getKey()), file.getValue());
      }
      List<String> old = earlier(target);
      for (String name : names()) {
        if (!name.equals(MANIFEST)) {
          move(draft, target, name);
        }
      }
      for (String name : old) {
        if (!files.containsKey(name)) {
          Files.deleteIfExists(target.resolve(name));
        }
      }
      move(draft, target, MANIFEST);
    } catch (IOException e) {
      throw new ConfigException("cannot write to folder " + folder + ": " + reason(e), e);
    } finally {
      delete(draft);
    }
  }

  private static void move(Path from, Path to, String name) throws IOException {
    Files.move(
        from.resolve(name),
        to.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> earlier(Path folder) throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    List<String> names = new ArrayList<>();
    if (Files.isRegularFile(manifest)) {
      JsonNode hashes = JsonFiles.read(manifest).path("sha256");
      hashes.fieldNames().forEachRemaining(names::add);
      names.removeIf(name -> !name.matches("[A-Za-z0-9_.-]+"));
    }
    return names;
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
  }

  private static void delete(Path draft) {
    if (draft == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(draft)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
