package weft.cosim.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.arch.ConfigException;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.golden.compile.CompiledMatrix;
import weft.golden.compile.CrossbarCompiler;
import weft.golden.compile.FaultMap;
import weft.golden.compile.FragmentRows;
import weft.golden.compile.StuckCells;
import weft.golden.crossbar.Images;
import weft.golden.map.ColumnMaps;
import weft.golden.map.CrossbarMapping;
import weft.golden.map.CrossbarPlan;

/**
 * A {@link CrossbarMatrixJob}, compiled.
 *
 * @param setup jobs before all others: faults and column maps
 * @param plan of the matrix
 * @param matrix of the first copy
 */
record CompiledJob(List<CrossbarJob> setup, CrossbarPlan plan, CompiledMatrix matrix) {
  /**
   * Compiles a job.
   *
   * @throws ConfigException if the matrix does not fit the accelerator, or has weights of both
   *     signs in a fragment that cannot hold them
   */
  static CompiledJob of(CrossbarMatrixJob job) {
    CrossbarConfig config = job.config();
    CompiledMatrix good = compile(job, FaultMap.NONE);
    if (good.outputs().length == 0) {
      throw new ConfigException("weights must not all be 0");
    }
    int fragments = good.rows().fragments();
    CrossbarMapping mapping = new CrossbarMapping(config, fragments, good.outputs().length);
    CrossbarPlan.Settings settings =
        new CrossbarPlan.Settings(
            job.inputs(), job.planes(), job.skipping(), job.requantisation(), job.pulseLimit());
    if (job.faults().isEmpty()) {
      return new CompiledJob(
          List.of(), new CrossbarPlan(mapping, copy -> good.cells(), settings), good);
    }
    int[][] codes = job.faults().get();
    List<CrossbarJob> setup = new ArrayList<>();
    for (int unit = 0; unit < config.units(); unit++) {
      for (int crossbar = 0; crossbar < config.crossbars(); crossbar++) {
        int[][] mine = ofCrossbar(config, codes, unit, crossbar);
        setup.add(
            new CrossbarJob.Faults(
                unit,
                crossbar,
                0,
                config.rows(),
                Images.pack(config, CrossbarJob.FAULT_BITS, mine)));
      }
    }
    if (job.placement() == CrossbarMatrixJob.Placement.BLIND) {
      return new CompiledJob(
          setup, new CrossbarPlan(mapping, copy -> good.cells(), settings), good);
    }
    ColumnMaps maps = maps(config, codes);
    List<CompiledMatrix> copies = new ArrayList<>();
    for (int copy = 0; copy < mapping.copies(); copy++) {
      int which = copy;
      FaultMap faults =
          (row, column) -> {
            CrossbarMapping.Place place = mapping.place(which, row, column, maps);
            int first = (place.unit() * config.crossbars() + place.crossbar()) * config.rows();
            return CellFault.values()[codes[first + place.row()][place.physicalColumn()]];
          };
      copies.add(compile(job, faults));
    }
    CrossbarPlan plan = new CrossbarPlan(mapping, copy -> copies.get(copy).cells(), maps, settings);
    if (config.spareColumns() > 0) {
      setup.addAll(plan.maps());
    }
    return new CompiledJob(setup, plan, copies.get(0));
  }

  private static CompiledMatrix compile(CrossbarMatrixJob job, FaultMap faults) {
    FragmentRows rows = new FragmentRows(job.wordLines(), job.config().fragmentRows());
    try {
      return new CrossbarCompiler(job.config()).compile(job.weights(), rows, faults);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage(), e);
    }
  }

  private static int[][] ofCrossbar(CrossbarConfig config, int[][] codes, int unit, int crossbar) {
    int first = (unit * config.crossbars() + crossbar) * config.rows();
    return Arrays.copyOfRange(codes, first, first + config.rows());
  }

  /** Spare columns stand in for those with the most stuck cells. */
  private static ColumnMaps maps(CrossbarConfig config, int[][] codes) {
    int[][][] targets = new int[config.units()][config.crossbars()][];
    for (int unit = 0; unit < config.units(); unit++) {
      for (int crossbar = 0; crossbar < config.crossbars(); crossbar++) {
        CellFault[][] kinds =
            Arrays.stream(ofCrossbar(config, codes, unit, crossbar))
                .map(
                    row ->
                        Arrays.stream(row)
                            .mapToObj(code -> CellFault.values()[code])
                            // A slow cell only takes more pulses: no reason to avoid it.
                            .map(kind -> kind == CellFault.SLOW ? CellFault.NONE : kind)
                            .toArray(CellFault[]::new))
                .toArray(CellFault[][]::new);
        targets[unit][crossbar] = new StuckCells(kinds).columnMap(config);
      }
    }
    return (unit, crossbar, column) -> targets[unit][crossbar][column];
  }
}
