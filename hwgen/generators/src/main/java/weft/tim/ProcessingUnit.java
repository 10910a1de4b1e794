package weft.tim;

import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.SInt;
import weft.hdl.UInt;

/**
 * A PCU: weighs and subtracts the two codes of a column, shifts the difference to its bit plane and
 * accumulates it. It serves one column a conversion step and keeps their partial sums.
 */
final class ProcessingUnit extends Component {
  /** The codes are there and count. */
  final Bool accumulate;

  /** The step that they are of. */
  final UInt step;

  final UInt plusCode;
  final UInt minusCode;
  final UInt plusScale;
  final UInt minusScale;

  /** Power of two of the bit plane. */
  final UInt plane;

  final Bool negate;

  /** The sum starts from 0. */
  final Bool fresh;

  /** In the clock of {@link #accumulate}: the partial sum with the codes; else 0. */
  final Bits sum;

  ProcessingUnit(TimConfig config) {
    describe("Weighs, subtracts, shifts and accumulates the codes of a column.");
    int sumBits = config.sumBits();
    accumulate = in(bool());
    step = in(uint(Converter.stepBits(config)));
    plusCode = in(uint(config.codeBits()));
    minusCode = in(uint(config.codeBits()));
    plusScale = in(uint(CodeWeights.scaleBits(config)));
    minusScale = in(uint(CodeWeights.scaleBits(config)));
    plane = in(uint(CodeWeights.planeBits(config)));
    negate = in(bool());
    fresh = in(bool());
    sum = out(bits(sumBits));
    probe(sum);

    Mem<SInt> sums = mem(sint(sumBits), config.conversionSteps());
    SInt difference = plusScale.times(plusCode).minusWide(minusScale.times(minusCode));
    SInt shifted = difference.extend(sumBits).shl(plane);
    SInt term = mux(negate, shifted.negate(), shifted);
    SInt before = mux(fresh, sint(sumBits).of(0), sums.read(step));
    sum.set(0);
    when(
        accumulate,
        () -> {
          sum.set(before.plus(term).asBits());
          sums.write(step, sum.asSInt());
        });
  }
}
