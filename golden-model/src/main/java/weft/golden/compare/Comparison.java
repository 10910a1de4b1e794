package weft.golden.compare;

import java.util.ArrayList;
import java.util.List;
import weft.arch.crossbar.ZeroSkipping;
import weft.golden.data.DataSet;

/**
 * FORMS and ISAAC, measured.
 *
 * @param designs what was compared
 * @param images name of the data set
 * @param rows all design points, with activations of 16 bits and then of 8
 * @param curves accuracy against ADC bits, with activations of 8 bits
 */
public record Comparison(
    FormsIsaac designs, String images, List<Measured> rows, List<AdcCurve> curves) {
  /** Widths of the activations between layers; the papers' first. */
  public static final List<Integer> ACTIVATION_BITS = List.of(16, 8);

  /** Fewest bits that a curve goes down to, below those of the design. */
  private static final int FEWER = 3;

  /** Told how far a comparison is. */
  public interface Progress {
    /** {@code done} of {@code all} evaluations are through; the next is that of {@code title}. */
    void at(int done, int all, String title);
  }

  public Comparison {
    rows = List.copyOf(rows);
    curves = List.copyOf(curves);
  }

  /** The design points with activations of a width, in the order of the table. */
  public static List<DesignPoint> points(FormsIsaac designs, int activationBits) {
    List<DesignPoint> points = new ArrayList<>();
    points.add(designs.dense16(activationBits));
    points.add(designs.dense8(activationBits));
    points.add(designs.optimised(activationBits));
    for (int rows : FormsIsaac.FRAGMENT_ROWS) {
      points.add(designs.polarisedOnIsaac(rows, activationBits));
    }
    for (int rows : FormsIsaac.FRAGMENT_ROWS) {
      points.add(designs.fragmentsInOffset(rows, activationBits));
    }
    for (int rows : FormsIsaac.FRAGMENT_ROWS) {
      points.add(designs.fragmentsInDifferentialColumns(rows, activationBits));
    }
    for (ZeroSkipping skipping : ZeroSkipping.values()) {
      for (int rows : FormsIsaac.FRAGMENT_ROWS) {
        points.add(designs.forms(rows, skipping, activationBits));
      }
    }
    return points;
  }

  /** Measures all design points. */
  public static Comparison run(FormsIsaac designs, DataSet images, int threads, Progress progress)
      throws InterruptedException {
    List<DesignPoint> points = new ArrayList<>();
    for (int bits : ACTIVATION_BITS) {
      points.addAll(points(designs, bits));
    }
    List<DesignPoint> swept = new ArrayList<>(List.of(designs.optimised(8)));
    for (int rows : FormsIsaac.FRAGMENT_ROWS) {
      swept.add(designs.forms(rows, ZeroSkipping.LEADING, 8));
    }
    int all = points.size() + swept.size();
    List<Measured> measured = new ArrayList<>();
    for (DesignPoint point : points) {
      progress.at(measured.size(), all, point.title());
      measured.add(Measured.of(point, images, threads));
    }
    List<AdcCurve> curves = new ArrayList<>();
    for (DesignPoint point : swept) {
      progress.at(measured.size() + curves.size(), all, point.title() + ", ADC bits");
      curves.add(curve(point, images, threads));
    }
    return new Comparison(designs, images.name(), measured, curves);
  }

  private static AdcCurve curve(DesignPoint point, DataSet images, int threads)
      throws InterruptedException {
    List<Integer> bits = new ArrayList<>();
    List<Double> accuracies = new ArrayList<>();
    int own = point.config().adcBits();
    for (int b = Math.max(point.config().cellBits(), own - FEWER); b <= own + 1; b++) {
      bits.add(b);
      Measured measured = Measured.of(point.withAdcBits(b), images, threads);
      accuracies.add(measured.accuracy().orElseThrow());
    }
    return new AdcCurve(point, bits, accuracies);
  }

  /** The row of a design point with activations of a width. */
  public Measured row(String id, int activationBits) {
    return rows.stream()
        .filter(row -> row.point().id().equals(id))
        .filter(row -> row.point().activationBits() == activationBits)
        .findFirst()
        .orElseThrow();
  }
}
