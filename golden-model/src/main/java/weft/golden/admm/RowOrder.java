package weft.golden.admm;

/**
 * In which order the taps of a convolution become rows of a matrix, and so which of them share a
 * fragment (FORMS, section III; which one the paper uses is not known to us).
 */
public enum RowOrder {
  /** The kernel's columns fastest: (channel, ky, kx). */
  W_MAJOR,
  /** The kernel's rows fastest: (channel, kx, ky). */
  H_MAJOR,
  /** Channels fastest: (ky, kx, channel). */
  C_MAJOR;

  /**
   * The taps in this order.
   *
   * @return for each row the tap, counted as (channel, ky, kx)
   */
  public int[] taps(int channels, int kernel) {
    int[] taps = new int[channels * kernel * kernel];
    for (int row = 0; row < taps.length; row++) {
      taps[row] =
          switch (this) {
            case W_MAJOR -> row;
            case H_MAJOR -> {
              int channel = row / (kernel * kernel);
              int kx = row / kernel % kernel;
              int ky = row % kernel;
              yield (channel * kernel + ky) * kernel + kx;
            }
            case C_MAJOR -> row % channels * kernel * kernel + row / channels;
          };
    }
    return taps;
  }
}
