package weft.arch.tim;

import java.util.Arrays;
import weft.arch.ConfigException;
import weft.arch.Limits;

/**
 * One job of a TiM-DNN accelerator as plain data: what the registers hold at the start and what is
 * streamed in; docs/tim.md says what it does.
 *
 * <p>Input beats are packed into 32-bit words, {@link #wordsPerBeat} words a beat, the least
 * significant word first, beat after beat; bits of the last word past {@code inputBits} are 0.
 * Arrays are handed over, not copied: a job can be 100 MB. Whoever makes one does not write to them
 * again.
 */
public sealed interface TimJob {
  /** The value of register OP. */
  TimOp op();

  /** The words of all input beats in order; none for a TEST. */
  int[] beats();

  /** Number of input beats that the job takes on this accelerator. */
  int inputBeats(TimConfig config);

  /**
   * Throws unless the accelerator can run this job: every field in range, fields that fit together,
   * as many words as beats ask for. (Whether a chain of KEEP jobs fits a sum is not seen here.)
   *
   * @throws ConfigException naming the field, its value and what is allowed
   */
  void check(TimConfig config);

  /** Words that hold one input beat. */
  static int wordsPerBeat(TimConfig config) {
    return (config.inputBits() + 31) / 32;
  }

  /**
   * Writes rows of weights into one tile.
   *
   * @param tile 0 to tiles-1
   * @param firstRow 0 to rows-1
   * @param rows 1 to rows-firstRow
   * @param beats {@code beatsPerRow} beats a row
   */
  record Program(int tile, int firstRow, int rows, int[] beats) implements TimJob {
    @Override
    public TimOp op() {
      return TimOp.PROGRAM;
    }

    @Override
    public int inputBeats(TimConfig config) {
      return rows * config.beatsPerRow();
    }

    @Override
    public void check(TimConfig config) {
      Limits.inRange("tile", tile, 0, config.tiles() - 1);
      Limits.inRange("firstRow", firstRow, 0, config.rows() - 1);
      Limits.inRange("rows", rows, 1, config.rows() - firstRow);
      checkWords(this, config);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Program that
          && tile == that.tile
          && firstRow == that.firstRow
          && rows == that.rows
          && Arrays.equals(beats, that.beats);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * (31 * tile + firstRow) + rows) + Arrays.hashCode(beats);
    }

