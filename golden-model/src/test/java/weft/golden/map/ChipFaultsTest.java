package weft.golden.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.ZeroSkipping;
import weft.arch.yaml.YamlMap;
import weft.golden.admm.RowOrder;
import weft.golden.compile.StuckCells;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.data.DataSet;
import weft.golden.nn.InputFormat;
import weft.golden.nn.QuantisedForward;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;

class ChipFaultsTest {
  private static CrossbarConfig config(String... keys) {
    return CrossbarConfig.from(
        YamlMap.parse("test", "faults: injectable\n" + String.join("\n", keys)));
  }

  private static ChipFaults marched(ChipFaults injected) {
    CrossbarChip chip = new CrossbarChip(injected.config());
    injected.injections().forEach(chip::run);
    return ChipFaults.found(injected.config(), chip, 20);
  }

  /** Every cell of a crossbar of 16 x 16, stuck either way, one at a time. */
  @Test
  void everySingleStuckCellIsFound() {
    CrossbarConfig config = config("rows: 16", "columns: 16", "fragmentRows: 4");
    CellFault[][] kinds = new CellFault[16][16];
    for (CellFault[] row : kinds) {
      Arrays.fill(row, CellFault.NONE);
    }
    for (int row = 0; row < 16; row++) {
      for (int column = 0; column < 16; column++) {
        for (CellFault kind : List.of(CellFault.SA0, CellFault.SA1)) {
          kinds[row][column] = kind;
          ChipFaults injected = new ChipFaults(config, List.of(new StuckCells(kinds)));
          assertEquals(injected, marched(injected), kind + " at " + row + ", " + column);
          assertEquals(1, injected.count(kind));
        }
        kinds[row][column] = CellFault.NONE;
      }
    }
  }

  /** One cell in a hundred of 128 x 128, four crossbars: all are found, and no other. */
  @Test
  void allOfOnePercentAreFound() {
    CrossbarConfig config = config("crossbars: 2", "units: 2");
    ChipFaults injected = ChipFaults.drawn(config, 0.01, 5.0 / 6, 3);
    assertEquals(injected, marched(injected));
    // 65,536 cells: 655 stuck, 546 of them SA1, within four deviations.
    long sa1 = injected.count(CellFault.SA1);
    long stuck = sa1 + injected.count(CellFault.SA0);
    assertTrue(Math.abs(stuck - 655) < 103, "stuck: " + stuck);
    assertTrue(Math.abs(sa1 - 546) < 94, "SA1: " + sa1);
  }

  @Test
  void drawsAreNestedAndRepeatable() {
    CrossbarConfig config = config("crossbars: 2", "units: 2");
    ChipFaults few = ChipFaults.drawn(config, 0.01, 0.5, 3);
    ChipFaults many = ChipFaults.drawn(config, 0.1, 0.5, 3);
    assertEquals(few, ChipFaults.drawn(config, 0.01, 0.5, 3));
    for (int i = 0; i < 4; i++) {
      for (int row = 0; row < 128; row++) {
        for (int column = 0; column < 128; column++) {
          CellFault kind = few.crossbars().get(i).kinds()[row][column];
          if (kind != CellFault.NONE) {
            assertEquals(kind, many.crossbars().get(i).kinds()[row][column]);
          }
        }
      }
    }
    assertEquals(0, ChipFaults.drawn(config, 0, 0.5, 3).count(CellFault.SA1));
    assertEquals(65_536, ChipFaults.drawn(config, 1, 0, 3).count(CellFault.SA0));
    assertEquals(65_536, ChipFaults.drawn(config, 1, 1, 3).count(CellFault.SA1));
  }

  /** With a spare for each worst column and free flips, few errors are left of many. */
  @Test
  void placementRecoversWhatStuckCellsBreak() throws InterruptedException {
    CrossbarConfig config =
        config("fragmentRows: 4", "adcBits: 4", "spareColumns: 2", "units: 4", "inputBits: 8");
    Random random = new Random(4);
    short[] weights = new short[84 * 10];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (short) (random.nextInt(511) - 255);
    }
    QuantisedLayer.Product layer =
        new QuantisedLayer.Product(
            "fc1",
            0,
            0,
            new QuantisedMatrix(84, 10, weights),
            Collections.nCopies(10, 0),
            Optional.empty());
    QuantisedNetwork network =
        new QuantisedNetwork(new InputFormat(1, 12, 7, 5), List.of(layer), "drawn");
    byte[] pixels = new byte[84 * 200];
    random.nextBytes(pixels);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 31;
    }
    byte[] labels = new byte[200];
    QuantisedForward forward = new QuantisedForward(network);
    DataSet unlabelled = new DataSet("drawn", 12, 7, pixels, labels);
    for (int i = 0; i < 200; i++) {
      labels[i] = (byte) forward.classOf(unlabelled.pixels(i));
    }
    DataSet images = new DataSet("drawn", 12, 7, pixels, labels);
    ChipFaults injected = ChipFaults.drawn(config, 0.1, 5.0 / 6, 1);
    CrossbarNetwork.Settings settings =
        new CrossbarNetwork.Settings(RowOrder.C_MAJOR, ZeroSkipping.LEADING, 40);
    int[] correct = new int[2];
    long[] errors = new long[2];
    for (int placement = 0; placement < 2; placement++) {
      CrossbarChip chip = new CrossbarChip(config);
      injected.injections().forEach(chip::run);
      ChipFaults found = ChipFaults.found(config, chip, 40);
      CrossbarNetwork mapped =
          new CrossbarNetwork(
              network, config, settings, placement == 1 ? found : ChipFaults.none(config));
      EvaluationResult<CrossbarLayerReport> result =
          new CrossbarEvaluation(mapped, CrossbarPhases.DEFAULT, chip)
              .run(images, 1, EvaluationProgress.SILENT);
      correct[placement] = result.correct();
      for (CrossbarLayer onChip : mapped.layers()) {
        errors[placement] += onChip.placementError();
      }
      assertEquals(placement == 1 ? 4 : 0, mapped.maps().size());
    }
    assertEquals(0, errors[0], "nothing known, nothing to err by");
    assertTrue(errors[1] > 0);
    assertTrue(correct[0] < 175 && correct[1] > 185, Arrays.toString(correct));
  }
}
