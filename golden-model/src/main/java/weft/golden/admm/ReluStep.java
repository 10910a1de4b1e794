package weft.golden.admm;

/** The greater of a value and 0. */
final class ReluStep implements Step {
  private final int size;
  private final float[] out;
  private final float[] inSlope;

  ReluStep(int size, int images) {
    this.size = size;
    out = new float[images * size];
    inSlope = new float[images * size];
  }

  @Override
  public float[] forward(float[] in, int images, Use use) {
    for (int i = 0; i < images * size; i++) {
      out[i] = Math.max(in[i], 0);
    }
    return out;
  }

  @Override
  public float[] backward(float[] slope, int images) {
    for (int i = 0; i < images * size; i++) {
      inSlope[i] = out[i] > 0 ? slope[i] : 0;
    }
    return inSlope;
  }

  /** The greatest value of the last images. */
  float peak(int images) {
    float peak = 0;
    for (int i = 0; i < images * size; i++) {
      peak = Math.max(peak, out[i]);
    }
    return peak;
  }
}
