package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir Path folder;

  private JsonNode evaluate(String... more) throws Exception {
    String[] args = new String[6 + more.length];
    System.arraycopy(
        new String[] {"evaluate", "small", "--images", "100", "--json", folder + "/e.json"},
        0,
        args,
        0,
        6);
    System.arraycopy(more, 0, args, 6, more.length);
    CliRun run = CliRun.of(args);
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    assertTrue(run.out().contains("100 images"), run.out());
    return new ObjectMapper().readTree(folder.resolve("e.json").toFile());
  }

  @Test
  void reportsAccuracyClocksAndClips() throws Exception {
    JsonNode result = evaluate();
    assertEquals("golden", result.get("engine").asText());
    assertTrue(result.get("accuracy").asDouble() > 0.7, result.get("accuracy").asText());
    JsonNode conv = result.get("layers").get(0);
    assertEquals("conv1", conv.get("name").asText());
    // 25 rows are 4 blocks of 8, so one group is one tile and two vectors go at once: 100 images
    // of 24 x 24 positions in 8 planes.
    assertEquals(100 * 24 * 24 / 2 * 4 * 8, conv.get("accesses").asInt());
    assertTrue(conv.get("clippedPlus").asLong() > 0);
  }

  @Test
  void adcsThatNeverClipDoNotClip() throws Exception {
    for (JsonNode layer : evaluate("--adc-max", "8").get("layers")) {
      assertEquals(0, layer.get("clippedPlus").asLong() + layer.get("clippedMinus").asLong());
    }
  }

  @Test
  void imagesOfAnotherSizeAreTheUsersError() throws Exception {
    TinyData.write(folder);
    CliRun run = CliRun.of("evaluate", "small", "--data", folder.toString());
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals("weft: the network takes images of 1x28x28, fashion-mnist has 1x6x6\n", run.err());
    Files.write(folder.resolve("t10k-images-idx3-ubyte"), new byte[] {0, 0, 8, 3});
    assertEquals(
        ExitCode.USAGE, CliRun.of("evaluate", "small", "--data", folder.toString()).code());
  }

  @Test
  void valuesOutOfRangeSayWhatIsAllowed() {
    assertEquals(
        "weft: --adc-max must be 1..8, not 9\n",
        CliRun.of("evaluate", "small", "--adc-max", "9").err());
  }
}
