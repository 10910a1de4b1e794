package weft.golden.nn;

import java.util.Arrays;

/** What becomes of the integer sums of a layer. */
public sealed interface Activation {
  /** Throws unless this activation is made for {@code channels} channels. */
  void checkChannels(String layer, int channels);

  /**
   * Batch norm, ReLU and quantiser folded into integers: the activation is the number of thresholds
   * that the sum reaches ({@code sum >= threshold}). More sum never means less activation: the
   * trainer keeps the scale of batch norm positive (a negative one is the same as flipped weights),
   * so no direction is stored.
   *
   * @param perChannel for each output channel the thresholds in ascending order (equal ones are
   *     legal: a level that cannot occur); all channels have 2^bits - 1 of them, bits 1 to 8;
   *     copied on the way in and out
   */
  record Thresholds(int[][] perChannel) implements Activation {
    public Thresholds {
      if (perChannel.length == 0) {
        throw new IllegalArgumentException("thresholds of at least one channel are needed");
      }
      perChannel = copy(perChannel);
      int count = perChannel[0].length;
      if (count < 1 || count > 255 || Integer.bitCount(count + 1) != 1) {
        throw new IllegalArgumentException(
            "thresholds a channel must be 1, 3, 7, ... or 255, not " + count);
      }
      for (int channel = 0; channel < perChannel.length; channel++) {
        int[] thresholds = perChannel[channel];
        if (thresholds.length != count) {
          throw new IllegalArgumentException(
              "channel "
                  + channel
                  + " has "
                  + thresholds.length
                  + " thresholds, channel 0 has "
                  + count);
        }
        for (int i = 1; i < count; i++) {
          if (thresholds[i] < thresholds[i - 1]) {
            throw new IllegalArgumentException(
                "thresholds of channel "
                    + channel
                    + " must ascend: "
                    + thresholds[i]
                    + " follows "
                    + thresholds[i - 1]);
          }
        }
      }
    }

    /** Width of the activation, unsigned. */
    public int bits() {
      return Integer.numberOfTrailingZeros(perChannel[0].length + 1);
    }

    /** Number of channels. */
    public int channels() {
      return perChannel.length;
    }

    /** Threshold {@code index} (0 is the lowest) of a channel. */
    public int threshold(int channel, int index) {
      return perChannel[channel][index];
    }

    /** The activation of a sum: how many thresholds it reaches, 0 to 2^bits - 1. */
    public int level(int channel, int sum) {
      int level = 0;
      for (int threshold : perChannel[channel]) {
        if (sum >= threshold) {
          level++;
        }
      }
      return level;
    }

    @Override
    public int[][] perChannel() {
      return copy(perChannel);
    }

    @Override
    public void checkChannels(String layer, int channels) {
      checkCount(layer, "thresholds", perChannel.length, channels);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Thresholds that && Arrays.deepEquals(perChannel, that.perChannel);
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(perChannel);
    }

    @Override
    public String toString() {
      return "Thresholds[" + perChannel.length + " channels, " + bits() + " bits]";
    }

    private static int[][] copy(int[][] rows) {
      int[][] copy = new int[rows.length][];
      for (int i = 0; i < rows.length; i++) {
        copy[i] = rows[i].clone();
      }
      return copy;
    }
  }

  /**
   * The last layer: logit = sum + bias, the class is the greatest logit, the lowest index of equal
   * ones.
   *
   * @param bias one for each class; copied on the way in and out
   */
  record Logits(int[] bias) implements Activation {
    public Logits {
      bias = bias.clone();
    }

    /** Number of classes. */
    public int classes() {
      return bias.length;
    }

    /** The class that the sums of the last layer stand for. */
    public int classOf(int[] sums) {
      if (sums.length != bias.length) {
        throw new IllegalArgumentException(
            "there are " + bias.length + " classes, not " + sums.length);
      }
      int best = 0;
      for (int i = 1; i < sums.length; i++) {
        if ((long) sums[i] + bias[i] > (long) sums[best] + bias[best]) {
          best = i;
        }
      }
      return best;
    }

    @Override
    public int[] bias() {
      return bias.clone();
    }

    @Override
    public void checkChannels(String layer, int channels) {
      checkCount(layer, "biases", bias.length, channels);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Logits that && Arrays.equals(bias, that.bias);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bias);
    }

    @Override
    public String toString() {
      return "Logits" + Arrays.toString(bias);
    }
  }

  private static void checkCount(String layer, String what, int count, int channels) {
    if (count != channels) {
      throw new IllegalArgumentException(
          layer + ": " + what + " for " + count + " channels, but there are " + channels);
    }
  }
}
