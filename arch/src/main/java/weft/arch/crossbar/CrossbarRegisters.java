package weft.arch.crossbar;

import static weft.arch.CommonRegisters.counter;
import static weft.arch.CommonRegisters.fixed;
import static weft.arch.CommonRegisters.ranged;
import static weft.arch.Register.Access.READ_ONLY;
import static weft.arch.Register.Access.READ_WRITE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weft.arch.CommonRegisters;
import weft.arch.Register;
import weft.arch.Register.Field;
import weft.arch.RegisterMap;
import weft.arch.Widths;

/**
 * The register map of a ReRAM crossbar accelerator; docs/crossbar.md says how the registers act
 * together.
 */
public final class CrossbarRegisters {
  /** "WXBR" in ASCII. */
  public static final int ID = 0x57584252;

  /** Major version in the upper, minor in the lower 16 bits. */
  public static final int VERSION = 0x0001_0000;

  private CrossbarRegisters() {}

  /** The map for one configuration: ranges and reset values follow from its sizes. */
  public static RegisterMap map(CrossbarConfig c) {
    List<Register> all = new ArrayList<>(CommonRegisters.identity(ID, "WXBR", VERSION, c.hash()));
    all.addAll(sizes(c));
    all.addAll(CommonRegisters.control());
    all.addAll(counters());
    all.addAll(jobs(c));
    all.addAll(CommonRegisters.phases());
    all.addAll(test(c));
    return new RegisterMap("weft_xbar", all);
  }

  private static List<Register> sizes(CrossbarConfig c) {
    return List.of(
        new Register(
            "SIZE",
            0x00C,
            READ_ONLY,
            List.of(
                fixed("ROWS", 0, 16, c.rows(), "R, rows of a crossbar"),
                fixed("COLUMNS", 16, 16, c.columns(), "N, columns of a crossbar that compute")),
            "Size of a crossbar"),
        new Register(
            "CAPABILITY",
            0x010,
            READ_ONLY,
            List.of(
                fixed("FRAGMENT_ROWS", 0, 12, c.fragmentRows(), "F, rows driven at once"),
                fixed("ADC_BITS", 12, 4, c.adcBits(), "Bits of an ADC's code"),
                fixed("CELL_BITS", 16, 4, c.cellBits(), "c, bits of a cell"),
                fixed("WEIGHT_BITS", 20, 5, c.weightBits(), "W, bits of a weight"),
                fixed("SCHEME", 25, 2, c.scheme().ordinal(), "POLARISED, OFFSET, DIFFERENTIAL"),
                fixed("FLIP", 27, 1, c.flip().ordinal(), "Columns may be stored inverted"),
                fixed("MIN_INPUT_CYCLES", 28, 1, c.minInputCycles(), "What zeros take"),
                fixed("FAULTS", 29, 1, c.faults().ordinal(), "FAULTS jobs are possible")),
            "Parameters of cells and inputs that software needs"),
        new Register(
            "UNITS",
            0x014,
            READ_ONLY,
            List.of(
                fixed("ADCS", 0, 11, c.adcs(), "A, ADCs of a crossbar"),
                fixed("SPARE_COLUMNS", 11, 5, c.spareColumns(), "H, spare columns of an ADC"),
                fixed("CROSSBARS", 16, 5, c.crossbars(), "X, crossbars of a unit"),
                fixed("UNITS", 21, 6, c.units(), "U, units"),
                fixed("INPUT_BITS", 27, 5, c.inputBits(), "B, most bits of an input")),
            "What there is how many times"));
  }

  private static List<Register> counters() {
    List<Register> all = new ArrayList<>();
    pair(all, "CYCLES", 0x030, "Clocks in which a job ran");
    pair(all, "ACCESSES", 0x038, "Array accesses of all units");
    pair(all, "CONVERSIONS", 0x040, "Codes taken into sums");
    pair(all, "SATURATIONS", 0x048, "Codes taken into sums that were clipped");
    pair(all, "STALLS_IN", 0x050, "Clocks that waited for an input beat");
    pair(all, "STALLS_OUT", 0x058, "Clocks a result beat waited");
    pair(all, "INPUT_CYCLES", 0x060, "Effective input cycles of all fragments");
    pair(all, "SKIPPED", 0x068, "Planes of all fragments that were not driven");
    pair(all, "PULSES", 0x070, "Write pulses of rows");
    pair(all, "WRITES", 0x078, "Cells whose SET or RESET line was up in a pulse");
    return all;
  }

