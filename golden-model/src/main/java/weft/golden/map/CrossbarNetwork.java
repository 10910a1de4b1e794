package weft.golden.map;

import java.util.ArrayList;
import java.util.List;
import weft.arch.ConfigException;
import weft.arch.Limits;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.ZeroSkipping;
import weft.golden.admm.RowOrder;
import weft.golden.nn.MaxPool;
import weft.golden.nn.QuantisedLayer;
import weft.golden.nn.QuantisedNetwork;
import weft.golden.nn.Shape;

/**
 * A network of integers on a crossbar accelerator, step by step. Every layer uses the whole
 * accelerator, one after the other. Immutable; threads may share it.
 */
public final class CrossbarNetwork {
  /**
   * How the accelerator is used.
   *
   * @param order in which the rows of convolutions are cut into fragments
   * @param skipping which input planes are not driven
   * @param pulseLimit most write pulses of a row, 1 to {@link CrossbarJob#MAX_PULSES}
   */
  public record Settings(RowOrder order, ZeroSkipping skipping, int pulseLimit) {
    public Settings {
      if (order == null || skipping == null) {
        throw new ConfigException("order and skipping must be given");
      }
      Limits.inRange("pulseLimit", pulseLimit, 1, CrossbarJob.MAX_PULSES);
    }
  }

  private final QuantisedNetwork network;
  private final CrossbarConfig config;
  private final ChipFaults known;
  private final List<CrossbarStep> steps = new ArrayList<>();

  /** Compiles all layers for good cells. */
  public CrossbarNetwork(QuantisedNetwork network, CrossbarConfig config, Settings settings) {
    this(network, config, settings, ChipFaults.none(config));
  }

  /**
   * Compiles all layers around stuck cells: spare columns stand in for the worst ones, weights take
   * the nearest values that the cells left allow.
   *
   * @param known the stuck cells, as the built-in test has found them
   * @throws ConfigException if a layer does not fit the accelerator; the message names it
   */
  public CrossbarNetwork(
      QuantisedNetwork network, CrossbarConfig config, Settings settings, ChipFaults known) {
    this.network = network;
    this.config = config;
    this.known = known;
    List<Shape> shapes = network.shapes();
    for (int i = 0; i < network.layers().size(); i++) {
      QuantisedLayer layer = network.layers().get(i);
      steps.add(
          layer instanceof QuantisedLayer.Product product
              ? new CrossbarLayer(
                  product, shapes.get(i), network.inputBits(i), config, settings, known)
              : new PoolStep((MaxPool) layer, shapes.get(i)));
    }
  }

  public QuantisedNetwork network() {
    return network;
  }

  public CrossbarConfig config() {
    return config;
  }

  /**
   * All steps, in order. Each takes the activations that the one before gave; the last is a {@link
   * CrossbarLayer} whose {@link CrossbarLayer#outputs} are the sums of the classes, of which {@link
   * QuantisedNetwork#classOf} chooses.
   */
  public List<CrossbarStep> steps() {
    return List.copyOf(steps);
  }

  /** The jobs that say which columns are used; once, before all others. */
  public List<CrossbarJob> maps() {
    return known.isNone() ? List.of() : layers().get(0).plan().maps();
  }

  /** The steps that the accelerator does, in order. */
  public List<CrossbarLayer> layers() {
    return steps.stream()
        .filter(CrossbarLayer.class::isInstance)
        .map(CrossbarLayer.class::cast)
        .toList();
  }
}
