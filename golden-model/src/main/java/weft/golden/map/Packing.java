package weft.golden.map;

import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.golden.Beats;
import weft.golden.nn.TernaryMatrix;

/** Packs weights and activations into input beats: section 2 of docs/tim.md. */
final class Packing {
  private Packing() {}

  /** The beats of a PROGRAM job for a part of a matrix; columns past the part are 0. */
  static int[] rows(
      TimConfig config, TernaryMatrix weights, int firstRow, int rows, int firstColumn, int count) {
    int words = TimJob.wordsPerBeat(config);
    int[] beats = new int[rows * config.beatsPerRow() * words];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < count; column++) {
        int weight = weights.get(firstRow + row, firstColumn + column);
        int bit = 2 * column;
        int base = (row * config.beatsPerRow() + bit / config.inputBits()) * words;
        if (weight != 0) {
          Beats.setBit(beats, base, bit % config.inputBits());
        }
        if (weight < 0) {
          Beats.setBit(beats, base, bit % config.inputBits() + 1);
        }
      }
    }
    return beats;
  }

  /**
   * The beats of a COMPUTE job.
   *
   * @throws IllegalArgumentException if a value does not fit the encoding
   */
  static int[] vectors(
      LayerMapping mapping, TimJob.Compute job, int rowPass, Vectors vectors, int firstRound) {
    TimConfig config = mapping.config();
    int words = TimJob.wordsPerBeat(config);
    int beatsPerVector = job.blocks() * job.beatsPerBlock();
    int[] beats = new int[Math.multiplyExact(job.vectors(), beatsPerVector * words)];
    int[] values = new int[mapping.inputs()];
    for (int round = 0; round < job.vectors(); round++) {
      for (int copy = 0; copy < mapping.copies(); copy++) {
        int vector = (firstRound + round) * mapping.copies() + copy;
        if (vector >= vectors.count()) {
          break;
        }
        vectors.read(vector, values);
        for (int slice = 0; slice < mapping.group(); slice++) {
          int tile = copy * mapping.group() + slice;
          int first = mapping.firstRowOfSlice(rowPass, slice);
          int count = mapping.rowsOfSlice(rowPass, slice);
          slice(config, job, values, first, count, beats, round * beatsPerVector * words, tile);
        }
      }
    }
    return beats;
  }

  /** One tile's slice of one vector. */
  private static void slice(
      TimConfig config,
      TimJob.Compute job,
      int[] values,
      int firstRow,
      int rows,
      int[] beats,
      int base,
      int tile) {
    int words = TimJob.wordsPerBeat(config);
    int perAccess = config.rowsPerAccess();
    int halves = job.encoding().planes() ? job.planes() : 2;
    for (int blockRow = 0; blockRow < rows; blockRow += perAccess) {
      int blockBase = base + blockRow / perAccess * job.beatsPerBlock() * words;
      int count = Math.min(perAccess, rows - blockRow);
      for (int i = 0; i < count; i++) {
        int bits = bits(job, values[firstRow + blockRow + i]);
        for (int half = 0; bits >>> half != 0 && half < halves; half++) {
          if ((bits >>> half & 1) != 0) {
            int bit = perAccess * (2 * tile + half % 2) + i;
            Beats.setBit(beats, blockBase + half / 2 * words, bit);
          }
        }
      }
    }
  }

  /** The value's bit in each half of the block's beats: bit planes, or the rows +1 and -1. */
  private static int bits(TimJob.Compute job, int value) {
    int planes = job.planes();
    switch (job.encoding()) {
      case UNSIGNED:
        if (value >= 0 && value >>> planes == 0) {
          return value;
        }
        break;
      case TWOS_COMPLEMENT:
        if (value >> planes - 1 == value >> 31) {
          return value & (1 << planes) - 1;
        }
        break;
      case TERNARY:
      case TERNARY_TWO_STEP:
        if (value >= -1 && value <= 1) {
          return value == -1 ? 2 : value;
        }
        break;
    }
    throw new IllegalArgumentException(
        "an input of "
            + job.encoding()
            + (job.encoding().planes() ? " with " + planes + " planes" : "")
            + " cannot be "
            + value);
  }
}
