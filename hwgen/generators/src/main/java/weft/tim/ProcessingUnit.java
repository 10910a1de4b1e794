package weft.tim;

import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * A PCU: weighs and subtracts the two codes of a column, shifts the difference to its bit plane and
 * adds it to the column's partial sum.
 */
final class ProcessingUnit extends Component {
  /** The codes are there and count. */
  final Bool accumulate;

  final UInt plusCode;
  final UInt minusCode;
  final UInt plusScale;
  final UInt minusScale;

  /** Power of two of the bit plane. */
  final UInt plane;

  final Bool negate;

  /** The sum starts from 0. */
  final Bool fresh;

  /** The partial sum so far. */
  final Bits soFar;

  /** In the clock of {@link #accumulate}: the partial sum with the codes; else 0. */
  final Bits sum;

  ProcessingUnit(TimConfig config) {
    describe("Weighs, subtracts, shifts and accumulates the codes of a column.");
    accumulate = in(bool());
    plusCode = in(uint(config.codeBits()));
    minusCode = in(uint(config.codeBits()));
    plusScale = in(uint(CodeWeights.scaleBits(config)));
    minusScale = in(uint(CodeWeights.scaleBits(config)));
    plane = in(uint(CodeWeights.planeBits(config)));
    negate = in(bool());
    fresh = in(bool());
    soFar = in(bits(config.sumBits()));
    sum = out(bits(config.sumBits()));
    probe(sum);

    sum.set(0);
    when(accumulate, () -> sum.set(start().plus(term()).asBits()));
  }

  private UInt start() {
    return soFar.and(fresh.not().repeat(soFar.width())).asUInt();
  }

  /** The difference of the codes, each times its scale, at its bit plane; inverted to negate. */
  private UInt term() {
    UInt inverted = negate.repeat(soFar.width()).asUInt();
    return wide(plusScale.times(plusCode))
        .minus(wide(minusScale.times(minusCode)))
        .shl(plane)
        .xor(inverted)
        .plus(negate.asUInt());
  }

  /** Sums are two's complement: in their width, modulo its power of two, signs need no care. */
  private UInt wide(UInt product) {
    return product.extend(soFar.width());
  }
}
