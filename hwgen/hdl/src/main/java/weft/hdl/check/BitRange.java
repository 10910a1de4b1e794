package weft.hdl.check;

import weft.hdl.ir.Signal;

/** Bits hi to lo of a signal. */
record BitRange(Signal signal, int hi, int lo) {
  static BitRange all(Signal signal) {
    return new BitRange(signal, signal.width() - 1, 0);
  }
}
