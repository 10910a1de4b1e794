package weft.hdl.ir;

/** How the bits of a signal or expression are read. Only SINT is signed. */
public enum Kind {
  /** One bit, a truth value. */
  BOOL,
  /** Bits without a number behind them; enumerations are BITS as well. */
  BITS,
  /** An unsigned number. */
  UINT,
  /** A two's complement number. */
  SINT
}
