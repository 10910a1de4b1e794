package weft.hdl;

import java.math.BigInteger;
import java.util.List;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/**
 * One value with a width: {@link Bool}, {@link Bits}, numbers, enumerations.
 *
 * <pre>{@code
 * UInt a = in(uint(8));
 * Bool top = a.bit(7);
 * Bool changed = a.changed();
 * Bits bytes = a.asBits();
 * }</pre>
 */
public abstract sealed class Value extends Data permits Bool, Bits, Numeric, Fixed, EnumSignal {
  final Node node;

  Value(Node node) {
    this.node = node;
  }

  @Override
  final List<Node> nodes() {
    return List.of(node);
  }

  @Override
  public final int width() {
    return node.width;
  }

  /** Bit i, 0 being the least significant. Can be set if the whole can. */
  public final Bool bit(int i) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.slice(Kind.BOOL, node, i, i)));
  }

  /** The bit at a position known at run time; out of range reads 0 and writes nothing. */
  public final Bool bit(UInt i) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.index(Kind.BOOL, 1, node, i.node)));
  }

  /** Bits hi down to lo, both included. Can be set if the whole can. */
  public final Bits bits(int hi, int lo) {
    Ops ops = Ops.here();
    return new Bits(ops.done(ops.slice(Kind.BITS, node, hi, lo)));
  }

  /** {@code width} bits from bit {@code lo} up. Can be set if the whole can. */
  public final Bits part(int lo, int width) {
    return bits(lo + width - 1, lo);
  }

  /**
   * {@code width} bits from a bit up that is known at run time. A part that is not all inside reads
   * 0 and writes nothing. Can be set if the whole can.
   */
  public final Bits part(UInt lo, int width) {
    Ops ops = Ops.here();
    return new Bits(ops.done(ops.part(node, lo.node, width)));
  }

  /** True in the first clock of each new value; not in the first after reset. */
  public final Bool changed() {
    return Delays.changed(this);
  }

  /** True if any bit is 1. */
  public final Bool anyBit() {
    return reduce(Op.OR_ALL);
  }

  /** True if every bit is 1; true for width 0. */
  public final Bool allBits() {
    return reduce(Op.AND_ALL);
  }

  /** True if an odd number of bits is 1. */
  public final Bool parity() {
    return reduce(Op.XOR_ALL);
  }

  /** The same bits as an unsigned number. */
  public final UInt asUInt() {
    Ops ops = Ops.here();
    return new UInt(ops.done(ops.cast(Kind.UINT, node)));
  }

  /** The same bits as a two's complement number. */
  public final SInt asSInt() {
    Ops ops = Ops.here();
    return new SInt(ops.done(ops.cast(Kind.SINT, node)));
  }

  private Bool reduce(Op op) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.unary(op, node)));
  }

  final void assign(Value from) {
    Ops ops = Ops.here();
    Assigner.assign(ops, node, from.node);
    ops.returns();
  }

  final void assign(BigInteger literal) {
    Ops ops = Ops.here();
    Assigner.assign(ops, node, ops.literal(node, literal));
    ops.returns();
  }

  final void resetTo(BigInteger value) {
    Ops ops = Ops.here();
    recapture(ops);
    Decl decl = node.decl();
    if (decl == null || decl.role != Decl.Role.REGISTER || decl.scope != ops.scope) {
      String message = Names.of(node) + " is no register of " + ops.scope.describe();
      ops.error("init", message + ": only those have a value at reset", Ops.madeAt(node));
    } else if (!decl.domain.hasReset()) {
      String message = Names.of(node) + " has an init, but its clock ";
      String remedy = " has no reset: leave init out, or give the clock a reset";
      ops.error("init", message + decl.domain + remedy, decl.declared());
    } else if (!Literals.fits(node.kind, node.width, value)) {
      String message = Literals.outOfRange(node.kind, node.width, value);
      ops.error("literal out of range", message, decl.declared());
      decl.init = BigInteger.ZERO;
    } else {
      decl.init = value;
    }
    ops.returns();
  }

  /** The name, as far as it is known. */
  @Override
  public final String toString() {
    return Names.of(node);
  }
}
