package weft.golden.nn;

/**
 * The sizes of an activation tensor; values are ordered (channel, y, x).
 *
 * @param channels 1 to 65535
 * @param height 1 to 4096
 * @param width 1 to 4096
 */
public record Shape(int channels, int height, int width) {
  public Shape {
    check("channels", channels, 65_535);
    check("height", height, 4096);
    check("width", width, 4096);
  }

  /** Number of values. */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(channels, height), width);
  }

  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }

  private static void check(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " must be 1 to " + max + ", not " + value);
    }
  }
}
