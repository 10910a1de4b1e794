package weft.golden.train;

import weft.golden.nn.TernaryMatrix;

/**
 * The weights of a product: latent floats that are learned, and what the forward pass makes of
 * them.
 *
 * <p>Ternary (Li, Zhang, Liu, 2016): threshold 0.7 times the mean magnitude of the layer; what lies
 * above becomes its sign, the rest 0; the scale is the mean magnitude of what lies above. Products
 * are computed with the signs alone, so their sums are exact integers; the scale is applied where
 * it matters, at the logits (batch norm takes it out everywhere else). Gradients pass straight
 * through to the latent weights.
 */
final class Weights {
  private static final double THRESHOLD_FACTOR = 0.7;

  final Parameter latent;
  final float[][] effective;
  private float scale = 1;

  Weights(String name, int rows, int columns) {
    latent = new Parameter(name, rows, columns);
    effective = new float[rows][columns];
  }

  /** Uniform with the deviation of He et al. (2015). */
  void initialise(RandomStream random, int fanIn) {
    float bound = (float) StrictMath.sqrt(6.0 / fanIn);
    for (float[] row : latent.value) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextSigned() * bound;
      }
    }
  }

  /** What one unit of a sum is worth. */
  float scale() {
    return scale;
  }

  /** Derives the effective weights and the scale from the latent ones. */
  void refresh(TrainingRecipe.Precision precision) {
    if (precision == TrainingRecipe.Precision.FLOAT) {
      for (int i = 0; i < effective.length; i++) {
        System.arraycopy(latent.value[i], 0, effective[i], 0, effective[i].length);
      }
      return;
    }
    double sum = 0;
    for (float[] row : latent.value) {
      sum += sumOfMagnitudes(row);
    }
    float threshold =
        (float) (THRESHOLD_FACTOR * sum / ((double) latent.rows() * latent.columns()));
    double above = 0;
    int count = 0;
    for (int i = 0; i < effective.length; i++) {
      float[] from = latent.value[i];
      float[] to = effective[i];
      for (int j = 0; j < to.length; j++) {
        float magnitude = Math.abs(from[j]);
        if (magnitude > threshold) {
          to[j] = from[j] > 0 ? 1 : -1;
          above += magnitude;
          count++;
        } else {
          to[j] = 0;
        }
      }
    }
    scale = count == 0 ? 1 : (float) (above / count);
  }

  private static double sumOfMagnitudes(float[] row) {
    double sum = 0;
    for (float x : row) {
      sum += Math.abs(x);
    }
    return sum;
  }

  /** The ternary weights as stored, one row of the result for each row here. */
  TernaryMatrix asRows() {
    int columns = latent.columns();
    byte[] values = new byte[latent.rows() * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) effective[i / columns][i % columns];
    }
    return new TernaryMatrix(latent.rows(), columns, values);
  }

  /** The ternary weights with rows and columns exchanged. */
  TernaryMatrix asColumns() {
    int columns = latent.rows();
    byte[] values = new byte[columns * latent.columns()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) effective[i % columns][i / columns];
    }
    return new TernaryMatrix(latent.columns(), columns, values);
  }
}
