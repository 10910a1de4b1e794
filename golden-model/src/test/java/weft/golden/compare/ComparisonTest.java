package weft.golden.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.golden.admm.RowOrder;
import weft.golden.data.DataSet;
import weft.golden.nn.QuantisedFile;
import weft.golden.nn.QuantisedForward;
import weft.golden.nn.QuantisedNetwork;

class ComparisonTest {
  private static final QuantisedNetwork OPTIMISED =
      TinyLeNet.network(new Random(1), TinyLeNet.Signs.ANY);
  private static final QuantisedNetwork POLARISED =
      TinyLeNet.network(new Random(2), TinyLeNet.Signs.BY_OUTPUT);

  private static FormsIsaac designs() {
    TreeMap<Integer, QuantisedNetwork> polarised = new TreeMap<>();
    polarised.put(8, POLARISED);
    return new FormsIsaac(Optional.empty(), OPTIMISED, polarised, RowOrder.C_MAJOR);
  }

  /** Two images: all pixels 5 (101), and all 0 but the first, which is 130 (1000 0010). */
  private static DataSet images() {
    byte[] pixels = new byte[72];
    Arrays.fill(pixels, 0, 36, (byte) 5);
    pixels[36] = (byte) 130;
    return new DataSet("by hand", 6, 6, pixels, new byte[] {0, 1});
  }

  @Test
  void theDesignsAreThoseOfThePapers() {
    CrossbarConfig forms = designs().forms(16, ZeroSkipping.LEADING, 16).config();
    assertEquals(5, forms.adcBits());
    assertEquals(4, forms.adcs());
    assertEquals(3, designs().forms(4, ZeroSkipping.LEADING, 8).config().adcBits());
    assertEquals(4, designs().forms(8, ZeroSkipping.LEADING, 8).config().adcBits());
    CrossbarConfig isaac = designs().dense16(16).config();
    assertEquals(8, isaac.cellsPerWeight());
    assertEquals(128, isaac.fragmentRows());
    assertEquals(1, isaac.adcs());
    assertEquals(5, designs().polarisedOnIsaac(8, 8).config().cellsPerWeight());
    assertEquals(
        List.of(
            "No dense 16-bit network is given: its row has counts and clocks, which do not"
                + " depend on weights, but no accuracy.",
            "No network was polarised for F = 4: that row runs the one for F = 8, whose fragments"
                + " can be halved.",
            "No network was polarised for F = 16: that row runs the one for F = 8, whose fragments"
                + " end where signs change and leave word lines idle."),
        designs().missing());
  }

  /** Conversions of the first layer, counted by hand from the two images. */
  @Test
  void conversionsAreInputCyclesTimesColumns() throws InterruptedException {
    // ISAAC: one fragment of 36 rows and the bias, 8 planes, 10 outputs of 4 cells.
    assertEquals(2 * 8 * 40, firstLayer(designs().optimised(8)));
    assertEquals(2 * 8 * 80, firstLayer(designs().dense16(8)));
    // FORMS, F = 4: nine fragments and the bias', whose input is 1. Planes 0 to 2 of the first
    // image; 8 of the second in one fragment, none in eight. Planes that are not zero: 2 and 2.
    assertEquals(2 * 10 * 8 * 40, firstLayer(designs().forms(4, ZeroSkipping.NONE, 8)));
    // In ISAAC's offset the same, with a fifth cell.
    assertEquals(2 * 10 * 8 * 50, firstLayer(designs().fragmentsInOffset(4, 8)));
    assertEquals(2 * 8 * 50, firstLayer(designs().polarisedOnIsaac(4, 8)));
    // In differential columns twice as many as in FORMS.
    assertEquals(2 * 10 * 8 * 80, firstLayer(designs().fragmentsInDifferentialColumns(4, 8)));
    assertEquals((9 * 3 + 1 + 8 + 1) * 40, firstLayer(designs().forms(4, ZeroSkipping.LEADING, 8)));
    assertEquals(
        (9 * 2 + 1 + 2 + 1) * 40, firstLayer(designs().forms(4, ZeroSkipping.PLANES_OF_ZEROS, 8)));
    // F = 16: three fragments, the last of four rows.
    assertEquals(
        (3 * 3 + 1 + 8 + 1) * 40, firstLayer(designs().forms(16, ZeroSkipping.LEADING, 8)));
  }

  private static long firstLayer(DesignPoint point) throws InterruptedException {
    return Measured.of(point, images(), 1).layers().get(0).conversions();
  }

  /** The network, F, ADCs and skipping stay; offset and the bit that it takes go. */
  @Test
  void polarisationAloneIsOneStep() {
    for (int rows : FormsIsaac.FRAGMENT_ROWS) {
      DesignPoint offset = designs().fragmentsInOffset(rows, 16);
      DesignPoint polarised = designs().forms(rows, ZeroSkipping.NONE, 16);
      assertEquals(polarised.use(), offset.use());
      assertEquals(polarised.adc(), offset.adc());
      assertArrayEquals(
          QuantisedFile.bytes(polarised.network()), QuantisedFile.bytes(offset.network()));
      CrossbarConfig from = offset.config();
      CrossbarConfig to = polarised.config();
      assertEquals(
          List.of(rows, to.adcBits(), 4),
          List.of(from.fragmentRows(), from.adcBits(), from.adcs()));
      assertEquals(List.of(rows, 4), List.of(to.fragmentRows(), to.adcs()));
      assertEquals(
          List.of(SignedScheme.OFFSET, 9, 5),
          List.of(from.scheme(), from.weightBits(), from.cellsPerWeight()));
      assertEquals(
          List.of(SignedScheme.POLARISED, 8, 4),
          List.of(to.scheme(), to.weightBits(), to.cellsPerWeight()));

      DesignPoint differential = designs().fragmentsInDifferentialColumns(rows, 16);
      assertEquals(polarised.use(), differential.use());
      assertEquals(polarised.adc(), differential.adc());
      assertArrayEquals(
          QuantisedFile.bytes(polarised.network()), QuantisedFile.bytes(differential.network()));
      assertEquals(8, differential.config().cellsPerWeight());
    }
  }

