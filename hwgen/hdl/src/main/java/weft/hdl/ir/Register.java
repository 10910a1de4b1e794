package weft.hdl.ir;

import java.math.BigInteger;
import java.util.Optional;

/** A clocked signal. */
public final class Register extends Signal implements Item {
  private final ClockDomain domain;
  private final BigInteger resetValue;

  Register(int id, Declaration d, ClockDomain domain, BigInteger resetValue) {
    super(id, d);
    this.domain = domain;
    this.resetValue = resetValue;
  }

  public ClockDomain domain() {
    return domain;
  }

  /** Value during reset, in the range of kind and width; empty if the register has no reset. */
  public Optional<BigInteger> resetValue() {
    return Optional.ofNullable(resetValue);
  }
}
