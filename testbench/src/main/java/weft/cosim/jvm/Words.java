package weft.cosim.jvm;

/** Values as words of 32 and of 64 bits, low word first. */
final class Words {
  private Words() {}

  /** Words of 64 bits as unsigned words of 32 bits, clean above the width. */
  static void split(long[] from, int width, int[] to, int at) {
    int words = (width + 31) / 32;
    for (int i = 0; i < words; i++) {
      to[at + i] = (int) (from[i / 2] >>> 32 * (i % 2));
    }
    if (width % 32 != 0) {
      to[at + words - 1] &= (1 << width) - 1;
    }
  }

  /** Unsigned words of 32 bits as words of 64 bits. */
  static void join(int[] from, int at, int words, long[] to) {
    for (int i = 0; i < to.length; i++) {
      long high = 2 * i + 1 < words ? from[at + 2 * i + 1] : 0;
      to[i] = from[at + 2 * i] & 0xFFFF_FFFFL | high << 32;
    }
  }
}
