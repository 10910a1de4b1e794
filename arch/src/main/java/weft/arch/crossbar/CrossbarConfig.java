package weft.arch.crossbar;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import weft.arch.ConfigException;
import weft.arch.Limits;
import weft.arch.Widths;
import weft.arch.yaml.YamlMap;

/**
 * A ReRAM crossbar accelerator: FORMS (arXiv 2106.09144) and ISAAC (ISCA 2016) by other parameters.
 * docs/crossbar.md says what they do. What the papers do not state is marked as our choice.
 *
 * @param rows R, word lines of a crossbar; 128 in both papers
 * @param columns N, bit lines of a crossbar that compute; 128 in both papers
 * @param fragmentRows F, rows driven at once; 4, 8 or 16 in FORMS, {@code rows} in ISAAC
 * @param cellBits c, bits of a cell; 2 in both papers
 * @param weightBits W, bits of a weight: of its magnitude, or with OFFSET of its two's complement;
 *     8 in FORMS, 16 in ISAAC
 * @param inputBits B, most bits of an input; 16 in both papers
 * @param adcBits bits of an ADC's code, which clamps; 3, 4, 5 for F = 4, 8, 16 in FORMS, 8 in
 *     ISAAC. At least {@code cellBits}, so that a cell can be verified
 * @param adcs A, ADCs of a crossbar; 4 in FORMS, 1 in ISAAC
 * @param spareColumns H, columns of each ADC that can stand in for others (our choice)
 * @param scheme how cells stand for signed weights
 * @param flip whether columns may be stored inverted, which saves an ADC bit; ISAAC
 * @param minInputCycles accesses that a fragment of zeros takes, 0 or 1; the papers leave it open
 * @param crossbars X, crossbars of a unit; they share its inputs
 * @param units U, units; their sums can be added; a power of two
 * @param maxRows most rows of a layer that may be accumulated into one sum, over all units and
 *     passes; the width of every sum follows from it (our choice)
 * @param streamBits width of an input beat, a multiple of 16 (our choice)
 * @param cell how far write pulses move a cell
 * @param faults whether the macro can be told which cells are faulty
 * @param form how array, sample-and-hold, column multiplexers and ADCs are built
 */
