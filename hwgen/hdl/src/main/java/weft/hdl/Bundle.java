package weft.hdl;

import java.util.ArrayList;
import java.util.List;

/**
 * Named parts that go together. Built by its supplier:
 *
 * <pre>{@code
 * public final class Point extends Bundle {
 *   public final UInt x = field(uint(8));
 *   public final UInt y = field(uint(8));
 * }
 * Point p = in(bundle(Point::new));     // ports p_x and p_y
 * }</pre>
 *
 * A flipped field runs against the direction of the whole, as {@code ready} does in a stream.
 */
public abstract class Bundle extends Data {
  private final Types.OfBundle.Place place;
  private final List<Node> nodes = new ArrayList<>();
  private final Packing packing = new Packing();

  /** True if its parts were there before it, each with a name of its own. */
  private boolean madeOfValues;

  protected Bundle() {
    place = Types.OfBundle.place();
  }

  /** A part that is called like the Java field which it is assigned to. */
  protected final <T extends Data> T field(Type<T> type) {
    return field(Elaboration.fieldName(), type, false);
  }

  /** A part that runs against the direction of the whole. */
  protected final <T extends Data> T flipped(Type<T> type) {
    return field(Elaboration.fieldName(), type, true);
  }

  /** A part with a name of its own. */
  protected final <T extends Data> T field(String name, Type<T> type) {
    return field(name, type, false);
  }

  final <T extends Data> T field(String name, Type<T> type, boolean flipped) {
    Leaves kept =
        leaf -> {
          Node node = place.leaves().next(leaf);
          nodes.add(node);
          return node;
        };
    packing.append(type.packing(), nodes.size());
    return type.build(kept, place.suffix() + "_" + name, place.flipped() ^ flipped);
  }

  /** Says that its parts were there before it: other signals keep their names. */
  final void isMadeOfValues() {
    madeOfValues = true;
  }

  final boolean madeOfValues() {
    return madeOfValues;
  }

  /** Gives it this name; of a bundle made of values, to the values and what was made with them. */
  @Override
  public Data named(String name) {
    if (!madeOfValues) {
      return super.named(name);
    }
    String full = Scope.current().grouped(name);
    for (int i = 0; i < nodes.size(); i++) {
      Decl decl = nodes.get(i).decl();
      if (decl == null) {
        nodes.get(i).explicitName = full + suffix(i);
      } else if (decl.isInternal() && decl.suffix.isEmpty()) {
        decl.explicitName = full + suffix(i);
      }
    }
    return this;
  }

  Packing packing() {
    return packing;
  }

  /** Drives every part with the other's; flipped parts the other way. Both are of one type. */
  public void set(Bundle value) {
    drive(value);
  }

  /**
   * Connects every part with the other's, each in the direction that its place asks for: inputs of
   * this component and outputs of children drive, outputs of this component and inputs of children
   * are driven, wires and registers are whatever the other is not.
   */
  public void connect(Bundle other) {
    Connection.connect(this, other);
  }

  @Override
  public Type<? extends Data> type() {
    return place.type();
  }

  @Override
  List<Node> nodes() {
    return nodes;
  }
}
