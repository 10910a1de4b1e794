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
import weft.golden.map.ChipFaults;
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
    ChipFaults faults = faults(config, job.faults().get());
    List<CrossbarJob> setup = new ArrayList<>(faults.injections());
    if (job.placement() == CrossbarMatrixJob.Placement.BLIND) {
      return new CompiledJob(
          setup, new CrossbarPlan(mapping, copy -> good.cells(), settings), good);
    }
    List<CompiledMatrix> copies = new ArrayList<>();
    for (int copy = 0; copy < mapping.copies(); copy++) {
      copies.add(compile(job, faults.of(mapping, copy)));
    }
    CrossbarPlan plan =
        new CrossbarPlan(mapping, copy -> copies.get(copy).cells(), faults, settings);
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

  /**
   * The faults that a job gives.
   *
   * @param codes as {@link CrossbarMatrixJob#faults}
   */
  private static ChipFaults faults(CrossbarConfig config, int[][] codes) {
    CellFault[][] kinds =
        Arrays.stream(codes)
            .map(
                row ->
                    Arrays.stream(row)
                        .mapToObj(code -> CellFault.values()[code])
                        .toArray(CellFault[]::new))
            .toArray(CellFault[][]::new);
    List<StuckCells> crossbars = new ArrayList<>();
    for (int first = 0; first < kinds.length; first += config.rows()) {
      crossbars.add(new StuckCells(Arrays.copyOfRange(kinds, first, first + config.rows())));
    }
    return new ChipFaults(config, crossbars);
  }
}
