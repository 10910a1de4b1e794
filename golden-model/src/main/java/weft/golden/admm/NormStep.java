package weft.golden.admm;

/** Batch normalisation of one shard; hands everything on as it is once folded. */
final class NormStep implements Step {
  private final BatchNorm norm;
  private final int shard;
  private final int positions;
  private final int channels;
  private final float[] out;
  private final float[] inSlope;
  private float[] input = {};

  /**
   * @param positions values of a channel in an image
   */
  NormStep(BatchNorm norm, int shard, int positions, int images) {
    this.norm = norm;
    this.shard = shard;
    this.positions = positions;
    channels = norm.channels();
    out = new float[images * channels * positions];
    inSlope = new float[out.length];
  }

  @Override
  public float[] forward(float[] in, int images, Use use) {
    if (norm.isFolded()) {
      return in;
    }
    input = in;
    if (use == Use.LEARN) {
      measure(images);
    }
    float[] means = use == Use.LEARN ? norm.shardMean[shard] : norm.mean;
    float[] variances = use == Use.LEARN ? norm.shardVariance[shard] : norm.variance;
    for (int c = 0; c < channels; c++) {
      float factor = norm.gamma.value[c] * BatchNorm.inverseDeviation(variances[c]);
      float mean = means[c];
      float beta = norm.beta.value[c];
      for (int image = 0; image < images; image++) {
        int from = (image * channels + c) * positions;
        for (int i = from; i < from + positions; i++) {
          out[i] = (in[i] - mean) * factor + beta;
        }
      }
    }
    return out;
  }

  private void measure(int images) {
    double count = (double) images * positions;
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      double squares = 0;
      for (int image = 0; image < images; image++) {
        int from = (image * channels + c) * positions;
        for (int i = from; i < from + positions; i++) {
          double x = input[i];
          sum += x;
          squares += x * x;
        }
      }
      double mean = sum / count;
      norm.shardMean[shard][c] = (float) mean;
      norm.shardVariance[shard][c] = (float) Math.max(0, squares / count - mean * mean);
    }
  }

  @Override
  public float[] backward(float[] slope, int images) {
    if (norm.isFolded()) {
      return slope;
    }
    double count = (double) images * positions;
    for (int c = 0; c < channels; c++) {
      float mean = norm.shardMean[shard][c];
      float inverse = BatchNorm.inverseDeviation(norm.shardVariance[shard][c]);
      double sum = 0;
      double sumTimesX = 0;
      for (int image = 0; image < images; image++) {
        int from = (image * channels + c) * positions;
        for (int i = from; i < from + positions; i++) {
          sum += slope[i];
          sumTimesX += (double) slope[i] * (input[i] - mean);
        }
      }
      sumTimesX *= inverse;
      norm.gamma.gradient[shard][c] += (float) sumTimesX;
      norm.beta.gradient[shard][c] += (float) sum;
      float factor = norm.gamma.value[c] * inverse;
      float meanSlope = (float) (sum / count);
      float lean = (float) (sumTimesX / count * inverse);
      for (int image = 0; image < images; image++) {
        int from = (image * channels + c) * positions;
        for (int i = from; i < from + positions; i++) {
          inSlope[i] = factor * (slope[i] - meanSlope - (input[i] - mean) * lean);
        }
      }
    }
    return inSlope;
  }
}
