package weft.golden.nn;

/**
 * What goes into a network: {@code channels x height x width} unsigned integers of {@code bits}
 * bits, ordered (channel, y, x).
 *
 * @param channels 1 to 4096
 * @param height 1 to 4096
 * @param width 1 to 4096
 * @param bits 1 to 8, unsigned
 */
public record InputFormat(int channels, int height, int width, int bits) {
  public InputFormat {
    new Shape(channels, height, width);
    if (bits < 1 || bits > 8) {
      throw new IllegalArgumentException("input bits must be 1 to 8, not " + bits);
    }
  }

  /** The sizes without the number format. */
  public Shape shape() {
    return new Shape(channels, height, width);
  }
}
