package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import weft.hdl.Leaves.Leaf;
import weft.hdl.ir.Kind;

/**
 * The types behind the vocabulary's factories.
 *
 * <pre>{@code
 * UInt five = uint(8).of(5);
 * Bits mask = bits(8).of("1111_0000");
 * SInt low = sint(8).of(-128);
 * Bool yes = bool().of(true);
 * }</pre>
 */
public final class Types {
  private Types() {}

  static int checked(int width) {
    if (width < 0) {
      throw new IllegalArgumentException("width must not be negative: " + width);
    }
    return width;
  }

  static String describe(Kind kind, int width) {
    return switch (kind) {
      case BOOL -> "bool()";
      case BITS -> "bits(" + width + ")";
      case UINT -> "uint(" + width + ")";
      case SINT -> "sint(" + width + ")";
    };
  }

  /** {@code bool()}. */
  public static final class OfBool extends Type<Bool> {
    OfBool() {}

    /** The literal. */
    public Bool of(boolean value) {
      return Bool.of(value);
    }

    @Override
    Bool build(Leaves leaves, String suffix, boolean flipped) {
      return new Bool(leaves.next(new Leaf(suffix, Kind.BOOL, 1, null, flipped)));
    }
  }

  /** {@code bits(n)}. */
  public static final class OfBits extends Type<Bits> {
    private final int bits;

    OfBits(int bits) {
      this.bits = checked(bits);
    }

    /** The literal of this width; the value is not negative and has to fit. */
    public Bits of(long value) {
      return of(BigInteger.valueOf(value));
    }

    /** The literal of this width; the value is not negative and has to fit. */
    public Bits of(BigInteger value) {
      return new Bits(Literals.node(Kind.BITS, bits, value));
    }

    /** The literal of this width: {@code "1010"}, {@code "0xF0"}, {@code "0b1111_0000"}. */
    public Bits of(String digits) {
      return of(LiteralText.bits(digits));
    }

    @Override
    Bits build(Leaves leaves, String suffix, boolean flipped) {
      return new Bits(leaves.next(new Leaf(suffix, Kind.BITS, bits, null, flipped)));
    }
  }

  /** {@code uint(n)}. */
  public static final class OfUInt extends Type<UInt> {
    private final int bits;

    OfUInt(int bits) {
      this.bits = checked(bits);
    }

    /** The literal of this width; it has to fit. */
    public UInt of(long value) {
      return of(BigInteger.valueOf(value));
    }

    /** The literal of this width; it has to fit. */
    public UInt of(BigInteger value) {
      return new UInt(Literals.node(Kind.UINT, bits, value));
    }

    /** The literal of this width: {@code "200"}, {@code "0xC8"}, {@code "0b1100_1000"}. */
    public UInt of(String digits) {
      return of(LiteralText.number(digits));
    }

    @Override
    UInt build(Leaves leaves, String suffix, boolean flipped) {
      return new UInt(leaves.next(new Leaf(suffix, Kind.UINT, bits, null, flipped)));
    }
  }

  /** {@code sint(n)}. */
  public static final class OfSInt extends Type<SInt> {
    private final int bits;

    OfSInt(int bits) {
      this.bits = checked(bits);
    }

    /** The literal of this width; it has to fit. */
    public SInt of(long value) {
      return of(BigInteger.valueOf(value));
    }

    /** The literal of this width; it has to fit. */
    public SInt of(BigInteger value) {
      return new SInt(Literals.node(Kind.SINT, bits, value));
    }

    /** The literal of this width: {@code "-12"}, {@code "0x7F"}, {@code "-0b1100"}. */
    public SInt of(String digits) {
      return of(LiteralText.number(digits));
    }

    @Override
    SInt build(Leaves leaves, String suffix, boolean flipped) {
      return new SInt(leaves.next(new Leaf(suffix, Kind.SINT, bits, null, flipped)));
    }
  }

  /** {@code vec(n, type)}: each ground part of all elements side by side, element 0 lowest. */
  static final class OfVec<T extends Data> extends Type<Vec<T>> {
    final int size;
    final Type<T> element;

    OfVec(int size, Type<T> element) {
      this.size = checked(size);
      this.element = element;
    }

    @Override
    String form() {
      return element.form();
    }

    @Override
    Packing newPacking() {
      return Packing.ofVector(size, element);
    }

    @Override
    Vec<T> build(Leaves leaves, String suffix, boolean flipped) {
      List<Node> nodes = new ArrayList<>();
      for (Leaf part : element.layout()) {
        int width = Math.multiplyExact(part.width(), size);
        boolean reversed = part.flipped() ^ flipped;
        Kind kind = Kind.BITS;
        nodes.add(leaves.next(new Leaf(suffix + part.suffix(), kind, width, null, reversed)));
      }
      return new Vec<>(this, nodes);
    }
  }

  /** {@code flip(type)}. */
  static final class Flipped<T extends Data> extends Type<T> {
    private final Type<T> type;

    Flipped(Type<T> type) {
      this.type = type;
    }

    @Override
    String form() {
      return type.form();
    }

    @Override
    Packing newPacking() {
      return type.packing();
    }

    @Override
    T build(Leaves leaves, String suffix, boolean flipped) {
      return type.build(leaves, suffix, !flipped);
    }
  }

  /** {@code bundle(Point::new)}. */
  static final class OfBundle<B extends Bundle> extends Type<B> {
    /** What the bundle constructors under way on this thread build on, innermost first. */
    private static final ThreadLocal<Deque<Place>> PLACES =
        ThreadLocal.withInitial(ArrayDeque::new);

    record Place(Leaves leaves, String suffix, boolean flipped, Type<?> type) {}

    private final Supplier<B> supplier;

    OfBundle(Supplier<B> supplier) {
      this.supplier = supplier;
    }

    /** The place of the bundle whose constructor runs. */
    static Place place() {
      Place place = PLACES.get().poll();
      if (place == null) {
        throw new IllegalStateException(
            CallSites.caller().at + ": a bundle is made by its type: bundle(Point::new)");
      }
      return place;
    }

    @Override
    Packing newPacking() {
      return build(Leaves.PROTOTYPE).packing();
    }

    @Override
    B build(Leaves leaves, String suffix, boolean flipped) {
      PLACES.get().push(new Place(leaves, suffix, flipped, this));
      return supplier.get();
    }
  }
}
