package weft.golden.crossbar;

import java.util.Arrays;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;

/**
 * A matrix product as {@link CrossbarSpecification} says, fast. Outputs whose columns cannot
 * saturate in any fragment are plain integer products; the others are bit planes, up to four
 * fragments a word counted and clamped side by side, inner loops over vectors. Immutable, so
 * threads may share it; each brings its own {@link Run}.
 */
public final class CrossbarKernel {
  /** Words after which a byte of saturations must be emptied, or a half of sums up to 240. */
  private static final int MOST_WORDS = 255;

  private final CrossbarSpecification specification;
  private final CrossbarConfig config;
  private final FragmentLayout layout;
  private final int outputs;

  /** Bits of levels: [column][bit * words + word]. */
  private final int[][] levels;

  /** The lanes of flipped fragments: [column][word]. */
  private final int[][] flipped;

  /** The lanes of fragments with negative weights: [output][word]. */
  private final int[][] negative;

  /** The weights of outputs that cannot saturate: [output][row]; empty for the others. */
  private final int[][] exact;

  /** The sum of their magnitudes. */
  private final long[] magnitude;

  /** The largest read-out of each output. */
  private final int[] largest;

  private final boolean allExact;

  public CrossbarKernel(CrossbarSpecification specification, CellMatrix cells) {
    this.specification = specification;
    config = specification.config();
    layout = new FragmentLayout(config.fragmentRows(), cells.fragments());
    outputs = cells.outputs();
    levels = new int[cells.columns()][config.cellBits() * layout.words()];
    flipped = new int[cells.columns()][layout.words()];
    negative = new int[outputs][layout.words()];
    exact = new int[outputs][];
    magnitude = new long[outputs];
    largest = new int[outputs];
    for (int column = 0; column < cells.columns(); column++) {
      packColumn(cells, column);
    }
    for (int output = 0; output < outputs; output++) {
      for (int fragment = 0; fragment < cells.fragments(); fragment++) {
        int word = layout.word(fragment * config.fragmentRows());
        negative[output][word] |= cells.negative(fragment, output) ? layout.lane(fragment) : 0;
      }
      largest[output] = largestReadOut(cells, output);
      exact[output] = exact(output) ? weights(cells, output) : new int[0];
      for (int weight : exact[output]) {
        magnitude[output] += Math.abs(weight);
      }
    }
    allExact = largestReadOut(outputs) <= config.adcMax();
  }

  private void packColumn(CellMatrix cells, int column) {
    for (int row = 0; row < cells.rows(); row++) {
      int word = layout.word(row);
      for (int bit = 0; bit < config.cellBits(); bit++) {
        int one = cells.level(row, column) >> bit & 1;
        levels[column][bit * layout.words() + word] |= one << layout.bit(row);
      }
      if (cells.flipped(row / config.fragmentRows(), column)) {
        flipped[column][word] |= layout.lane(row / config.fragmentRows());
      }
    }
  }

  /** The most that the cells of a fragment's column add up to. */
  private int largestReadOut(CellMatrix cells, int output) {
    int most = 0;
    int first = output * config.cellsPerWeight();
    for (int column = first; column < first + config.cellsPerWeight(); column++) {
      int sum = 0;
      for (int row = 0; row < cells.rows(); row++) {
        sum = row % config.fragmentRows() == 0 ? 0 : sum;
        sum += cells.level(row, column);
        most = Math.max(most, sum);
      }
    }
    return most;
  }

  /** What the cells of an output stand for. */
  private int[] weights(CellMatrix cells, int output) {
    WeightCode code = WeightCode.of(config);
    int[] weights = new int[cells.rows()];
    int[] digits = new int[config.cellsPerWeight()];
    for (int row = 0; row < weights.length; row++) {
      int fragment = row / config.fragmentRows();
      for (int k = 0; k < digits.length; k++) {
        int column = output * digits.length + k;
        int level = cells.level(row, column);
        digits[k] = cells.flipped(fragment, column) ? config.topLevel() - level : level;
      }
      weights[row] = code.decode(digits, cells.negative(fragment, output));
    }
    return weights;
  }

  public int outputs() {
    return outputs;
  }

  /** Whether no input can make a code of this output saturate. */
  public boolean exact(int output) {
    return largest[output] <= config.adcMax();
  }

  /** The largest read-out that any input can give in the first {@code count} outputs. */
  public int largestReadOut(int count) {
    return Arrays.stream(largest, 0, count).max().orElse(0);
  }

  /**
   * Packs vectors.
   *
   * @param inputs [vector][row]; bits above PLANES are ignored
   */
  public PackedInputs pack(int[][] inputs) {
    PackedInputs.Planes planes =
        allExact ? PackedInputs.Planes.NOT_NEEDED : PackedInputs.Planes.PACKED;
    return new PackedInputs(specification, layout, inputs, planes);
  }

  /** Begins to multiply a set of vectors. */
  public Run run(PackedInputs inputs) {
    return new Run(inputs);
  }

  /** One thread's multiplication of one set of vectors, output by output. */
  public final class Run {
    private final PackedInputs x;
    private final int length;
    private final int[] counts;
    private final int[] digitSums;
    private final int[] over;
    private final int[] products;

    /** Digit sums of lanes, in halves: of fragments with positive and with negative weights. */
    private final int[] added;

    private final int[] subtracted;
    private int laneWords;
    private int clampedWords;
    private long saturations;

