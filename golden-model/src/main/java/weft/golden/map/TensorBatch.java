package weft.golden.map;

import weft.golden.nn.Shape;

/**
 * Activations of several images, ordered (channel, image, y, x): a row of a convolution's matrix is
 * then one contiguous stretch for all images.
 *
 * @param shape of each image
 * @param images number of images
 * @param values {@code shape.size() * images}; not copied
 */
record TensorBatch(Shape shape, int images, int[] values) {
  static TensorBatch empty(Shape shape, int images) {
    return new TensorBatch(shape, images, new int[Math.multiplyExact(shape.size(), images)]);
  }

  /** Values of one channel of one image. */
  int positions() {
    return shape.height() * shape.width();
  }

  /** Where a channel of an image begins. */
  int start(int channel, int image) {
    return (channel * images + image) * positions();
  }

  /** Takes over an image whose values are ordered (channel, y, x). */
  void put(int image, int[] ordered) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      int from = channel * positions();
      System.arraycopy(ordered, from, values, start(channel, image), positions());
    }
  }

  /** An image's values, ordered (channel, y, x). */
  int[] get(int image) {
    int[] ordered = new int[shape.size()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      int to = channel * positions();
      System.arraycopy(values, start(channel, image), ordered, to, positions());
    }
    return ordered;
  }
}
