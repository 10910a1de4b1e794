package weft.golden.compile;

import java.util.Arrays;
import java.util.stream.IntStream;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;
import weft.golden.crossbar.CellMatrix;
import weft.golden.crossbar.WeightCode;

/**
 * Turns integer weights into levels, flips and signs. A column of a fragment is flipped if that
 * makes its levels add up to less, {@code 2 * sum > V * F} (ISAAC, section V): no read-out then
 * exceeds {@code V * F / 2}. Where cells are stuck, each weight takes the nearest value that its
 * good cells allow, and flips are chosen so that the fragment's weights err least. A column that is
 * not flipped as the rule says may saturate where many of its rows are driven at once, which is so
 * seldom that weights that err cost more (measured: docs/crossbar.md section 8).
 */
public final class MatrixEncoder {
  /** Cells of a weight up to which all combinations of flips are tried. */
  private static final int MOST_TRIED_AT_ONCE = 8;

  /**
   * A matrix in cells.
   *
   * @param cells what to program; stuck cells hold their level
   * @param error the sum of all distances between weights and what cells stand for
   */
  public record Encoded(CellMatrix cells, long error) {}

  private final CrossbarConfig config;
  private final WeightCode code;
  private final NearestLevels nearest;

  public MatrixEncoder(CrossbarConfig config) {
    this.config = config;
    code = WeightCode.of(config);
    int[] places = new int[code.cells()];
    for (int cell = 0; cell < places.length; cell++) {
      int place = 1 << config.cellBits() * (cell % code.digits());
      places[cell] = cell < code.digits() ? place : -place;
    }
    nearest = new NearestLevels(places, config.topLevel());
  }

  /**
   * Encodes a matrix.
   *
   * @param weights [row][output] of the matrix
   * @param rows which row each word line gets; padding cells stay at level 0
   * @param outputs the outputs that are kept, in order
   * @throws IllegalArgumentException if a weight is out of range, or if the scheme is POLARISED and
   *     a fragment has weights of both signs
   */
  public Encoded encode(int[][] weights, FragmentRows rows, int[] outputs, FaultMap faults) {
    CellMatrix cells = new CellMatrix(config, rows.sources().length, outputs.length);
    long error = 0;
    for (int output = 0; output < outputs.length; output++) {
      for (int fragment = 0; fragment < rows.fragments(); fragment++) {
        int[] column = column(weights, rows, fragment, outputs[output]);
        Fragment part = new Fragment(column, rows, fragment, output, faults);
        error += part.write(cells);
      }
    }
    return new Encoded(cells, error);
  }

  private static int[] column(int[][] weights, FragmentRows rows, int fragment, int output) {
    int first = fragment * rows.fragmentRows();
    return Arrays.stream(rows.sources(), first, first + rows.fragmentRows())
        .map(row -> row == FragmentRows.PADDING ? 0 : weights[row][output])
        .toArray();
  }

  /** One output's weights of one fragment. */
  private final class Fragment {
    private final int[] weights;
    private final boolean[] padding;
    private final boolean negative;
    private final int fragment;
    private final int output;

    /** Levels of stuck cells, or FREE: [row of the fragment][cell]. */
    private final int[][] stuck;

    /** Rows with an input that have a stuck cell: only they can err. */
    private final int[] stuckRows;

    Fragment(int[] weights, FragmentRows rows, int fragment, int output, FaultMap faults) {
      this.weights = weights;
      this.fragment = fragment;
      this.output = output;
      negative = polarity();
      padding = new boolean[weights.length];
      stuck = new int[weights.length][code.cells()];
      boolean[] any = new boolean[weights.length];
      for (int i = 0; i < weights.length; i++) {
        int row = fragment * weights.length + i;
        padding[i] = rows.sources()[row] == FragmentRows.PADDING;
        for (int cell = 0; cell < code.cells(); cell++) {
          CellFault fault = faults.at(row, output * code.cells() + cell);
          stuck[i][cell] =
              switch (fault) {
                case SA0 -> 0;
                case SA1 -> config.topLevel();
                case NONE, SLOW -> NearestLevels.FREE;
              };
          any[i] |= stuck[i][cell] != NearestLevels.FREE && !padding[i];
        }
      }
      stuckRows = IntStream.range(0, any.length).filter(i -> any[i]).toArray();
    }

