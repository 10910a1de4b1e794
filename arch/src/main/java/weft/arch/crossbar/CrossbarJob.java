package weft.arch.crossbar;

import java.util.Optional;
import weft.arch.ConfigException;
import weft.arch.Limits;
import weft.arch.Widths;

/**
 * One job of a crossbar accelerator as plain data: what the registers hold at the start and what is
 * streamed in; docs/crossbar.md says what it does. Constructors refuse what fits no accelerator,
 * {@link #check} what does not fit a given one.
 *
 * <p>Input beats are packed into 32-bit words, {@link #wordsPerBeat} words a beat, the least
 * significant word first, beat after beat; bits of the last word past {@code streamBits} are 0.
 */
public sealed interface CrossbarJob {
  /** Most pulses that PULSE_LIMIT allows: a MARCH report counts twice as many in 16 bits. */
  int MAX_PULSES = 0x7FFF;

  /** Word lines that a TEST can drive at once. */
  int TEST_LINES = 16;

  /** Bits of a row image that hold the target level of a cell. */
  int LEVEL_BITS = 4;

  /** Bits of a row image that hold the fault of a cell. */
  int FAULT_BITS = 2;

  /** Bits of a report that a column takes. */
  int REPORT_BITS = 2;

  /** The value of register OP. */
  CrossbarOp op();

  /** All input beats in order; none for MARCH and TEST. */
  Payload beats();

  /** Number of input beats that the job takes on this accelerator. */
  int inputBeats(CrossbarConfig config);

  /** Number of result beats that the job gives on this accelerator. */
  int resultBeats(CrossbarConfig config);

  /**
   * Throws unless the accelerator can run this job: every field in range, fields that fit together,
   * as many words as beats ask for. (Whether a chain of KEEP jobs fits a sum is not seen here.)
   *
   * @throws ConfigException naming the field, its value and what is allowed
   */
  void check(CrossbarConfig config);

  /** Words that hold one input beat. */
  static int wordsPerBeat(CrossbarConfig config) {
    return Widths.ceilDiv(config.streamBits(), Integer.SIZE);
  }

  /** Input beats that an image of {@code bits} bits takes. */
  static int beatsOf(int bits, CrossbarConfig config) {
    return Widths.ceilDiv(bits, config.streamBits());
  }

  /** Result beats of a row report. */
  static int reportBeats(CrossbarConfig config, boolean columns) {
    return columns
        ? 1 + Widths.ceilDiv(config.physicalColumns() * REPORT_BITS, config.resultBits())
        : 1;
  }

  /**
   * Multiplies input vectors with the crossbars.
   *
   * @param inputs what the bits of an input mean
   * @param planes bits of an input, 1 to inputBits; bits above are ignored
   * @param skipping which planes are not driven
   * @param groupLog2 log2 of the units added into one sum
   * @param keep sums of the first vector go on from where the last job left them
   * @param silent no results are sent
   * @param fragments of a vector, in every unit, from fragment 0
   * @param outputs of a unit that are sent, from output 0
   * @param vectors of the job; each occupies all units
   * @param requantisation of the results; none: sums are sent
   * @param beats the inputs: vector, unit, beat
   */
  record Compute(
      InputKind inputs,
      int planes,
      ZeroSkipping skipping,
      int groupLog2,
      boolean keep,
      boolean silent,
      int fragments,
      int outputs,
      int vectors,
      Optional<Requantisation> requantisation,
      Payload beats)
      implements CrossbarJob {

    public Compute {
      if (inputs == null || skipping == null || requantisation == null || beats == null) {
        throw new ConfigException("inputs, skipping, requantisation and beats must be given");
      }
      Limits.inRange("planes", planes, 1, CrossbarConfig.INPUT_LANE);
      Limits.inRange("groupLog2", groupLog2, 0, 5);
      Limits.inRange("fragments", fragments, 1, CrossbarConfig.MAX_SIZE);
      Limits.inRange("outputs", outputs, 1, Integer.MAX_VALUE);
      Limits.inRange("vectors", vectors, 1, Integer.MAX_VALUE);
    }

    @Override
    public CrossbarOp op() {
      return CrossbarOp.COMPUTE;
    }

    /** G, the units added into one sum. */
    public int group() {
      return 1 << groupLog2;
    }

    /** Input beats of one vector of one unit. */
    public int beatsPerUnit(CrossbarConfig config) {
      int inputsOfUnit = fragments * config.fragmentRows();
      return beatsOf(inputsOfUnit * CrossbarConfig.INPUT_LANE, config);
    }

    /** Input beats of one vector of all units. */
    public int beatsPerVector(CrossbarConfig config) {
      return config.units() * beatsPerUnit(config);
    }

    @Override
    public int inputBeats(CrossbarConfig config) {
      return Math.multiplyExact(vectors, beatsPerVector(config));
    }

    @Override
    public int resultBeats(CrossbarConfig config) {
      return silent ? 0 : Math.multiplyExact(vectors, outputs);
    }

    @Override
    public void check(CrossbarConfig config) {
      Limits.inRange("planes", planes, 1, config.inputBits());
      Limits.inRange("groupLog2", groupLog2, 0, Integer.numberOfTrailingZeros(config.units()));
      Limits.inRange("fragments", fragments, 1, config.fragments());
      Limits.inRange("outputs", outputs, 1, config.unitOutputs());
      checkWords(this, config);
    }
  }

