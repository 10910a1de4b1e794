package weft.golden.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Labelled grey images of one size. The arrays are handed over, not copied (a set can be 47 MB):
 * whoever makes a set does not write to them again.
 */
public final class DataSet {
  private final String name;
  private final int height;
  private final int width;
  private final byte[] images;
  private final byte[] labels;

  /**
   * @param name what messages and reports call the set
   * @param height pixels, at least 1
   * @param width pixels, at least 1
   * @param images unsigned 8-bit pixels ordered (image, y, x)
   * @param labels one for each image, 0 to 255
   */
  public DataSet(String name, int height, int width, byte[] images, byte[] labels) {
    if (height < 1 || width < 1 || images.length != (long) labels.length * height * width) {
      throw new IllegalArgumentException(
          name
              + ": "
              + labels.length
              + " images of "
              + height
              + "x"
              + width
              + " do not have "
              + images.length
              + " pixels");
    }
    this.name = name;
    this.height = height;
    this.width = width;
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

  /** Height of an image in pixels. */
  public int height() {
    return height;
  }

  /** Width of an image in pixels. */
  public int width() {
    return width;
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

  /** The pixels of an image, 0 to 255, ordered (y, x). */
  public int[] pixels(int image) {
    int[] pixels = new int[height * width];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = images[image * pixels.length + i] & 0xff;
    }
    return pixels;
  }

  /** Writes the pixels of an image as floats into the start of {@code target}. */
  public void copyPixels(int image, float[] target) {
    int size = height * width;
    for (int i = 0; i < size; i++) {
      target[i] = images[image * size + i] & 0xff;
    }
  }

  /** Feeds sizes, pixels and labels to a digest: what makes two sets the same. */
  public void digest(MessageDigest digest) {
    digest.update(ByteBuffer.allocate(12).putInt(size()).putInt(height).putInt(width).array());
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
        name,
        height,
        width,
        Arrays.copyOf(images, count * height * width),
        Arrays.copyOf(labels, count));
  }
}
