package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/**
 * Bits that are no number. Operators want equal widths; a bare Java number takes this one's, is not
 * negative, and has to fit.
 *
 * <pre>{@code
 * Bits word = in(bits(32));
 * Bits high = word.bits(31, 16);                       // 16 bits
 * Bits swapped = concat(word.bits(15, 0), high);       // 32 bits
 * Bool odd = swapped.parity();
 * UInt ones = word.countOnes();                        // 6 bits: 0 to 32
 * }</pre>
 */
public final class Bits extends Value {
  Bits(Node node) {
    super(node);
  }

  @Override
  public Types.OfBits type() {
    return new Types.OfBits(width());
  }

  @Override
  public Bits named(String name) {
    super.named(name);
    return this;
  }

  /** The register's value during reset. */
  public Bits init(long value) {
    return init(BigInteger.valueOf(value));
  }

  /** The register's value during reset. */
  public Bits init(BigInteger value) {
    resetTo(value);
    return this;
  }

  public void set(Bits value) {
    assign(value);
  }

  public void set(long value) {
    assign(BigInteger.valueOf(value));
  }

  public Bits and(Bits b) {
    return binary(Op.AND, b);
  }

  public Bits and(long b) {
    return literal(Op.AND, b);
  }

  public Bits or(Bits b) {
    return binary(Op.OR, b);
  }

  public Bits or(long b) {
    return literal(Op.OR, b);
  }

  public Bits xor(Bits b) {
    return binary(Op.XOR, b);
  }

  public Bits xor(long b) {
    return literal(Op.XOR, b);
  }

  public Bits not() {
    Ops ops = Ops.here();
    return new Bits(ops.done(ops.unary(Op.NOT, node)));
  }

  public Bool eq(Bits b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.equal(Op.EQ, node, b.node)));
  }

  public Bool ne(Bits b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.equal(Op.NE, node, b.node)));
  }

  public Bool eq(long b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(Op.EQ, node, ops.literal(node, b))));
  }

  public Bool ne(long b) {
    Ops ops = Ops.here();
    return new Bool(ops.done(ops.binary(Op.NE, node, ops.literal(node, b))));
  }

  /** n more bits, 0, on the right. */
  public Bits shl(int n) {
    Ops ops = Ops.here();
    return new Bits(ops.done(Shifts.left(ops, node, n)));
  }

  /** Without the n lowest bits: width max(w-n, 0). */
  public Bits shr(int n) {
    Ops ops = Ops.here();
    return new Bits(ops.done(Shifts.right(ops, node, n)));
  }

  /** Same width; bits fall out at the left. */
  public Bits shl(UInt n) {
    Ops ops = Ops.here();
    return new Bits(ops.done(ops.binary(Op.SHL, node, n.node)));
  }

  /** Same width; bits fall out at the right. */
  public Bits shr(UInt n) {
    Ops ops = Ops.here();
    return new Bits(ops.done(ops.binary(Op.SHR, node, n.node)));
  }

  /** This, then the others to the right of it. */
  public Bits concat(Value... others) {
    Ops ops = Ops.here();
    List<Node> parts = new ArrayList<>();
    parts.add(node);
    for (Value other : others) {
      parts.add(other.node);
    }
    return new Bits(ops.done(ops.concat(parts)));
  }

  /** The n lowest bits. */
  public Bits truncate(int n) {
    Ops ops = Ops.here();
    return new Bits(ops.done(ops.truncate(node, n)));
  }

  /** n bits, filled with 0 on the left. */
  public Bits extend(int n) {
    Ops ops = Ops.here();
    return new Bits(ops.done(ops.extend(node, n)));
  }

  /** The same bits read as a value of another type of the same width; see {@link Data#asBits}. */
  public <T extends Data> T as(Type<T> type) {
    Ops ops = Ops.here();
    if (type.width() != width()) {
      String message = Names.of(node) + ", " + Ops.bits(node) + ", as a type of " + type.width();
      ops.error("width mismatch", message + " bits", Ops.madeAt(node));
      ops.forgive(node);
      return type.build(leaf -> ops.constant(leaf.kind(), leaf.width(), BigInteger.ZERO));
    }
    List<Node> parts = type.packing().unpack(ops, node, type.layout());
    return type.build(parts.size() == 1 ? List.of(ops.done(parts.get(0))) : parts);
  }

  /**
   * How many bits are 1, in the fewest bits that hold {@link #width}. Chains of adders as wide as
   * the result: the form that simulates fastest (4 times a tree in Verilator), and that synthesis
   * rebuilds as a compressor anyway.
   */
  public UInt countOnes() {
    Ops ops = Ops.here();
    int width = 32 - Integer.numberOfLeadingZeros(width());
    return new UInt(ops.done(ops.popCount(node, width)));
  }

  /** Word i of equal words of a width, word 0 lowest. Can be set if the whole can. */
  public Bits word(int i, int width) {
    return bits(width * i + width - 1, width * i);
  }

  /**
   * Word i, known at run time, of equal words of a width, word 0 lowest; out of range reads 0 and
   * writes nothing. Can be set if the whole can.
   */
  public Bits word(UInt i, int width) {
    Ops ops = Ops.here();
    if (width < 1 || width() % width != 0) {
      String name = Names.of(node);
      String message = name + ", " + Ops.bits(node) + ", has no words of " + width;
      ops.error("width mismatch", message, Ops.madeAt(node));
      ops.forgive(node);
      return new Bits(ops.constant(Kind.BITS, Math.max(width, 0), BigInteger.ZERO));
    }
    return new Bits(ops.done(ops.index(Kind.BITS, width, node, i.node)));
  }

  /** The literal in the width of these. */
  Bits number(long value) {
    return new Bits(Ops.here().literal(node, value));
  }

  private Bits binary(Op op, Bits b) {
    Ops ops = Ops.here();
    return new Bits(ops.done(ops.equal(op, node, b.node)));
  }

  private Bits literal(Op op, long b) {
    Ops ops = Ops.here();
    return new Bits(ops.done(ops.binary(op, node, ops.literal(node, b))));
  }
}
