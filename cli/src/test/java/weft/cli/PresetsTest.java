package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.ConfigException;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimConfig.Form;
import weft.arch.tim.TimPhases;
import weft.golden.FormatException;
import weft.golden.nn.Shape;
import weft.golden.nn.TernaryNetwork;
import weft.golden.train.NetworkPlan;

class PresetsTest {
  @TempDir Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("my.yaml"), text);
  }

  private String refusal(String text) throws Exception {
    String file = file(text).toString();
    String message = assertThrows(ConfigException.class, () -> Presets.find(file)).getMessage();
    assertTrue(message.startsWith(file), message);
    return message.substring(file.length());
  }

  @Test
  void fashionIsFixed() throws Exception {
    Preset fashion = Presets.find("fashion");
    assertEquals(new TimConfig(256, 256, 16, 8, 32, 4, 6, 8, 4096, Form.MACRO), fashion.tile());
    assertEquals(NetworkPlan.lenet(), fashion.plan());
    assertEquals("fashion-mnist", fashion.data());
    assertEquals(TimPhases.DEFAULT, fashion.phases());
  }

  @Test
  void mnistIsFashionWithOtherData() throws Exception {
    Preset fashion = Presets.find("fashion");
    Preset mnist = Presets.find("mnist");
    assertEquals(fashion.tile(), mnist.tile());
    assertEquals(fashion.plan(), mnist.plan());
    assertEquals(fashion.recipe(), mnist.recipe());
    assertEquals("mnist", mnist.data());
  }

  @Test
  void smallPresetsDifferInTheFormOfTheMacroAlone() throws Exception {
    Preset digital = Presets.find("small");
    Preset macro = Presets.find("small-macro");
    assertEquals(Form.DIGITAL, digital.tile().form());
    assertEquals(digital.tile(), macro.tile().withForm(Form.DIGITAL));
    assertEquals(Form.MACRO, macro.tile().form());
    TernaryNetwork network = Presets.network(digital);
    assertEquals(new Shape(1, 28, 28), network.input().shape());
    assertEquals(10, network.classes());
    assertEquals(network.layers().size(), Presets.network(macro).layers().size());
  }

  @Test
  void everyPresetReads() throws Exception {
    List<String> crossbars =
        List.of(
            "crossbar-small",
            "crossbar-small-macro",
            "forms-cifar",
            "forms-fashion",
            "forms-mnist",
            "forms-mnist-16",
            "forms-mnist-4",
            "isaac-cifar",
            "isaac-dense-mnist",
            "isaac-mnist");
    for (String name : Presets.NAMES) {
      Presets.Source source = Presets.source(name);
      assertEquals(
          name,
          crossbars.contains(name)
              ? CrossbarPreset.from(source).name()
              : Presets.find(name).name());
    }
  }

  @Test
  void aFileNeedsOnlyFamilyAndTile() throws Exception {
    Preset preset = Presets.find(file("family: tim\ntile: {tiles: 2}\n").toString());
    assertEquals("my", preset.name());
    assertEquals(2, preset.tile().tiles());
    assertEquals("my", preset.network());
    assertEquals(Presets.find("fashion").recipe(), preset.recipe());
    assertEquals(NetworkPlan.lenet(), preset.plan());
  }

  @Test
  void weightsAreFoundNextToTheFile() throws Exception {
    Path file = file("family: tim\ntile: {}\nnetwork: a/b.weft\n");
    assertEquals(folder.resolve("a/b.weft").toString(), Presets.find(file.toString()).network());
  }

  @Test
  void phasesAreRead() throws Exception {
    Path file = file("family: tim\ntile: {}\nphases: {precharge: 3, writePulse: 2}\n");
    assertEquals(new TimPhases(3, 1, 1, 1, 1, 2, 1), Presets.find(file.toString()).phases());
  }

  @Test
  void unknownNamesGetTheNearest() {
    assertEquals(
        "unknown preset 'fasion'; did you mean 'fashion'? (a file's name ends in .yaml)",
        assertThrows(ConfigException.class, () -> Presets.find("fasion")).getMessage());
  }

  @Test
  void unknownKeysGetTheNearestWithTheirLine() throws Exception {
    assertEquals(
        ":3: unknown key 'tile.colums'; did you mean 'columns'?",
        refusal("family: tim\ntile:\n  colums: 3\n"));
    assertEquals(
        ":4: unknown key 'training.epoch'; did you mean 'epochs'?",
        refusal("family: tim\ntile: {}\ntraining:\n  epoch: 3\n"));
    assertEquals(
        ":3: unknown key 'nework'; did you mean 'network'?",
        refusal("family: tim\ntile: {}\nnework: x\n"));
  }

  @Test
  void valuesOutOfRangeSayWhatIsAllowed() throws Exception {
    assertEquals(
        ":2: tile.rowsPerAccess must divide rows and be at most 32: 12 does not fit 256"
            + " (allowed: 1, 2, 4, 8, 16, 32)",
        refusal("family: tim\ntile: {rowsPerAccess: 12}\n"));
    assertEquals(
        ":2: tile.rows must be 2..4096, not -256", refusal("family: tim\ntile: {rows: -256}\n"));
    assertEquals(
        ":3: phases.phase drive must be 1..255, not 0",
        refusal("family: tim\ntile: {}\nphases: {drive: 0}\n"));
    assertEquals(
        ":3: training.epochs must be 1 to 1000, not 0",
        refusal("family: tim\ntile: {}\ntraining: {epochs: 0}\n"));
    assertEquals(":1: 'family' must be tim, not 'tin'", refusal("family: tin\ntile: {}\n"));
    assertEquals(":1: 'tile' is missing", refusal("family: tim\n"));
  }

  @Test
  void missingAndDamagedFilesAreErrorsOfTheUser() throws Exception {
    assertThrows(NoSuchFileException.class, () -> Presets.find(folder + "/none.yaml"));
    byte[] good;
    try (var in = getClass().getResourceAsStream("/weft/golden/weights/small.weft")) {
      good = in.readAllBytes();
    }
    Path weights = folder.resolve("w.weft");
    Preset preset = Presets.find(file("family: tim\ntile: {}\nnetwork: w.weft\n").toString());
    Files.write(weights, java.util.Arrays.copyOf(good, good.length - 1));
    assertThrows(FormatException.class, () -> Presets.network(preset));
    good[100] ^= 1;
    Files.write(weights, good);
    assertThrows(FormatException.class, () -> Presets.network(preset));
  }

  @Test
  void weightsThatAreNotBuiltInSayHowToGetThem() throws Exception {
    Preset preset = Presets.find(file("family: tim\ntile: {}\n").toString());
    String message =
        assertThrows(ConfigException.class, () -> Presets.network(preset)).getMessage();
    assertTrue(message.contains("weft train my"), message);
    assertEquals(
        List.of(
            "crossbar-small",
            "crossbar-small-macro",
            "fashion",
            "forms-cifar",
            "forms-fashion",
            "forms-mnist",
            "forms-mnist-16",
            "forms-mnist-4",
            "isaac-cifar",
            "isaac-dense-mnist",
            "isaac-mnist",
            "mnist",
            "small",
            "small-macro"),
        Presets.NAMES);
  }
}
