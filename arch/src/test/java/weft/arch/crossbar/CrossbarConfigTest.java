package weft.arch.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import weft.arch.ConfigException;
import weft.arch.yaml.YamlMap;

class CrossbarConfigTest {
  private static CrossbarConfig from(String yaml) {
    return CrossbarConfig.from(YamlMap.parse("t", yaml));
  }

  private static final String ISAAC =
      """
      fragmentRows: 128
      weightBits: 16
      adcBits: 8
      adcs: 1
      scheme: offset
      """;

  /** FORMS: 32 columns an ADC in 32 steps, 4 cells a weight, 32 weights a row. */
  @Test
  void derivesFormsSizes() {
    CrossbarConfig c = from("units: 1");
    assertEquals(16, c.fragments());
    assertEquals(4, c.cellsPerWeight());
    assertEquals(32, c.outputs());
    assertEquals(32, c.conversionSteps());
    assertEquals(128, c.physicalColumns());
    assertEquals(15, c.adcMax());
    assertFalse(c.neverSaturates());
    assertTrue(from("adcBits: 5").neverSaturates());
  }

  /** ISAAC: 8 cells a weight; 128 rows of at most 3 are 384. */
  @Test
  void derivesIsaacSizes() {
    CrossbarConfig c = from(ISAAC);
    assertEquals(1, c.fragments());
    assertEquals(8, c.cellsPerWeight());
    assertEquals(16, c.outputs());
    assertEquals(128, c.conversionSteps());
    assertFalse(c.neverSaturates());
    assertTrue(from(ISAAC.replace("adcBits: 8", "adcBits: 9")).neverSaturates());
  }

  /** 255 * 65535 * 4096 by hand: 68,449,996,800, below 2^36. */
  @Test
  void sumsAreAsWideAsTheLargestSumNeeds() {
    CrossbarConfig c = from("units: 1");
    assertEquals(68_449_996_800L, c.maxSum());
    assertEquals(37, c.sumBits());
    assertEquals(64, c.laneBits());
    assertEquals(28 + 1, from("inputBits: 8").sumBits());
    assertEquals(32, from("inputBits: 8").laneBits());
  }

  @Test
  void countsTheCellsOfDifferentialWeightsTwice() {
    CrossbarConfig c = from("scheme: differential\nspareColumns: 2");
    assertEquals(8, c.cellsPerWeight());
    assertEquals(16, c.outputs());
    assertEquals(34, c.columnsPerAdc());
    assertEquals(136, c.physicalColumns());
  }

  @Test
  void refusesImpossibleSizesAndSaysWhatIsAllowed() {
    refuses("t:1: adcBits must be 2..14, not 1", "adcBits: 1");
    refuses(
        "t:1: fragmentRows must divide rows and be at most 1024: 12 does not fit 128"
            + " (allowed: 1, 2, 4, 8, 16, 32, 64, 128)",
        "fragmentRows: 12");
    refuses("t:1: columns / adcs must be a multiple of the 4 cells of a weight, not 2", "adcs: 64");
    refuses("t:1: streamBits must be a multiple of 16, not 24", "streamBits: 24");
    refuses("t:1: a digital macro has exact cells: leave out 'cell'", "form: digital\nfineBits: 4");
    refuses("t:1: variation must be 0..7, not 8", "variation: 8");
  }

  private static void refuses(String message, String yaml) {
    assertEquals(message, assertThrows(ConfigException.class, () -> from(yaml)).getMessage());
  }
}
