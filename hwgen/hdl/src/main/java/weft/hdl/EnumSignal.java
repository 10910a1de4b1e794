package weft.hdl;

import java.math.BigInteger;
import weft.hdl.ir.Op;

/** One of the constants of a Java enumeration. */
public final class EnumSignal<E extends Enum<E>> extends Value {
  private final Types.OfEnum<E> type;

  EnumSignal(Node node, Types.OfEnum<E> type) {
    super(node);
    this.type = type;
  }

  @Override
  public Types.OfEnum<E> type() {
    return type;
  }

  @Override
  public EnumSignal<E> named(String name) {
    super.named(name);
    return this;
  }

  /** The register's value during reset. */
  public EnumSignal<E> init(E constant) {
    resetTo(BigInteger.valueOf(constant.ordinal()));
    return this;
  }

  public void set(EnumSignal<E> value) {
    assign(value);
  }

  public void set(E constant) {
    Ops ops = Ops.here();
    Assigner.assign(ops, node, constant(ops, constant));
  }

  public Bool eq(E constant) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(Op.EQ, node, constant(ops, constant))));
  }

  public Bool ne(E constant) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(Op.NE, node, constant(ops, constant))));
  }

  public Bool eq(EnumSignal<E> b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(Op.EQ, node, b.node)));
  }

  public Bool ne(EnumSignal<E> b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(Op.NE, node, b.node)));
  }

  private Node constant(Ops ops, E constant) {
    EnumConstant value = new EnumConstant(constant.ordinal(), type.enumType());
    return ops.scope.node(ops.site.plain, Node.What.CONSTANT, node.kind, node.width, value);
  }
}
