package weft.golden.admm;

import java.util.Arrays;
import weft.golden.train.RandomStream;

/**
 * The weights of a layer, a row for each output; of a convolution, a column for each tap (channel,
 * ky, kx).
 */
final class MatrixLayer {
  /** A weight may be positive. */
  static final byte POSITIVE = 1;

  /** A weight may be negative. */
  static final byte NEGATIVE = 2;

  final String name;
  final int outputs;
  final int inputs;

  /** What is learned. */
  final Learned weights;

  final Learned bias;

  /** What the network computes with: the learned weights, quantised once they are to be. */
  final float[] effective;

  /** What pruning has left of it. */
  Live live;

  /** Which signs each weight may have; 0 for a weight that is pruned. */
  final byte[] signs;

  /** What a weight of 1 stands for once weights are quantised; 0 before. */
  float step;

  MatrixLayer(String name, int outputs, int inputs, int shards, long seed) {
    this.name = name;
    this.outputs = outputs;
    this.inputs = inputs;
    weights = new Learned(outputs * inputs, shards);
    bias = new Learned(outputs, shards);
    effective = new float[outputs * inputs];
    signs = new byte[outputs * inputs];
    Arrays.fill(signs, (byte) (POSITIVE | NEGATIVE));
    RandomStream random = new RandomStream(seed, "weights " + name, 0);
    float bound = (float) Math.sqrt(6.0 / inputs);
    for (int i = 0; i < weights.value.length; i++) {
      weights.value[i] = random.nextSigned() * bound;
    }
    refresh(0);
  }

  /**
   * Makes the learned weights keep to their signs, a pruned output 0, and derives the effective
   * weights.
   *
   * @param top greatest magnitude of a quantised weight
   */
  void refresh(int top) {
    float[] w = weights.value;
    boolean[] liveInput = new boolean[inputs];
    boolean[] liveOutput = new boolean[outputs];
    for (int o = 0; o < outputs; o++) {
      int allowed = 0;
      for (int i = o * inputs; i < (o + 1) * inputs; i++) {
        w[i] = (signs[i] & (w[i] > 0 ? POSITIVE : NEGATIVE)) != 0 ? w[i] : 0;
        effective[i] = step > 0 ? step * level(w[i], step, top) : w[i];
        allowed |= signs[i];
        liveInput[i - o * inputs] |= signs[i] != 0;
      }
      bias.value[o] = allowed == 0 ? 0 : bias.value[o];
      liveOutput[o] = allowed != 0;
    }
    live = Live.of(effective, liveInput, liveOutput);
  }

  /** 1 for each weight that is not pruned, 0 for the others. */
  float[] used() {
    float[] used = new float[signs.length];
    for (int i = 0; i < used.length; i++) {
      used[i] = signs[i] == 0 ? 0 : 1;
    }
    return used;
  }

  /** The signs that a weight may have once it is multiplied with a negative number. */
  static byte opposite(byte signs) {
    return (byte) ((signs & POSITIVE) << 1 | (signs & NEGATIVE) >> 1);
  }

  /** The integer that a weight becomes. */
  static int level(float weight, float step, int top) {
    return (int) Math.max(-top, Math.min(top, Math.rint(weight / step)));
  }
}
