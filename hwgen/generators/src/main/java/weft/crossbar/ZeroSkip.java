package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.ZeroSkipping;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * Which bit planes of a fragment's inputs have to be driven (docs/crossbar.md section 1). An input
 * needs the planes up to its highest one, and if any is negative one more, the sign, in which every
 * input then has its own.
 */
final class ZeroSkip extends Component {
  /** {@code inputBits} an input, input 0 lowest; bits from {@link #planes} on are ignored. */
  final Bits inputs;

  final UInt planes;
  final Bool twosComplement;
  final UInt skip;

  /** The inputs in {@code inputBits} bits, each with its sign extended or with zeros above. */
  final Bits extended;

  /** One bit a plane: it is driven. */
  final Bits mask;

  /** Any input is negative: the highest plane of {@link #mask} is to be subtracted. */
  final Bool negative;

  /** Effective input cycles: the planes driven. */
  final UInt cycles;

  ZeroSkip(CrossbarConfig config) {
    describe("Which bit planes of a fragment are driven.");
    int width = config.inputBits();
    inputs = in(bits(config.fragmentRows() * width));
    planes = in(uint(Widths.unsigned(width)));
    twosComplement = in(bool());
    skip = in(uint(2));

    List<Bool> inRange = new ArrayList<>();
    List<Bool> isTop = new ArrayList<>();
    for (int plane = width - 1; plane >= 0; plane--) {
      inRange.add(planes.gt(plane));
      isTop.add(planes.eq(plane + 1L));
    }
    Bits counted = concat(inRange);
    Bits top = concat(isTop).and(twosComplement.repeat(width));

    List<Bits> values = new ArrayList<>();
    List<Bool> signs = new ArrayList<>();
    Bits ones = bits(width).of(0);
    Bits magnitudes = bits(width).of(0);
    for (int i = config.fragmentRows() - 1; i >= 0; i--) {
      Bits input = inputs.word(i, width);
      Bool sign = input.and(top).anyBit();
      Bits signBits = sign.repeat(width);
      Bits value = input.and(counted).or(counted.not().and(signBits));
      values.add(value);
      signs.add(sign);
      ones = ones.or(value);
      magnitudes = magnitudes.or(value.xor(signBits));
    }
    extended = out(concat(values));
    Bool anyNegative = concat(signs).anyBit();
    negative = out(anyNegative);

    comment("All planes up to the highest that has a one, and the sign.");
    List<Bool> upTo = new ArrayList<>();
    for (int plane = width - 1; plane >= 0; plane--) {
      upTo.add(magnitudes.bits(width - 1, plane).anyBit());
    }
    Bits unsigned = concat(upTo);
    Bits leading = mux(anyNegative, unsigned.concat(Bool.of(true)).truncate(width), unsigned);
    Bits needed =
        switchOn(skip)
            .is(ZeroSkipping.LEADING.code(), leading)
            .is(ZeroSkipping.PLANES_OF_ZEROS.code(), leading.and(ones))
            .otherwise(counted)
            .value();
    if (config.minInputCycles() == 1) {
      mask = out(mux(needed.anyBit(), needed, bits(width).of(1)));
    } else {
      mask = out(needed);
    }
    cycles = out(mask.countOnes());
  }
}
