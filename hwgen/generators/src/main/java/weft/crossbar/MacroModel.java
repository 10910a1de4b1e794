package weft.crossbar;

import java.util.function.IntFunction;
import weft.arch.crossbar.CellModel;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.UInt;

/**
 * The macro as a black box: this body is its behaviour for simulation. How far a pulse moves a cell
 * varies by a hash of seed, row, column and the row's number of pulses (docs/crossbar.md section
 * 2).
 */
final class MacroModel extends CrossbarMacro {
  private static final int WORD = 32;

  private final CellModel cell;
  private final int conductanceBits;

  MacroModel(CrossbarConfig config) {
    super(config);
    cell = config.cell();
    conductanceBits = config.cellBits() + cell.fineBits();
    model();
    describe("Behaviour of the crossbar macro, for simulation.");
    build();
  }

  @Override
  IntFunction<UInt> steps(UInt pulses) {
    UInt least = uint(conductanceBits).of(cell.step() - cell.variation());
    if (cell.variation() == 0) {
      return physical -> least;
    }
    UInt ofRow = mixed(word(cell.seed() & 0xFFFF_FFFFL).xor(writeRow.extend(WORD)));
    return physical -> {
      UInt ofCell = mixed(ofRow.xor(word(physical)));
      UInt hash = mixed(ofCell.xor(pulses.extend(WORD)));
      UInt more = hash.rem(word(2L * cell.variation() + 1));
      return least.plus(more.truncate(conductanceBits));
    };
  }

  private static UInt mixed(UInt value) {
    UInt a = value.xor(value.shr(16).extend(WORD));
    UInt b = a.times(word(0x7FEB352DL)).truncate(WORD);
    UInt c = b.xor(b.shr(15).extend(WORD));
    UInt d = c.times(word(0x846CA68BL)).truncate(WORD);
    return d.xor(d.shr(16).extend(WORD));
  }

  private static UInt word(long value) {
    return uint(WORD).of(value);
  }
}
