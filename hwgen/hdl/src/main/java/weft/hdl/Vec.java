package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import weft.hdl.ir.Kind;

/**
 * Elements of one type, side by side in one signal a ground part, element 0 in the lowest bits.
 * Elements of a vector that can be set can be set.
 *
 * <pre>{@code
 * Vec<UInt> lanes = reg(vec(4, uint(8))).init(0);      // one register of 32 bits
 * lanes.at(count.truncate(2)).set(7);                  // known at run time
 * lanes.get(3).set(lanes.get(0));                      // known at elaboration
 * }</pre>
 */
public final class Vec<T extends Data> extends Data {
  private final Types.OfVec<T> type;
  private final List<Node> nodes;

  /** Elements outside an elaboration; null until somebody asks. */
  private List<T> views;

  Vec(Types.OfVec<T> type, List<Node> nodes) {
    this.type = type;
    this.nodes = nodes;
  }

  @Override
  public Type<Vec<T>> type() {
    return type;
  }

  @Override
  List<Node> nodes() {
    return nodes;
  }

  @Override
  public Vec<T> named(String name) {
    super.named(name);
    return this;
  }

  /** How many elements it has. */
  public int size() {
    return type.size;
  }

  /** Element i. A test bench reads and drives it by this, too, when the design runs. */
  public T get(int i) {
    if (!Elaboration.isUnderWay()) {
      return Objects.requireNonNullElseGet(views, this::makeViews).get(i);
    }
    Ops ops = Ops.here();
    if (i < 0 || i >= type.size) {
      ops.error(
          "index out of range",
          "element "
              + i
              + " of "
              + Names.of(nodes.get(0))
              + ", a vector of "
              + type.size
              + (type.size == 0 ? "" : " (allowed: 0 to " + (type.size - 1) + ")"),
          Ops.madeAt(nodes.get(0)));
      ops.forgive(nodes.toArray(Node[]::new));
      return type.element.build(leaf -> ops.constant(leaf.kind(), leaf.width(), BigInteger.ZERO));
    }
    List<Node> parts = new ArrayList<>();
    List<Leaves.Leaf> layout = type.element.layout();
    for (int k = 0; k < nodes.size(); k++) {
      int width = layout.get(k).width();
      Node part = ops.slice(layout.get(k).kind(), nodes.get(k), width * i + width - 1, width * i);
      parts.add(nodes.size() == 1 ? ops.done(part) : part);
    }
    return type.element.build(parts);
  }

  /** Elements of a vector in a finished design: parts of its signal that no design contains. */
  private List<T> makeViews() {
    List<T> all = new ArrayList<>();
    List<Leaves.Leaf> layout = type.element.layout();
    for (int i = 0; i < type.size; i++) {
      List<Node> parts = new ArrayList<>();
      for (int k = 0; k < nodes.size(); k++) {
        Leaves.Leaf leaf = layout.get(k);
        Node whole = nodes.get(k);
        int lo = i * leaf.width();
        parts.add(
            new Node(
                whole.scope,
                -1,
                Site.NONE,
                Node.What.SLICE,
                leaf.kind(),
                leaf.width(),
                null,
                lo,
                null,
                whole));
      }
      all.add(type.element.build(parts));
    }
    views = Collections.unmodifiableList(all);
    return views;
  }

  /** The element at an index known at run time; out of range reads 0 and writes nothing. */
  public T at(UInt index) {
    Ops ops = Ops.here();
    List<Node> parts = new ArrayList<>();
    List<Leaves.Leaf> layout = type.element.layout();
    for (int k = 0; k < nodes.size(); k++) {
      Leaves.Leaf leaf = layout.get(k);
      Node part = ops.index(leaf.kind(), leaf.width(), nodes.get(k), index.node);
      parts.add(nodes.size() == 1 ? ops.done(part) : part);
    }
    return type.element.build(parts);
  }

  /** All elements, 0 first. */
  public List<T> toList() {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      all.add(get(i));
    }
    return all;
  }

  public void set(Vec<T> value) {
    drive(value);
  }

  /**
   * The register's value during reset: every ground part of every element is this number. Elements
   * that differ are a literal, {@link Hdl#reg(Type, Data)}.
   */
  public Vec<T> init(long each) {
    Ops ops = Ops.here();
    recapture(ops);
    Type<?> element = type;
    int count = 1;
    while (element instanceof Types.OfVec<?> vector) {
      count *= vector.size;
      element = vector.element;
    }
    List<Leaves.Leaf> layout = element.layout();
    for (int k = 0; k < nodes.size(); k++) {
      Leaves.Leaf leaf = layout.get(k);
      BigInteger value = BigInteger.valueOf(each);
      if (!Literals.fits(leaf.kind(), leaf.width(), value)) {
        ops.error("literal out of range", Literals.outOfRange(leaf.kind(), leaf.width(), value));
        continue;
      }
      if (leaf.enumType() != null && !leaf.enumType().codes().contains(value)) {
        String message = each + " is the code of no constant of " + leaf.enumType().name();
        ops.error(
            "init", message + ": reg(type, literal) takes constants", Ops.madeAt(nodes.get(k)));
        continue;
      }
      BigInteger bits = Literals.reinterpret(Kind.BITS, leaf.width(), value);
      BigInteger all = BigInteger.ZERO;
      for (int i = 0; i < count; i++) {
        all = all.shiftLeft(leaf.width()).or(bits);
      }
      new Bits(nodes.get(k)).resetTo(all);
    }
    return this;
  }
}
