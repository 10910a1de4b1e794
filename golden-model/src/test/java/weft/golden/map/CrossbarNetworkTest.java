package weft.golden.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.arch.ConfigException;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.arch.yaml.YamlMap;
import weft.golden.admm.RowOrder;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.crossbar.JobResult;
import weft.golden.nn.InputFormat;
import weft.golden.nn.QuantisedForward;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;

class CrossbarNetworkTest {
  private static final CrossbarNetwork.Settings SETTINGS =
      new CrossbarNetwork.Settings(RowOrder.W_MAJOR, ZeroSkipping.LEADING, 100);

  private static CrossbarConfig config(SignedScheme scheme, int fragmentRows, int units) {
    return CrossbarConfig.from(
        YamlMap.parse(
            "test",
            """
            rows: 16
            columns: 12
            weightBits: 5
            inputBits: 6
            adcBits: 6
            adcs: 2
            maxRows: 600
            crossbars: 2
            variation: 7
            """
                + "scheme: %s\nfragmentRows: %d\nunits: %d\n"
                    .formatted(scheme, fragmentRows, units)));
  }

  /** Runs a network job by job on a chip: the sums of all classes. */
  private static long[][] run(CrossbarNetwork network, CrossbarChip chip, int[][] images) {
    int[][] values = images;
    long[][] outputs = {};
    for (CrossbarStep step : network.steps()) {
      if (step instanceof PoolStep pool) {
        values = pool.run(values);
      } else if (step instanceof CrossbarLayer layer) {
        Vectors lines = layer.lines(values);
        assertEquals(images.length * layer.vectorsPerImage(), lines.count());
        long[][] results = new long[lines.count()][layer.plan().mapping().outputs()];
        for (CrossbarPlan.Step job : layer.plan().jobs(lines, 5)) {
          JobResult result = chip.run(job.job());
          if (job.job() instanceof CrossbarJob.Compute) {
            layer.plan().collect(job, result, results);
            assertEquals(0, result.counts().saturations());
          }
        }
        outputs = layer.outputs(results);
        values = layer.activations(results);
      }
    }
    return outputs;
  }

  @Test
  void networksGiveThePlainSums() {
    int shortFragments = 0;
    int passes = 0;
    for (int trial = 0; trial < 36; trial++) {
      Random random = new Random(trial);
      SignedScheme scheme = SignedScheme.values()[trial % 3];
      CrossbarConfig config = config(scheme, 4 << random.nextInt(2), 1 << random.nextInt(3));
      QuantisedNetwork network = new RandomQuantised(random, 15).network();
      int[][] images = new RandomQuantised(random, 15).images(2);
      CrossbarNetwork.Settings settings =
          new CrossbarNetwork.Settings(
              RowOrder.values()[random.nextInt(3)], ZeroSkipping.values()[random.nextInt(3)], 100);
      CrossbarNetwork mapped = new CrossbarNetwork(network, config, settings);
      long[][] sums = run(mapped, new CrossbarChip(config), images);
      QuantisedForward forward = new QuantisedForward(network);
      for (int i = 0; i < images.length; i++) {
        assertArrayEquals(forward.sums(images[i]), sums[i], "trial " + trial);
      }
      for (CrossbarLayer layer : mapped.layers()) {
        passes += layer.plan().mapping().rowPasses() > 1 ? 1 : 0;
        shortFragments += layer.compiled().rows().padding() == 0 ? 0 : 1;
      }
    }
    assertTrue(passes > 5 && shortFragments > 5, passes + " " + shortFragments);
  }

  /** 3 x 3 pixels in, a kernel of 2 with a border: the window at the upper left has one pixel. */
  @Test
  void linesFollowTheOrderOfTheRows() {
    short[] weights = {1, 2, 3, 4};
    QuantisedLayer.Product conv =
        new QuantisedLayer.Product(
            "conv1",
            2,
            1,
            new QuantisedMatrix(4, 1, weights),
            List.of(300),
            Optional.of(new weft.arch.crossbar.Requantisation(1, 0, 8)));
    QuantisedLayer.Product last =
        new QuantisedLayer.Product(
            "fc1",
            0,
            0,
            new QuantisedMatrix(
                16, 1, new short[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}),
            List.of(0),
            Optional.empty());
    QuantisedNetwork network =
        new QuantisedNetwork(new InputFormat(1, 3, 3, 8), List.of(conv, last), "");
    CrossbarNetwork mapped =
        new CrossbarNetwork(
            network,
            CrossbarConfig.from(YamlMap.parse("test", "fragmentRows: 4\nadcBits: 3")),
            new CrossbarNetwork.Settings(RowOrder.H_MAJOR, ZeroSkipping.LEADING, 64));
    CrossbarLayer layer = mapped.layers().get(0);
    Vectors lines = layer.lines(new int[][] {new int[9], {1, 2, 3, 4, 5, 6, 7, 8, 9}});
    assertEquals(32, lines.count());
    int[] vector = new int[lines.size()];
    // Rows (ky, kx) 00, 10, 01, 11; then the bias, 300 = 45 + 255.
    lines.read(16, vector);
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 255, 0, 0}, vector);
    lines.read(16 + 5, vector);
    assertArrayEquals(new int[] {1, 4, 2, 5, 1, 255, 0, 0}, vector);
    lines.read(16 + 15, vector);
    assertArrayEquals(new int[] {9, 0, 0, 0, 1, 255, 0, 0}, vector);
  }

  @Test
  void refusesWhatDoesNotFitByTheLayersName() {
    QuantisedNetwork network = new RandomQuantised(new Random(1), 40).network();
    CrossbarConfig config = config(SignedScheme.OFFSET, 4, 1);
    String message =
        assertThrows(ConfigException.class, () -> new CrossbarNetwork(network, config, SETTINGS))
            .getMessage();
    assertEquals("conv1: a weight must be -16..15, not 40", message);
    CrossbarConfig narrow = CrossbarConfig.from(YamlMap.parse("test", "inputBits: 5"));
    message =
        assertThrows(ConfigException.class, () -> new CrossbarNetwork(network, narrow, SETTINGS))
            .getMessage();
    assertEquals("fc1 takes inputs of 6 bits, the accelerator of 5 (inputBits)", message);
  }
}
