package weft.hdl.sim;

import java.nio.charset.StandardCharsets;

/**
 * What registers without reset value and memories without contents hold at power-up: the same in
 * every engine. Word i (64 bits) of a signal or memory of path {@code p} is
 *
 * <pre>
 * mix((mix(seed + 0x9e3779b97f4a7c15) ^ fnv(p)) + i * 0x9e3779b97f4a7c15)
 * fnv(p): h = 0xcbf29ce484222325; for each byte b of p in UTF-8: h = (h ^ b) * 0x100000001b3
 * mix(z): z = (z ^ z &gt;&gt;&gt; 30) * 0xbf58476d1ce4e5b9; z = (z ^ z &gt;&gt;&gt; 27) * 0x94d049bb133111eb;
 *         z ^ z &gt;&gt;&gt; 31
 * </pre>
 *
 * in 64-bit arithmetic that wraps, cut to the width; seed 0 makes all of them 0. The path is that
 * of {@link Net#path}. A memory of n words of w bits has n * ceil(w/64) such words, those of word 0
 * first, the least significant first.
 *
 * <pre>{@code
 * long first = new PowerUp(seed, "counter.count").word(0);    // its lowest 64 bits
 * }</pre>
 */
public final class PowerUp {
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private final boolean zero;
  private final long start;

  /** The values of one signal or memory. */
  public PowerUp(long seed, String path) {
    long h = 0xcbf29ce484222325L;
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      h = (h ^ (b & 0xff)) * 0x100000001b3L;
    }
    zero = seed == 0;
    start = mix(seed + STEP) ^ h;
  }

  /** 64 bits of it. */
  public long word(int index) {
    return zero ? 0 : mix(start + index * STEP);
  }

  private static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
    return b ^ b >>> 31;
  }
}