    @Override
    public String toString() {
      return "Program[tile=" + tile + ", rows " + firstRow + ".." + (firstRow + rows - 1) + "]";
    }
  }

  /**
   * Multiplies input vectors with the array.
   *
   * @param encoding how inputs are driven
   * @param planes bit planes of an input, 1 to maxPlanes; ternary encodings do not use it
   * @param groupLog2 log2 of the tiles added into one sum
   * @param keep sums go on from where the last job left them
   * @param silent no results are sent
   * @param firstBlock first block of a vector
   * @param blocks blocks of a vector, in every tile
   * @param columns columns in use, from column 0
   * @param vectors vectors of the job; each occupies all tiles, so with groups of G tiles it holds
   *     tiles/G vectors of a layer: one round
   * @param scales the scale factors
   * @param beats the inputs: vector, block, beat
   */
  record Compute(
      TimEncoding encoding,
      int planes,
      int groupLog2,
      boolean keep,
      boolean silent,
      int firstBlock,
      int blocks,
      int columns,
      int vectors,
      TimScales scales,
      int[] beats)
      implements TimJob {

    @Override
    public TimOp op() {
      return TimOp.COMPUTE;
    }

    /** G, the tiles added into one sum. */
    public int group() {
      return 1 << groupLog2;
    }

    /** Array accesses of a block of a vector. */
    public int accessesPerBlock() {
      return switch (encoding) {
        case UNSIGNED, TWOS_COMPLEMENT -> planes;
        case TERNARY -> 1;
        case TERNARY_TWO_STEP -> 2;
      };
    }

    /** Input beats of a block of a vector. */
    public int beatsPerBlock() {
      return encoding.planes() ? (planes + 1) / 2 : 1;
    }

    /** Array accesses of the job, each of all tiles at once. */
    public long accesses() {
      return (long) vectors * blocks * accessesPerBlock();
    }

    /** Conversion steps of an access. */
    public int steps(TimConfig config) {
      return (columns + config.pcus() - 1) / config.pcus();
    }

    /** Columns in use of one conversion step. */
    public int columnsOfStep(TimConfig config, int step) {
      return Math.min(config.pcus(), columns - step * config.pcus());
    }

    /** Result beats of one step of a vector. */
    public int resultBeatsOfStep(TimConfig config, int step) {
      return (columnsOfStep(config, step) + group() - 1) >> groupLog2;
    }

    /** Result beats of a vector; 0 if the job is silent. */
    public int resultBeatsPerVector(TimConfig config) {
      int beatsPerVector = 0;
      for (int step = 0; !silent && step < steps(config); step++) {
        beatsPerVector += resultBeatsOfStep(config, step);
      }
      return beatsPerVector;
    }

    /** Result beats of the job; 0 if it is silent. */
    public int resultBeats(TimConfig config) {
      return Math.multiplyExact(vectors, resultBeatsPerVector(config));
    }

    @Override
    public int inputBeats(TimConfig config) {
      return Math.multiplyExact(vectors, blocks * beatsPerBlock());
    }

    @Override
    public void check(TimConfig config) {
      if (encoding == null || scales == null) {
        throw new ConfigException("encoding and scales must be given");
      }
      Limits.inRange("planes", planes, 1, config.maxPlanes());
      Limits.inRange("groupLog2", groupLog2, 0, Integer.numberOfTrailingZeros(config.tiles()));
      Limits.inRange("firstBlock", firstBlock, 0, config.blocks() - 1);
      Limits.inRange("blocks", blocks, 1, config.blocks() - firstBlock);
      Limits.inRange("columns", columns, 1, config.columns());
      Limits.inRange("vectors", vectors, 1, Integer.MAX_VALUE);
      scales.check(config);
      checkWords(this, config);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Compute that
          && encoding == that.encoding
          && planes == that.planes
          && groupLog2 == that.groupLog2
          && keep == that.keep
          && silent == that.silent
          && firstBlock == that.firstBlock
          && blocks == that.blocks
          && columns == that.columns
          && vectors == that.vectors
          && scales.equals(that.scales)
          && Arrays.equals(beats, that.beats);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * (31 * blocks + columns) + vectors) + Arrays.hashCode(beats);
    }

    @Override
    public String toString() {
      return "Compute["
          + encoding
          + (encoding.planes() ? " planes=" + planes : "")
          + " group="
          + group()
          + (keep ? " KEEP" : "")
          + (silent ? " SILENT" : "")
          + " blocks "
          + firstBlock
          + ".."
          + (firstBlock + blocks - 1)
          + " columns="
          + columns
          + " vectors="
          + vectors
          + " "
          + scales
          + "]";
    }
  }

  /**
   * One access with any word-line pattern and one raw code back.
   *
   * @param tile the tile that sees the pattern; the others are driven with zeros
   * @param block the block that is driven
   * @param plusPattern rows of the block whose plus line is raised, bit i for row i
   * @param minusPattern rows whose minus line is raised; a row may be in both
   * @param column the column whose codes are read
   */
  record Test(int tile, int block, int plusPattern, int minusPattern, int column)
      implements TimJob {
    private static final int[] NO_BEATS = {};

    @Override
    public TimOp op() {
      return TimOp.TEST;
    }

    @Override
    public int[] beats() {
      return NO_BEATS;
    }

    @Override
    public int inputBeats(TimConfig config) {
      return 0;
    }

    @Override
    public void check(TimConfig config) {
      Limits.inRange("tile", tile, 0, config.tiles() - 1);
      Limits.inRange("block", block, 0, config.blocks() - 1);
      checkPattern("plusPattern", plusPattern, config);
      checkPattern("minusPattern", minusPattern, config);
      Limits.inRange("column", column, 0, config.columns() - 1);
    }

    private static void checkPattern(String field, int pattern, TimConfig config) {
      if ((pattern & 0xFFFF_FFFFL) >>> config.rowsPerAccess() != 0) {
        throw new ConfigException(
            "%s must have at most rowsPerAccess = %d bits, not 0x%x"
                .formatted(field, config.rowsPerAccess(), pattern));
      }
    }
  }

  private static void checkWords(TimJob job, TimConfig config) {
    long expected = (long) job.inputBeats(config) * wordsPerBeat(config);
    if (job.beats().length != expected) {
      throw new ConfigException(
          "beats must be "
              + job.inputBeats(config)
              + " beats of "
              + wordsPerBeat(config)
              + " words: "
              + expected
              + " words, not "
              + job.beats().length);
    }
  }
}
