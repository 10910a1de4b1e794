package weft.cosim.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.ConfigException;
import weft.arch.tim.TimConfig;
import weft.cosim.rtl.RtlFile;
import weft.cosim.tim.GeneratedTim;

class RtlOutputTest {
  /** SHA-256 of "abc", from FIPS 180-2. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  private static RtlOutput output(Map<String, String> files) {
    return new RtlOutput(
        "top", JsonNodeFactory.instance.objectNode().put("rows", 4), files, List.of());
  }

  @Test
  void manifestNamesConfigurationAndHashes() throws Exception {
    output(Map.of("a.v", "abc")).write(folder);
    JsonNode manifest = JsonFiles.read(folder.resolve("manifest.json"));
    assertEquals("top", manifest.get("top").asText());
    assertEquals(4, manifest.get("configuration").get("rows").asInt());
    assertEquals(ABC, manifest.get("sha256").get("a.v").asText());
    assertEquals(1, manifest.get("sha256").size());
  }

  @Test
  void replacesWhatItWroteAndLeavesOtherFiles() throws Exception {
    output(Map.of("a.v", "1", "b.v", "2")).write(folder);
    Files.writeString(folder.resolve("mine.txt"), "kept");
    output(Map.of("a.v", "3")).write(folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("a.v", "manifest.json", "mine.txt"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    assertEquals("3", Files.readString(folder.resolve("a.v")));
  }

  @Test
  void aFolderThatCannotBeWrittenIsAnErrorOfTheUser() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    ConfigException e =
        assertThrows(ConfigException.class, () -> output(Map.of("a.v", "1")).write(file));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertEquals("", Files.readString(file));
  }

  @Test
  void whatIsSimulatedIsWhatIsWritten() throws Exception {
    TimConfig config = new TimConfig(8, 4, 4, 3, 2, 2, 2, 2, 16, TimConfig.Form.MACRO);
    GeneratedTim generated = GeneratedTim.of(config);
    generated.output().write(folder);
    JsonNode hashes = JsonFiles.read(folder.resolve("manifest.json")).get("sha256");
    for (RtlFile file : generated.rtl().design().files()) {
      assertArrayEquals(Files.readAllBytes(folder.resolve(file.name())), file.content());
      assertEquals(hashes.get(file.name()).asText(), generated.rtl().hashes().get(file.name()));
    }
    assertFalse(generated.rtl().hashes().containsKey("weft_tim_macro_stub.v"));
    assertEquals(generated.rtl().hashes(), generated.rtl(folder).hashes());
    assertEquals(
        generated.output().hashes(), GeneratedTim.of(config).output().hashes(), "same bytes");
  }
}
