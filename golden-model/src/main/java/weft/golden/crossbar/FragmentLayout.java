package weft.golden.crossbar;

import weft.arch.Widths;

/**
 * How rows are packed into words of 32 bits, one bit a row: four fragments of at most 8 rows a
 * word, one in each byte, two of at most 16 rows, one in each half, or a larger fragment in as many
 * words as it needs.
 *
 * @param fragmentRows F
 * @param fragments of the matrix
 */
record FragmentLayout(int fragmentRows, int fragments) {
  /** Fragments of a word; a larger fragment has its words for itself. */
  int lanes() {
    return fragmentRows <= 8 ? 4 : fragmentRows <= 16 ? 2 : 1;
  }

  /** Bits of a word that a fragment takes. */
  int laneBits() {
    return Integer.SIZE / lanes();
  }

  int words() {
    return lanes() > 1 ? Widths.ceilDiv(fragments, lanes()) : fragments * wordsPerFragment();
  }

  /** Words of a fragment that has its words for itself. */
  int wordsPerFragment() {
    return Widths.ceilDiv(fragmentRows, Integer.SIZE);
  }

  int word(int row) {
    int fragment = row / fragmentRows;
    int inFragment = row % fragmentRows;
    return lanes() > 1
        ? fragment / lanes()
        : fragment * wordsPerFragment() + inFragment / Integer.SIZE;
  }

  int bit(int row) {
    int fragment = row / fragmentRows;
    int inFragment = row % fragmentRows;
    return lanes() > 1 ? fragment % lanes() * laneBits() + inFragment : inFragment % Integer.SIZE;
  }

  /** All bits of the lane that a fragment has in its word. */
  int lane(int fragment) {
    return lanes() > 1 ? (1 << laneBits()) - 1 << fragment % lanes() * laneBits() : -1;
  }

  /** A one in each lane. */
  int ones() {
    return lanes() == 4 ? 0x0101_0101 : lanes() == 2 ? 0x0001_0001 : 1;
  }
}
