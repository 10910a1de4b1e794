package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * Makes an ADC's code a term and adds it to the output's sum: corrects flipped columns, shifts by
 * digit and bit plane, and gives the term its sign (docs/crossbar.md section 1).
 */
final class ShiftAdd extends Component {
  /** The code is there and counts. */
  final Bool accumulate;

  final UInt code;

  /** The column holds V - digit. */
  final Bool flipped;

  /** The cell of the weight. */
  final UInt weightCell;

  /** Power of two of the bit plane. */
  final UInt plane;

  /** The term is subtracted. */
  final Bool negate;

  /** Word lines driven. */
  final UInt driven;

  /** The sum starts from 0. */
  final Bool fresh;

  /** The sum so far. */
  final Bits soFar;

  /** In the clock of {@link #accumulate}: the sum with the term; else 0. */
  final Bits sum;

  private final CrossbarConfig config;

  ShiftAdd(CrossbarConfig config) {
    this.config = config;
    describe("Corrects, shifts, signs and accumulates the codes of an ADC.");
    accumulate = in(bool());
    code = in(uint(config.adcBits()));
    flipped = in(bool());
    weightCell = in(uint(Converter.cellBits(config)));
    plane = in(uint(Widths.unsigned(config.inputBits() - 1L)));
    negate = in(bool());
    driven = in(uint(Widths.unsigned(config.fragmentRows())));
    fresh = in(bool());
    soFar = in(bits(config.sumBits()));
    sum = out(bits(config.sumBits()));
    probe(sum);

    UInt most = wide(driven.times(UInt.of(config.topLevel())));
    UInt level = wide(code);
    UInt corrected = level;
    if (config.flip() == CrossbarConfig.Flip.ON) {
      corrected = mux(flipped, most.minus(level), level);
    } else {
      flipped.unused("no column is ever flipped");
      if (config.scheme() != SignedScheme.OFFSET) {
        driven.unused("nothing depends on it");
      }
    }
    UInt term = select(weightCell, digits(corrected)).shl(plane);
    UInt inverted = negate.repeat(config.sumBits()).asUInt();
    UInt start = soFar.and(fresh.not().repeat(config.sumBits())).asUInt();
    UInt total = start.plus(term.xor(inverted)).plus(negate.asUInt());
    sum.set(0);
    when(accumulate, () -> sum.set(total.asBits()));
  }

  /** What the value is worth in each cell of a weight. */
  private List<UInt> digits(UInt value) {
    int digits = config.digits();
    List<UInt> all = new ArrayList<>();
    for (int i = 0; i < config.cellsPerWeight(); i++) {
      int digit = i % digits;
      UInt worth = shifted(value, config.cellBits() * digit);
      if (config.scheme() == SignedScheme.OFFSET && digit == digits - 1) {
        worth = worth.minus(shifted(wide(driven), config.weightBits() - 1));
      }
      all.add(worth);
    }
    return all;
  }

  private UInt shifted(UInt value, int by) {
    return value.shl(by).truncate(config.sumBits());
  }

  /** Sums are two's complement: in their width, modulo its power of two, signs need no care. */
  private UInt wide(UInt value) {
    return value.width() > config.sumBits()
        ? value.truncate(config.sumBits())
        : value.extend(config.sumBits());
  }
}