  private static void pair(List<Register> all, String name, int address, String meaning) {
    for (String half : List.of("LOW", "HIGH")) {
      String text = meaning + ", " + half.toLowerCase(Locale.ROOT) + " half";
      all.add(counter(name + "_" + half, address + (half.equals("LOW") ? 0 : 4), text));
    }
  }

  private static List<Register> jobs(CrossbarConfig c) {
    int maxGroup = Widths.index(c.units());
    return List.of(
        ranged(
            "OP",
            0x080,
            3,
            0,
            CrossbarOp.values().length - 1L,
            0,
            "Job: COMPUTE, PROGRAM, FLAGS, MAP, FAULTS, MARCH, TEST"),
        new Register(
            "MODE",
            0x084,
            READ_WRITE,
            List.of(
                new Field("SKIP", 0, 2, 0, 2, 0, "NONE, LEADING, PLANES_OF_ZEROS"),
                Field.of("SIGNED", 2, 1, "Inputs are two's complement numbers"),
                new Field("PLANES", 4, 5, 1, c.inputBits(), 1, "Bits of an input"),
                Field.of("KEEP", 12, 1, "Sums go on from where the last job left them"),
                Field.of("SILENT", 13, 1, "No results are sent"),
                Field.of("QUANTISE", 14, 1, "Results are requantised"),
                Field.of("REPORT", 15, 1, "Row reports of PROGRAM tell of each column"),
                new Field("GROUP", 16, 3, 0, maxGroup, 0, "log2 of the units added into one sum")),
            "How vectors are multiplied, and what is reported"),
        ranged(
            "FRAGMENTS", 0x088, 16, 1, c.fragments(), 1, "Fragments of a vector, from fragment 0"),
        ranged(
            "OUTPUTS", 0x08C, 16, 1, c.unitOutputs(), 1, "Outputs sent of a vector, from output 0"),
        ranged("VECTORS", 0x094, 32, 1, 0xFFFF_FFFFL, 1, "Input vectors of the job"),
        ranged("MULTIPLIER", 0x098, 16, 0, 0xFFFF, 1, "What sums are multiplied with"),
        ranged(
            "SHIFT",
            0x09C,
            6,
            0,
            Requantisation.MAX_SHIFT,
            0,
            "Bits by which products are shifted right"),
        ranged("OUT_BITS", 0x0A0, 5, 1, 16, 16, "Bits of a requantised result"),
        ranged("UNIT", 0x0A4, 8, 0, c.units() - 1L, 0, "Unit to program or to test"),
        ranged("CROSSBAR", 0x0A8, 8, 0, c.crossbars() - 1L, 0, "Crossbar of it"),
        ranged("FIRST_ROW", 0x0AC, 16, 0, c.rows() - 1L, 0, "First row, or fragment"),
        ranged("ROWS", 0x0B0, 16, 1, c.rows(), 1, "Rows, or fragments, to write"),
        ranged(
            "PULSE_LIMIT", 0x0B4, 15, 1, CrossbarJob.MAX_PULSES, 64, "Most write pulses of a row"));
  }

  private static List<Register> test(CrossbarConfig c) {
    int lines = Math.min(CrossbarJob.TEST_LINES, c.fragmentRows());
    return List.of(
        ranged("TEST_LINES", 0x0E0, lines, 0, (1L << lines) - 1, 0, "Word lines driven"),
        ranged("TEST_OFFSET", 0x0E4, 16, 0, c.fragmentRows() - 1L, 0, "The first of them"),
        ranged("TEST_COLUMN", 0x0E8, 16, 0, c.physicalColumns() - 1L, 0, "Column to convert"),
        new Register(
            "TEST_CODE",
            0x0EC,
            READ_ONLY,
            List.of(
                Field.of("CODE", 0, c.adcBits(), "Raw code"),
                Field.of("OVER", 16, 1, "The code was clipped")),
            "Result of the last TEST job"));
  }
}
