package weft.golden.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarPhases;
import weft.golden.crossbar.CrossbarChip;
import weft.golden.data.DataSet;
import weft.golden.map.CrossbarEvaluation;
import weft.golden.map.CrossbarLayerReport;
import weft.golden.map.CrossbarNetwork;
import weft.golden.map.EvaluationProgress;
import weft.golden.map.EvaluationResult;
import weft.golden.map.LayerCrossbars;

/**
 * What a design point did with some images.
 *
 * @param point what ran
 * @param accuracy share of the images classified correctly; empty for weights that were not trained
 * @param images number of images
 * @param layers of the network
 */
public record Measured(DesignPoint point, OptionalDouble accuracy, int images, List<Layer> layers) {

  /**
   * A layer.
   *
   * @param crossbars that hold it, each of one layer alone
   * @param columns bit lines that hold it
   * @param report what it did
   */
  public record Layer(LayerCrossbars crossbars, int columns, CrossbarLayerReport report) {
    /** Conversions of bit lines that hold the layer, of all images. */
    public long conversions() {
      long cycles = 0;
      for (int i = 0; i < report.inputCycles().size(); i++) {
        cycles += i * report.inputCycles().get(i);
      }
      return cycles * columns;
    }
  }

  public Measured {
    layers = List.copyOf(layers);
  }

  /** Evaluates a design point, every phase one clock: a clock is an ADC's sample. */
  public static Measured of(DesignPoint point, DataSet images, int threads)
      throws InterruptedException {
    CrossbarNetwork network = new CrossbarNetwork(point.network(), point.config(), point.use());
    EvaluationResult<CrossbarLayerReport> result =
        new CrossbarEvaluation(network, CrossbarPhases.DEFAULT, new CrossbarChip(point.config()))
            .run(images, threads, EvaluationProgress.SILENT);
    List<LayerCrossbars> crossbars = LayerCrossbars.of(network);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < result.layers().size(); i++) {
      CrossbarLayerReport report = result.layers().get(i);
      int columns = report.mapping().outputs() * point.config().cellsPerWeight();
      layers.add(new Layer(crossbars.get(i), columns, report));
    }
    OptionalDouble accuracy =
        point.weights() == DesignPoint.Weights.TRAINED
            ? OptionalDouble.of(result.accuracy())
            : OptionalDouble.empty();
    return new Measured(point, accuracy, result.images(), layers);
  }

  /** Crossbars that hold all layers at once. */
  public long crossbars() {
    return layers.stream().mapToLong(layer -> layer.crossbars().crossbars()).sum();
  }

  /** Conversions a frame, of bit lines that hold weights. */
  public double conversionsPerFrame() {
    return (double) layers.stream().mapToLong(Layer::conversions).sum() / images;
  }

  /** Clocks a frame of all layers, one after the other. */
  public double cyclesPerFrame() {
    return (double) layers.stream().mapToLong(l -> l.report().compute().cycles()).sum() / images;
  }

  /** Clocks a frame of a layer. */
  public double cyclesPerFrame(int layer) {
    return (double) layers.get(layer).report().compute().cycles() / images;
  }

  /** Samples that all ADCs could have taken during a frame, taken or not. */
  public double samplesPerFrame() {
    CrossbarConfig config = point.config();
    return cyclesPerFrame() * config.units() * config.crossbars() * config.adcs();
  }

  /** Seconds a frame if an ADC takes a sample each clock, at the published rate. */
  public double secondsPerFrame() {
    return cyclesPerFrame() / point.adc().samplesPerSecond();
  }

  /** Energy of the conversions of a frame, where that of such an ADC is published. */
  public OptionalDouble adcMicrojoules() {
    return point.config().adcBits() == point.adc().bits()
        ? OptionalDouble.of(conversionsPerFrame() * point.adc().picojoules() / 1e6)
        : OptionalDouble.empty();
  }

  /** Conversions that saturated, of all layers. */
  public long saturations() {
    return layers.stream().mapToLong(l -> l.report().cost().counts().saturations()).sum();
  }
}
