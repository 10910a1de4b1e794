package weft.arch.tim;

import static weft.arch.Register.Access.COMMAND;
import static weft.arch.Register.Access.READ_ONLY;
import static weft.arch.Register.Access.READ_WRITE;
import static weft.arch.Register.Access.WRITE_ONE_TO_CLEAR;

import java.util.List;
import weft.arch.Register;
import weft.arch.Register.Field;
import weft.arch.RegisterMap;
import weft.arch.Widths;

/** The register map of a TiM-DNN accelerator; docs/tim.md says how the registers act together. */
public final class TimRegisters {
  /** "WTIM" in ASCII. */
  public static final int ID = 0x5754494D;

  /** Major version in the upper, minor in the lower 16 bits. */
  public static final int VERSION = 0x0001_0000;

  /** Longest phase, in clocks. */
  public static final int MAX_PHASE = 255;

  private TimRegisters() {}

  /** The map for one configuration: ranges and reset values follow from its sizes. */
  public static RegisterMap map(TimConfig c) {
    int maxGroup = Widths.index(c.tiles());
    int codeBits = c.codeBits();
    return new RegisterMap(
        "weft_tim",
        List.of(
            constant("ID", 0x000, ID, "Tells the family: \"WTIM\""),
            constant("VERSION", 0x004, VERSION, "Major version [31:16], minor version [15:0]"),
            constant("CONFIG_HASH", 0x008, c.hash() & 0xFFFF_FFFFL, "CRC-32 of all parameters"),
            new Register(
                "SIZE",
                0x00C,
                READ_ONLY,
                List.of(
                    fixed("ROWS", 0, 16, c.rows(), "Rows of a tile"),
                    fixed("COLUMNS", 16, 16, c.columns(), "Columns of a tile")),
                "Size of a tile"),
            new Register(
                "CAPABILITY",
                0x010,
                READ_ONLY,
                List.of(
                    fixed("ROWS_PER_ACCESS", 0, 8, c.rowsPerAccess(), "L, rows driven at once"),
                    fixed("ADC_MAX", 8, 8, c.adcMax(), "Largest count an ADC tells apart"),
                    fixed("TILES", 16, 8, c.tiles(), "Tiles"),
                    fixed("MAX_PLANES", 24, 4, c.maxPlanes(), "Most bit planes of an input"),
                    fixed("SCALE_BITS", 28, 4, c.scaleBits(), "Width of a scale factor")),
                "Parameters that software needs"),
            constant("PCUS", 0x014, c.pcus(), "M, columns of a tile converted at once"),
            new Register(
                "CTRL",
                0x018,
                COMMAND,
                List.of(
                    Field.of("START", 0, 1, "Starts the job in OP; refused while busy"),
                    Field.of("ABORT", 1, 1, "Ends the running job; a valid result beat stays"),
                    Field.of("SOFT_RESET", 2, 1, "As resetn, for everything but the control bus"),
                    Field.of("SNAPSHOT", 3, 1, "Copies the counters to where they are read"),
                    Field.of("CLEAR_COUNTERS", 4, 1, "Sets the counters to 0")),
                "Commands"),
            new Register(
                "STATUS",
                0x01C,
                READ_ONLY,
                List.of(
                    Field.of("BUSY", 0, 1, "A job runs"),
                    Field.of("ERROR", 1, 1, "ERROR holds a code")),
                "State"),
            new Register(
                "IRQ_ENABLE",
                0x020,
                READ_WRITE,
                List.of(
                    Field.of("DONE", 0, 1, "irq when a job has ended"),
                    Field.of("ERROR", 1, 1, "irq on an error"),
                    Field.of("OVERFLOW", 2, 1, "irq on error OVERFLOW")),
                "Interrupts that reach irq; writable while busy"),
            new Register(
                "IRQ_STATUS",
                0x024,
                WRITE_ONE_TO_CLEAR,
                List.of(
                    Field.of("DONE", 0, 1, "A job has ended, aborted or not"),
                    Field.of("ERROR", 1, 1, "An error was recorded"),
                    Field.of("OVERFLOW", 2, 1, "Error OVERFLOW was recorded")),
                "Interrupts that have happened; writable while busy"),
            new Register(
                "ERROR",
                0x028,
                WRITE_ONE_TO_CLEAR,
                List.of(
                    Field.of("CODE", 0, 4, "First error; any write that sets a bit clears all")),
                "Sticky error code; writable while busy"),
            new Register(
                "ERROR_ADDRESS",
                0x02C,
                READ_ONLY,
                List.of(
                    Field.of("ADDRESS", 0, 16, "Byte address of the access or register at fault")),
                "Where the first error happened; 0 for stream errors"),
            counter("CYCLES_LOW", 0x030, "Clocks in which a job ran, low half"),
            counter("CYCLES_HIGH", 0x034, "Clocks in which a job ran, high half"),
            counter("ACCESSES_LOW", 0x038, "Array accesses (all tiles at once), low half"),
            counter("ACCESSES_HIGH", 0x03C, "Array accesses, high half"),
            counter("CLIPS_PLUS_LOW", 0x040, "Conversions clipped on plus lines, low half"),
            counter("CLIPS_PLUS_HIGH", 0x044, "Conversions clipped on plus lines, high half"),
            counter("CLIPS_MINUS_LOW", 0x048, "Conversions clipped on minus lines, low half"),
            counter("CLIPS_MINUS_HIGH", 0x04C, "Conversions clipped on minus lines, high half"),
            counter("STALLS_IN_LOW", 0x050, "Clocks that waited for an input beat, low half"),
            counter("STALLS_IN_HIGH", 0x054, "Clocks that waited for an input beat, high half"),
            counter("STALLS_OUT_LOW", 0x058, "Clocks a result beat waited, low half"),
            counter("STALLS_OUT_HIGH", 0x05C, "Clocks a result beat waited, high half"),
            ranged("OP", 0x080, 2, 0, TimOp.values().length - 1L, 0, "Job: COMPUTE, PROGRAM, TEST"),
            new Register(
                "MODE",
                0x084,
                READ_WRITE,
                List.of(
                    Field.of(
                        "ENCODING", 0, 2, "UNSIGNED, TWOS_COMPLEMENT, TERNARY, TERNARY_TWO_STEP"),
                    new Field("PLANES", 4, 4, 1, c.maxPlanes(), 1, "Bit planes of an input"),
                    new Field(
                        "GROUP", 8, 3, 0, maxGroup, 0, "log2 of the tiles added into one sum"),
                    Field.of("KEEP", 12, 1, "Sums go on from where the last job left them"),
                    Field.of("SILENT", 13, 1, "No results are sent")),
                "How vectors are multiplied"),
            ranged("FIRST_BLOCK", 0x088, 16, 0, c.blocks() - 1L, 0, "First block of a vector"),
            ranged("BLOCKS", 0x08C, 16, 1, c.blocks(), 1, "Blocks of a vector, in every tile"),
            ranged("COLUMNS", 0x090, 16, 1, c.columns(), 1, "Columns in use, from column 0"),
            ranged("VECTORS", 0x094, 32, 1, 0xFFFF_FFFFL, 1, "Input vectors of the job"),
            scale("WEIGHT_PLUS", 0x098, c, "W1, what a weight of +1 stands for"),
            scale("WEIGHT_MINUS", 0x09C, c, "W2, the magnitude a weight of -1 stands for"),
            scale("INPUT_PLUS", 0x0A0, c, "I1, what an input of +1 stands for"),
            scale("INPUT_MINUS", 0x0A4, c, "I2, the magnitude an input of -1 stands for"),
            ranged("TILE", 0x0A8, 8, 0, c.tiles() - 1L, 0, "Tile to program or to test"),
            ranged("FIRST_ROW", 0x0AC, 16, 0, c.rows() - 1L, 0, "First row to program"),
            ranged("ROWS", 0x0B0, 16, 1, c.rows(), 1, "Rows to program"),
            phase("PRECHARGE", 0x0C0, "Clocks of precharge"),
            phase("DRIVE", 0x0C4, "Clocks the word lines are driven"),
            phase("SAMPLE", 0x0C8, "Clocks of sampling"),
            phase("CONVERT", 0x0CC, "Clocks of one conversion step"),
            phase("WRITE_SETUP", 0x0D0, "Clocks the write data are up before the pulse"),
            phase("WRITE_PULSE", 0x0D4, "Clocks of the write word line"),
            phase("WRITE_RECOVERY", 0x0D8, "Clocks after the pulse"),
            ranged("TEST_PLUS", 0x0E0, c.rowsPerAccess(), 0, mask(c), 0, "Rows driven with +1"),
            ranged("TEST_MINUS", 0x0E4, c.rowsPerAccess(), 0, mask(c), 0, "Rows driven with -1"),
            ranged("TEST_COLUMN", 0x0E8, 16, 0, c.columns() - 1L, 0, "Column to convert"),
            new Register(
                "TEST_CODE",
                0x0EC,
                READ_ONLY,
                List.of(
                    Field.of("PLUS", 0, codeBits, "Raw code of the plus line"),
                    Field.of("PLUS_OVER", 8, 1, "The plus line was clipped"),
                    Field.of("MINUS", 16, codeBits, "Raw code of the minus line"),
                    Field.of("MINUS_OVER", 24, 1, "The minus line was clipped")),
                "Result of the last TEST job")));
  }

  private static long mask(TimConfig c) {
    return (1L << c.rowsPerAccess()) - 1;
  }

  private static Field fixed(String name, int lsb, int width, long value, String meaning) {
    return new Field(name, lsb, width, value, value, value, meaning);
  }

  private static Register constant(String name, int address, long value, String meaning) {
    return new Register(
        name, address, READ_ONLY, List.of(fixed("VALUE", 0, 32, value, meaning)), meaning);
  }

  private static Register counter(String name, int address, String meaning) {
    return new Register(
        name, address, READ_ONLY, List.of(Field.of("COUNT", 0, 32, meaning)), meaning);
  }

  private static Register ranged(
      String name, int address, int width, long min, long max, long reset, String meaning) {
    return new Register(
        name,
        address,
        READ_WRITE,
        List.of(new Field("VALUE", 0, width, min, max, reset, meaning)),
        meaning);
  }

  private static Register scale(String name, int address, TimConfig c, String meaning) {
    return ranged(name, address, c.scaleBits(), 0, (1L << c.scaleBits()) - 1, 1, meaning);
  }

  private static Register phase(String name, int address, String meaning) {
    return ranged(name, address, 8, 1, MAX_PHASE, 1, meaning);
  }
}
