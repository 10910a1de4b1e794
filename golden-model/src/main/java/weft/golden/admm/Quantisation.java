package weft.golden.admm;

/** Makes weights multiples of one step for each layer: magnitudes of {@code bits} bits. */
final class Quantisation {
  /** How many steps are tried. */
  private static final int TRIALS = 100;

  private final int top;

  Quantisation(int bits) {
    top = (1 << bits) - 1;
  }

  int top() {
    return top;
  }

  /** Of a hundred steps, from half of what holds all weights to that, the one that errs least. */
  float step(float[] w) {
    float max = 0;
    for (float x : w) {
      max = Math.max(max, Math.abs(x));
    }
    float best = max / top;
    double least = Double.POSITIVE_INFINITY;
    for (int trial = 0; trial <= TRIALS && max > 0; trial++) {
      float step = max / top * (1 - 0.5f * trial / TRIALS);
      double error = 0;
      for (float x : w) {
        double off = x - step * MatrixLayer.level(x, step, top);
        error += off * off;
      }
      if (error < least) {
        least = error;
        best = step;
      }
    }
    return best;
  }

  void project(float[] w, float step) {
    for (int i = 0; i < w.length; i++) {
      w[i] = step * MatrixLayer.level(w[i], step, top);
    }
  }
}
