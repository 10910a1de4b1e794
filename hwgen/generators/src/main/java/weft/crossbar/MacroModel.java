package weft.crossbar;

import java.util.function.IntFunction;
import weft.arch.crossbar.CellModel;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
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
  IntFunction<UInt> steps(UInt pulses, Bool begins) {
    UInt least = uint(conductanceBits).of(cell.step() - cell.variation());
    if (cell.variation() == 0) {
      return physical -> least;
    }
    UInt seeded = word(cell.seed() & 0xFFFF_FFFFL).xor(writeRow.extend(WORD));
    UInt ofRow = mixed(begins, seeded);
    return physical -> {
      UInt ofCell = mixed(begins, ofRow.xor(word(physical)));
      UInt hash = mixed(begins, ofCell.xor(pulses.extend(WORD)));
      UInt more = hash.rem(word(2L * cell.variation() + 1));
      return least.plus(more.truncate(conductanceBits));
    };
  }

  /** The value or 0, which a simulator computes much faster: most clocks begin no pulse. */
  @Override
  Bits whilePulsing(Bool begins, Bits value) {
    return mux(begins, value, bits(value.width()).of(0));
  }

  private UInt mixed(Bool begins, UInt value) {
    UInt a = idle(begins, value);
    UInt b = idle(begins, a.xor(a.shr(16).extend(WORD)).times(word(0x7FEB352DL)).truncate(WORD));
    UInt c = idle(begins, b.xor(b.shr(15).extend(WORD)).times(word(0x846CA68BL)).truncate(WORD));
    return idle(begins, c.xor(c.shr(16).extend(WORD)));
  }

  private UInt idle(Bool begins, UInt value) {
    return whilePulsing(begins, value.asBits()).asUInt();
  }

  private static UInt word(long value) {
    return uint(WORD).of(value);
  }
}
