package weft.golden.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;
import weft.golden.JobCycles;
import weft.golden.nn.Shape;
import weft.golden.nn.TernaryMatrix;
import weft.golden.tim.ChipKernel;
import weft.golden.tim.ComputeResult;
import weft.golden.tim.RandomJobs;
import weft.golden.tim.TimCycles;
import weft.golden.tim.TimSpecification;

class TimPlanTest {
  private static TimPlan plan(
      TimConfig config, int[][] weights, TimEncoding encoding, int planes, TimScales scales) {
    byte[] values = new byte[weights.length * weights[0].length];
    for (int row = 0; row < weights.length; row++) {
      for (int column = 0; column < weights[0].length; column++) {
        values[row * weights[0].length + column] = (byte) weights[row][column];
      }
    }
    TernaryMatrix matrix = new TernaryMatrix(weights.length, weights[0].length, values);
    return new TimPlan(config, matrix, encoding, planes, scales);
  }

  /** Random layers through plan and chip give what the matrix specification says. */
  @Test
  void mappedLayersEqualTheMatrixSpecification() {
    int rowPasses = 0;
    int columnPasses = 0;
    int copies = 0;
    long clips = 0;
    for (int i = 0; i < RandomJobs.cases(150); i++) {
      long seed = RandomJobs.SEED * 1_000_039 + i;
      RandomJobs random = new RandomJobs(seed);
      TimConfig config = random.config();
      int capacity = config.rows() * config.tiles();
      int inputs = random.draw(1, Math.min(config.maxRows() - capacity + config.rows(), 600));
      int outputs = random.draw(1, 3 * config.columns());
      int[][] weights = new int[inputs][outputs];
      for (int[] row : weights) {
        for (int c = 0; c < outputs; c++) {
          row[c] = random.draw(-1, 1);
        }
      }
      TimEncoding encoding = TimEncoding.values()[random.draw(0, 3)];
      int planes = random.draw(1, config.maxPlanes());
      int[][] vectors = vectors(random, encoding, planes, inputs);
      int maxScale = (1 << config.scaleBits()) - 1;
      TimScales scales =
          new TimScales(
              random.draw(0, maxScale),
              random.draw(0, maxScale),
              random.draw(0, maxScale),
              random.draw(0, maxScale));
      String replay = "seed " + seed + " " + config + " " + inputs + "x" + outputs + " " + encoding;
      TimPlan plan = plan(config, weights, encoding, planes, scales);
      TimSpecification.Product expected =
          new TimSpecification(config.rowsPerAccess(), config.adcMax(), encoding, planes, scales)
              .multiply(weights, vectors);
      clips += compare(plan, Vectors.of(vectors), expected, random.draw(1, 4), replay);
      rowPasses += plan.mapping().rowPasses() > 1 ? 1 : 0;
      columnPasses += plan.mapping().columnPasses() > 1 ? 1 : 0;
      copies += plan.mapping().copies() > 1 ? 1 : 0;
    }
    assertTrue(
        rowPasses > 5 && columnPasses > 5 && copies > 5 && clips > 100,
        rowPasses + " " + columnPasses + " " + copies + " " + clips);
  }

  private static int[][] vectors(RandomJobs random, TimEncoding encoding, int planes, int inputs) {
    int[][] vectors = new int[random.draw(1, 9)][inputs];
    int min = encoding == TimEncoding.UNSIGNED ? 0 : encoding.planes() ? -(1 << planes - 1) : -1;
    int max = encoding.planes() ? min + (1 << planes) - 1 : 1;
    for (int[] vector : vectors) {
      for (int row = 0; row < inputs; row++) {
        vector[row] = random.draw(min, max);
      }
    }
    return vectors;
  }

  private static long compare(
      TimPlan plan,
      Vectors vectors,
      TimSpecification.Product expected,
      int roundsPerJob,
      String replay) {
    TimConfig config = plan.mapping().config();
    ChipKernel chip = new ChipKernel(config);
    TimCycles cycles = new TimCycles(config, TimPhases.DEFAULT);
    JobCycles compute = new JobCycles(0, 0, 0, 0);
    JobCycles programming = new JobCycles(0, 0, 0, 0);
    int outputs = plan.mapping().outputs();
    long[] sums = new long[vectors.count() * outputs];
    long clipsPlus = 0;
    long clipsMinus = 0;
    for (TimPlan.Step step : plan.jobs(vectors, roundsPerJob)) {
      step.job().check(config);
      if (step.job() instanceof TimJob.Program program) {
        chip.program(program);
        programming = programming.plus(cycles.program(program.rows()));
      } else {
        TimJob.Compute job = (TimJob.Compute) step.job();
        ComputeResult result = chip.compute(job);
        plan.collect(step, result.words(), sums);
        clipsPlus += result.clipsPlus();
        clipsMinus += result.clipsMinus();
        compute = compute.plus(cycles.compute(job));
      }
    }
    for (int v = 0; v < vectors.count(); v++) {
      for (int c = 0; c < outputs; c++) {
        assertEquals(
            expected.sums()[v][c], sums[v * outputs + c], replay + " vector " + v + " column " + c);
      }
    }
    assertEquals(expected.totalClipsPlus(), clipsPlus, replay);
    assertEquals(expected.totalClipsMinus(), clipsMinus, replay);
    LayerCost cost = plan.cost(vectors.count(), roundsPerJob, TimPhases.DEFAULT);
    assertEquals(compute, cost.compute(), replay);
    assertEquals(programming, cost.programming(), replay);
    return clipsPlus + clipsMinus;
  }

