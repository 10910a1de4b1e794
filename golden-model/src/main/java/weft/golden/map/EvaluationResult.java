package weft.golden.map;

import java.util.List;
import weft.golden.data.DataSet;

/**
 * What an evaluation found.
 *
 * @param <L> what is told of a layer
 * @param classes the class given to each image; not copied
 * @param correct images whose class is their label
 * @param layers the layers that ran on the accelerator, in order
 * @param seconds wall clock
 */
public record EvaluationResult<L extends EvaluatedLayer>(
    int[] classes, int correct, List<L> layers, double seconds) {

  /** With the images' labels counted. */
  static <L extends EvaluatedLayer> EvaluationResult<L> of(
      int[] classes, DataSet images, List<L> layers, double seconds) {
    int correct = 0;
    for (int i = 0; i < classes.length; i++) {
      correct += classes[i] == images.label(i) ? 1 : 0;
    }
    return new EvaluationResult<>(classes, correct, layers, seconds);
  }

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
    return layers.stream().mapToLong(layer -> layer.compute().cycles()).sum();
  }

  /** Clocks of all program jobs. */
  public long programmingCycles() {
    return layers.stream().mapToLong(layer -> layer.programming().cycles()).sum();
  }
}
