package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.golden.nn.InputFormat;
import weft.golden.nn.QuantisedFile;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;

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

  /** 36 pixels of 8 bits, weights of 1 and 2: 9 fragments of 4 rows in 32 columns. */
  private Path crossbar() throws Exception {
    TinyData.write(folder);
    short[] weights = new short[72];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (short) (1 + i % 2);
    }
    QuantisedLayer.Product layer =
        new QuantisedLayer.Product(
            "fc1", 0, 0, new QuantisedMatrix(36, 2, weights), List.of(0, 0), Optional.empty());
    QuantisedNetwork network =
        new QuantisedNetwork(new InputFormat(1, 6, 6, 8), List.of(layer), "by hand");
    QuantisedFile.write(network, folder.resolve("net.weft"));
    return Files.writeString(
        folder.resolve("tiny.yaml"),
        """
        family: crossbar
        crossbar:
          {rows: 64, columns: 32, fragmentRows: 4, adcBits: 3, adcs: 2, inputBits: 8, flip: off}
        network: net.weft
        """);
  }

  private JsonNode evaluateCrossbar(String... more) throws Exception {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("evaluate", crossbar().toString(), "--data", folder.toString()));
    args.addAll(List.of("--json", folder + "/e.json"));
    args.addAll(List.of(more));
    CliRun run = CliRun.of(args.toArray(String[]::new));
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    assertTrue(run.out().contains("40 images of mnist"), run.out());
    return new ObjectMapper().readTree(folder.resolve("e.json").toFile());
  }

  @Test
  void crossbarsReportConversionsAndInputCycles() throws Exception {
    JsonNode layer = evaluateCrossbar("--skip", "none").get("layers").get(0);
    assertEquals(40 * 9 * 8, layer.get("accesses").asInt());
    assertEquals(40 * 9 * 8 * 32, layer.get("conversions").asInt());
    assertEquals(40 * 9, layer.get("fragmentsByInputCycles").get(8).asInt());
    assertEquals(0, layer.get("skipped").asInt());
    // Weights of 2 add up to 8, one more than the largest code.
    assertEquals(8, layer.get("largestSum").asInt());
    assertTrue(layer.get("saturations").asInt() > 0);
    JsonNode leading = evaluateCrossbar().get("layers").get(0);
    assertTrue(leading.get("skipped").asInt() > 0);
    assertEquals(40 * 9 * 8, leading.get("inputCycles").asInt() + leading.get("skipped").asInt());
    JsonNode exact = evaluateCrossbar("--adc-bits", "4").get("layers").get(0);
    assertEquals(0, exact.get("saturations").asInt());
    assertTrue(exact.get("neverSaturates").asBoolean());
  }

  @Test
  void stuckCellsAreDrawnFoundAndPlacedAround() throws Exception {
    String[] stuck = {"--faults", "0.1", "--sa1-share", "0.25", "--fault-seed", "7"};
    JsonNode placed = evaluateCrossbar(stuck);
    assertTrue(placed.get("stuck").get("allFound").asBoolean());
    assertTrue(placed.get("stuck").get("placement").asBoolean());
    // 64 x 32 cells.
    int sa1 = placed.get("stuck").get("sa1").asInt();
    int all = sa1 + placed.get("stuck").get("sa0").asInt();
    assertTrue(all > 150 && all < 260 && sa1 * 2 < all, sa1 + " of " + all);
    String[] off = Arrays.copyOf(stuck, 8);
    off[6] = "--placement";
    off[7] = "off";
    JsonNode left = evaluateCrossbar(off);
    assertEquals(sa1, left.get("stuck").get("sa1").asInt());
    int failed = left.get("layers").get(0).get("failedCells").asInt();
    int failedPlaced = placed.get("layers").get(0).get("failedCells").asInt();
    assertTrue(failed > failedPlaced, failed + " " + failedPlaced);
  }

  @Test
  void optionsOfAnotherFamilyAreRefused() throws Exception {
    String file = crossbar().toString();
    assertEquals(
        "weft: --adc-max is not for accelerators of family crossbar\n",
        CliRun.of("evaluate", file, "--adc-max", "3").err());
    assertEquals(
        "weft: --skip is not for accelerators of family tim\n",
        CliRun.of("evaluate", "small", "--skip", "none").err());
    assertEquals(
        "weft: --skip must be one of none, leading, planes-of-zeros, not 'non'; did you mean"
            + " 'none'?\n",
        CliRun.of("evaluate", file, "--skip", "non").err());
    assertEquals(
        "weft: --faults must be 0..1, not 2\n", CliRun.of("evaluate", file, "--faults", "2").err());
    assertEquals(
        "weft: --placement must be on or off, not 'no'\n",
        CliRun.of("evaluate", file, "--data", folder + "", "--faults", "1", "--placement", "no")
            .err());
  }
}
