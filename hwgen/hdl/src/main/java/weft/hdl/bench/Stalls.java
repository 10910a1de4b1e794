package weft.hdl.bench;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * When a driver holds back although it need not: asked once a clock in which it could act.
 *
 * <pre>{@code
 * StreamSink<BigInteger> results = bench.add(StreamSink.of(bench, dut.output));
 * results.stalls(Stalls.random(seed, "results", 30));  // in 30 of 100 clocks
 * results.stalls(() -> bench.sim().cycles() < 100);    // for the first 100 clocks
 * }</pre>
 */
@FunctionalInterface
public interface Stalls {
  /** Hold back in this clock. */
  boolean stall();

  /** Never. */
  static Stalls none() {
    return () -> false;
  }

  /**
   * At random, in so many of a hundred clocks.
   *
   * @param seed of the whole run
   * @param name tells this stream of random numbers from the others of the run
   */
  static Stalls random(long seed, String name, int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("percent is 0 to 100, not " + percent);
    }
    Random random = named(seed, name);
    return () -> random.nextInt(100) < percent;
  }

  /** At random in runs: as long as {@link #random}, but a run of stalls has 1 to 8 clocks. */
  static Stalls bursts(long seed, String name, int percent) {
    Stalls begin = random(seed, name, percent);
    Random random = named(seed, name + " length");
    int[] left = {0};
    return () -> {
      if (left[0] == 0 && begin.stall()) {
        left[0] = 1 + random.nextInt(8);
      }
      if (left[0] == 0) {
        return false;
      }
      left[0]--;
      return true;
    };
  }

  /** Random numbers of their own: equal seeds and names give equal ones. */
  static Random named(long seed, String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return new Random(seed * 0x9E37_79B9_7F4A_7C15L ^ crc.getValue() << 17);
  }
}
