package weft.hdl.ir;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The enumeration behind a BITS signal or constant. Codes are distinct and not negative; a signal
 * of the enumeration is wide enough for all of them, and may hold other bits as well.
 *
 * @param name simple Java name
 * @param constants in the order of Java
 * @param codes the bits of each constant
 */
public record EnumType(String name, List<String> constants, List<BigInteger> codes) {
  public EnumType {
    constants = List.copyOf(constants);
    codes = List.copyOf(codes);
    if (codes.size() != constants.size()) {
      throw new IllegalArgumentException(name + ": " + constants + " have the codes " + codes);
    }
  }

  /** Constant i has code i. */
  public EnumType(String name, List<String> constants) {
    this(name, constants, ordinals(constants.size()));
  }

  private static List<BigInteger> ordinals(int count) {
    return LongStream.range(0, count).mapToObj(BigInteger::valueOf).toList();
  }

  /** True if constant i has code i. */
  public boolean isOrdinal() {
    return codes.equals(ordinals(codes.size()));
  }

  /** Name of the constant with a code; empty if none has it. */
  public Optional<String> constant(BigInteger code) {
    int i = codes.indexOf(code);
    return i < 0 ? Optional.empty() : Optional.of(constants.get(i));
  }
}
