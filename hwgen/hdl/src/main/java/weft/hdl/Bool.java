package weft.hdl;

import java.math.BigInteger;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/**
 * A truth value, one bit.
 *
 * <pre>{@code
 * Bool request = in(bool());
 * Bool grant = request.and(last.not());
 * Bool began = request.rose();                         // for one clock
 * UInt next = grant.mux(count.plus(1), count);
 * }</pre>
 */
public final class Bool extends Value {
  Bool(Node node) {
    super(node);
  }

  /** The literal. */
  public static Bool of(boolean value) {
    return new Bool(Literals.node(Kind.BOOL, 1, value ? BigInteger.ONE : BigInteger.ZERO));
  }

  @Override
  public Types.OfBool type() {
    return new Types.OfBool();
  }

  @Override
  public Bool named(String name) {
    super.named(name);
    return this;
  }

  /** The register's value during reset. */
  public Bool init(boolean value) {
    resetTo(value ? BigInteger.ONE : BigInteger.ZERO);
    return this;
  }

  public void set(Bool value) {
    assign(value);
  }

  public void set(boolean value) {
    assign(value ? BigInteger.ONE : BigInteger.ZERO);
  }

  public Bool and(Bool b) {
    return binary(Op.AND, b);
  }

  public Bool or(Bool b) {
    return binary(Op.OR, b);
  }

  public Bool xor(Bool b) {
    return binary(Op.XOR, b);
  }

  public Bool eq(Bool b) {
    return binary(Op.EQ, b);
  }

  public Bool ne(Bool b) {
    return binary(Op.NE, b);
  }

  public Bool not() {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.unary(Op.NOT, node)));
  }

  /** The first if this is true, else the second; widths as {@link Hdl#mux}. */
  public <T extends Data> T mux(T whenTrue, T whenFalse) {
    return Hdl.mux(this, whenTrue, whenFalse);
  }

  // With a bare number: a method a type, so that the compiler refuses numbers beside all others.

  /** The value if this is true, else the number, in the width of the value. */
  public <S extends Numeric<S>> S mux(S whenTrue, long whenFalse) {
    return Hdl.mux(this, whenTrue, whenFalse);
  }

  /** The number, in the width of the value, if this is true, else the value. */
  public <S extends Numeric<S>> S mux(long whenTrue, S whenFalse) {
    return Hdl.mux(this, whenTrue, whenFalse);
  }

  /** The value if this is true, else the number, in the width of the value. */
  public Bits mux(Bits whenTrue, long whenFalse) {
    return Hdl.mux(this, whenTrue, whenFalse);
  }

  /** The number, in the width of the value, if this is true, else the value. */
  public Bits mux(long whenTrue, Bits whenFalse) {
    return Hdl.mux(this, whenTrue, whenFalse);
  }

  /** The value if this is true, else the number, in the type of the value. */
  public <F extends Fixed<F>> F mux(F whenTrue, double whenFalse) {
    return Hdl.mux(this, whenTrue, whenFalse);
  }

  /** The number, in the type of the value, if this is true, else the value. */
  public <F extends Fixed<F>> F mux(double whenTrue, F whenFalse) {
    return Hdl.mux(this, whenTrue, whenFalse);
  }

  /** True in the first clock in which it is true; it has not risen in the first after reset. */
  public Bool rose() {
    return Delays.edge(this, true);
  }

  /** True in the first clock in which it is false; it has not fallen in the first after reset. */
  public Bool fell() {
    return Delays.edge(this, false);
  }

  /** This bit n times. */
  public Bits repeat(int n) {
    Ops ops = Ops.here();
    return new Bits(ops.done(ops.concat(java.util.Collections.nCopies(Types.checked(n), node))));
  }

  private Bool binary(Op op, Bool b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(op, node, b.node)));
  }
}