  /** The accelerator of preset fashion. */
  private static final TimConfig FASHION =
      new TimConfig(256, 256, 16, 8, 32, 4, 6, 8, 4096, TimConfig.Form.MACRO);

  private static void assertGeometry(
      int inputs, int outputs, int group, int slice, int columnPasses, int rowPasses) {
    LayerMapping mapping = new LayerMapping(FASHION, inputs, outputs);
    String layer = inputs + "x" + outputs;
    assertEquals(group, mapping.group(), layer);
    assertEquals(slice, mapping.blocksOfSlice(0), layer);
    assertEquals(columnPasses, mapping.columnPasses(), layer);
    assertEquals(rowPasses, mapping.rowPasses(), layer);
  }

  @Test
  void theLayersOfLeNetOnFourTiles() {
    assertGeometry(25, 32, 1, 2, 1, 1);
    assertGeometry(800, 64, 4, 13, 1, 1);
    assertGeometry(1024, 512, 4, 16, 2, 1);
    assertGeometry(512, 10, 2, 16, 1, 1);
    assertGeometry(1025, 10, 4, 16, 1, 2);
  }

  @Test
  void theLastSlicesMayBeShortOrEmpty() {
    // 33 blocks of 16 in slices of 9: 9, 9, 9, 6.
    LayerMapping mapping = new LayerMapping(FASHION, 33 * 16 - 5, 1);
    assertEquals(6 * 16 - 5, mapping.rowsOfSlice(0, 3));
    // 5 blocks on tiles of one block: 8 tiles, the last three hold nothing.
    TimConfig small = new TimConfig(4, 1, 4, 4, 1, 8, 1, 1, 64, TimConfig.Form.MACRO);
    LayerMapping five = new LayerMapping(small, 18, 1);
    assertEquals(8, five.group());
    assertEquals(2, five.rowsOfSlice(0, 4));
    assertEquals(0, five.rowsOfSlice(0, 5));
    assertEquals(0, five.rowsOfSlice(0, 7));
  }

  @Test
  void costsAreThoseOfTheSchedule() {
    // conv1 of LeNet, one image: 576 vectors on 4 copies are 144 rounds of 2 blocks, 8 planes.
    TimPlan plan = plan(FASHION, new int[25][32], TimEncoding.UNSIGNED, 8, TimScales.UNIT);
    LayerCost cost = plan.cost(576, 1000, TimPhases.DEFAULT);
    assertEquals(144 * 16, cost.compute().accesses());
    // 25 rows in each of 4 tiles: 4 beats and 3 clocks to write each.
    assertEquals(4 * 25 * 7, cost.programming().cycles());
    // 25 of 32 rows and 32 of 256 columns work.
    assertEquals(25.0 / 32 * 32 / 256, cost.utilisation(), 1e-12);
  }

  @Test
  void aConvolutionReadsPatchesInTheOrderOfItsWeights() {
    int[] image = new int[2 * 3 * 4];
    for (int i = 0; i < image.length; i++) {
      image[i] = i;
    }
    ConvVectors vectors = new ConvVectors(new Shape(2, 3, 4), 2, new int[][] {new int[24], image});
    assertEquals(12, vectors.count());
    int[] patch = new int[8];
    // Image 1, position y=1 x=2.
    vectors.read(6 + 3 + 2, patch);
    assertArrayEquals(new int[] {6, 7, 10, 11, 18, 19, 22, 23}, patch);
  }

  @Test
  void refusesValuesThatDoNotFit() {
    TimPlan plan = plan(FASHION, new int[1][1], TimEncoding.UNSIGNED, 2, TimScales.UNIT);
    List<int[]> wrong = List.of(new int[] {4}, new int[] {-1});
    for (int[] vector : wrong) {
      assertThrows(
          IllegalArgumentException.class,
          () -> plan.compute(0, 0, Vectors.of(new int[][] {vector}), 0, 1));
    }
  }
}
