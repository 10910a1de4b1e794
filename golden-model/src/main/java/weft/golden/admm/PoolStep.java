package weft.golden.admm;

import java.util.Arrays;
import weft.golden.nn.Shape;

/** Max-pool over squares that do not overlap; of equal values the first one gets the gradient. */
final class PoolStep implements Step {
  private final Shape in;
  private final int pool;
  private final int outHeight;
  private final int outWidth;
  private final int outSize;
  private final float[] out;
  private final int[] winner;
  private final float[] inSlope;

  PoolStep(Shape in, int pool, int images) {
    this.in = in;
    this.pool = pool;
    outHeight = in.height() / pool;
    outWidth = in.width() / pool;
    outSize = in.channels() * outHeight * outWidth;
    out = new float[images * outSize];
    winner = new int[images * outSize];
    inSlope = new float[images * in.size()];
  }

  @Override
  public float[] forward(float[] from, int images, Use use) {
    int at = 0;
    for (int plane = 0; plane < images * in.channels(); plane++) {
      for (int y = 0; y < outHeight; y++) {
        for (int x = 0; x < outWidth; x++, at++) {
          int corner = (plane * in.height() + y * pool) * in.width() + x * pool;
          winner[at] = greatest(from, corner);
          out[at] = from[winner[at]];
        }
      }
    }
    return out;
  }

  private int greatest(float[] from, int corner) {
    int best = corner;
    for (int dy = 0; dy < pool; dy++) {
      for (int i = corner + dy * in.width(); i < corner + dy * in.width() + pool; i++) {
        best = from[i] > from[best] ? i : best;
      }
    }
    return best;
  }

  @Override
  public float[] backward(float[] slope, int images) {
    Arrays.fill(inSlope, 0, images * in.size(), 0);
    for (int i = 0; i < images * outSize; i++) {
      inSlope[winner[i]] = slope[i];
    }
    return inSlope;
  }
}