  /** Neither figure was read in the paper whose ADC it is of. */
  @Test
  void energiesSayWhereTheyAreFrom() {
    assertEquals(
        "ISAAC, 8 bits: 16 mW for 8 ADCs of 1.2 GS/s, 1.667 pJ a conversion (ISAAC (ISCA 2016), as"
            + " quoted in the source of hwcomponents-library, class IsaacADC)",
        Adc.ISAAC.citation());
    assertEquals(
        "FORMS, 4 bits: 15.2 mW for 32 ADCs of 2.1 GS/s, 0.226 pJ a conversion (comment in the"
            + " source of hwcomponents-library, class FormsADC, which cites FORMS (ISCA 2021); not"
            + " checked against the paper)",
        Adc.FORMS.citation());
  }

  @Test
  void tellsTheWholeStory() throws InterruptedException {
    DataSet images = images();
    Comparison comparison = Comparison.run(designs(), images, 1, (done, all, title) -> {});
    assertEquals(2 * 21, comparison.rows().size());
    for (int bits : Comparison.ACTIVATION_BITS) {
      List<Gain> steps = Gain.steps(comparison, 8, bits);
      assertEquals(
          List.of(
              "quantisation",
              "pruning",
              "a bit for the sign",
              "fragments, ADCs",
              "polarisation",
              "zero skipping",
              "skipping all planes of zeros"),
          steps.stream().map(Gain::step).toList());
      assertEquals(
          List.of(
              "isaac-dense-8",
              "isaac-optimised",
              "isaac-polarised-8",
              "isaac-fragments-8",
              "forms-8-no-skip",
              "forms-8",
              "forms-8-planes"),
          steps.stream().map(step -> step.to().point().id()).toList());
      double conversions = 1;
      double time = 1;
      for (int i = 0; i < steps.size(); i++) {
        conversions *= steps.get(i).conversions();
        time *= steps.get(i).atPublishedRates();
        // Each part begins where the one before ends: nothing is lost in between.
        assertTrue(i == 0 || steps.get(i).from() == steps.get(i - 1).to());
      }
      Gain beside = Gain.overDifferentialColumns(comparison, 8, bits);
      assertSame(comparison.row("differential-8", bits), beside.from());
      assertSame(steps.get(4).to(), beside.to());
      Measured first = comparison.row("isaac-dense-16", bits);
      Measured last = comparison.row("forms-8-planes", bits);
      assertSame(first, steps.get(0).from());
      assertSame(last, steps.get(6).to());
      assertEquals(
          first.conversionsPerFrame() / last.conversionsPerFrame(),
          conversions,
          1e-12 * conversions);
      assertEquals(first.secondsPerFrame() / last.secondsPerFrame(), time, 1e-12 * time);
      assertTrue(comparison.row("isaac-dense-16", bits).accuracy().isEmpty());
    }
    Measured optimised = comparison.row("isaac-optimised", 8);
    QuantisedForward forward = new QuantisedForward(OPTIMISED);
    int correct = 0;
    for (int i = 0; i < 2; i++) {
      correct += forward.classOf(images.pixels(i)) == images.label(i) ? 1 : 0;
    }
    assertEquals(correct / 2.0, optimised.accuracy().orElseThrow());
    assertEquals(2, optimised.crossbars());
    // Sixteen crossbars, one ADC each at 1.2 GS/s; 64 at 2.1 GS/s.
    assertEquals(16 * optimised.cyclesPerFrame(), optimised.samplesPerFrame());
    assertEquals(optimised.cyclesPerFrame() / 1.2e9, optimised.secondsPerFrame());
    Measured forms = comparison.row("forms-8", 8);
    assertEquals(64 * forms.cyclesPerFrame(), forms.samplesPerFrame());
    assertEquals(forms.cyclesPerFrame() / 2.1e9, forms.secondsPerFrame());
    assertEquals(
        forms.conversionsPerFrame() * 15.2e-3 / 67.2e9 * 1e6,
        forms.adcMicrojoules().orElseThrow(),
        1e-12);
    assertTrue(comparison.row("forms-4", 8).adcMicrojoules().isEmpty());
    assertEquals(List.of(5, 6, 7, 8, 9), comparison.curves().get(0).bits());
    assertEquals(List.of(2, 3, 4), comparison.curves().get(1).bits());
    // The designs' own ADCs, and those of a bit more.
    assertEquals(
        optimised.accuracy().orElseThrow(), comparison.curves().get(0).accuracies().get(3));
    assertEquals(
        optimised.accuracy().orElseThrow(), comparison.curves().get(0).accuracies().get(4));
    assertEquals(
        comparison.row("forms-4", 8).accuracy().orElseThrow(),
        comparison.curves().get(1).accuracies().get(1));
  }
}
