package weft.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Mem;
import weft.hdl.UInt;

/**
 * The macro as synthesisable logic: a memory bank a conversion step, whose words are the blocks.
 * The sample-and-hold keeps block and word-line pattern; only the cells of the columns that are
 * being converted are multiplied and counted.
 */
final class DigitalMacro extends TernaryMacro {
  DigitalMacro(TimConfig config) {
    super(config);
    describe("The ternary array macro as memory and counters.");
    int columns = config.columns();
    int pcus = config.pcus();
    int lines = config.rowsPerAccess();

    comment(
        "Cells: a bank a conversion step; a word holds, a word line after the other, all A, all B.");
    List<Mem<Bits>> banks = new ArrayList<>();
    for (int step = 0; step < config.conversionSteps(); step++) {
      banks.add(mem(bits(lines * 2 * pcus), config.blocks()));
    }
    BlockDecoder decoder = add(new BlockDecoder(config));
    decoder.row.set(writeRow);
    for (int step = 0; step < config.conversionSteps(); step++) {
      Mem<Bits> bank = banks.get(step);
      Bits bankNonZero = writeData.word(step, pcus);
      Bits bankNegative = writeData.bits(columns + pcus * (step + 1) - 1, columns + pcus * step);
      List<Bits> everyLine = new ArrayList<>();
      for (int line = 0; line < lines; line++) {
        everyLine.add(bankNegative);
        everyLine.add(bankNonZero);
      }
      Bits bankWord = concat(everyLine);
      when(writePulse, () -> bank.write(decoder.block, bankWord, decoder.wordLine));
    }

    comment("Lines: what was driven since precharge. Sample-and-hold: what was sampled.");
    UInt drivenBlock = reg(block.type());
    Bits drivenPlus = reg(bits(lines)).init(0);
    Bits drivenMinus = reg(bits(lines)).init(0);
    UInt heldBlock = reg(block.type());
    Bits heldPlus = reg(bits(lines)).init(0);
    Bits heldMinus = reg(bits(lines)).init(0);
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
    when(
        sample,
        () -> {
          heldBlock.set(drivenBlock);
          heldPlus.set(drivenPlus);
          heldMinus.set(drivenMinus);
        });

    comment("Column multiplexer: idle unless it converts.");
    Bits selected = wire(bits(lines * 2 * pcus));
    selected.set(0);
    when(
        convert,
        () -> {
          var bySteps = switchOn(columnStep);
          for (int step = 0; step < banks.size(); step++) {
            Mem<Bits> bank = banks.get(step);
            bySteps.is(step, () -> selected.set(bank.read(heldBlock)));
          }
          bySteps.otherwise(() -> {});
        });
    List<Bits> plusCells = new ArrayList<>();
    List<Bits> minusCells = new ArrayList<>();
    for (int line = 0; line < lines; line++) {
      Bits nonZero = selected.word(2 * line, pcus);
      Bits negative = selected.word(2 * line + 1, pcus);
      Bits up = heldPlus.bit(line).repeat(pcus);
      Bits down = heldMinus.bit(line).repeat(pcus);
      plusCells.add(nonZero.and(up.and(negative.not()).or(down.and(negative))));
      minusCells.add(nonZero.and(down.and(negative.not()).or(up.and(negative))));
    }
    latch(plusCells, minusCells, config);
  }
}
