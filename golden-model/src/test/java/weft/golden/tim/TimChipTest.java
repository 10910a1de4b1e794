package weft.golden.tim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimScales;

/** A chip small enough to follow by hand: 2 tiles of 4 rows and 3 columns, L=2, one PCU. */
class TimChipTest {
  private static final TimConfig CONFIG =
      new TimConfig(4, 3, 2, 2, 1, 2, 4, 4, 16, TimConfig.Form.MACRO);

  /** Cells of a row from column 0 on: 1 is +1, 3 is -1, 2 is a zero with its sign bit set. */
  private static int row(int column0, int column1, int column2) {
    return column0 | column1 << 2 | column2 << 4;
  }

  private static TimChip chip() {
    TimChip chip = new TimChip(CONFIG);
    chip.program(
        new TimJob.Program(
            0, 0, 4, new int[] {row(1, 3, 0), row(1, 1, 2), row(3, 0, 1), row(3, 0, 1)}));
    chip.program(new TimJob.Program(1, 0, 2, new int[] {row(0, 1, 3), row(0, 1, 3)}));
    return chip;
  }

  private static TimJob.Compute job(
      int group, boolean keep, int blocks, int vectors, int... beats) {
    return new TimJob.Compute(
        TimEncoding.TERNARY, 1, group, keep, false, 0, blocks, 3, vectors, TimScales.UNIT, beats);
  }

  @Test
  void everyTileTakesItsSliceOfTheBeat() {
    // Tile 0: bits 0-1 rows +1, bits 2-3 rows -1; tile 1: bits 4-5 and 6-7.
    // Tile 0 sees +1, -1; tile 1 sees +1, +1.
    ComputeResult result = chip().compute(job(0, false, 1, 1, 0b0011_1001), TimChip.Observer.NONE);
    // A beat a column (steps of one column), lane t is tile t.
    assertArrayEquals(new int[] {1 - 1, 0, -1 - 1, 2, 0, -2}, result.words());
  }

  @Test
  void theReduceUnitAddsATileGroup() {
    ComputeResult result = chip().compute(job(1, false, 1, 1, 0b0011_1001), TimChip.Observer.NONE);
    // One column a step: lane 0 holds it, lane 1 would hold the step's second column.
    assertArrayEquals(new int[] {0, 0, 0, 0, -2, 0}, result.words());
  }

  @Test
  void resultBeatsHoldGroupManyColumnsOfAStep() {
    TimConfig wide = new TimConfig(2, 3, 2, 2, 3, 2, 4, 4, 16, TimConfig.Form.MACRO);
    TimChip chip = new TimChip(wide);
    chip.program(new TimJob.Program(0, 0, 1, new int[] {row(1, 3, 1)}));
    chip.program(new TimJob.Program(1, 0, 1, new int[] {row(1, 3, 0)}));
    ComputeResult result = chip.compute(job(1, false, 1, 1, 0b0001_0001), TimChip.Observer.NONE);
    assertArrayEquals(new int[] {2, -2, 1, 0}, result.words());
  }

  @Test
  void partialSumsComeInOrderOfVectorBlockStepTile() {
    List<Long> sums = new ArrayList<>();
    chip()
        .compute(
            job(0, false, 2, 1, 0b0000_0011, 0b0000_0001),
            (place, tile, column, plus, minus, sum) -> sums.add(sum));
    // Block 0: columns 2, 0, 0 in tile 0; block 1 adds -1, 0, 1; tile 1 sees nothing.
    assertEquals(List.of(2L, 0L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 1L, 0L), sums);
  }

  @Test
  void keepGoesOnFromTheLastJobForItsFirstVectorOnly() {
    TimChip chip = chip();
    chip.compute(job(0, false, 1, 1, 0b0000_0011), TimChip.Observer.NONE);
    ComputeResult result = chip.compute(job(0, true, 1, 2, 0b01, 0b01), TimChip.Observer.NONE);
    // First vector 2 + 1, 0 - 1, 0; second 1, -1, 0.
    assertArrayEquals(new int[] {3, 0, -1, 0, 0, 0, 1, 0, -1, 0, 0, 0}, result.words());
  }

  @Test
  void neverProgrammedRowsCountAsZero() {
    TimChip chip = chip();
    TimJob.Compute upperRows =
        new TimJob.Compute(
            TimEncoding.TERNARY,
            1,
            0,
            false,
            false,
            1,
            1,
            3,
            1,
            TimScales.UNIT,
            new int[] {0b0011_0011});
    int[] programmed = {-2, 0, 0, 0, 2, 0};
    assertArrayEquals(programmed, chip.compute(upperRows, TimChip.Observer.NONE).words());
    chip.reset();
    assertArrayEquals(new int[6], chip.compute(upperRows, TimChip.Observer.NONE).words());
  }

  @Test
  void aTestPatternMayRaiseBothWordLines() {
    // Tile 0, block 0, column 1: weights -1, +1. Both rows raise both lines: n = 2, k = 2.
    TestCode code = chip().test(new TimJob.Test(0, 0, 0b11, 0b11, 1));
    assertEquals(new TestCode(2, false, 2, false), code);
    assertEquals(0x0002_0002, code.register());
    TestCode clipped = TestCode.of(3, 1, 2);
    assertEquals(new TestCode(2, true, 1, false), clipped);
    assertEquals(0x0001_0102, clipped.register());
  }

  @Test
  void aRowReadsItsWeightsBack() {
    // Row 1 of tile 0 alone driven with +1: +1, +1, 0 (a zero with its sign bit set).
    ComputeResult result = chip().compute(job(0, false, 1, 1, 0b10), TimChip.Observer.NONE);
    assertArrayEquals(new int[] {1, 0, 1, 0, 0, 0}, result.words());
  }
}
