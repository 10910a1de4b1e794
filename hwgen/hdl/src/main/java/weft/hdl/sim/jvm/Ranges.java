package weft.hdl.sim.jvm;

/** What a word of 1 to 64 bits may hold. */
final class Ranges {
  private Ranges() {}

  static long lo(int bits, boolean signed) {
    return signed || bits == 64 ? -1L << bits - 1 : 0;
  }

  static long hi(int bits, boolean signed) {
    return signed || bits == 64 ? (1L << bits - 1) - 1 : -1L >>> -bits;
  }
}
