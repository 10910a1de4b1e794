package weft.hdl.ir;

import java.util.List;

/**
 * A clock gate: the domain has the rising edges of its parent before which enable or test was 1,
 * and no others. In hardware it is an integrated clock gate, transparent while the clock is low; in
 * an engine, an edge of the parent at which the domain's registers are left out.
 *
 * @param domain whose clock the gate drives
 * @param enable BOOL, in the parent's domain
 * @param test BOOL: the clock runs whatever the enable says; constant false if nobody asked for it
 * @param every n if enable is true before every n-th edge alone, for who works out timing; else 1
 */
public record ClockGate(
    ClockDomain domain, Expr enable, Expr test, int every, SourceLocation location)
    implements DomainSource {
  /** What the gate that makes a domain is called in its module. */
  public static String instanceName(ClockDomain domain) {
    return domain.clock() + "_gate";
  }

  @Override
  public List<Expr> operands() {
    return List.of(enable, test);
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
