package weft.hdl;

import java.math.BigInteger;

/**
 * Which bits stand for constant i of an enumeration of n: {@code enumOf(State.class, GRAY)}.
 *
 * <pre>{@code
 * EnumSignal<State> state = reg(enumOf(State.class, Encoding.ONE_HOT)).init(State.IDLE);
 * Bits code = state.asBits();                          // a bit a constant
 * }</pre>
 */
public enum Encoding {
  /** i in the fewest bits. */
  BINARY {
    @Override
    BigInteger code(int ordinal) {
      return BigInteger.valueOf(ordinal);
    }
  },
  /** i ^ (i >> 1) in the fewest bits: neighbours differ in one bit. */
  GRAY {
    @Override
    BigInteger code(int ordinal) {
      return BigInteger.valueOf(ordinal ^ ordinal >> 1);
    }
  },
  /** Bit i alone, in n bits. */
  ONE_HOT {
    @Override
    BigInteger code(int ordinal) {
      return BigInteger.ONE.shiftLeft(ordinal);
    }
  };

  abstract BigInteger code(int ordinal);
}
