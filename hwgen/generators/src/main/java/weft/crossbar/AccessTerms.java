package weft.crossbar;

import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.uint;

import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.UInt;

/** What the codes of one access mean; travels with the access. */
final class AccessTerms extends Bundle {
  final UInt fragment;

  /** Power of two of the bit plane. */
  final UInt plane;

  /** The plane is the sign of two's complement inputs. */
  final Bool negate;

  /** Word lines driven. */
  final UInt driven;

  AccessTerms(CrossbarConfig config) {
    fragment = field(uint(Widths.unsigned(config.fragments() - 1L)));
    plane = field(uint(Widths.unsigned(config.inputBits() - 1L)));
    negate = field(bool());
    driven = field(uint(Widths.unsigned(config.fragmentRows())));
  }
}
