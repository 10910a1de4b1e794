package weft.arch.tim;

import static weft.arch.CommonRegisters.constant;
import static weft.arch.CommonRegisters.counter;
import static weft.arch.CommonRegisters.fixed;
import static weft.arch.CommonRegisters.ranged;
import static weft.arch.Register.Access.READ_ONLY;
import static weft.arch.Register.Access.READ_WRITE;

import java.util.ArrayList;
import java.util.List;
import weft.arch.CommonRegisters;
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
  public static final int MAX_PHASE = CommonRegisters.MAX_PHASE;

  private TimRegisters() {}

  /** The map for one configuration: ranges and reset values follow from its sizes. */
  public static RegisterMap map(TimConfig c) {
    int maxGroup = Widths.index(c.tiles());
    int codeBits = c.codeBits();
    List<Register> all = new ArrayList<>(CommonRegisters.identity(ID, "WTIM", VERSION, c.hash()));
    all.addAll(
        List.of(
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
            constant("PCUS", 0x014, c.pcus(), "M, columns of a tile converted at once")));
    all.addAll(CommonRegisters.control());
    all.addAll(
        List.of(
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
            ranged("ROWS", 0x0B0, 16, 1, c.rows(), 1, "Rows to program")));
    all.addAll(CommonRegisters.phases());
    all.addAll(
        List.of(
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
    return new RegisterMap("weft_tim", all);
  }

  private static long mask(TimConfig c) {
    return (1L << c.rowsPerAccess()) - 1;
  }

  private static Register scale(String name, int address, TimConfig c, String meaning) {
    return ranged(name, address, c.scaleBits(), 0, (1L << c.scaleBits()) - 1, 1, meaning);
  }
}
