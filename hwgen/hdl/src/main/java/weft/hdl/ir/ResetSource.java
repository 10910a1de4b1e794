package weft.hdl.ir;

import java.util.List;

/**
 * A reset from inside the design: the domain has its parent's clock, and this value as its reset
 * net.
 *
 * @param domain whose reset net it drives
 * @param reset BOOL, at the domain's {@link ClockDomain#level}
 */
public record ResetSource(ClockDomain domain, Expr reset, SourceLocation location)
    implements DomainSource {
  @Override
  public List<Expr> operands() {
    return List.of(reset);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** The domain's name. */
  @Override
  public String toString() {
    return domain.name();
  }
}
