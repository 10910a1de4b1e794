package weft.golden.map;

import weft.arch.crossbar.CrossbarConfig;

/** Which physical columns the columns of all crossbars are: what MAP jobs say. */
public interface ColumnMaps {
  /** Which of its ADC's columns a column of a crossbar is, 0 to columnsPerAdc-1. */
  int target(int unit, int crossbar, int column);

  /** As after reset: spare columns stand in for none. */
  static ColumnMaps reset(CrossbarConfig config) {
    return (unit, crossbar, column) -> column % config.conversionSteps();
  }

  /** The physical column of a crossbar's column. */
  default int physical(CrossbarConfig config, int unit, int crossbar, int column) {
    int adc = column / config.conversionSteps();
    return adc * config.columnsPerAdc() + target(unit, crossbar, column);
  }
}
