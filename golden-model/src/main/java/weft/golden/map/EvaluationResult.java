package weft.golden.map;

import java.util.List;

/**
 * What an evaluation found.
 *
 * @param classes the class given to each image; not copied
 * @param correct images whose class is their label
 * @param layers the layers that ran on the accelerator, in order
 * @param seconds wall clock
 */
public record EvaluationResult(
    int[] classes, int correct, List<LayerReport> layers, double seconds) {
  /** Number of images. */
  public int images() {
    return classes.length;
  }

  /** Share of the images classified correctly, 0 to 1. */
  public double accuracy() {
    return (double) correct / classes.length;
  }

  /** Images evaluated a second. */
  public double imagesPerSecond() {
    return classes.length / seconds;
  }

  /** Clocks of all compute jobs. */
  public long computeCycles() {
    return layers.stream().mapToLong(layer -> layer.cost().compute().cycles()).sum();
  }

  /** Clocks of all program jobs. */
  public long programmingCycles() {
    return layers.stream().mapToLong(layer -> layer.cost().programming().cycles()).sum();
  }
}
