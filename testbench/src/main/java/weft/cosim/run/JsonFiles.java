package weft.cosim.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import weft.arch.ConfigException;

/** Reads JSON files and writes text files whole or not at all. */
public final class JsonFiles {
  private JsonFiles() {}

  /**
   * The tree in a file.
   *
   * @throws ConfigException naming file and line if it is no JSON
   */
  public static JsonNode read(Path file) throws IOException {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new ConfigException(file + ":" + line + ": " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Writes {@code text} next to {@code file} and then moves it there.
   *
   * @throws ConfigException if that is not possible
   */
  public static void write(Path file, String text) {
    Path target = file.toAbsolutePath();
    Path draft = target.resolveSibling("." + target.getFileName() + ".draft");
    try {
      Files.createDirectories(target.getParent());
      Files.writeString(draft, text);
      Files.move(
          draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ConfigException("cannot write " + file + ": " + e, e);
    }
  }
}
