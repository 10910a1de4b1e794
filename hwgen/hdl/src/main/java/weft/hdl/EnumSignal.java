package weft.hdl;

import weft.hdl.ir.Op;

/**
 * One of the constants of a Java enumeration. {@code asBits()} gives its code, {@code
 * bits.as(enumOf(State.class))} reads a code; bits that are no constant's code equal none of them.
 *
 * <pre>{@code
 * EnumSignal<State> state = reg(enumOf(State.class)).init(State.IDLE);    // 2 bits for 3 constants
 * when(state.eq(State.IDLE).and(start), () -> state.set(State.LOAD));
 * Bool busy = state.ne(State.IDLE);
 * }</pre>
 */
public final class EnumSignal<E extends Enum<E>> extends Value {
  private final EnumOf<E> type;

  EnumSignal(Node node, EnumOf<E> type) {
    super(node);
    this.type = type;
  }

  @Override
  public EnumOf<E> type() {
    return type;
  }

  @Override
  public EnumSignal<E> named(String name) {
    super.named(name);
    return this;
  }

  /** The register's value during reset. */
  public EnumSignal<E> init(E constant) {
    resetTo(type.code(constant));
    return this;
  }

  /** Both have the same encoding. */
  public void set(EnumSignal<E> value) {
    Ops ops = Ops.here();
    Assigner.assign(ops, node, encoded(ops, "set", value));
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

  /** Both have the same encoding. */
  public Bool eq(EnumSignal<E> b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(Op.EQ, node, encoded(ops, "eq", b))));
  }

  /** Both have the same encoding. */
  public Bool ne(EnumSignal<E> b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(Op.NE, node, encoded(ops, "ne", b))));
  }

  private Node constant(Ops ops, E constant) {
    EnumConstant value = new EnumConstant(type.code(constant), type.enumType());
    return ops.scope.node(ops.site.plain, Node.What.CONSTANT, node.kind, node.width, value);
  }

  private Node encoded(Ops ops, String what, EnumSignal<E> other) {
    if (type.isSame(other.type)) {
      return other.node;
    }
    return ops.otherEncoding(what, this, other);
  }
}
