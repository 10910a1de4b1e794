package weft.golden.compile;

import java.util.Arrays;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.golden.crossbar.JobResult;

/**
 * The faulty cells of one crossbar. Its built-in test tells of stuck ones only.
 *
 * @param kinds [row][physical column]
 */
public record StuckCells(CellFault[][] kinds) {
  /**
   * Reads the report of a MARCH job (docs/crossbar.md section 3). A cell that failed both tests is
   * taken as stuck at zero: what it reads is near neither end, so no weight should count on it.
   */
  public static StuckCells of(CrossbarConfig config, JobResult march) {
    int columns = config.physicalColumns();
    CellFault[][] kinds = new CellFault[config.rows()][columns];
    int perBeat = config.resultBits() / 2;
    int beatsPerRow = 1 + -Math.floorDiv(-columns, perBeat);
    for (int row = 0; row < config.rows(); row++) {
      for (int column = 0; column < columns; column++) {
        int beat = row * beatsPerRow + 1 + column / perBeat;
        int bit = 2 * (column % perBeat);
        int word = march.words()[beat * JobResult.wordsPerBeat(config) + bit / 32];
        kinds[row][column] =
            switch (word >>> bit % 32 & 3) {
              case 0 -> CellFault.NONE;
              case 2 -> CellFault.SA1;
              default -> CellFault.SA0;
            };
      }
    }
    return new StuckCells(kinds);
  }

  /**
   * Which of its ADC's columns each column should be, so that the columns with the most stuck cells
   * are left over; of equals, those further up. Columns stay in order.
   *
   * @return by column, as a MAP job says it
   */
  public int[] columnMap(CrossbarConfig config) {
    int[] map = new int[config.columns()];
    for (int adc = 0; adc < config.adcs(); adc++) {
      int first = adc * config.columnsPerAdc();
      int[] kept = new int[config.columnsPerAdc()];
      Arrays.setAll(kept, column -> column);
      for (int spare = 0; spare < config.spareColumns(); spare++) {
        int worst = kept[0];
        for (int column : kept) {
          worst = stuck(first + column) >= stuck(first + worst) ? column : worst;
        }
        int left = worst;
        kept = Arrays.stream(kept).filter(column -> column != left).toArray();
      }
      System.arraycopy(kept, 0, map, adc * kept.length, kept.length);
    }
    return map;
  }

  /** Slow cells only take more pulses: no reason to avoid them. */
  private long stuck(int physicalColumn) {
    return Arrays.stream(kinds)
        .map(row -> row[physicalColumn])
        .filter(kind -> kind == CellFault.SA0 || kind == CellFault.SA1)
        .count();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StuckCells that && Arrays.deepEquals(kinds, that.kinds);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(kinds);
  }

  @Override
  public String toString() {
    return "StuckCells" + Arrays.deepToString(kinds);
  }
}
