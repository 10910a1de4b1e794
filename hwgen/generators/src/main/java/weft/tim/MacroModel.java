package weft.tim;

import java.util.ArrayList;
import java.util.List;
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
  MacroModel(TimConfig config) {
    super(config);
    model();
    describe("Behaviour of the ternary array macro, for simulation.");
    int columns = config.columns();
    int lines = config.rowsPerAccess();

    comment("Cells: a memory a word line of a block, its words being the blocks.");
    List<Mem<Bits>> nonZero = new ArrayList<>();
    List<Mem<Bits>> negative = new ArrayList<>();
    for (int line = 0; line < lines; line++) {
      nonZero.add(mem(bits(columns), config.blocks()));
      negative.add(mem(bits(columns), config.blocks()));
    }
    BlockDecoder decoder = add(new BlockDecoder(config));
    decoder.row.set(writeRow);
    for (int line = 0; line < lines; line++) {
      Mem<Bits> a = nonZero.get(line);
      Mem<Bits> b = negative.get(line);
      when(
          writePulse.and(decoder.wordLine.bit(line)),
          () -> {
            a.write(decoder.block, writeData.truncate(columns));
            b.write(decoder.block, writeData.bits(2 * columns - 1, columns));
          });
    }

    comment("Lines: what was driven since precharge.");
    UInt drivenBlock = reg(block.type());
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
            Mem<Bits> a = nonZero.get(line);
            Mem<Bits> b = negative.get(line);
            Bits up = drivenPlus.bit(line).repeat(columns);
            Bits down = drivenMinus.bit(line).repeat(columns);
            heldPlus
                .get(line)
                .set(
                    a.read(drivenBlock)
                        .and(up.and(b.read(drivenBlock).not()).or(down.and(b.read(drivenBlock)))));
            heldMinus
                .get(line)
                .set(
                    a.read(drivenBlock)
                        .and(down.and(b.read(drivenBlock).not()).or(up.and(b.read(drivenBlock)))));
          }
        });

    comment("Column multiplexer and ADCs.");
    int pcus = config.pcus();
    List<Bits> plusCells = new ArrayList<>();
    List<Bits> minusCells = new ArrayList<>();
    for (int line = 0; line < lines; line++) {
      plusCells.add(selected(heldPlus.get(line), pcus));
      minusCells.add(selected(heldMinus.get(line), pcus));
    }
    latch(plusCells, minusCells, config);
  }

  private Bits selected(Bits held, int pcus) {
    return held.as(vec(held.width() / pcus, bits(pcus))).at(columnStep);
  }
}
