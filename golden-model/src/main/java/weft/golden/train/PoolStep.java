package weft.golden.train;

import java.util.Arrays;
import weft.golden.nn.Shape;

/** Max-pool over squares that do not overlap; of equal values the first one gets the gradient. */
final class PoolStep implements Step {
  private final Shape in;
  private final int size;
  private final int outHeight;
  private final int outWidth;
  private final float[][] out;
  private final int[][] winner;
  private final float[][] inGradient;

  PoolStep(Shape in, int size, int images) {
    this.in = in;
    this.size = size;
    outHeight = in.height() / size;
    outWidth = in.width() / size;
    int outSize = in.channels() * outHeight * outWidth;
    out = new float[images][outSize];
    winner = new int[images][outSize];
    inGradient = new float[images][in.size()];
  }

  @Override
  public float[][] forward(float[][] from, int images, Use use) {
    for (int image = 0; image < images; image++) {
      pool(from[image], out[image], winner[image]);
    }
    return out;
  }

  private void pool(float[] from, float[] to, int[] best) {
    int i = 0;
    for (int channel = 0; channel < in.channels(); channel++) {
      for (int y = 0; y < outHeight; y++) {
        for (int x = 0; x < outWidth; x++, i++) {
          int corner = (channel * in.height() + y * size) * in.width() + x * size;
          int max = corner;
          for (int dy = 0; dy < size; dy++) {
            for (int dx = 0; dx < size; dx++) {
              int candidate = corner + dy * in.width() + dx;
              if (from[candidate] > from[max]) {
                max = candidate;
              }
            }
          }
          best[i] = max;
          to[i] = from[max];
        }
      }
    }
  }

  @Override
  public float[][] backward(float[][] gradient, int images) {
    for (int image = 0; image < images; image++) {
      float[] to = inGradient[image];
      Arrays.fill(to, 0);
      int[] best = winner[image];
      for (int i = 0; i < best.length; i++) {
        to[best[i]] = gradient[image][i];
      }
    }
    return inGradient;
  }
}
