package weft.golden.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.arch.ConfigException;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.arch.yaml.YamlMap;
import weft.golden.compile.CompiledMatrix;
import weft.golden.compile.CrossbarCompiler;
import weft.golden.compile.FaultMap;
import weft.golden.compile.FragmentRows;
import weft.golden.compile.StuckCells;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.crossbar.Images;
import weft.golden.crossbar.InputCycles;
import weft.golden.crossbar.JobResult;

class CrossbarPlanTest {
  private static final CrossbarPlan.Settings SETTINGS =
      new CrossbarPlan.Settings(InputKind.UNSIGNED, 4, ZeroSkipping.LEADING, Optional.empty(), 100);

  private static CrossbarConfig config(SignedScheme scheme, int crossbars, int units, int spares) {
    return CrossbarConfig.from(
        YamlMap.parse(
            "test",
            """
            rows: 12
            columns: 8
            fragmentRows: 4
            weightBits: 4
            inputBits: 4
            adcBits: 3
            adcs: 2
            maxRows: 400
            streamBits: 48
            fineBits: 2
            step: 2
            variation: 1
            faults: injectable
            """
                + "scheme: %s\ncrossbars: %d\nunits: %d\nspareColumns: %d\n"
                    .formatted(scheme, crossbars, units, spares)));
  }

  /** Weights of one sign in each column, so that any order of rows is polarised. */
  private static int[][] weights(Random random, int rows, int outputs, SignedScheme scheme) {
    int[][] weights = new int[rows][outputs];
    for (int[] row : weights) {
      for (int o = 0; o < outputs; o++) {
        row[o] = 1 + random.nextInt(7);
        boolean negative = scheme == SignedScheme.POLARISED ? o % 2 == 1 : random.nextBoolean();
        row[o] *= negative ? -1 : 1;
      }
    }
    return weights;
  }

  /** Layers of all kinds give the plain product: flips keep every read-out within the ADC. */
  @Test
  void mappedLayersAreThePlainProduct() {
    int rowPasses = 0;
    int columnPasses = 0;
    int copies = 0;
    int groups = 0;
    for (int trial = 0; trial < 60; trial++) {
      Random random = new Random(trial);
      SignedScheme scheme = SignedScheme.values()[trial % 3];
      int units = 1 << random.nextInt(3);
      CrossbarConfig config = config(scheme, 1 + random.nextInt(2), units, random.nextInt(2));
      int rows = 1 + random.nextInt(60);
      int outputs = 1 + random.nextInt(12);
      int[][] weights = weights(random, rows, outputs, scheme);
      int[] order = IntStream.range(0, rows).map(i -> rows - 1 - i).toArray();
      CompiledMatrix compiled =
          new CrossbarCompiler(config)
              .compile(
                  weights, FragmentRows.of(order, weights, config.fragmentRows()), FaultMap.NONE);
      int[][] x = new int[1 + random.nextInt(7)][rows];
      int[][] lines = new int[x.length][];
      for (int v = 0; v < x.length; v++) {
        Arrays.setAll(x[v], i -> random.nextInt(16));
        lines[v] = compiled.lines(x[v]);
      }
      CrossbarMapping mapping =
          new CrossbarMapping(config, compiled.rows().fragments(), compiled.outputs().length);
      CrossbarPlan plan = new CrossbarPlan(mapping, copy -> compiled.cells(), SETTINGS);
      long[][] results = run(plan, new CrossbarChip(config), lines, 1 + random.nextInt(3));
      for (int v = 0; v < x.length; v++) {
        for (int o = 0; o < outputs; o++) {
          long expected = 0;
          for (int row = 0; row < rows; row++) {
            expected += (long) weights[row][o] * x[v][row];
          }
          assertEquals(expected, results[v][o], "trial " + trial + " " + config);
        }
      }
      rowPasses += mapping.rowPasses() > 1 ? 1 : 0;
      columnPasses += mapping.columnPasses() > 1 ? 1 : 0;
      copies += mapping.copies() > 1 ? 1 : 0;
      groups += mapping.group() > 1 ? 1 : 0;
    }
    assertTrue(
        rowPasses > 5 && columnPasses > 5 && copies > 5 && groups > 5,
        rowPasses + " " + columnPasses + " " + copies + " " + groups);
  }

  private static long[][] run(CrossbarPlan plan, CrossbarChip chip, int[][] lines, int rounds) {
    CrossbarConfig config = plan.mapping().config();
    long[][] results = new long[lines.length][plan.mapping().outputs()];
    for (CrossbarPlan.Step step : plan.jobs(Vectors.of(lines), rounds)) {
      JobResult result = chip.run(step.job());
      if (step.job() instanceof CrossbarJob.Compute job) {
        plan.collect(step, result, results);
        assertEquals(0, result.counts().saturations());
        assertEquals(
            Arrays.toString(result.effort()), Arrays.toString(InputCycles.of(config, job)));
      }
    }
    return results;
  }

