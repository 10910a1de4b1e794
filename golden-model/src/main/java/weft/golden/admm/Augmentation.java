package weft.golden.admm;

import weft.golden.nn.Shape;
import weft.golden.train.RandomStream;

/**
 * How training images are varied, drawn anew for each image and epoch: shifted, with zeros where
 * nothing is left, and mirrored.
 *
 * @param shift most pixels in each direction, 0 to 64; all shifts are equally likely
 * @param mirror whether left and right change places
 */
public record Augmentation(int shift, Mirror mirror) {
  /** Images as they are. */
  public static final Augmentation NONE = new Augmentation(0, Mirror.NEVER);

  private static final int MAX_SHIFT = 64;

  /** How many images are mirrored. */
  public enum Mirror {
    /** None. */
    NEVER,
    /** Each with a probability of one half. */
    HALF
  }

  public Augmentation {
    if (shift < 0 || shift > MAX_SHIFT) {
      throw new IllegalArgumentException("shift must be 0 to " + MAX_SHIFT + ", not " + shift);
    }
  }

  /** What becomes of an image in an epoch; nothing else decides it. */
  Placement placement(long seed, int epoch, int image) {
    RandomStream random = new RandomStream(seed, "augmentation " + epoch, image);
    int right = random.nextInt(2 * shift + 1) - shift;
    int down = random.nextInt(2 * shift + 1) - shift;
    return new Placement(right, down, mirror == Mirror.HALF && random.nextInt(2) == 1);
  }

  /**
   * One way to vary an image.
   *
   * @param right pixels by which it moves to the right
   * @param down pixels by which it moves down
   * @param mirrored whether it is mirrored before
   */
  record Placement(int right, int down, boolean mirrored) {
    /** Writes the varied image to {@code to}. */
    void apply(float[] from, Shape shape, float[] to) {
      int width = shape.width();
      int height = shape.height();
      for (int line = 0; line < shape.channels() * height; line++) {
        int y = line % height - down;
        int source = (line - down) * width;
        for (int x = 0; x < width; x++) {
          int sourceX = x - right;
          boolean inside = y >= 0 && y < height && sourceX >= 0 && sourceX < width;
          int column = mirrored ? width - 1 - sourceX : sourceX;
          to[line * width + x] = inside ? from[source + column] : 0;
        }
      }
    }
  }
}
