package weft.golden.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.yaml.YamlMap;
import weft.golden.crossbar.Counts;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.crossbar.Images;
import weft.golden.crossbar.JobResult;

class StuckCellsTest {
  /** Beats of 64 bits: 32 columns of a report. */
  private static final CrossbarConfig CONFIG =
      CrossbarConfig.from(
          YamlMap.parse(
              "test",
              "rows: 128\nfragmentRows: 8\nspareColumns: 2\nform: digital\nfaults: injectable"));

  private static CellFault[][] good(int rows, int columns) {
    CellFault[][] kinds = new CellFault[rows][columns];
    for (CellFault[] row : kinds) {
      Arrays.fill(row, CellFault.NONE);
    }
    return kinds;
  }

  /** One cell in a hundred of 128 rows and 136 columns: all are found, and no other. */
  @Test
  void theBuiltInTestFindsAllStuckCells() {
    Random random = new Random(7);
    CellFault[][] kinds = good(128, 136);
    int[][] codes = new int[128][136];
    int stuck = 0;
    for (int row = 0; row < 128; row++) {
      for (int column = 0; column < 136; column++) {
        if (random.nextInt(100) == 0) {
          kinds[row][column] = random.nextInt(6) == 0 ? CellFault.SA0 : CellFault.SA1;
          codes[row][column] = kinds[row][column].code();
          stuck++;
        }
      }
    }
    CrossbarChip chip = new CrossbarChip(CONFIG);
    chip.run(new CrossbarJob.Faults(0, 0, 0, 128, Images.pack(CONFIG, 2, codes)));
    JobResult march = chip.run(new CrossbarJob.March(0, 0, 3));
    assertEquals(new StuckCells(kinds), StuckCells.of(CONFIG, march));
    assertTrue(stuck > 100, "stuck: " + stuck);
  }

  @Test
  void aCellThatFailedBothTestsIsStuckAtZero() {
    CrossbarConfig small =
        CrossbarConfig.from(YamlMap.parse("test", "rows: 2\ncolumns: 4\nfragmentRows: 2\nadcs: 1"));
    int[] words = {6 << 16 | 3, 0, 0b00_11_10_01, 0, 6 << 16, 0, 0, 0};
    CellFault[][] expected = good(2, 4);
    expected[0][0] = CellFault.SA0;
    expected[0][1] = CellFault.SA1;
    expected[0][2] = CellFault.SA0;
    JobResult march = new JobResult(words, Counts.NONE, new int[0]);
    assertEquals(new StuckCells(expected), StuckCells.of(small, march));
  }

  @Test
  void theWorstColumnsAreLeftOver() {
    // ADC 0 has columns 0 to 33: 5 and 20 are worse than 9; ADC 1: one stuck cell in its column 0.
    CellFault[][] kinds = good(128, 136);
    kinds[0][5] = kinds[1][5] = CellFault.SA0;
    kinds[0][20] = kinds[1][20] = kinds[2][20] = CellFault.SA1;
    kinds[7][9] = CellFault.SA1;
    kinds[3][34] = CellFault.SA0;
    int[] map = new StuckCells(kinds).columnMap(CONFIG);
    int[] first = new int[32];
    for (int column = 0; column < 32; column++) {
      first[column] = column < 5 ? column : column < 19 ? column + 1 : column + 2;
    }
    assertArrayEquals(first, Arrays.copyOf(map, 32));
    int[] second = new int[32];
    Arrays.setAll(second, column -> column + 1);
    assertArrayEquals(second, Arrays.copyOfRange(map, 32, 64));
    int[] third = new int[32];
    Arrays.setAll(third, column -> column);
    assertArrayEquals(third, Arrays.copyOfRange(map, 64, 96));
  }

  /** ADC 0 leaves over column 5, where a cell is stuck, and its last, not column 2 of slow ones. */
  @Test
  void slowCellsAreNoReasonToAvoidAColumn() {
    CellFault[][] kinds = good(128, 136);
    for (CellFault[] row : kinds) {
      row[2] = CellFault.SLOW;
    }
    kinds[9][5] = CellFault.SA0;
    int[] map = new StuckCells(kinds).columnMap(CONFIG);
    int[] ofAdc = new int[CONFIG.conversionSteps()];
    Arrays.setAll(ofAdc, step -> step < 5 ? step : step + 1);
    assertArrayEquals(ofAdc, Arrays.copyOf(map, ofAdc.length));
  }
}