  /** What is compiled around the stuck cells of each copy's crossbars errs as much as it says. */
  @Test
  void everyCopyIsPlacedAroundItsOwnStuckCells() {
    // Codes to 15 leave room for any flip of 4 rows.
    CrossbarConfig config =
        CrossbarConfig.from(
            YamlMap.parse(
                "test",
                """
                rows: 8
                columns: 8
                fragmentRows: 4
                weightBits: 4
                inputBits: 4
                adcs: 2
                spareColumns: 1
                units: 2
                maxRows: 400
                form: digital
                faults: injectable
                """));
    Random random = new Random(3);
    CrossbarChip chip = new CrossbarChip(config);
    CellFault[][][] kinds = new CellFault[2][8][10];
    int[][] targets = new int[2][];
    List<StuckCells> found = new ArrayList<>();
    for (int unit = 0; unit < 2; unit++) {
      int[][] codes = new int[8][10];
      for (int row = 0; row < 8; row++) {
        for (int column = 0; column < 10; column++) {
          int draw = random.nextInt(10);
          kinds[unit][row][column] = CellFault.values()[draw < 3 ? draw : 0];
          codes[row][column] = kinds[unit][row][column].code();
        }
      }
      chip.run(new CrossbarJob.Faults(unit, 0, 0, 8, Images.pack(config, 2, codes)));
      found.add(StuckCells.of(config, chip.run(new CrossbarJob.March(unit, 0, 3))));
      assertEquals(new StuckCells(kinds[unit]), found.get(unit));
      targets[unit] = found.get(unit).columnMap(config);
    }
    ChipFaults known = new ChipFaults(config, found);
    ColumnMaps maps = (unit, crossbar, column) -> targets[unit][column];
    int[][] weights = weights(random, 8, 4, SignedScheme.POLARISED);
    CrossbarMapping mapping = new CrossbarMapping(config, 2, 4);
    assertEquals(2, mapping.copies());
    CompiledMatrix[] compiled = new CompiledMatrix[2];
    for (int copy = 0; copy < 2; copy++) {
      int which = copy;
      FaultMap faults =
          (row, column) -> {
            CrossbarMapping.Place place = mapping.place(which, row, column, maps);
            return kinds[place.unit()][place.row()][place.physicalColumn()];
          };
      compiled[copy] =
          new CrossbarCompiler(config)
              .compile(
                  weights, FragmentRows.of(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, weights, 4), faults);
    }
    CrossbarPlan plan = new CrossbarPlan(mapping, copy -> compiled[copy].cells(), known, SETTINGS);
    plan.maps().forEach(chip::run);
    // Vectors 2r and 2r + 1 drive row r alone: what copies 0 and 1 hold.
    int[][] lines = new int[16][8];
    for (int v = 0; v < 16; v++) {
      lines[v][v / 2] = 1;
    }
    // Pulses that cannot change a stuck cell are not tried: levels reach 3, a pulse moves by one.
    for (int unit = 0; unit < 2; unit++) {
      for (CrossbarJob job : plan.programs(0, 0)) {
        if (job instanceof CrossbarJob.Program program && program.unit() == unit) {
          assertTrue(Arrays.stream(chip.run(program).effort()).allMatch(pulses -> pulses <= 3));
        }
      }
    }
    long[][] read = run(plan, chip, lines, 8);
    for (int copy = 0; copy < 2; copy++) {
      long error = 0;
      for (int row = 0; row < 8; row++) {
        for (int o = 0; o < 4; o++) {
          error += Math.abs(read[2 * row + copy][o] - weights[row][o]);
        }
      }
      assertEquals(compiled[copy].error(), error);
      assertTrue(error > 0, "some weights cannot be held");
    }
  }

  @Test
  void aMatrixTakesTheSmallestGroupThatHoldsIt() {
    // 3 fragments a crossbar, 4 units.
    CrossbarConfig config = config(SignedScheme.POLARISED, 2, 4, 0);
    assertEquals(1, new CrossbarMapping(config, 3, 1).group());
    assertEquals(2, new CrossbarMapping(config, 4, 1).group());
    assertEquals(4, new CrossbarMapping(config, 7, 1).group());
    assertEquals(1, new CrossbarMapping(config, 12, 1).rowPasses());
    CrossbarMapping two = new CrossbarMapping(config, 13, 9);
    assertEquals(2, two.rowPasses());
    assertEquals(3, two.fragmentsOfSlice(0));
    assertEquals(1, two.fragmentsOfSlice(1));
    assertEquals(0, two.fragmentsHeld(1, 1));
    // 2 crossbars of 4 outputs.
    assertEquals(2, two.columnPasses());
    assertEquals(1, two.outputsOfPass(1));
    // 7 fragments in slices of 2, 2, 2 and 1.
    CrossbarMapping seven = new CrossbarMapping(config, 7, 1);
    assertEquals(2, seven.fragmentsHeld(0, 2));
    assertEquals(1, seven.fragmentsHeld(0, 3));
  }

  @Test
  void tellsWhereACellLies() {
    CrossbarConfig config = config(SignedScheme.POLARISED, 2, 4, 1);
    CrossbarMapping mapping = new CrossbarMapping(config, 4, 9);
    // Fragment 3 is the second of slice 1; column 13 is column 5 of crossbar 1: ADC 1, step 1.
    assertEquals(
        new CrossbarMapping.Place(3, 1, 6, 6), mapping.place(1, 14, 13, ColumnMaps.reset(config)));
  }

  @Test
  void refusesALayerThatASumCannotHold() {
    CrossbarConfig config = config(SignedScheme.POLARISED, 1, 1, 0);
    assertEquals(34, new CrossbarMapping(config, 100, 1).rowPasses());
    String message =
        assertThrows(ConfigException.class, () -> new CrossbarMapping(config, 101, 1)).getMessage();
    assertEquals("a layer of 101 fragments needs maxRows of at least 404, not 400", message);
  }
}
