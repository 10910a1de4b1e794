package weft.hdl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a value can be: made by {@code bool() uint(8) sint(8) bits(n) vec(n, type)
 * enumOf(State.class) bundle(Point::new) stream(type)}. A type is no value; {@code in out wire reg
 * mem} make values of it.
 *
 * <pre>{@code
 * Type<UInt> byteType = uint(8);
 * UInt held = reg(byteType).init(0);
 * UInt read = byteType.fromBits(word.bits(7, 0));
 * int bits = vec(4, byteType).width();                 // 32
 * }</pre>
 */
public abstract class Type<T extends Data> {
  private List<Leaves.Leaf> layout;
  private Packing packing;

  Type() {}

  /** Builds a value on leaves; suffix and direction are those of the place it is built for. */
  abstract T build(Leaves leaves, String suffix, boolean flipped);

  final T build(Leaves leaves) {
    return build(leaves, "", false);
  }

  final T build(List<Node> nodes) {
    return build(Leaves.of(nodes));
  }

  /** The ground parts in order. */
  final List<Leaves.Leaf> layout() {
    if (layout == null) {
      List<Leaves.Leaf> leaves = new ArrayList<>();
      build(
          leaf -> {
            leaves.add(leaf);
            return Leaves.PROTOTYPE.next(leaf);
          });
      layout = Collections.unmodifiableList(leaves);
    }
    return layout;
  }

  /** How the parts lie in the value's bits. */
  final Packing packing() {
    if (packing == null) {
      packing = newPacking();
    }
    return packing;
  }

  /** What bits of this type mean beyond their kind; null if nothing. */
  String form() {
    return null;
  }

  Packing newPacking() {
    return Packing.ofLeaves(layout());
  }

  /**
   * The value that bits hold, as wide as the type: {@code bundle(Point::new).fromBits(word)} undoes
   * {@link Data#asBits}.
   */
  public final T fromBits(Bits bits) {
    return bits.as(this);
  }

  /** Bits of a value of this type, all parts together. */
  public final int width() {
    int width = 0;
    for (Leaves.Leaf leaf : layout()) {
      width += leaf.width();
    }
    return width;
  }
}
