package weft.golden.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.golden.compile.FaultMap;
import weft.golden.compile.StuckCells;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.crossbar.Images;
import weft.golden.train.RandomStream;

/**
 * The faulty cells of a whole accelerator. SA1 is stuck at maximum conductance, SA0 at zero.
 *
 * @param config the accelerator
 * @param crossbars the cells of each crossbar: crossbar x of unit u at u * X + x; none: all are
 *     good
 */
public record ChipFaults(CrossbarConfig config, List<StuckCells> crossbars) {
  public ChipFaults {
    crossbars = List.copyOf(crossbars);
  }

  /** All cells are good. */
  public static ChipFaults none(CrossbarConfig config) {
    return new ChipFaults(config, List.of());
  }

  /**
   * Random ones, each cell for itself, spare columns too. What is stuck at one rate is stuck at all
   * higher rates.
   *
   * @param rate probability that a cell is stuck, 0 to 1
   * @param sa1Share share of the stuck cells that are SA1, 0 to 1
   */
  public static ChipFaults drawn(CrossbarConfig config, double rate, double sa1Share, long seed) {
    List<StuckCells> crossbars = new ArrayList<>();
    for (int i = 0; i < config.units() * config.crossbars(); i++) {
      RandomStream random = new RandomStream(seed, "stuck cells", i);
      CellFault[][] kinds = new CellFault[config.rows()][config.physicalColumns()];
      for (CellFault[] row : kinds) {
        for (int column = 0; column < row.length; column++) {
          double stuck = uniform(random);
          CellFault kind = uniform(random) < sa1Share ? CellFault.SA1 : CellFault.SA0;
          row[column] = stuck < rate ? kind : CellFault.NONE;
        }
      }
      crossbars.add(new StuckCells(kinds));
    }
    return new ChipFaults(config, crossbars);
  }

  private static double uniform(RandomStream random) {
    return (random.nextLong() >>> 11) * 0x1p-53;
  }

  /**
   * Those that the built-in test finds; all cells are at level 0 afterwards.
   *
   * @param pulses that move a good cell from one end to the other
   */
  public static ChipFaults found(CrossbarConfig config, CrossbarChip chip, int pulses) {
    List<StuckCells> crossbars = new ArrayList<>();
    for (CrossbarJob.March job : tests(config, pulses)) {
      crossbars.add(StuckCells.of(config, chip.run(job)));
    }
    return new ChipFaults(config, crossbars);
  }

  /** The jobs of the built-in test, crossbar by crossbar. */
  public static List<CrossbarJob.March> tests(CrossbarConfig config, int pulses) {
    List<CrossbarJob.March> jobs = new ArrayList<>();
    for (int i = 0; i < config.units() * config.crossbars(); i++) {
      jobs.add(new CrossbarJob.March(i / config.crossbars(), i % config.crossbars(), pulses));
    }
    return jobs;
  }

  /** The jobs that put these faults into a macro that can be told. */
  public List<CrossbarJob> injections() {
    List<CrossbarJob> jobs = new ArrayList<>();
    for (int i = 0; i < crossbars.size(); i++) {
      int[][] codes =
          Arrays.stream(crossbars.get(i).kinds())
              .map(row -> Arrays.stream(row).mapToInt(CellFault::code).toArray())
              .toArray(int[][]::new);
      jobs.add(
          new CrossbarJob.Faults(
              i / config.crossbars(),
              i % config.crossbars(),
              0,
              config.rows(),
              Images.pack(config, CrossbarJob.FAULT_BITS, codes)));
    }
    return jobs;
  }

  public boolean isNone() {
    return crossbars.isEmpty();
  }

  /** How many cells are stuck that way. */
  public long count(CellFault kind) {
    return crossbars.stream()
        .flatMap(crossbar -> Arrays.stream(crossbar.kinds()))
        .flatMap(Arrays::stream)
        .filter(kind::equals)
        .count();
  }

  /** What is wrong with a cell. */
  CellFault kind(int unit, int crossbar, int row, int physicalColumn) {
    return isNone()
        ? CellFault.NONE
        : crossbars.get(unit * config.crossbars() + crossbar).kinds()[row][physicalColumn];
  }

  /** Which columns to use, the worst of each ADC's being left over. */
  public ColumnMaps columnMaps() {
    if (isNone()) {
      return ColumnMaps.reset(config);
    }
    int[][] maps =
        crossbars.stream().map(crossbar -> crossbar.columnMap(config)).toArray(int[][]::new);
    return (unit, crossbar, column) -> maps[unit * config.crossbars() + crossbar][column];
  }

  /** Those that a copy of a matrix meets, by word line and column of the matrix. */
  public FaultMap of(CrossbarMapping mapping, int copy) {
    ColumnMaps maps = columnMaps();
    return (row, column) -> {
      CrossbarMapping.Place place = mapping.place(copy, row, column, maps);
      return kind(place.unit(), place.crossbar(), place.row(), place.physicalColumn());
    };
  }
}
