package weft.golden.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.arch.yaml.YamlMap;
import weft.golden.JobCycles;
import weft.golden.admm.RowOrder;
import weft.golden.crossbar.Counts;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.crossbar.CrossbarCycles;
import weft.golden.crossbar.CrossbarSpecification;
import weft.golden.crossbar.Images;
import weft.golden.crossbar.JobResult;
import weft.golden.crossbar.LoadedCrossbars;
import weft.golden.data.DataSet;
import weft.golden.nn.InputFormat;
import weft.golden.nn.QuantisedForward;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;
import weft.golden.nn.Shape;

class CrossbarEvaluationTest {
  private static final CrossbarPhases PHASES = new CrossbarPhases(2, 1, 1, 2, 1, 2, 1);

  private static CrossbarConfig config(
      SignedScheme scheme, int rows, int fragmentRows, int units, int adcBits, String flip) {
    return CrossbarConfig.from(
        YamlMap.parse(
            "test",
            """
            columns: 12
            weightBits: 5
            inputBits: 6
            adcs: 2
            spareColumns: 1
            maxRows: 600
            crossbars: 2
            variation: 7
            faults: injectable
            """
                + "rows: %d\nscheme: %s\nfragmentRows: %d\nunits: %d\nadcBits: %d\nflip: %s\n"
                    .formatted(rows, scheme, fragmentRows, units, adcBits, flip)));
  }

