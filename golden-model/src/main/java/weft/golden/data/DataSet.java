package weft.golden.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import weft.golden.nn.Shape;

/**
 * Labelled images of one size, grey or in colours. The arrays are handed over, not copied (a set
 * can be 47 MB): whoever makes a set does not write to them again.
 */
public final class DataSet {
  private final String name;
  private final Shape shape;
  private final byte[] images;
  private final byte[] labels;

  /**
   * A set of grey images.
   *
   * @param name what messages and reports call the set
   * @param height pixels, at least 1
   * @param width pixels, at least 1
   * @param images unsigned 8-bit pixels ordered (image, y, x)
   * @param labels one for each image, 0 to 255
   */
  public DataSet(String name, int height, int width, byte[] images, byte[] labels) {
    this(name, new Shape(1, height, width), images, labels);
  }

  /**
   * @param name what messages and reports call the set
   * @param shape of an image; a channel for each colour
   * @param images unsigned 8-bit values ordered (image, channel, y, x)
   * @param labels one for each image, 0 to 255
   */
  public DataSet(String name, Shape shape, byte[] images, byte[] labels) {
    if (images.length != (long) labels.length * shape.size()) {
      throw new IllegalArgumentException(
          "%s: %d images of %s do not have %d values"
              .formatted(name, labels.length, shape, images.length));
    }
    this.name = name;
    this.shape = shape;
    this.images = images;
    this.labels = labels;
  }

  /** What messages and reports call the set. */
  public String name() {
    return name;
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** Of an image: a channel for each colour. */
  public Shape shape() {
    return shape;
  }

  /** The class of an image. */
  public int label(int image) {
    return labels[image] & 0xff;
  }

  /** One more than the greatest label. */
  public int classes() {
    int max = 0;
    for (int i = 0; i < labels.length; i++) {
      max = Math.max(max, label(i));
    }
    return max + 1;
  }

  /** The values of an image, 0 to 255, ordered (channel, y, x). */
  public int[] pixels(int image) {
    int[] pixels = new int[shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = images[image * pixels.length + i] & 0xff;
    }
    return pixels;
  }

  /** Writes the values of an image as floats into the start of {@code target}. */
  public void copyPixels(int image, float[] target) {
    int size = shape.size();
    for (int i = 0; i < size; i++) {
      target[i] = images[image * size + i] & 0xff;
    }
  }

  /** Feeds sizes, values and labels to a digest: what makes two sets the same. */
  public void digest(MessageDigest digest) {
    int lines = shape.channels() * shape.height();
    digest.update(
        ByteBuffer.allocate(12).putInt(size()).putInt(lines).putInt(shape.width()).array());
    digest.update(images);
    digest.update(labels);
  }

  /** The first {@code count} images, or all of them if there are no more. */
  public DataSet first(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("images must be at least 1, not " + count);
    }
    if (count >= size()) {
      return this;
    }
    return new DataSet(
        name, shape, Arrays.copyOf(images, count * shape.size()), Arrays.copyOf(labels, count));
  }
}