  /**
   * Programs rows of one crossbar and verifies them.
   *
   * @param unit 0 to units-1
   * @param crossbar 0 to crossbars-1
   * @param firstRow 0 to rows-1
   * @param rows 1 to rows-firstRow
   * @param pulseLimit most pulses of a row, 1 to {@link #MAX_PULSES}
   * @param report whether the report of a row tells of every column
   * @param beats the rows' images: {@link #LEVEL_BITS} bits a physical column
   */
  record Program(
      int unit, int crossbar, int firstRow, int rows, int pulseLimit, boolean report, Payload beats)
      implements CrossbarJob {

    public Program {
      checkPlace(unit, crossbar, firstRow, rows, beats);
      Limits.inRange("pulseLimit", pulseLimit, 1, MAX_PULSES);
    }

    @Override
    public CrossbarOp op() {
      return CrossbarOp.PROGRAM;
    }

    /** Input beats of a row. */
    public int beatsPerRow(CrossbarConfig config) {
      return beatsOf(LEVEL_BITS * config.physicalColumns(), config);
    }

    @Override
    public int inputBeats(CrossbarConfig config) {
      return rows * beatsPerRow(config);
    }

    @Override
    public int resultBeats(CrossbarConfig config) {
      return rows * reportBeats(config, report);
    }

    @Override
    public void check(CrossbarConfig config) {
      checkFits(config, unit, crossbar, firstRow, rows, config.rows());
      checkWords(this, config);
    }
  }

  /**
   * Writes flip and sign bits of one crossbar.
   *
   * @param unit 0 to units-1
   * @param crossbar 0 to crossbars-1
   * @param firstFragment 0 to fragments-1
   * @param fragments 1 to fragments-firstFragment
   * @param beats the fragments' images: a flip bit a column, above them a sign bit an output
   */
  record Flags(int unit, int crossbar, int firstFragment, int fragments, Payload beats)
      implements CrossbarJob {

    public Flags {
      checkPlace(unit, crossbar, firstFragment, fragments, beats);
    }

    @Override
    public CrossbarOp op() {
      return CrossbarOp.FLAGS;
    }

    /** Input beats of a fragment. */
    public static int beatsPerFragment(CrossbarConfig config) {
      return beatsOf(config.columns() + config.outputs(), config);
    }

    @Override
    public int inputBeats(CrossbarConfig config) {
      return fragments * beatsPerFragment(config);
    }

    @Override
    public int resultBeats(CrossbarConfig config) {
      return 0;
    }

    @Override
    public void check(CrossbarConfig config) {
      checkFits(config, unit, crossbar, firstFragment, fragments, config.fragments());
      checkWords(this, config);
    }
  }

  /**
   * Says which physical column each conversion step of one crossbar reads.
   *
   * @param unit 0 to units-1
   * @param crossbar 0 to crossbars-1
   * @param beats one image: 16 bits a column that computes, its number among its ADC's
   */
  record Map(int unit, int crossbar, Payload beats) implements CrossbarJob {
    /** Bits of the image that a column takes. */
    public static final int COLUMN_BITS = 16;

    public Map {
      checkPlace(unit, crossbar, 0, 1, beats);
    }

    @Override
    public CrossbarOp op() {
      return CrossbarOp.MAP;
    }

    @Override
    public int inputBeats(CrossbarConfig config) {
      return beatsOf(COLUMN_BITS * config.columns(), config);
    }

    @Override
    public int resultBeats(CrossbarConfig config) {
      return 0;
    }

    @Override
    public void check(CrossbarConfig config) {
      checkFits(config, unit, crossbar, 0, 1, 1);
      checkWords(this, config);
      for (int column = 0; column < config.columns(); column++) {
        Limits.inRange(
            "map of column " + column, target(config, column), 0, config.columnsPerAdc() - 1);
      }
    }

    /** What the job says of column {@code column}: which of its ADC's columns is read. */
    public int target(CrossbarConfig config, int column) {
      int bit = COLUMN_BITS * column;
      int base = bit / config.streamBits() * wordsPerBeat(config);
      int inBeat = bit % config.streamBits();
      return beats.words()[base + inBeat / Integer.SIZE] >>> inBeat % Integer.SIZE & 0xFFFF;
    }
  }

