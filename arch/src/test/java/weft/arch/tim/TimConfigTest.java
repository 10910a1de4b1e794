package weft.arch.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import weft.arch.ConfigException;
import weft.arch.RegisterMap;
import weft.arch.yaml.YamlMap;

class TimConfigTest {
  private static TimConfig paper() {
    return TimConfig.from(YamlMap.parse("paper", "tiles: 4"));
  }

  @Test
  void derivesThePaperTilesSizes() {
    TimConfig c = paper();
    assertEquals(new TimConfig(256, 256, 16, 8, 32, 4, 6, 8, 4096, TimConfig.Form.MACRO), c);
    assertEquals(16, c.blocks());
    assertEquals(8, c.conversionSteps());
    assertEquals(4, c.codeBits());
    assertEquals(128, c.inputBits());
    assertEquals(4, c.beatsPerRow());
    assertEquals(128, c.resultBits());
  }

  /** 63 * 63 * 8 counts, planes that weigh 255, 256 blocks: by hand 2,072,770,560 < 2^31. */
  @Test
  void sumsAreAsWideAsTheLargestSumNeeds() {
    assertEquals(2_072_770_560L, paper().maxSum());
    assertEquals(32, paper().sumBits());
    assertEquals(32, paper().laneBits());
    assertEquals(33, paper().withAdcMax(16).sumBits());
    assertEquals(64, paper().withAdcMax(16).laneBits());
  }

  /**
   * With a single plane the two accesses of a two-step ternary input weigh more: 1 * 1 * 2 * 2 * 2.
   */
  @Test
  void twoStepInputsFitWhereOnlyOnePlaneIsAllowed() {
    TimConfig c = new TimConfig(4, 4, 2, 2, 2, 1, 1, 1, 4, TimConfig.Form.DIGITAL);
    assertEquals(8, c.maxSum());
    assertEquals(5, c.sumBits());
  }

  @Test
  void refusesImpossibleSizesAndSaysWhatIsAllowed() {
    assertMessage(
        "t:1: rowsPerAccess must divide rows and be at most 32: 12 does not fit 256"
            + " (allowed: 1, 2, 4, 8, 16, 32)",
        () -> from("rowsPerAccess: 12"));
    assertMessage("t:1: rows must be 2..4096, not -5", () -> from("rows: -5"));
    assertMessage("t:1: adcMax must be 1..16, not 17", () -> from("adcMax: 17"));
    assertMessage("t:1: tiles must be a power of two in 1..32, not 6", () -> from("tiles: 6"));
    assertMessage("t:1: maxRows must be 1024..1048576, not 100", () -> from("maxRows: 100"));
    assertMessage("t:1: unknown key 'colums'; did you mean 'columns'?", () -> from("colums: 3"));
  }

  @Test
  void everyParameterChangesTheHash() {
    assertEquals(paper().hash(), paper().hash());
    assertNotEquals(paper().hash(), paper().withAdcMax(7).hash());
    assertNotEquals(paper().hash(), paper().withForm(TimConfig.Form.DIGITAL).hash());
  }

  @Test
  void registersFollowFromTheSizes() {
    RegisterMap map = TimRegisters.map(paper());
    assertEquals(0x5754494D, map.register("ID").field("VALUE").reset());
    assertEquals(16, map.register("BLOCKS").field("VALUE").max());
    assertEquals(2, map.register("MODE").field("GROUP").max());
    assertEquals(63, map.register("INPUT_MINUS").field("VALUE").max());
    assertEquals(0xFFFF, map.register("TEST_PLUS").field("VALUE").max());
    assertEquals(8, map.addressBits());
    TimConfig smallest = new TimConfig(2, 1, 1, 1, 1, 1, 1, 1, 2, TimConfig.Form.DIGITAL);
    TimConfig largest =
        new TimConfig(4096, 4096, 32, 32, 4096, 32, 8, 8, 1 << 20, TimConfig.Form.MACRO);
    assertEquals(1, TimRegisters.map(smallest).register("TEST_CODE").field("PLUS").width());
    assertEquals(6, TimRegisters.map(largest).register("TEST_CODE").field("PLUS").width());
  }

  private static TimConfig from(String text) {
    return TimConfig.from(YamlMap.parse("t", text));
  }

  private static void assertMessage(String message, Executable action) {
    assertEquals(message, assertThrows(ConfigException.class, action).getMessage());
  }
}
