package weft.golden.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import weft.arch.crossbar.CellModel;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.golden.admm.RowOrder;
import weft.golden.compare.DesignPoint.Weights;
import weft.golden.map.CrossbarNetwork;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedMatrix;
import weft.golden.nn.QuantisedNetwork;

/**
 * The design points of FORMS and of the ISAAC baselines it is to be compared with, all on sixteen
 * crossbars of 128 x 128 cells of 2 bits that work on one layer after the other.
 *
 * @param dense trained without pruning, weights of 16 bits, if there is such a network
 * @param optimised pruned, weights of 8 bits in two's complement, of any sign
 * @param polarised the pruned networks whose fragments of F rows have one sign, by F
 * @param order in which the rows of convolutions were cut into fragments
 */
public record FormsIsaac(
    Optional<QuantisedNetwork> dense,
    QuantisedNetwork optimised,
    SortedMap<Integer, QuantisedNetwork> polarised,
    RowOrder order) {

  /** Rows of a fragment in FORMS; its ADCs have 3, 4 and 5 bits. */
  public static final List<Integer> FRAGMENT_ROWS = List.of(4, 8, 16);

  private static final int ROWS = 128;
  private static final int FORMS_ADCS = 4;
  private static final int PULSES = 64;

  /** ISAAC with the network that was never pruned, weights of 16 bits. */
  public DesignPoint dense16(int activationBits) {
    return new DesignPoint(
        "isaac-dense-16",
        "ISAAC, dense, 16-bit weights",
        isaac(16, ROWS),
        Adc.ISAAC,
        use(ZeroSkipping.NONE),
        ActivationWidth.of(dense.orElseGet(this::shape), activationBits),
        dense.isPresent() ? Weights.TRAINED : Weights.SHAPE_ONLY);
  }

  /** The same with weights of 8 bits: what quantisation alone saves. */
  public DesignPoint dense8(int activationBits) {
    return new DesignPoint(
        "isaac-dense-8",
        "ISAAC, dense, 8-bit weights",
        isaac(8, ROWS),
        Adc.ISAAC,
        use(ZeroSkipping.NONE),
        ActivationWidth.of(shape(), activationBits),
        Weights.SHAPE_ONLY);
  }

  /** ISAAC with the pruned network of 8 bits: the baseline of the paper's ratios. */
  public DesignPoint optimised(int activationBits) {
    return new DesignPoint(
        "isaac-optimised",
        "ISAAC, pruned, 8-bit weights",
        isaac(8, ROWS),
        Adc.ISAAC,
        use(ZeroSkipping.NONE),
        ActivationWidth.of(optimised, activationBits),
        Weights.TRAINED);
  }

  /**
   * ISAAC with FORMS' own network for F. Magnitudes of 8 bits and a sign are 9 bits: five cells a
   * weight, of which 125 columns hold 25.
   */
  public DesignPoint polarisedOnIsaac(int fragmentRows, int activationBits) {
    return new DesignPoint(
        "isaac-polarised-" + fragmentRows,
        "ISAAC, FORMS' network for F = " + fragmentRows,
        isaac(9, 125),
        Adc.ISAAC,
        use(ZeroSkipping.NONE),
        ActivationWidth.of(networkFor(fragmentRows), activationBits),
        Weights.TRAINED);
  }

  /**
   * FORMS but for its polarisation: the same network, F and ADCs, with ISAAC's offset. Four ADCs
   * share 24 weights of five cells: 120 columns.
   */
  public DesignPoint fragmentsInOffset(int fragmentRows, int activationBits) {
    return new DesignPoint(
        "isaac-fragments-" + fragmentRows,
        "FORMS in ISAAC's offset, F = " + fragmentRows,
        config(120, fragmentRows, 9, adcBits(fragmentRows), FORMS_ADCS, SignedScheme.OFFSET),
        Adc.FORMS,
        use(ZeroSkipping.NONE),
        ActivationWidth.of(networkFor(fragmentRows), activationBits),
        Weights.TRAINED);
  }

  /** The same with differential columns: eight cells a weight, a second crossbar for each. */
  public DesignPoint fragmentsInDifferentialColumns(int fragmentRows, int activationBits) {
    return new DesignPoint(
        "differential-" + fragmentRows,
        "FORMS in differential columns, F = " + fragmentRows,
        forms(fragmentRows, SignedScheme.DIFFERENTIAL),
        Adc.FORMS,
        use(ZeroSkipping.NONE),
        ActivationWidth.of(networkFor(fragmentRows), activationBits),
        Weights.TRAINED);
  }

  /** FORMS with fragments of F rows. */
  public DesignPoint forms(int fragmentRows, ZeroSkipping skipping, int activationBits) {
    String skip =
        switch (skipping) {
          case NONE -> ", nothing skipped";
          case LEADING -> "";
          case PLANES_OF_ZEROS -> ", all planes of zeros skipped";
        };
    return new DesignPoint(
        "forms-"
            + fragmentRows
            + switch (skipping) {
              case NONE -> "-no-skip";
              case LEADING -> "";
              case PLANES_OF_ZEROS -> "-planes";
            },
        "FORMS, F = " + fragmentRows + skip,
        forms(fragmentRows, SignedScheme.POLARISED),
        Adc.FORMS,
        use(skipping),
        ActivationWidth.of(networkFor(fragmentRows), activationBits),
        Weights.TRAINED);
  }

  /** The F that the network for fragments of {@code fragmentRows} rows was polarised for. */
  public int polarisedFor(int fragmentRows) {
    if (polarised.containsKey(fragmentRows)) {
      return fragmentRows;
    }
    // Halves of a fragment of one sign have one sign; longer fragments are cut at changes.
    SortedMap<Integer, QuantisedNetwork> larger = polarised.tailMap(fragmentRows);
    return larger.isEmpty() ? polarised.lastKey() : larger.firstKey();
  }

  /** What the comparison lacks, in sentences. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (dense.isEmpty()) {
      missing.add(
          "No dense 16-bit network is given: its row has counts and clocks, which do not depend"
              + " on weights, but no accuracy.");
    }
    for (int rows : FRAGMENT_ROWS) {
      if (!polarised.containsKey(rows)) {
        missing.add(
            "No network was polarised for F = %d: that row runs the one for F = %d%s."
                .formatted(
                    rows,
                    polarisedFor(rows),
                    polarisedFor(rows) > rows
                        ? ", whose fragments can be halved"
                        : ", whose fragments end where signs change and leave word lines idle"));
      }
    }
    return missing;
  }

  private QuantisedNetwork networkFor(int fragmentRows) {
    return polarised.get(polarisedFor(fragmentRows));
  }

  private CrossbarNetwork.Settings use(ZeroSkipping skipping) {
    return new CrossbarNetwork.Settings(order, skipping, PULSES);
  }

  /** As many as a column of F cells takes whose levels add up to half of the most, by its flip. */
  private static int adcBits(int fragmentRows) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(fragmentRows * 3 / 2);
  }

  private static CrossbarConfig forms(int fragmentRows, SignedScheme scheme) {
    return config(ROWS, fragmentRows, 8, adcBits(fragmentRows), FORMS_ADCS, scheme);
  }

  private static CrossbarConfig isaac(int weightBits, int columns) {
    return config(columns, ROWS, weightBits, 8, 1, SignedScheme.OFFSET);
  }

  private static CrossbarConfig config(
      int columns, int fragmentRows, int weightBits, int adcBits, int adcs, SignedScheme scheme) {
    return new CrossbarConfig(
        ROWS,
        columns,
        fragmentRows,
        2,
        weightBits,
        16,
        adcBits,
        adcs,
        0,
        scheme,
        CrossbarConfig.Flip.ON,
        0,
        2,
        8,
        4096,
        64,
        CellModel.EXACT,
        CrossbarConfig.Faults.NONE,
        CrossbarConfig.Form.MACRO);
  }

  /** The network before pruning: all weights 1. */
  private QuantisedNetwork shape() {
    List<QuantisedLayer> layers = new ArrayList<>();
    for (QuantisedLayer layer : optimised.layers()) {
      if (layer instanceof QuantisedLayer.Product product) {
        short[] ones = new short[product.weights().rows() * product.weights().columns()];
        Arrays.fill(ones, (short) 1);
        layers.add(
            new QuantisedLayer.Product(
                product.name(),
                product.kernel(),
                product.padding(),
                new QuantisedMatrix(product.weights().rows(), product.weights().columns(), ones),
                Collections.nCopies(product.weights().columns(), 1),
                product.requantisation()));
      } else {
        layers.add(layer);
      }
    }
    return new QuantisedNetwork(optimised.input(), layers, "shape only");
  }
}