  private static DataSet images(Random random, int count) {
    byte[] pixels = new byte[count * 84];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (random.nextBoolean() ? 0 : random.nextInt(32));
    }
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(3);
    }
    return new DataSet("drawn", new Shape(2, 6, 7), pixels, labels);
  }

  /** Random faults of all kinds in every crossbar. */
  private static CrossbarChip chip(CrossbarConfig config, Random random, int percent) {
    CrossbarChip chip = new CrossbarChip(config);
    for (int unit = 0; unit < config.units(); unit++) {
      for (int crossbar = 0; crossbar < config.crossbars(); crossbar++) {
        int[][] codes = new int[config.rows()][config.physicalColumns()];
        for (int[] row : codes) {
          Arrays.setAll(row, c -> random.nextInt(100) < percent ? 1 + random.nextInt(3) : 0);
        }
        chip.run(
            new CrossbarJob.Faults(
                unit, crossbar, 0, config.rows(), Images.pack(config, 2, codes)));
      }
    }
    return chip;
  }

  /** All that an evaluation did, from jobs on a chip whose codes are watched one by one. */
  private static final class Watched {
    final CrossbarNetwork network;
    final CrossbarChip chip;
    final JobCycles[] compute;
    final JobCycles[] programming;
    final Counts[] counts;
    final Counts[] programmed;
    final long[][] inputCycles;
    final long[] failed;
    final List<long[]> sums = new ArrayList<>();
    long clipped;

    Watched(CrossbarNetwork network, CrossbarChip chip) {
      this.network = network;
      this.chip = chip;
      int layers = network.layers().size();
      compute = new JobCycles[layers];
      programming = new JobCycles[layers];
      counts = new Counts[layers];
      programmed = new Counts[layers];
      Arrays.fill(compute, new JobCycles(0, 0, 0, 0));
      Arrays.fill(programming, new JobCycles(0, 0, 0, 0));
      Arrays.fill(counts, Counts.NONE);
      Arrays.fill(programmed, Counts.NONE);
      inputCycles = new long[layers][7];
      failed = new long[layers];
    }

    /** Chunks of images that go through all layers together, a job a chunk and pass. */
    void run(int[][]... chunks) {
      int[][][] values = chunks.clone();
      int index = 0;
      for (CrossbarStep step : network.steps()) {
        if (step instanceof PoolStep pool) {
          Arrays.setAll(values, c -> pool.run(values[c]));
          continue;
        }
        CrossbarLayer layer = (CrossbarLayer) step;
        Vectors[] lines = new Vectors[chunks.length];
        long[][][] results = new long[chunks.length][][];
        for (int c = 0; c < chunks.length; c++) {
          lines[c] = layer.lines(values[c]);
          countInputCycles(layer, lines[c], inputCycles[index]);
          results[c] = new long[lines[c].count()][layer.plan().mapping().outputs()];
        }
        for (CrossbarPlan.Step job : layer.plan().jobs(lines[0], Integer.MAX_VALUE)) {
          if (!(job.job() instanceof CrossbarJob.Compute)) {
            run(job.job(), index);
            continue;
          }
          layer.plan().collect(job, run(job.job(), index), results[0]);
          for (int c = 1; c < chunks.length; c++) {
            int rounds = layer.plan().mapping().rounds(lines[c].count());
            CrossbarJob next = layer.plan().compute(job.columnPass(), 0, lines[c], 0, rounds);
            CrossbarPlan.Step more = new CrossbarPlan.Step(next, job.columnPass(), 0, 0);
            layer.plan().collect(more, run(next, index), results[c]);
          }
        }
        index++;
        for (int c = 0; c < chunks.length; c++) {
          if (index < network.layers().size()) {
            values[c] = layer.activations(results[c]);
          } else {
            sums.addAll(Arrays.asList(layer.outputs(results[c])));
          }
        }
      }
    }

    private JobResult run(CrossbarJob job, int index) {
      long before = clipped;
      JobResult result =
          chip.run(job, (place, crossbar, adc, code, over, sum) -> clipped += over ? 1 : 0);
      JobCycles cycles = new CrossbarCycles(network.config(), PHASES).of(job, result.effort());
      if (job instanceof CrossbarJob.Compute) {
        assertEquals(clipped - before, result.counts().saturations());
        compute[index] = compute[index].plus(cycles);
        counts[index] = counts[index].plus(result.counts());
      } else {
        programming[index] = programming[index].plus(cycles);
        programmed[index] = programmed[index].plus(result.counts());
        int rows = job instanceof CrossbarJob.Program p ? p.rows() : 0;
        for (int row = 0; row < rows; row++) {
          failed[index] += result.lane(network.config(), row, 0) & 0xFFFF;
        }
      }
      return result;
    }

    private static void countInputCycles(CrossbarLayer layer, Vectors lines, long[] histogram) {
      CrossbarPlan.Settings settings = layer.plan().settings();
      CrossbarSpecification specification =
          new CrossbarSpecification(
              layer.plan().mapping().config(),
              settings.inputs(),
              settings.planes(),
              settings.skipping());
      int rows = specification.config().fragmentRows();
      int[] vector = new int[lines.size()];
      for (int v = 0; v < lines.count(); v++) {
        lines.read(v, vector);
        for (int first = 0; first < vector.length; first += rows) {
          int[] fragment = Arrays.copyOfRange(vector, first, first + rows);
          histogram[specification.planesOf(fragment).length]++;
        }
      }
    }

    void check(EvaluationResult<CrossbarLayerReport> result, String replay) {
      int[] classes = sums.stream().mapToInt(QuantisedNetwork::classOf).toArray();
      assertArrayEquals(classes, result.classes(), replay);
      for (int i = 0; i < compute.length; i++) {
        CrossbarLayerReport report = result.layers().get(i);
        String where = replay + " " + report.name();
        assertEquals(compute[i], report.compute(), where);
        assertEquals(programming[i], report.programming(), where);
        assertEquals(counts[i], report.cost().counts(), where);
        assertEquals(programmed[i], report.cost().programmed(), where);
        assertEquals(failed[i], report.cost().failedCells(), where);
        long[] histogram = report.inputCycles().stream().mapToLong(n -> n).toArray();
        assertArrayEquals(Arrays.copyOf(inputCycles[i], report.planes() + 1), histogram, where);
      }
    }
  }

  private static int[][] pixels(DataSet images, int first, int count) {
    int[][] pixels = new int[count][];
    Arrays.setAll(pixels, i -> images.pixels(first + i));
    return pixels;
  }

  /** Values, counters and clocks of any network with any faults, against the cells themselves. */
  @Test
  void equalsTheChipCodeByCode() throws InterruptedException {
    long clipped = 0;
    int once = 0;
    int rowPasses = 0;
    int columnPasses = 0;
    long failed = 0;
    int proven = 0;
    int trials = "full".equals(System.getProperty("weft.tier")) ? 96 : 12;
    for (int trial = 0; trial < trials; trial++) {
      Random random = new Random(trial);
      SignedScheme scheme = SignedScheme.values()[trial % 3];
      int fragmentRows = 4 << random.nextInt(2);
      CrossbarConfig config =
          config(
              scheme,
              trial % 4 == 0 ? 8 : 32,
              fragmentRows,
              1 << random.nextInt(3),
              3 + random.nextInt(3),
              random.nextBoolean() ? "on" : "off");
      QuantisedNetwork network = new RandomQuantised(random, 15).network();
      CrossbarNetwork mapped =
          new CrossbarNetwork(
              network,
              config,
              new CrossbarNetwork.Settings(
                  RowOrder.values()[random.nextInt(3)],
                  ZeroSkipping.values()[random.nextInt(3)],
                  40));
      int percent = random.nextInt(3) * 4;
      CrossbarChip chip = chip(config, new Random(trial), percent);
      DataSet images = images(random, 33);
      EvaluationResult<CrossbarLayerReport> result =
          new CrossbarEvaluation(mapped, PHASES, chip(config, new Random(trial), percent))
              .run(images, 2, EvaluationProgress.SILENT);
      Watched watched = new Watched(mapped, chip);
      boolean single = mapped.layers().stream().allMatch(l -> l.plan().mapping().rowPasses() == 1);
      if (single) {
        watched.run(pixels(images, 0, 32), pixels(images, 32, 1));
      } else {
        watched.run(new int[][][] {pixels(images, 0, 32)});
        watched.run(new int[][][] {pixels(images, 32, 1)});
      }
      watched.check(result, "trial " + trial);
      clipped += watched.clipped;
      once += single ? 1 : 0;
      for (CrossbarLayerReport report : result.layers()) {
        rowPasses += report.mapping().rowPasses() > 1 ? 1 : 0;
        columnPasses += report.mapping().columnPasses() > 1 ? 1 : 0;
        failed += report.cost().failedCells();
        proven += report.neverSaturates() ? 1 : 0;
      }
    }
    assertTrue(
        clipped > 1000 && once > 3 && rowPasses > 3 && columnPasses > 3 && proven > 3,
        clipped + " " + once + " " + rowPasses + " " + columnPasses + " " + proven);
    assertTrue(failed > 1000, "failed " + failed);
  }

  private static CrossbarNetwork exactNetwork(Random random, CrossbarConfig config) {
    return new CrossbarNetwork(
        new RandomQuantised(random, 15).network(),
        config,
        new CrossbarNetwork.Settings(RowOrder.C_MAJOR, ZeroSkipping.LEADING, 40));
  }

  @Test
  void whatNothingClipsIsTheNetworkAsDefined() throws InterruptedException {
    Random random = new Random(5);
    CrossbarConfig config = config(SignedScheme.POLARISED, 32, 4, 2, 3, "on");
    CrossbarNetwork mapped = exactNetwork(random, config);
    DataSet images = images(random, 100);
    EvaluationResult<CrossbarLayerReport> result =
        new CrossbarEvaluation(mapped, PHASES, new CrossbarChip(config))
            .run(images, 1, EvaluationProgress.SILENT);
    QuantisedForward forward = new QuantisedForward(mapped.network());
    int correct = 0;
    for (int i = 0; i < images.size(); i++) {
      int expected = forward.classOf(images.pixels(i));
      assertEquals(expected, result.classes()[i], "image " + i);
      correct += expected == images.label(i) ? 1 : 0;
    }
    assertEquals(correct, result.correct());
    for (CrossbarLayerReport layer : result.layers()) {
      // Flipped columns of 4 cells add up to 6 at most.
      assertTrue(layer.neverSaturates() && layer.largestReadOut().getAsInt() <= 6, layer.name());
      assertEquals(0, layer.cost().counts().saturations());
      assertEquals(0, layer.cost().failedCells());
    }
  }

  /** 16 rows in four fragments and one of biases, on four units that hold four each. */
  private static CrossbarNetwork fiveFragments(CrossbarConfig config) {
    short[] weights = new short[16 * 3];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (short) (1 + i % 7);
    }
    QuantisedNetwork network =
        new QuantisedNetwork(
            new InputFormat(1, 4, 4, 5),
            List.of(
                new QuantisedLayer.Product(
                    "fc",
                    0,
                    0,
                    new QuantisedMatrix(16, 3, weights),
                    List.of(1, 2, 3),
                    Optional.empty())),
            "by hand");
    return new CrossbarNetwork(
        network, config, new CrossbarNetwork.Settings(RowOrder.C_MAJOR, ZeroSkipping.LEADING, 40));
  }

  /** Slices of three fragments and of two: no input drives the third of a second slice. */
  @Test
  void cellsThatHoldNothingOfTheLayerSaturateNothing() throws InterruptedException {
    CrossbarConfig config = config(SignedScheme.POLARISED, 16, 4, 4, 3, "on");
    CrossbarNetwork mapped = fiveFragments(config);
    assertEquals(5, mapped.layers().get(0).plan().mapping().fragments());
    DataSet images =
        new DataSet("drawn", new Shape(1, 4, 4), pixels(new Random(9), 3 * 16), new byte[3]);
    CrossbarChip healthy = new CrossbarChip(config);
    CrossbarChip stuck = new CrossbarChip(config);
    CrossbarChip watchedChip = new CrossbarChip(config);
    for (int unit : new int[] {1, 3}) {
      int[][] codes = new int[4][config.physicalColumns()];
      for (int[] row : codes) {
        Arrays.fill(row, CellFault.SA1.ordinal());
      }
      CrossbarJob faults = new CrossbarJob.Faults(unit, 0, 8, 4, Images.pack(config, 2, codes));
      stuck.run(faults);
      watchedChip.run(faults);
    }
    EvaluationResult<CrossbarLayerReport> result =
        new CrossbarEvaluation(mapped, PHASES, stuck).run(images, 1, EvaluationProgress.SILENT);
    Watched watched = new Watched(mapped, watchedChip);
    watched.run(new int[][][] {pixels(images, 0, 3)});
    watched.check(result, "stuck");
    EvaluationResult<CrossbarLayerReport> without =
        new CrossbarEvaluation(mapped, PHASES, healthy).run(images, 1, EvaluationProgress.SILENT);
    // Four cells of level 3 would be 12, of 7.
    assertEquals(without.layers().get(0).largestReadOut(), result.layers().get(0).largestReadOut());
    assertTrue(result.layers().get(0).neverSaturates());
    assertEquals(without.layers(), result.layers());
  }

  private static byte[] pixels(Random random, int count) {
    byte[] pixels = new byte[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = (byte) random.nextInt(32);
    }
    return pixels;
  }

  @Test
  void refusesInputsThatNothingIsHeldFor() {
    CrossbarConfig config = config(SignedScheme.POLARISED, 16, 4, 4, 3, "on");
    CrossbarPlan plan = fiveFragments(config).layers().get(0).plan();
    int[][] image = new int[1][16];
    image[0][5] = 9;
    Vectors lines = fiveFragments(config).layers().get(0).lines(image);
    CrossbarJob.Compute job = plan.compute(0, 0, lines, 0, 1);
    LoadedCrossbars loaded = new CrossbarChip(config).load(job, new int[] {1, 2, 3, 2});
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> loaded.run(job));
    assertEquals(
        "input 5 of unit 0, which holds 1 fragments, must be 0, not 9", refused.getMessage());
  }

  @Test
  void resultsDoNotDependOnThreads() throws InterruptedException {
    CrossbarConfig config = config(SignedScheme.OFFSET, 32, 8, 2, 3, "off");
    CrossbarNetwork mapped = exactNetwork(new Random(6), config);
    DataSet images = images(new Random(7), 130);
    CrossbarEvaluation evaluation =
        new CrossbarEvaluation(mapped, PHASES, chip(config, new Random(8), 3));
    List<Integer> progress = new ArrayList<>();
    EvaluationResult<CrossbarLayerReport> one =
        evaluation.run(images, 1, (n, all) -> progress.add(n));
    EvaluationResult<CrossbarLayerReport> three =
        evaluation.run(images, 3, EvaluationProgress.SILENT);
    assertArrayEquals(one.classes(), three.classes());
    assertEquals(one.layers(), three.layers());
    assertEquals(List.of(32, 64, 96, 128, 130), progress);
    assertTrue(one.layers().get(0).saturationRate() > 0.001);
  }

  @Test
  void refusesImagesOfAnotherSize() {
    CrossbarConfig config = config(SignedScheme.OFFSET, 32, 8, 2, 3, "off");
    CrossbarEvaluation evaluation =
        new CrossbarEvaluation(
            exactNetwork(new Random(6), config), PHASES, new CrossbarChip(config));
    DataSet images = new DataSet("other", 3, 3, new byte[9], new byte[1]);
    assertThrows(
        IllegalArgumentException.class, () -> evaluation.run(images, 1, EvaluationProgress.SILENT));
  }
}
