package weft.hdl.ir;

import java.util.List;

/**
 * What makes a derived {@link ClockDomain}: the module that holds it has the domain's own net (the
 * clock of a {@link ClockGate}, the reset of a {@link ResetSource}) from here on, and passes it to
 * children by name. It is no port of the module, and nobody above the module has the domain.
 */
public sealed interface DomainSource extends Item permits ClockGate, ResetSource {
  /** The derived domain; its {@link ClockDomain#parent} is what it is derived from. */
  ClockDomain domain();

  /** What it reads. */
  List<Expr> operands();

  @Override
  default String comment() {
    return "";
  }
}
