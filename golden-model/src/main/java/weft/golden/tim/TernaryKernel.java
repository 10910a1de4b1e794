package weft.golden.tim;

import java.util.Arrays;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimScales;
import weft.golden.nn.TernaryMatrix;

/**
 * A ternary matrix product as {@link TimSpecification} says, fast: bit planes, two blocks a word
 * counted and clipped side by side, inner loops over vectors. Immutable, so threads may share it;
 * each brings its own {@link Run}.
 */
public final class TernaryKernel {
  /** Words that a byte of clips can count before it must be emptied. */
  private static final int MOST_WORDS = 255;

  private final TimSpecification specification;
  private final KernelLayout layout;
  private final int columns;

  /** Weights +1 and -1: [column * words + word]. */
  private final int[] plus;

  private final int[] minus;

  /**
   * @throws IllegalArgumentException if a sum could exceed 30 bits
   */
  public TernaryKernel(TimSpecification specification, TernaryMatrix weights) {
    this.specification = specification;
    layout = KernelLayout.of(specification.rowsPerAccess(), specification.adcMax(), weights.rows());
    columns = weights.columns();
    plus = new int[Math.multiplyExact(columns, layout.words())];
    minus = new int[plus.length];
    byte[] values = weights.values();
    for (int row = 0; row < weights.rows(); row++) {
      for (int column = 0; column < columns; column++) {
        int[] plane = values[row * columns + column] > 0 ? plus : minus;
        if (values[row * columns + column] != 0) {
          plane[column * layout.words() + layout.word(row)] |= 1 << layout.bit(row);
        }
      }
    }
    checkWidth(weights.rows());
  }

  private void checkWidth(int rows) {
    TimScales s = specification.scales();
    long scale =
        (long) Math.max(s.inputPlus(), s.inputMinus()) * Math.max(s.weightPlus(), s.weightMinus());
    int planes = specification.encoding().planes() ? specification.planes() : 1;
    if (scale * rows * (1L << planes) >= 1 << 30) {
      throw new IllegalArgumentException(
          "sums of " + rows + " rows with " + s + " may need more than 30 bits");
    }
  }

  /** Columns of the matrix. */
  public int columns() {
    return columns;
  }

  /** Empty vectors, to be filled row by row. */
  public PackedVectors vectors(int count) {
    return new PackedVectors(layout, drives(), count);
  }

  /**
   * Packs vectors of any encoding.
   *
   * @param values [vector][row]
   */
  public PackedVectors pack(int[][] values) {
    PackedVectors packed = vectors(values.length);
    int mask = (1 << drives()) - 1;
    int[] row = new int[values.length];
    for (int r = 0; r < layout.rows(); r++) {
      for (int v = 0; v < values.length; v++) {
        int value = values[v][r];
        boolean minusOne = value < 0 && !specification.encoding().planes();
        row[v] = minusOne ? 2 : value & mask;
      }
      packed.addRow(r, row, 0, 1);
    }
    return packed;
  }

  private int drives() {
    return specification.encoding().planes() ? specification.planes() : 2;
  }

  /** Begins to multiply a set of vectors. */
  public Run run(PackedVectors vectors) {
    return new Run(vectors);
  }

  /** One thread's multiplication of one set of vectors, column by column. */
  public final class Run {
    private final PackedVectors x;
    private final int[] n;
    private final int[] k;
    private final int[] over;
    private final int[] counts;
    private final int[] plusRows;
    private final int[] minusRows;

    /** Words in {@link #n} and {@link #k}. */
    private int countedWords;

    /** Words in {@link #over}. */
    private int clippedWords;

    private long clipsPlus;
    private long clipsMinus;

    private Run(PackedVectors x) {
      this.x = x;
      n = new int[x.vectors()];
      k = new int[x.vectors()];
      over = new int[x.vectors()];
      counts = new int[x.vectors()];
      plusRows = new int[x.vectors()];
      minusRows = new int[x.vectors()];
    }

    /** Writes the sums of a column, one for each vector. */
    public void column(int column, int[] sums) {
      Arrays.fill(sums, 0, x.vectors(), 0);
      for (int access = 0; access < specification.accessesPerBlock(); access++) {
        access(column, access, sums);
      }
    }

    /** Conversions of plus lines that clipped in all columns so far. */
    public long clipsPlus() {
      foldClips();
      return clipsPlus;
    }

    /** Conversions of minus lines that clipped in all columns so far. */
    public long clipsMinus() {
      foldClips();
      return clipsMinus;
    }

    private void access(int column, int access, int[] sums) {
      // One line alone gives what the line counts for: term(1, 0) and term(0, 1).
      int scalePlus = (int) specification.term(1, 0, access);
      int scaleMinus = (int) -specification.term(0, 1, access);
      // Driving the -1 rows is driving +1 on negated weights.
      boolean negated = specification.encoding() == TimEncoding.TERNARY_TWO_STEP && access == 1;
      int[] first = negated ? minus : plus;
      int[] second = negated ? plus : minus;
      for (int word = 0; word < layout.words(); word++) {
        int p = first[column * layout.words() + word];
        int m = second[column * layout.words() + word];
        if ((p | m) != 0) {
          count(word, access, p, m);
          if (countedWords == MOST_WORDS) {
            fold(scalePlus, scaleMinus, sums);
          }
        }
      }
      fold(scalePlus, scaleMinus, sums);
    }

    private void count(int word, int access, int p, int m) {
      boolean both = specification.encoding() == TimEncoding.TERNARY;
      int[] driven = x.run(word, both ? 0 : access);
      int[] drivenMinus = x.run(word, both ? 1 : access);
      int length = x.vectors();
      int bias = LineCounts.FULL_COUNT - specification.adcMax();
      if (layout.kind() == KernelLayout.Kind.UNCLIPPED) {
        LineCounts.unclipped(driven, length, p, m, n, k);
        if (both) {
          LineCounts.unclipped(drivenMinus, length, m, p, n, k);
        }
        countedWords++;
        return;
      }
      boolean pairs = layout.kind() == KernelLayout.Kind.PAIRS;
      if (both) {
        LineCounts.discharged(driven, drivenMinus, length, p, m, plusRows);
        LineCounts.discharged(driven, drivenMinus, length, m, p, minusRows);
        if (pairs) {
          LineCounts.pairs(plusRows, minusRows, length, bias, counts);
        } else {
          LineCounts.single(plusRows, minusRows, length, bias, counts);
        }
      } else if (pairs) {
        LineCounts.pairs(driven, length, p, m, bias, counts);
      } else {
        LineCounts.single(driven, length, p, m, bias, counts);
      }
      LineCounts.accumulate(counts, length, n, k, over);
      countedWords++;
      if (++clippedWords == MOST_WORDS) {
        foldClips();
      }
    }

    private void fold(int scalePlus, int scaleMinus, int[] sums) {
      int length = x.vectors();
      if (layout.kind() == KernelLayout.Kind.UNCLIPPED) {
        LineCounts.fold(n, k, length, scalePlus, scaleMinus, sums);
      } else {
        int bias = LineCounts.FULL_COUNT - specification.adcMax();
        LineCounts.foldHalves(n, k, length, countedWords, bias, scalePlus, scaleMinus, sums);
      }
      Arrays.fill(n, 0);
      Arrays.fill(k, 0);
      countedWords = 0;
    }

    private void foldClips() {
      for (int clips : over) {
        clipsPlus += (clips & 0xFF) + (clips >>> 16 & 0xFF);
        clipsMinus += (clips >>> 8 & 0xFF) + (clips >>> 24);
      }
      Arrays.fill(over, 0);
      clippedWords = 0;
    }
  }
}
