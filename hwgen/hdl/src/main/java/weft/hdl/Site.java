package weft.hdl;

import java.util.Objects;
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

  private final int hash;

  Site(SourceLocation at, String name, boolean indexed) {
    this.at = at;
    this.name = name;
    this.indexed = indexed;
    this.hash = Objects.hash(at, name, indexed);
    this.plain = name == null ? this : new Site(at, null, false);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Site site
            && indexed == site.indexed
            && Objects.equals(name, site.name)
            && at.equals(site.at);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