    private Run(PackedInputs x) {
      this.x = x;
      length = x.vectors();
      counts = new int[length];
      digitSums = new int[length];
      over = new int[length];
      products = new int[length];
      added = new int[length];
      subtracted = new int[length];
    }

    /** Writes the sums of an output, one for each vector. */
    public void output(int output, long[] sums) {
      Arrays.fill(sums, 0, length, 0);
      if (exact(output)) {
        multiply(output, sums);
        return;
      }
      int cells = config.cellsPerWeight();
      for (int k = 0; k < cells; k++) {
        for (int drive = 0; drive < x.drives(); drive++) {
          column(output, output * cells + k, drive);
          int plane = drive % specification.planes();
          boolean negated = specification.isSubtracted(k) ^ drive >= specification.planes();
          long scale = 1L << plane + config.cellBits() * (k % config.digits());
          ColumnCounts.addMultiple(digitSums, length, negated ? -scale : scale, sums);
        }
      }
      if (config.scheme() == SignedScheme.OFFSET) {
        long offset = 1L << config.weightBits() - 1;
        for (int v = 0; v < length; v++) {
          sums[v] -= offset * x.sums()[v];
        }
      }
    }

    /** Codes above the ADC's largest, in all outputs so far. */
    public long saturations() {
      foldOver();
      return saturations;
    }

    private void multiply(int output, long[] sums) {
      boolean narrow = magnitude[output] * x.largest() <= Integer.MAX_VALUE;
      Arrays.fill(products, 0);
      for (int row = 0; row < exact[output].length; row++) {
        int weight = exact[output][row];
        if (weight == 0) {
          continue;
        }
        if (narrow) {
          ColumnCounts.addMultiple(x.values(row), length, weight, products);
        } else {
          ColumnCounts.addMultiple(x.values(row), length, (long) weight, sums);
        }
      }
      if (narrow) {
        ColumnCounts.addMultiple(products, length, 1L, sums);
      }
    }

    /** Writes the digit sums of a column under one drive, over all fragments, with their signs. */
    private void column(int output, int column, int drive) {
      Arrays.fill(digitSums, 0);
      if (layout.lanes() == 1) {
        for (int word = 0; word < layout.words(); word += layout.wordsPerFragment()) {
          single(output, column, word, drive);
        }
        return;
      }
      for (int word = 0; word < layout.words(); word++) {
        lanes(output, column, word, drive);
        if (++laneWords == MOST_WORDS) {
          foldLanes();
        }
      }
      foldLanes();
    }

    private void lanes(int output, int column, int word, int drive) {
      int[] driven = x.run(word, drive);
      if (driven.length == 0) {
        return;
      }
      ColumnCounts.bytes(driven, length, level(column, 0, word), level(column, 1, word), counts);
      if (config.cellBits() > 2) {
        int low = level(column, 2, word);
        ColumnCounts.addBytes(driven, length, low, level(column, 3, word), counts);
      }
      boolean bytes = layout.lanes() == 4;
      if (!bytes) {
        ColumnCounts.halves(counts, length);
      }
      if (config.topLevel() * config.fragmentRows() > config.adcMax()) {
        ColumnCounts.clampLanes(
            counts, length, config.adcMax(), layout.ones(), layout.laneBits(), over);
        countClamped();
      }
      if (flipped[column][word] != 0) {
        int[] lines = x.lines(word, drive);
        ColumnCounts.unflip(counts, length, lines, config.topLevel(), flipped[column][word]);
      }
      addLanes(~negative[output][word], added);
      addLanes(negative[output][word], subtracted);
    }

    private void addLanes(int lanes, int[] sums) {
      if (lanes == 0) {
        return;
      }
      if (layout.lanes() == 4) {
        ColumnCounts.addBytesTo(counts, length, lanes, sums);
      } else {
        ColumnCounts.addHalvesTo(counts, length, lanes, sums);
      }
    }

    private void foldLanes() {
      ColumnCounts.fold(added, length, 1, digitSums);
      ColumnCounts.fold(subtracted, length, -1, digitSums);
      Arrays.fill(added, 0);
      Arrays.fill(subtracted, 0);
      laneWords = 0;
    }

    private void single(int output, int column, int firstWord, int drive) {
      Arrays.fill(counts, 0);
      for (int word = firstWord; word < firstWord + layout.wordsPerFragment(); word++) {
        int[] driven = x.run(word, drive);
        for (int bit = 0; bit < config.cellBits(); bit++) {
          ColumnCounts.addSingle(driven, driven.length, level(column, bit, word), bit, counts);
        }
      }
      ColumnCounts.clampSingle(counts, length, config.adcMax(), over);
      countClamped();
      if (flipped[column][firstWord] != 0) {
        int[] lines = x.lines(firstWord, drive);
        ColumnCounts.unflip(counts, length, lines, config.topLevel(), -1);
      }
      int sign = negative[output][firstWord] == 0 ? 1 : -1;
      ColumnCounts.addMultiple(counts, length, sign, digitSums);
    }

    private int level(int column, int bit, int word) {
      return bit < config.cellBits() ? levels[column][bit * layout.words() + word] : 0;
    }

    private void countClamped() {
      if (++clampedWords == MOST_WORDS) {
        foldOver();
      }
    }

    private void foldOver() {
      int bits = layout.laneBits();
      int lane = layout.lane(0);
      for (int v = 0; v < length; v++) {
        for (int shift = 0; shift < Integer.SIZE; shift += bits) {
          saturations += over[v] >>> shift & lane;
        }
      }
      Arrays.fill(over, 0);
      clampedWords = 0;
    }
  }
}
