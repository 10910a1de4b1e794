package weft.golden.tim;

import static weft.arch.Widths.ceilDiv;

/**
 * How the rows of a matrix are packed into words of 32 bits, one bit a row.
 *
 * @param kind see there
 * @param rowsPerAccess L
 * @param rows of the matrix
 */
record KernelLayout(Kind kind, int rowsPerAccess, int rows) {
  enum Kind {
    /** Nothing can clip, so blocks do not matter: 32 rows a word. */
    UNCLIPPED,
    /** At most 16 rows a block: two blocks a word, one in each half. */
    PAIRS,
    /** 17 to 32 rows a block: one block a word. */
    SINGLE
  }

  static KernelLayout of(int rowsPerAccess, int adcMax, int rows) {
    Kind kind =
        adcMax >= rowsPerAccess ? Kind.UNCLIPPED : rowsPerAccess <= 16 ? Kind.PAIRS : Kind.SINGLE;
    return new KernelLayout(kind, rowsPerAccess, rows);
  }

  int words() {
    return switch (kind) {
      case UNCLIPPED -> ceilDiv(rows, 32);
      case PAIRS -> ceilDiv(rows, 2 * rowsPerAccess);
      case SINGLE -> ceilDiv(rows, rowsPerAccess);
    };
  }

  int word(int row) {
    return switch (kind) {
      case UNCLIPPED -> row / 32;
      case PAIRS -> row / (2 * rowsPerAccess);
      case SINGLE -> row / rowsPerAccess;
    };
  }

  int bit(int row) {
    return switch (kind) {
      case UNCLIPPED -> row % 32;
      case PAIRS -> row / rowsPerAccess % 2 * 16 + row % rowsPerAccess;
      case SINGLE -> row % rowsPerAccess;
    };
  }
}
