package weft.arch.tim;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import weft.arch.ConfigException;
import weft.arch.Limits;
import weft.arch.Widths;
import weft.arch.yaml.YamlMap;

/**
 * A TiM-DNN accelerator: tiles of ternary processing cells whose columns are counted by clipping
 * ADCs (arXiv 1909.06892, section III). What the paper does not state is marked as our choice.
 *
 * @param rows word-line pairs of a tile; 256 in the paper
 * @param columns bit-line pairs of a tile; 256 in the paper
 * @param rowsPerAccess L, rows driven at once; they form a block. 16 in the paper. At most 32, so
 *     that a test pattern fits one register (our choice)
 * @param adcMax largest count an ADC tells apart; larger counts read as this one. 8 as n_max in the
 *     paper, 7 as the strict reading of its 3-bit ADC, {@code rowsPerAccess} never clips
 * @param pcus M, columns of a tile converted at once; 32 in the paper
 * @param tiles tiles whose sums the reduce unit can add; a power of two (our choice)
 * @param scaleBits width of each of the four scale factors, unsigned (our choice)
 * @param maxPlanes most bit planes of an activation (our choice)
 * @param maxRows most rows of a layer that may be accumulated into one sum, over all tiles and
 *     passes; the width of every sum follows from it (our choice)
 * @param form how array, sample-and-hold, column multiplexer and ADCs are built
 */
public record TimConfig(
    int rows,
    int columns,
    int rowsPerAccess,
    int adcMax,
    int pcus,
    int tiles,
    int scaleBits,
    int maxPlanes,
    int maxRows,
    Form form) {

  /** The two forms of the macro; same ports, same cycles, same values. */
  public enum Form {
    /** A behavioural body for simulation, an empty stub for synthesis. */
    MACRO,
    /** Synthesisable memory, counters and clamps. */
    DIGITAL
  }

  public static final int MAX_SIZE = 4096;

  public TimConfig {
    Limits.inRange("rows", rows, 2, MAX_SIZE);
    Limits.inRange("columns", columns, 1, MAX_SIZE);
    Limits.divisor("rowsPerAccess", rowsPerAccess, "rows", rows, 32);
    Limits.inRange("adcMax", adcMax, 1, rowsPerAccess);
    Limits.divisor("pcus", pcus, "columns", columns, MAX_SIZE);
    Limits.powerOfTwo("tiles", tiles, 32);
    Limits.inRange("scaleBits", scaleBits, 1, 8);
    Limits.inRange("maxPlanes", maxPlanes, 1, 8);
    Limits.inRange("maxRows", maxRows, rows * tiles, 1 << 20);
    if (form == null) {
      throw new ConfigException("form must be macro or digital");
    }
  }

  /**
   * Reads the mapping {@code tile:} of a configuration file; absent keys take the paper's values.
   */
  public static TimConfig from(YamlMap map) {
    return map.read(
        m -> {
          int rows = m.integer("rows", 256);
          int columns = m.integer("columns", 256);
          int rowsPerAccess = m.integer("rowsPerAccess", 16);
          int tiles = m.integer("tiles", 4);
          Limits.inRange("rows", rows, 2, MAX_SIZE);
          Limits.powerOfTwo("tiles", tiles, 32);
          return new TimConfig(
              rows,
              columns,
              rowsPerAccess,
              m.integer("adcMax", Math.min(8, rowsPerAccess)),
              m.integer("pcus", Math.min(32, columns)),
              tiles,
              m.integer("scaleBits", 6),
              m.integer("maxPlanes", 8),
              m.integer("maxRows", Math.max(4096, rows * tiles)),
              m.constant("form", Form.class, Form.MACRO));
        });
  }

  /** K, the blocks of a tile: groups of rows that are driven at once. */
  public int blocks() {
    return rows / rowsPerAccess;
  }

  /** Conversion steps that cover all columns of a tile. */
  public int conversionSteps() {
    return columns / pcus;
  }

  /** Bits of an ADC code, {@code 0..adcMax}. */
  public int codeBits() {
    return Widths.unsigned(adcMax);
  }

  /** Bits of the product of an input and a weight scale factor, unsigned. */
  public int productBits() {
    return 2 * scaleBits;
  }

  /** Most blocks that may be accumulated into one sum. */
  public int maxAccumulatedBlocks() {
    return Widths.ceilDiv(maxRows, rowsPerAccess);
  }

  /**
   * Largest magnitude a sum can reach: every access contributes at most {@code adcMax} times the
   * largest scale product, the planes of an input weigh at most {@code 2^maxPlanes - 1} together (a
   * two-step ternary input two accesses, never more than that unless {@code maxPlanes} is 1), and
   * at most {@link #maxAccumulatedBlocks} blocks are added over all tiles and passes.
   */
  public long maxSum() {
    long scale = (1L << scaleBits) - 1;
    long planes = Math.max(2, (1L << maxPlanes) - 1);
    return scale * scale * adcMax * planes * maxAccumulatedBlocks();
  }

  /** Bits of a partial sum and of a reduced sum, two's complement: proven by {@link #maxSum}. */
  public int sumBits() {
    return Widths.signed(maxSum());
  }

  /** Bits that a sum takes in a result beat, sign-extended: 32 or 64. */
  public int laneBits() {
    return sumBits() <= 32 ? 32 : 64;
  }

  /** Bits of an input beat: two bits for each driven row of each tile, filled up to bytes. */
  public int inputBits() {
    return 8 * Widths.ceilDiv(tiles * 2 * rowsPerAccess, 8);
  }

  /** Bits of a result beat: one lane a tile. */
  public int resultBits() {
    return tiles * laneBits();
  }

  /** Input beats that carry the weights of one row. */
  public int beatsPerRow() {
    return Widths.ceilDiv(2 * columns, inputBits());
  }

  /** A 32-bit fingerprint of every parameter, readable in the register CONFIG_HASH. */
  public int hash() {
    CRC32 crc = new CRC32();
    crc.update(toString().getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  /** The same accelerator with another ADC maximum. */
  public TimConfig withAdcMax(int otherAdcMax) {
    return new TimConfig(
        rows,
        columns,
        rowsPerAccess,
        otherAdcMax,
        pcus,
        tiles,
        scaleBits,
        maxPlanes,
        maxRows,
        form);
  }

  /** The same accelerator with the macro built in another form. */
  public TimConfig withForm(Form otherForm) {
    return new TimConfig(
        rows,
        columns,
        rowsPerAccess,
        adcMax,
        pcus,
        tiles,
        scaleBits,
        maxPlanes,
        maxRows,
        otherForm);
  }
}
