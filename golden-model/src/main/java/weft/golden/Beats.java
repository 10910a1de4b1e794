package weft.golden;

/** Reads and writes bit fields of stream beats that are packed into 32-bit words. */
public final class Beats {
  private Beats() {}

  /** Bit {@code bit} of the beat whose least significant word is {@code words[base]}. */
  public static boolean bit(int[] words, int base, int bit) {
    return (words[base + (bit >> 5)] >>> (bit & 31) & 1) != 0;
  }

  /** Sets a bit of the beat whose least significant word is {@code words[base]}. */
  public static void setBit(int[] words, int base, int bit) {
    words[base + (bit >> 5)] |= 1 << (bit & 31);
  }

  /** The {@code width} (1 to 32) bits from {@code bit} on. */
  public static int field(int[] words, int base, int bit, int width) {
    int word = base + (bit >> 5);
    int offset = bit & 31;
    long value = words[word] & 0xFFFF_FFFFL;
    if (offset + width > 32) {
      value |= (long) words[word + 1] << 32;
    }
    return (int) (value >>> offset & (1L << width) - 1);
  }
}
