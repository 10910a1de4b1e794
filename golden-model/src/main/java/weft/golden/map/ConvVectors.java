package weft.golden.map;

import weft.golden.nn.Shape;

/**
 * The patches of a convolution as vectors (im2col): a vector for each output position, ordered
 * (image, y, x); its values ordered (channel, ky, kx), as the rows of {@link
 * weft.golden.nn.TernaryConv}.
 */
public final class ConvVectors implements Vectors {
  private final Shape shape;
  private final int kernel;
  private final int[][] images;
  private final int outWidth;
  private final int positions;

  /**
   * @param shape of an image
   * @param kernel side of the patches
   * @param images values ordered (channel, y, x); not copied
   */
  public ConvVectors(Shape shape, int kernel, int[][] images) {
    this.shape = shape;
    this.kernel = kernel;
    this.images = images;
    outWidth = shape.width() - kernel + 1;
    positions = outWidth * (shape.height() - kernel + 1);
  }

  @Override
  public int count() {
    return Math.multiplyExact(images.length, positions);
  }

  @Override
  public int size() {
    return shape.channels() * kernel * kernel;
  }

  @Override
  public void read(int index, int[] target) {
    int[] image = images[index / positions];
    int y = index % positions / outWidth;
    int x = index % outWidth;
    int next = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int ky = 0; ky < kernel; ky++) {
        int from = (channel * shape.height() + y + ky) * shape.width() + x;
        for (int kx = 0; kx < kernel; kx++) {
          target[next++] = image[from + kx];
        }
      }
    }
  }
}
