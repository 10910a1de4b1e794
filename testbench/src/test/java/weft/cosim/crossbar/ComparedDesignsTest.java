package weft.cosim.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.cosim.engine.Engine;
import weft.cosim.network.CosimProgress;
import weft.cosim.network.CosimRequest;
import weft.cosim.network.NetworkCosim;
import weft.cosim.run.LayerCounts;
import weft.cosim.run.RunReport;
import weft.cosim.run.RunTable;
import weft.golden.admm.RowOrder;
import weft.golden.compare.Comparison;
import weft.golden.compare.DesignPoint;
import weft.golden.compare.FormsIsaac;
import weft.golden.compare.Measured;
import weft.golden.crossbar.Counts;
import weft.golden.data.DataSet;
import weft.golden.map.CrossbarNetwork;
import weft.golden.nn.QuantisedNetwork;

/**
 * The accelerators that {@code weft compare forms-isaac} puts side by side, in RTL: what is
 * evaluated for its tables is what the generated hardware does, in the same clocks. All of them in
 * the full tier, otherwise two drawn by the seed.
 */
class ComparedDesignsTest {
  private static final int IMAGES = 2;
  private static final int LARGEST_WEIGHT = 127;

  @TempDir Path out;

  static Stream<Named<DesignPoint>> designs() {
    QuantisedNetwork network = SmallNetwork.network(LARGEST_WEIGHT);
    TreeMap<Integer, QuantisedNetwork> polarised = new TreeMap<>();
    FormsIsaac.FRAGMENT_ROWS.forEach(rows -> polarised.put(rows, network));
    FormsIsaac compared =
        new FormsIsaac(Optional.of(network), network, polarised, RowOrder.C_MAJOR);
    List<DesignPoint> points = new ArrayList<>();
    for (int bits : Comparison.ACTIVATION_BITS) {
      points.addAll(Comparison.points(compared, bits));
    }
    Collections.shuffle(points, new Random(RandomCrossbar.SEED));
    return points.stream()
        .limit(RandomCrossbar.full() ? points.size() : 2)
        .map(point -> Named.of(point.id() + ", " + point.activationBits() + " bits", point));
  }

  @ParameterizedTest
  @MethodSource("designs")
  void doInHardwareWhatTheTablesSay(DesignPoint point) throws InterruptedException {
    DataSet images = SmallNetwork.images(IMAGES);
    CrossbarAccelerator accelerator = CrossbarAccelerator.of(point.config());
    CrossbarNetwork laid = new CrossbarNetwork(point.network(), point.config(), point.use());

    RunReport rtl =
        NetworkCosim.run(
            new CosimRequest<>(
                point.id(),
                accelerator,
                Engine.JVM,
                new MappedCrossbar(accelerator, laid),
                images,
                1,
                0,
                1,
                out,
                "weft compare forms-isaac"),
            CosimProgress.SILENT);

    assertTrue(rtl.passed(), () -> RunTable.text(rtl));
    Measured golden = Measured.of(point, images, 1);
    if (point.weights() == DesignPoint.Weights.TRAINED) {
      assertEquals(golden.accuracy(), rtl.accuracy());
    }
    List<LayerCounts> layers =
        rtl.layers().stream().filter(layer -> !layer.name().startsWith("pool")).toList();
    assertEquals(golden.layers().size(), layers.size());
    for (int i = 0; i < layers.size(); i++) {
      assertSame(golden.layers().get(i), layers.get(i));
    }
  }

  /** Clocks of computing and of programming, and every counter. */
  private static void assertSame(Measured.Layer golden, LayerCounts rtl) {
    Counts computed = golden.report().cost().counts();
    Counts programmed = golden.report().cost().programmed();
    assertEquals(golden.report().name(), rtl.name());
    assertEquals(golden.report().compute().cycles(), rtl.cycles());
    assertEquals(golden.report().programming().cycles(), rtl.programmingCycles());
    assertEquals(computed.accesses(), rtl.accesses());
    assertEquals(
        List.of(
            computed.conversions() + programmed.conversions(),
            computed.saturations() + programmed.saturations(),
            computed.inputCycles(),
            computed.skipped(),
            programmed.pulses(),
            programmed.writes()),
        Stream.of("conversions", "saturations", "inputCycles", "skipped", "pulses", "writes")
            .map(rtl.others()::get)
            .toList());
  }
}
