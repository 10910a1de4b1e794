package weft.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * The pins of a tile's macro: array, sample-and-hold, column multiplexer and ADCs (docs/tim.md
 * section 5). Its two forms have the same values in the same clocks.
 */
abstract class TernaryMacro extends Component {
  final Bool precharge;

  /** Word lines are valid. */
  final Bool drive;

  final UInt block;
  final Bits plusLines;
  final Bits minusLines;

  /** The lines' state is held from the next clock on. */
  final Bool sample;

  /** The codes of {@link #columnStep} are latched. */
  final Bool convert;

  final UInt columnStep;

  /** PCU m at bits {@code codeBits*m} up. */
  final Bits plusCode;

  final Bits minusCode;
  final Bits plusOver;
  final Bits minusOver;

  final Bool writeSetup;
  final Bool writePulse;
  final UInt writeRow;

  /** Bit c is A of column c, bit N+c is B. */
  final Bits writeData;

  TernaryMacro(TimConfig config) {
    moduleName("weft_tim_macro");
    int codes = config.pcus() * config.codeBits();
    precharge = in(bool());
    drive = in(bool());
    block = in(uint(Widths.unsigned(config.blocks() - 1L)));
    plusLines = in(bits(config.rowsPerAccess())).named("plus_lines");
    minusLines = in(bits(config.rowsPerAccess())).named("minus_lines");
    sample = in(bool());
    convert = in(bool());
    columnStep = in(uint(Converter.stepBits(config))).named("column_step");
    plusCode = out(bits(codes)).named("plus_code");
    minusCode = out(bits(codes)).named("minus_code");
    plusOver = out(bits(config.pcus())).named("plus_over");
    minusOver = out(bits(config.pcus())).named("minus_over");
    writeSetup = in(bool()).named("write_setup");
    writePulse = in(bool()).named("write_pulse");
    writeRow = in(uint(Widths.unsigned(config.rows() - 1L))).named("write_row");
    writeData = in(bits(2 * config.columns())).named("write_data");
    writeSetup.unused("a digital array needs no set-up time; its strobe is for analog ones");
  }

  /**
   * The ADCs: counts which of the selected columns' cells discharge each line, and latches the
   * codes while {@link #convert}.
   *
   * @param plusCells one word a row: bit m says that the cell of PCU m discharges its plus line
   * @param minusCells the same for the minus line
   */
  final void latch(List<Bits> plusCells, List<Bits> minusCells, TimConfig config) {
    int pcus = config.pcus();
    List<Bits> cells = new ArrayList<>();
    for (int line = 0; line < plusCells.size(); line++) {
      cells.add(minusCells.get(line).concat(plusCells.get(line)));
    }
    ColumnCounter counter = new ColumnCounter(cells, config.adcMax(), config.codeBits());
    Bits plusHeld = reg(plusCode.type());
    Bits minusHeld = reg(minusCode.type());
    Bits plusOverHeld = reg(plusOver.type());
    Bits minusOverHeld = reg(minusOver.type());
    when(
        convert,
        () -> {
          plusHeld.set(counter.codes(0, pcus));
          minusHeld.set(counter.codes(pcus, pcus));
          plusOverHeld.set(counter.over.bits(pcus - 1, 0));
          minusOverHeld.set(counter.over.bits(2 * pcus - 1, pcus));
        });
    plusCode.set(plusHeld);
    minusCode.set(minusHeld);
    plusOver.set(plusOverHeld);
    minusOver.set(minusOverHeld);
  }
}
