package weft.golden.train;

import java.nio.charset.StandardCharsets;

/**
 * A named stream of random numbers: SplitMix64 (Steele, Lea, Flood, 2014) started from a seed, a
 * name and an index. Streams of different names or indices have nothing to do with each other.
 */
public final class RandomStream {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  /** The stream of that name and index. */
  public RandomStream(long seed, String name, long index) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    state = mix(mix(seed + GOLDEN) ^ mix(hash) ^ mix(index * GOLDEN + 1));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Uniform over all values. */
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, bound); the bias is below bound / 2^31. */
  public int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Uniform in [-1, 1), a multiple of 2^-23. */
  public float nextSigned() {
    return (nextLong() >>> 40) * 0x1p-23f - 1;
  }

  /** The numbers 0 to count - 1 in random order. */
  public int[] permutation(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
