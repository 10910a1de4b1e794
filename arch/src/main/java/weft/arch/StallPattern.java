package weft.arch;

/**
 * When an interface stalls: a number of clocks for each transfer, as a pure function of seed,
 * channel and index, so that a job's stalls are known before it runs. The test bench's native
 * agents compute the same function.
 *
 * <p>With M = the finaliser of splitmix64 (Steele, Lea and Flood, 2014) and arithmetic modulo 2^64:
 *
 * <pre>
 *   start  = M(seed + channel * 0xD1B54A32D192ED03)
 *   h      = M(start + (index + 1) * 0x9E3779B97F4A7C15)
 *   dice   = bits 55..40 of h
 *   length = bits 31..16 of h
 *   clocks = 0                 if dice &lt; 45875   (70 %)
 *            1 + length mod 7  if dice &lt; 64881   (29 %: 1 to 7)
 *            8 + length mod 33 otherwise         (1 %: 8 to 40)
 * </pre>
 *
 * <p>Seed 0 never stalls. The distribution is our choice.
 */
public final class StallPattern {
  /** The longest stall in clocks. */
  public static final int MAX_CLOCKS = 40;

  private StallPattern() {}

  /**
   * Clocks of stall.
   *
   * @param seed any value; 0 gives 0 for all
   * @param channel which interface, unsigned 32 bits
   * @param index of the transfer on that interface, from 0
   * @return 0 to {@link #MAX_CLOCKS}
   */
  public static int clocks(long seed, int channel, long index) {
    if (seed == 0) {
      return 0;
    }
    long start = mix(seed + (channel & 0xFFFF_FFFFL) * 0xD1B54A32D192ED03L);
    long h = mix(start + (index + 1) * 0x9E3779B97F4A7C15L);
    int dice = (int) (h >>> 40) & 0xFFFF;
    int length = (int) (h >>> 16) & 0xFFFF;
    return dice < 45875 ? 0 : dice < 64881 ? 1 + length % 7 : 8 + length % 33;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