  /**
   * Says which cells of one crossbar are faulty: a simulation aid.
   *
   * @param unit 0 to units-1
   * @param crossbar 0 to crossbars-1
   * @param firstRow 0 to rows-1
   * @param rows 1 to rows-firstRow
   * @param beats the rows' images: {@link CellFault#code} in {@link #FAULT_BITS} bits a physical
   *     column
   */
  record Faults(int unit, int crossbar, int firstRow, int rows, Payload beats)
      implements CrossbarJob {

    public Faults {
      checkPlace(unit, crossbar, firstRow, rows, beats);
    }

    @Override
    public CrossbarOp op() {
      return CrossbarOp.FAULTS;
    }

    /** Input beats of a row. */
    public static int beatsPerRow(CrossbarConfig config) {
      return beatsOf(FAULT_BITS * config.physicalColumns(), config);
    }

    @Override
    public int inputBeats(CrossbarConfig config) {
      return rows * beatsPerRow(config);
    }

    @Override
    public int resultBeats(CrossbarConfig config) {
      return 0;
    }

    @Override
    public void check(CrossbarConfig config) {
      if (config.faults() == CrossbarConfig.Faults.NONE) {
        throw new ConfigException("FAULTS needs a macro with injectable faults");
      }
      checkFits(config, unit, crossbar, firstRow, rows, config.rows());
      checkWords(this, config);
    }
  }

  /**
   * Finds the stuck cells of one crossbar.
   *
   * @param unit 0 to units-1
   * @param crossbar 0 to crossbars-1
   * @param pulseLimit pulses that move a good cell from one end to the other, 1 to {@link
   *     #MAX_PULSES}
   */
  record March(int unit, int crossbar, int pulseLimit) implements CrossbarJob {
    public March {
      checkPlace(unit, crossbar, 0, 1, Payload.NONE);
      Limits.inRange("pulseLimit", pulseLimit, 1, MAX_PULSES);
    }

    @Override
    public CrossbarOp op() {
      return CrossbarOp.MARCH;
    }

    @Override
    public Payload beats() {
      return Payload.NONE;
    }

    @Override
    public int inputBeats(CrossbarConfig config) {
      return 0;
    }

    @Override
    public int resultBeats(CrossbarConfig config) {
      return config.rows() * reportBeats(config, true);
    }

    @Override
    public void check(CrossbarConfig config) {
      checkFits(config, unit, crossbar, 0, 1, 1);
    }
  }

  /**
   * One access with any word-line pattern and one raw code back.
   *
   * @param unit 0 to units-1
   * @param crossbar 0 to crossbars-1
   * @param fragment that is driven
   * @param offset the word line of the fragment that bit 0 of {@code lines} drives
   * @param lines 16 word lines, or as many as a fragment has; those past its end are none
   * @param column the physical column that is read
   */
  record Test(int unit, int crossbar, int fragment, int offset, int lines, int column)
      implements CrossbarJob {

    public Test {
      checkPlace(unit, crossbar, fragment, 1, Payload.NONE);
      Limits.inRange("offset", offset, 0, CrossbarConfig.MAX_SIZE - 1);
      Limits.inRange("lines", lines, 0, (1 << TEST_LINES) - 1);
      Limits.inRange("column", column, 0, Integer.MAX_VALUE);
    }

    @Override
    public CrossbarOp op() {
      return CrossbarOp.TEST;
    }

    @Override
    public Payload beats() {
      return Payload.NONE;
    }

    @Override
    public int inputBeats(CrossbarConfig config) {
      return 0;
    }

    @Override
    public int resultBeats(CrossbarConfig config) {
      return 0;
    }

    @Override
    public void check(CrossbarConfig config) {
      checkFits(config, unit, crossbar, fragment, 1, config.fragments());
      Limits.inRange("offset", offset, 0, config.fragmentRows() - 1);
      int most = Math.min(TEST_LINES, config.fragmentRows());
      Limits.inRange("lines", lines, 0, (1 << most) - 1);
      Limits.inRange("column", column, 0, config.physicalColumns() - 1);
    }
  }

  private static void checkPlace(int unit, int crossbar, int first, int count, Payload beats) {
    if (beats == null) {
      throw new ConfigException("beats must be given");
    }
    Limits.inRange("unit", unit, 0, Integer.MAX_VALUE);
    Limits.inRange("crossbar", crossbar, 0, Integer.MAX_VALUE);
    Limits.inRange("first", first, 0, CrossbarConfig.MAX_SIZE - 1);
    Limits.inRange("count", count, 1, CrossbarConfig.MAX_SIZE);
  }

  private static void checkFits(
      CrossbarConfig config, int unit, int crossbar, int first, int count, int size) {
    Limits.inRange("unit", unit, 0, config.units() - 1);
    Limits.inRange("crossbar", crossbar, 0, config.crossbars() - 1);
    Limits.inRange("first", first, 0, size - 1);
    Limits.inRange("count", count, 1, size - first);
  }

  private static void checkWords(CrossbarJob job, CrossbarConfig config) {
    long expected = (long) job.inputBeats(config) * wordsPerBeat(config);
    int given = job.beats().words().length;
    if (given != expected) {
      throw new ConfigException(
          "beats must be %d beats of %d words: %d words, not %d"
              .formatted(job.inputBeats(config), wordsPerBeat(config), expected, given));
    }
  }
}
