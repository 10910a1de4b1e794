package weft.cosim.jvm;

/** A port or probe as agents see it: an unsigned number in 32-bit words, low word first. */
interface Signal {
  /** In bits, at least 1. */
  int width();

  /** Words that hold a value. */
  default int words() {
    return (width() + 31) / 32;
  }

  /** Whether any bit is 1. */
  boolean high();

  /** The low 32 bits. */
  int low();

  /** Copies all words. */
  void take(int[] to, int at);
}