    private boolean polarity() {
      boolean below = Arrays.stream(weights).anyMatch(w -> w < 0);
      if (config.scheme() == SignedScheme.POLARISED
          && below
          && Arrays.stream(weights).anyMatch(w -> w > 0)) {
        throw new IllegalArgumentException(
            "fragment %d of output %d has weights of both signs: %s"
                .formatted(fragment, output, Arrays.toString(weights)));
      }
      return config.scheme() == SignedScheme.POLARISED && below;
    }

    /** Writes levels and flags; returns the error. */
    long write(CellMatrix cells) {
      int flips = ruledFlips();
      if (stuckRows.length > 0) {
        flips = bestFlips(flips);
      }
      cells.setNegative(fragment, output, negative);
      for (int cell = 0; cell < code.cells(); cell++) {
        cells.setFlipped(fragment, output * code.cells() + cell, (flips >> cell & 1) != 0);
      }
      for (int i = 0; i < weights.length; i++) {
        int[] levels = levels(i, flips);
        for (int cell = 0; cell < levels.length; cell++) {
          cells.setLevel(fragment * weights.length + i, output * code.cells() + cell, levels[cell]);
        }
      }
      return error(flips);
    }

    /** The flips of the rule, a bit a cell, from the digits that good cells would hold. */
    private int ruledFlips() {
      int flips = 0;
      for (int cell = 0; cell < code.cells() && config.flip() == CrossbarConfig.Flip.ON; cell++) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
          sum += padding[i] ? 0 : code.encode(weights[i])[cell];
        }
        flips |= 2 * sum > config.topLevel() * weights.length ? 1 << cell : 0;
      }
      return flips;
    }

    /** The flips that err least; of equals, those nearest to the rule's. */
    private int bestFlips(int ruled) {
      if (config.flip() == CrossbarConfig.Flip.OFF) {
        return ruled;
      }
      int best = ruled;
      long least = error(ruled);
      if (code.cells() <= MOST_TRIED_AT_ONCE) {
        for (int flips = 0; flips < 1 << code.cells(); flips++) {
          long error = error(flips);
          boolean nearer = Integer.bitCount(flips ^ ruled) < Integer.bitCount(best ^ ruled);
          if (error < least || error == least && nearer) {
            best = flips;
            least = error;
          }
        }
        return best;
      }
      for (int cell = 0; cell < code.cells(); cell++) {
        int flips = best ^ 1 << cell;
        long error = error(flips);
        if (error < least) {
          best = flips;
          least = error;
        }
      }
      return best;
    }

    private long error(int flips) {
      long error = 0;
      for (int row : stuckRows) {
        error += Math.abs(nearest(row, flips).value() - target(row));
      }
      return error;
    }

    /** What a row's cells hold. */
    private int[] levels(int row, int flips) {
      if (padding[row]) {
        return new int[code.cells()];
      }
      int[] levels = nearest(row, flips).levels();
      for (int cell = 0; cell < levels.length; cell++) {
        levels[cell] = flip(levels[cell], cell, flips);
      }
      return levels;
    }

    /** The digits nearest to the weight that the good cells of a row allow. */
    private NearestLevels.Found nearest(int row, int flips) {
      int[] digits = stuck[row].clone();
      boolean free = true;
      for (int cell = 0; cell < digits.length; cell++) {
        if (digits[cell] != NearestLevels.FREE) {
          digits[cell] = flip(digits[cell], cell, flips);
          free = false;
        }
      }
      return free
          ? new NearestLevels.Found(code.encode(weights[row]), target(row))
          : nearest.find(target(row), digits);
    }

    private int flip(int level, int cell, int flips) {
      return (flips >> cell & 1) != 0 ? config.topLevel() - level : level;
    }

    /** What the cells of a row have to add up to. */
    private int target(int row) {
      return switch (config.scheme()) {
        case POLARISED -> Math.abs(weights[row]);
        case OFFSET -> weights[row] + (1 << config.weightBits() - 1);
        case DIFFERENTIAL -> weights[row];
      };
    }
  }
}
