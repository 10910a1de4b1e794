package weft.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Mem;
import weft.hdl.UInt;

/**
 * The macro as a black box: this body is its behaviour for simulation. The lines keep what was
 * driven until precharge; sampling holds, for both lines of every column, which cells of the block
 * discharge them.
 */
final class MacroModel extends TernaryMacro {
  private final Mem<Bits> nonZero;
  private final Mem<Bits> negative;
  private final UInt drivenBlock;

  MacroModel(TimConfig config) {
    super(config);
    model();
    describe("Behaviour of the ternary array macro, for simulation.");
    int columns = config.columns();
    int pcus = config.pcus();
    int lines = config.rowsPerAccess();

    comment("Cells: bits A and B of every column, a word a row.");
    nonZero = mem(bits(columns), config.rows());
    negative = mem(bits(columns), config.rows());
    when(
        writePulse,
        () -> {
          nonZero.write(writeRow, writeData.truncate(columns));
          negative.write(writeRow, writeData.bits(2 * columns - 1, columns));
        });

    comment("Lines: what was driven since precharge.");
    drivenBlock = reg(block.type());
    Bits drivenPlus = reg(bits(lines)).init(0);
    Bits drivenMinus = reg(bits(lines)).init(0);
    when(
            precharge,
            () -> {
              drivenPlus.set(0);
              drivenMinus.set(0);
            })
        .elsewhen(
            drive,
            () -> {
              drivenBlock.set(block);
              drivenPlus.set(plusLines);
              drivenMinus.set(minusLines);
            });

    comment("Sample-and-hold: which cells discharge the plus and the minus line of each column.");
    List<Bits> heldPlus = new ArrayList<>();
    List<Bits> heldMinus = new ArrayList<>();
    for (int line = 0; line < lines; line++) {
      heldPlus.add(reg(bits(columns)));
      heldMinus.add(reg(bits(columns)));
    }
    when(
        sample,
        () -> {
          for (int line = 0; line < lines; line++) {
            Bits up = drivenPlus.bit(line).repeat(columns);
            Bits down = drivenMinus.bit(line).repeat(columns);
            heldPlus.get(line).set(discharged(line, up, down));
            heldMinus.get(line).set(discharged(line, down, up));
          }
        });

    comment("Column multiplexer: idle unless it converts.");
    List<Bits> plusCells = new ArrayList<>();
    List<Bits> minusCells = new ArrayList<>();
    for (int line = 0; line < lines; line++) {
      plusCells.add(wire(bits(pcus)));
      minusCells.add(wire(bits(pcus)));
      plusCells.get(line).set(0);
      minusCells.get(line).set(0);
    }
    when(
        convert,
        () -> {
          for (int line = 0; line < lines; line++) {
            plusCells.get(line).set(selected(heldPlus.get(line), pcus));
            minusCells.get(line).set(selected(heldMinus.get(line), pcus));
          }
        });
    latch(plusCells, minusCells, config);
  }

  /**
   * The cells of a row that discharge a line.
   *
   * @param onPositive whether the row drives cells of +1 so that they discharge it, in every bit
   * @param onNegative the same for cells of -1
   */
  private Bits discharged(int line, Bits onPositive, Bits onNegative) {
    return nonZero
        .read(row(line))
        .and(
            onPositive
                .and(negative.read(row(line)).not())
                .or(onNegative.and(negative.read(row(line)))));
  }

  /** Address of a word line of the driven block. */
  private UInt row(int line) {
    int lines = heightOfBlock();
    if (Integer.bitCount(lines) == 1) {
      return drivenBlock.asBits().concat(uint(Widths.index(lines)).of(line)).asUInt();
    }
    return drivenBlock.times(UInt.of(lines)).plus(line);
  }

  private int heightOfBlock() {
    return plusLines.width();
  }

  private Bits selected(Bits held, int pcus) {
    return held.as(vec(held.width() / pcus, bits(pcus))).at(columnStep);
  }
}
