package weft.golden.crossbar;

import weft.arch.Widths;

/**
 * How rows are packed into words of 32 bits, one bit a row: two fragments of at most 16 rows a
 * word, one in each half, or a larger fragment in as many words as it needs.
 *
 * @param fragmentRows F
 * @param fragments of the matrix
 */
record FragmentLayout(int fragmentRows, int fragments) {
  /** Whether a word holds two fragments. */
  boolean pairs() {
    return fragmentRows <= 16;
  }

  int words() {
    return pairs() ? Widths.ceilDiv(fragments, 2) : fragments * wordsPerFragment();
  }

  /** Words of a fragment that has its words for itself. */
  int wordsPerFragment() {
    return Widths.ceilDiv(fragmentRows, Integer.SIZE);
  }

  int word(int row) {
    int fragment = row / fragmentRows;
    int inFragment = row % fragmentRows;
    return pairs() ? fragment / 2 : fragment * wordsPerFragment() + inFragment / Integer.SIZE;
  }

  int bit(int row) {
    int fragment = row / fragmentRows;
    int inFragment = row % fragmentRows;
    return pairs() ? fragment % 2 * 16 + inFragment : inFragment % Integer.SIZE;
  }
}
