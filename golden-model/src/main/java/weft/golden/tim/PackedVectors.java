package weft.golden.tim;

/**
 * Input vectors as bit planes for a {@link TernaryKernel}: for every word of rows and every drive a
 * run of words, one for each vector, so that inner loops go over vectors. Drives are the planes of
 * the input or, of ternary digits, the +1 rows and the -1 rows.
 */
public final class PackedVectors {
  private final KernelLayout layout;
  private final int drives;
  private final int vectors;

  /** [word * drives + drive][vector]. */
  private final int[][] runs;

  PackedVectors(KernelLayout layout, int drives, int vectors) {
    this.layout = layout;
    this.drives = drives;
    this.vectors = vectors;
    runs = new int[layout.words() * drives][vectors];
  }

  /** Number of vectors. */
  public int vectors() {
    return vectors;
  }

  /** Words that 32 rows or fewer are packed into. */
  public int words() {
    return layout.words();
  }

  /** The word that holds a row. */
  public int word(int row) {
    return layout.word(row);
  }

  /** The bit of its word that a row is. */
  public int bit(int row) {
    return layout.bit(row);
  }

  /** Planes, or 2 for ternary digits. */
  public int drives() {
    return drives;
  }

  /**
   * The rows of a word under a drive, by vector; whoever packs vectors may write to it. Row r is
   * bit {@link #bit} of word {@link #word}.
   */
  public int[] run(int word, int drive) {
    return runs[word * drives + drive];
  }

  /**
   * Adds a row's bits: bit d of a value is its drive d.
   *
   * @param values non-negative, below {@code 2^drives}; index {@code from} is that of vector 0 and
   *     each next vector is {@code stride} further
   */
  public void addRow(int row, int[] values, int from, int stride) {
    int bit = layout.bit(row);
    for (int drive = 0; drive < drives; drive++) {
      int[] run = run(layout.word(row), drive);
      for (int v = 0; v < vectors; v++) {
        run[v] |= (values[from + v * stride] >>> drive & 1) << bit;
      }
    }
  }

  /** Values that are 0, over all rows and vectors. */
  public long zeros() {
    long ones = 0;
    for (int word = 0; word < words(); word++) {
      for (int v = 0; v < vectors; v++) {
        int any = 0;
        for (int drive = 0; drive < drives; drive++) {
          any |= run(word, drive)[v];
        }
        ones += Integer.bitCount(any);
      }
    }
    return (long) layout.rows() * vectors - ones;
  }
}
