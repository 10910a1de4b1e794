package weft.hdl;

import weft.hdl.ir.SourceLocation;

/** Where the author called the vocabulary, and the name that receives the result there. */
final class Site {
  static final Site NONE = new Site(SourceLocation.NONE, null, false);

  final SourceLocation at;

  /** The receiving name with its helper's prefix; null if there is none. */
  final String name;

  /** True if an array or a list receives it: numbered from 0. */
  final boolean indexed;

  /** The same place without a name: for the inner nodes of an operator. */
  final Site plain;

  Site(SourceLocation at, String name, boolean indexed) {
    this.at = at;
    this.name = name;
    this.indexed = indexed;
    this.plain = name == null ? this : new Site(at, null, false);
  }
}
