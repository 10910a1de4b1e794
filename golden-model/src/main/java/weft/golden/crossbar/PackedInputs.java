package weft.golden.crossbar;

import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.ZeroSkipping;

/**
 * Input vectors for a {@link CrossbarKernel}: as bit planes, for every word of rows and every drive
 * a run of words, one for each vector, so that inner loops go over vectors; and as plain values.
 * Drive d is plane d, added; of two's complement inputs, drive PLANES + d is plane d, subtracted,
 * which is the sign plane of fragments that end there. Immutable once packed.
 */
public final class PackedInputs {
  private static final int[] NOTHING = {};

  /** Whether bit planes are wanted: where nothing can saturate, values are enough. */
  enum Planes {
    PACKED,
    NOT_NEEDED
  }

  private final int vectors;
  private final int drives;

  /** [word * drives + drive][vector]; {@link #NOTHING} where no line is driven. */
  private final int[][] runs;

  /** Driven lines, as {@link #runs}: in lanes, or of a whole larger fragment. */
  private final int[][] lines;

  /** [row][vector]. */
  private final int[][] values;

  private final long[] sums;
  private final int[][] inputCycles;
  private int largest;

  /**
   * Packs vectors.
   *
   * @param inputs [vector][row], as many rows as the layout has
   */
  PackedInputs(
      CrossbarSpecification specification, FragmentLayout layout, int[][] inputs, Planes wanted) {
    vectors = inputs.length;
    int planes = specification.planes();
    drives = specification.inputs() == InputKind.UNSIGNED ? planes : 2 * planes;
    int rows = layout.fragmentRows() * layout.fragments();
    runs = new int[layout.words() * drives][];
    lines = new int[runs.length][];
    values = new int[rows][vectors];
    sums = new long[vectors];
    inputCycles = new int[vectors][layout.fragments()];
    for (int v = 0; v < vectors; v++) {
      for (int row = 0; row < rows; row++) {
        int value = specification.value(inputs[v][row]);
        values[row][v] = value;
        sums[v] += value;
        largest = Math.max(largest, Math.abs(value));
      }
    }
    for (int v = 0; v < vectors; v++) {
      for (int fragment = 0; fragment < layout.fragments(); fragment++) {
        pack(specification, layout, fragment, v, wanted);
      }
    }
    for (int i = 0; i < runs.length; i++) {
      runs[i] = runs[i] == null ? NOTHING : runs[i];
    }
    if (wanted == Planes.PACKED) {
      countLines(layout);
    }
  }

  private void pack(
      CrossbarSpecification specification,
      FragmentLayout layout,
      int fragment,
      int v,
      Planes wanted) {
    int first = fragment * layout.fragmentRows();
    int magnitudes = 0;
    int ones = 0;
    for (int row = first; row < first + layout.fragmentRows(); row++) {
      int x = values[row][v];
      magnitudes |= x < 0 ? ~x : x;
      ones |= x;
    }
    boolean negative = ones < 0;
    int needed = Integer.SIZE - Integer.numberOfLeadingZeros(magnitudes) + (negative ? 1 : 0);
    int end = specification.skipping() == ZeroSkipping.NONE ? specification.planes() : needed;
    int cycles =
        specification.skipping() == ZeroSkipping.PLANES_OF_ZEROS
            ? Integer.bitCount(ones & (1 << end) - 1)
            : end;
    inputCycles[v][fragment] = cycles == 0 ? specification.config().minInputCycles() : cycles;
    if (wanted == Planes.NOT_NEEDED) {
      return;
    }
    for (int row = first; row < first + layout.fragmentRows(); row++) {
      for (int plane = 0; plane < end; plane++) {
        if ((values[row][v] >> plane & 1) != 0) {
          boolean subtracted = negative && plane == end - 1;
          int drive = subtracted ? specification.planes() + plane : plane;
          int run = layout.word(row) * drives + drive;
          if (runs[run] == null) {
            runs[run] = new int[vectors];
          }
          runs[run][v] |= 1 << layout.bit(row);
        }
      }
    }
  }

  private void countLines(FragmentLayout layout) {
    for (int i = 0; i < runs.length && layout.lanes() > 1; i++) {
      int[] run = runs[i];
      lines[i] = new int[run.length];
      ColumnCounts.bytes(run, run.length, -1, 0, lines[i]);
      if (layout.lanes() == 2) {
        ColumnCounts.halves(lines[i], run.length);
      }
    }
    for (int fragment = 0; fragment < layout.fragments() && layout.lanes() == 1; fragment++) {
      for (int drive = 0; drive < drives; drive++) {
        int first = fragment * layout.wordsPerFragment();
        int[] count = new int[vectors];
        for (int word = first; word < first + layout.wordsPerFragment(); word++) {
          int[] run = run(word, drive);
          ColumnCounts.addSingle(run, run.length, -1, 0, count);
        }
        lines[first * drives + drive] = count;
      }
    }
  }

  /** Number of vectors. */
  public int vectors() {
    return vectors;
  }

  /** Effective input cycles of a fragment. */
  public int inputCycles(int vector, int fragment) {
    return inputCycles[vector][fragment];
  }

  /** How many fragments of all vectors took 0, 1, 2 ... {@code planes} input cycles. */
  public long[] histogram(int planes) {
    long[] fragments = new long[planes + 1];
    for (int[] vector : inputCycles) {
      for (int cycles : vector) {
        fragments[cycles]++;
      }
    }
    return fragments;
  }

  /** Accesses of all fragments and vectors. */
  public long accesses() {
    long accesses = 0;
    for (int[] vector : inputCycles) {
      for (int cycles : vector) {
        accesses += cycles;
      }
    }
    return accesses;
  }

  int drives() {
    return drives;
  }

  /** The driven rows of a word by vector, or nothing if no vector drives one. */
  int[] run(int word, int drive) {
    return runs[word * drives + drive];
  }

  /** Driven lines by vector; of a fragment of several words, at its first word. */
  int[] lines(int word, int drive) {
    return lines[word * drives + drive];
  }

  /** The values of a row by vector. */
  int[] values(int row) {
    return values[row];
  }

  /** The sum of all values of each vector. */
  long[] sums() {
    return sums;
  }

  /** The largest magnitude of a value. */
  int largest() {
    return largest;
  }
}
