package weft.crossbar;

import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;

/**
 * How a unit's input memory is cut: its words hold whole beats as well as whole fragments, so that
 * a beat is written and a fragment read at once whatever the sizes of the two.
 *
 * @param beatInputs inputs of a beat, at most as many as a crossbar has rows
 * @param beatsPerWord beats of a word
 * @param fragmentsPerWord fragments of a word
 * @param words of a bank, which holds a vector
 */
record InputLayout(int beatInputs, int beatsPerWord, int fragmentsPerWord, int words) {
  static InputLayout of(CrossbarConfig config) {
    int beat = Math.min(config.rows(), config.streamBits() / CrossbarConfig.INPUT_LANE);
    int fragment = config.fragmentRows();
    int common = beat / gcd(beat, fragment) * fragment;
    return common < config.rows()
        ? new InputLayout(
            beat, common / beat, common / fragment, Widths.ceilDiv(config.rows(), common))
        : new InputLayout(beat, Widths.ceilDiv(config.rows(), beat), config.fragments(), 1);
  }

  private static int gcd(int a, int b) {
    int x = a;
    int y = b;
    while (y != 0) {
      int rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  int wordInputs() {
    return beatsPerWord * beatInputs;
  }

  /** Bits that number the words of a bank. */
  int wordBits() {
    return Widths.unsigned(words - 1L);
  }

  /** Bits that number the beats of a word. */
  int beatBits() {
    return Widths.unsigned(beatsPerWord - 1L);
  }

  /** Bits that number the fragments of a word. */
  int fragmentBits() {
    return Widths.unsigned(fragmentsPerWord - 1L);
  }
}
