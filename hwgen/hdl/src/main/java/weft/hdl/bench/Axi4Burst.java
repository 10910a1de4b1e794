package weft.hdl.bench;

import java.math.BigInteger;
import weft.hdl.bus.Axi4;

/**
 * What an AXI4 address channel asks for.
 *
 * <pre>{@code
 * Axi4Burst burst = Axi4Burst.incr(0x100, 16, 3);      // 16 beats of 8 bytes
 * assertEquals(128, burst.bytes());
 * }</pre>
 *
 * @param id of the transaction
 * @param address byte address of the first beat
 * @param beats 1 to 256
 * @param size bytes of a beat: 2 to this
 * @param kind {@link Axi4#FIXED}, {@link Axi4#INCR} or {@link Axi4#WRAP}
 */
public record Axi4Burst(int id, long address, int beats, int size, int kind) {
  /** Whole words at growing addresses. */
  public static Axi4Burst incr(long address, int beats, int size) {
    return new Axi4Burst(0, address, beats, size, Axi4.INCR);
  }

  /** Bytes of a beat. */
  public int bytes() {
    return 1 << size;
  }

  /** Byte address of a beat, counted from 0; only that of beat 0 can be unaligned. */
  public long address(int beat) {
    long aligned = address - address % bytes();
    if (beat == 0 || kind == Axi4.FIXED) {
      return address;
    }
    if (kind == Axi4.INCR) {
      return aligned + (long) beat * bytes();
    }
    long all = (long) beats * bytes();
    long first = address - address % all;
    return first + (aligned - first + (long) beat * bytes()) % all;
  }

  /**
   * The byte lanes that a beat may use, lane 0 in bit 0.
   *
   * @param busBytes bytes of the bus's data word
   */
  public BigInteger lanes(int beat, int busBytes) {
    long at = address(beat);
    int from = (int) (at % busBytes);
    int to = (int) ((at - at % bytes()) % busBytes) + bytes();
    return BigInteger.ONE.shiftLeft(to - from).subtract(BigInteger.ONE).shiftLeft(from);
  }

  /**
   * What the standard has against it; empty if nothing.
   *
   * @param busBytes bytes of the bus's data word
   */
  public String objection(int busBytes) {
    if (bytes() > busBytes) {
      return "beats of " + bytes() + " bytes on a bus of " + busBytes;
    }
    if (kind == 3) {
      return "burst kind 3 is reserved";
    }
    if (kind == Axi4.FIXED && beats > 16) {
      return "a FIXED burst of " + beats + " beats: 16 at most";
    }
    if (kind == Axi4.WRAP && beats != 2 && beats != 4 && beats != 8 && beats != 16) {
      return "a WRAP burst of " + beats + " beats: 2, 4, 8 or 16";
    }
    if (kind == Axi4.WRAP && address % bytes() != 0) {
      return String.format("a WRAP burst from the unaligned address 0x%x", address);
    }
    long last = address(beats - 1) + bytes() - 1;
    if (kind == Axi4.INCR && address / Axi4.BOUNDARY != last / Axi4.BOUNDARY) {
      return String.format("a burst from 0x%x to 0x%x crosses a 4 kB boundary", address, last);
    }
    return "";
  }
}