public record CrossbarConfig(
    int rows,
    int columns,
    int fragmentRows,
    int cellBits,
    int weightBits,
    int inputBits,
    int adcBits,
    int adcs,
    int spareColumns,
    SignedScheme scheme,
    Flip flip,
    int minInputCycles,
    int crossbars,
    int units,
    int maxRows,
    int streamBits,
    CellModel cell,
    Faults faults,
    Form form) {

  /** Bits of an input's lane in a beat. */
  public static final int INPUT_LANE = 16;

  public static final int MAX_SIZE = 1024;

  /** Whether columns may be stored inverted. */
  public enum Flip {
    OFF,
    ON
  }

  /** Whether the macro can be told which cells are faulty. */
  public enum Faults {
    /** No: what goes to a tape-out. */
    NONE,
    /** Yes: a simulation aid. */
    INJECTABLE
  }

  /** The two forms of the macro; same ports, same cycles, same values once rows verify. */
  public enum Form {
    /** A behavioural body for simulation, an empty stub for synthesis. */
    MACRO,
    /** Synthesisable memory, counters and clamps; its cells are exact. */
    DIGITAL
  }

  public CrossbarConfig {
    if (scheme == null || flip == null || cell == null || faults == null || form == null) {
      throw new ConfigException("scheme, flip, cell, faults and form must be given");
    }
    Limits.inRange("rows", rows, 2, MAX_SIZE);
    Limits.inRange("columns", columns, 1, MAX_SIZE);
    Limits.divisor("fragmentRows", fragmentRows, "rows", rows, MAX_SIZE);
    Limits.inRange("cellBits", cellBits, 1, 4);
    Limits.inRange("weightBits", weightBits, 1, 16);
    Limits.inRange("inputBits", inputBits, 1, INPUT_LANE);
    Limits.inRange("adcBits", adcBits, cellBits, 14);
    Limits.divisor("adcs", adcs, "columns", columns, MAX_SIZE);
    Limits.inRange("spareColumns", spareColumns, 0, 16);
    Limits.inRange("minInputCycles", minInputCycles, 0, 1);
    Limits.inRange("crossbars", crossbars, 1, 16);
    Limits.powerOfTwo("units", units, 32);
    Limits.inRange("maxRows", maxRows, rows * units, 1 << 20);
    int cells = cells(scheme, weightBits, cellBits);
    if (columns / adcs % cells != 0) {
      throw new ConfigException(
          "columns / adcs must be a multiple of the %d cells of a weight, not %d"
              .formatted(cells, columns / adcs));
    }
    if (streamBits % INPUT_LANE != 0) {
      throw new ConfigException("streamBits must be a multiple of 16, not " + streamBits);
    }
    Limits.inRange("streamBits", streamBits, INPUT_LANE, 4096);
    if (form == Form.DIGITAL && !cell.equals(CellModel.EXACT)) {
      throw new ConfigException("a digital macro has exact cells: leave out 'cell'");
    }
  }

  /**
   * Reads the mapping {@code crossbar:} of a configuration file; absent keys take FORMS' values
   * with F = 8, one crossbar, one unit.
   */
  public static CrossbarConfig from(YamlMap map) {
    return map.read(
        m -> {
          int rows = m.integer("rows", 128);
          int units = m.integer("units", 1);
          Limits.inRange("rows", rows, 2, MAX_SIZE);
          Limits.powerOfTwo("units", units, 32);
          Form form = m.constant("form", Form.class, Form.MACRO);
          return new CrossbarConfig(
              rows,
              m.integer("columns", 128),
              m.integer("fragmentRows", Math.min(8, rows)),
              m.integer("cellBits", 2),
              m.integer("weightBits", 8),
              m.integer("inputBits", 16),
              m.integer("adcBits", 4),
              m.integer("adcs", 4),
              m.integer("spareColumns", 0),
              m.constant("scheme", SignedScheme.class, SignedScheme.POLARISED),
              m.constant("flip", Flip.class, Flip.ON),
              m.integer("minInputCycles", 0),
              m.integer("crossbars", 1),
              units,
              m.integer("maxRows", Math.max(4096, rows * units)),
              m.integer("streamBits", 64),
              new CellModel(
                  m.integer("fineBits", form == Form.MACRO ? 4 : 0),
                  m.integer("step", form == Form.MACRO ? 8 : 1),
                  m.integer("variation", form == Form.MACRO ? 3 : 0),
                  m.integer("seed", form == Form.MACRO ? 1 : 0)),
              m.constant("faults", Faults.class, Faults.NONE),
              form);
        });
  }

  /** The same with another ADC. */
  public CrossbarConfig withAdcBits(int otherAdcBits) {
    return new CrossbarConfig(
        rows,
        columns,
        fragmentRows,
        cellBits,
        weightBits,
        inputBits,
        otherAdcBits,
        adcs,
        spareColumns,
        scheme,
        flip,
        minInputCycles,
        crossbars,
        units,
        maxRows,
        streamBits,
        cell,
        faults,
        form);
  }

  /** The same with a macro that can, or cannot, be told which cells are faulty. */
  public CrossbarConfig withFaults(Faults otherFaults) {
    return new CrossbarConfig(
        rows,
        columns,
        fragmentRows,
        cellBits,
        weightBits,
        inputBits,
        adcBits,
        adcs,
        spareColumns,
        scheme,
        flip,
        minInputCycles,
        crossbars,
        units,
        maxRows,
        streamBits,
        cell,
        otherFaults,
        form);
  }

  /** K, the fragments of a crossbar. */
  public int fragments() {
    return rows / fragmentRows;
  }

  /** V, the highest level of a cell. */
  public int topLevel() {
    return (1 << cellBits) - 1;
  }

  /** D, the cells that hold a magnitude. */
  public int digits() {
    return Widths.ceilDiv(weightBits, cellBits);
  }

  /** C, the cells of a weight. */
  public int cellsPerWeight() {
    return cells(scheme, weightBits, cellBits);
  }

  private static int cells(SignedScheme scheme, int weightBits, int cellBits) {
    int digits = Widths.ceilDiv(weightBits, cellBits);
    return scheme == SignedScheme.DIFFERENTIAL ? 2 * digits : digits;
  }

  /** O, the outputs of a crossbar. */
  public int outputs() {
    return columns / cellsPerWeight();
  }

  /** The outputs of a unit. */
  public int unitOutputs() {
    return crossbars * outputs();
  }

  /** S, conversion steps that cover all columns that compute. */
  public int conversionSteps() {
    return columns / adcs;
  }

  /** S + H, the columns that an ADC can read. */
  public int columnsPerAdc() {
    return conversionSteps() + spareColumns;
  }

  /** All columns of a crossbar. */
  public int physicalColumns() {
    return adcs * columnsPerAdc();
  }

  /** M, the largest code of an ADC. */
  public int adcMax() {
    return (1 << adcBits) - 1;
  }

  /** Whether no read-out can exceed the ADC's largest code. */
  public boolean neverSaturates() {
    return (long) topLevel() * fragmentRows <= adcMax();
  }

  /** Most fragments that may be accumulated into one sum. */
  public int maxAccumulatedFragments() {
    return Widths.ceilDiv(maxRows, fragmentRows);
  }

  /**
   * Largest magnitude a sum can reach: a read-out is at most V for each row, also when flipped or
   * clamped; the digits of a weight make that at most {@code 2^(c*D) - 1}; the planes of an input
   * weigh at most {@code 2^B - 1} together.
   */
  public long maxSum() {
    long weight = (1L << (cellBits * digits())) - 1;
    long input = (1L << inputBits) - 1;
    return weight * input * fragmentRows * maxAccumulatedFragments();
  }

  /** Bits of a partial sum and of a result, two's complement: proven by {@link #maxSum}. */
  public int sumBits() {
    return Widths.signed(maxSum());
  }

  /** Bits that a sum takes in a result beat, sign-extended: 32 or 64. */
  public int laneBits() {
    return sumBits() <= 32 ? 32 : 64;
  }

  /** Bits of a result beat: one lane a unit. */
  public int resultBits() {
    return units * laneBits();
  }

  /** A 32-bit fingerprint of every parameter, readable in the register CONFIG_HASH. */
  public int hash() {
    CRC32 crc = new CRC32();
    crc.update(toString().getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
