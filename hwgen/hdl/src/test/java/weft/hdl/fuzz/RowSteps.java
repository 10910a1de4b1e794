package weft.hdl.fuzz;

import static weft.hdl.fuzz.Sketch.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Kind;

/** Equal things side by side: children of one class, registers that do the same. */
final class RowSteps {
  /** Fewest of them. */
  static final int FEWEST = 8;

  private final Sketch sketch;
  private final Draw draw;
  private final ValueMaker values;
  private final PortSteps ports;

  /** What each of them gets. */
  private interface Feed {
    /**
     * @param before outputs of the one before; none for the first
     */
    int of(int index, List<Integer> before);
  }

  RowSteps(Sketch sketch, Draw draw, ValueMaker values, PortSteps ports) {
    this.sketch = sketch;
    this.draw = draw;
    this.values = values;
    this.ports = ports;
  }

  private int count() {
    return FEWEST + draw.below(4);
  }

  /** Something for all, a part for each, a number for each, or what comes from the one before. */
  private Feed feed(Shape shape, int count) {
    int same = values.of(shape);
    int width = shape.width();
    if (!shape.isGround() || width == 0) {
      return (k, before) -> same;
    }
    switch (draw.below(5)) {
      case 0 -> {
        return (k, before) -> same;
      }
      case 1 -> {
        int odd = draw.below(count);
        return (k, before) -> k == odd ? values.of(shape) : same;
      }
      case 2 -> {
        if (count * width > Draw.WIDEST) {
          return (k, before) -> same;
        }
        int wide = values.of(Shape.of(Kind.BITS, count * width));
        return (k, before) ->
            shape.is(Kind.BOOL)
                ? sketch.part(wide, "bit", number(k))
                : as(
                    sketch.part(wide, "bits", number(k * width + width - 1), number(k * width)),
                    shape);
      }
      case 3 -> {
        int base = sketch.part(as(same, Shape.of(Kind.BITS, width)), "extend", number(width + 8));
        int step = 1 + draw.below(3);
        return (k, before) -> {
          Shape eight = Shape.of(Kind.BITS, width + 8);
          BigInteger of = BigInteger.valueOf((long) k * step);
          int mask = sketch.define(eight, false, new Line.Literal(of));
          return as(sketch.part(sketch.part(base, "xor", mask), "truncate", number(width)), shape);
        };
      }
      default -> {
        int which = draw.below(16);
        return (k, before) -> {
          // The last output is the parity of everything: it changes once for every way there is
          // to it, and Icarus follows each change through all those that come after.
          List<Integer> ground = new ArrayList<>(before.subList(0, Math.max(0, before.size() - 1)));
          ground.removeIf(id -> !sketch.shape(id).isGround() || sketch.shape(id).width() == 0);
          return ground.isEmpty() ? same : as(ground.get(which % ground.size()), shape);
        };
      }
    }
  }

  /**
   * A ground value as another, always in the same way. A BOOL is the lowest bit: in Icarus the
   * parity of repeated bits changes once for each, and so on from one child to the next.
   */
  private int as(int id, Shape shape) {
    Shape have = sketch.shape(id);
    if (have.equals(shape)) {
      return id;
    }
    int at = have.is(Kind.BITS) ? id : sketch.part(id, "asBits");
    if (shape.is(Kind.BOOL)) {
      return sketch.part(at, "bit", number(0));
    }
    if (have.width() != shape.width()) {
      String method = have.width() > shape.width() ? "truncate" : "extend";
      at = sketch.part(at, method, number(shape.width()));
    }
    return shape.is(Kind.BITS) ? at : sketch.part(at, shape.is(Kind.UINT) ? "asUInt" : "asSInt");
  }

  /** Children of the clock of the component. */
  void children(Plan plan) {
    int count = count();
    List<Feed> feeds = new ArrayList<>();
    plan.inputs().forEach(shape -> feeds.add(feed(shape, count)));
    List<List<Integer>> all = new ArrayList<>();
    List<Integer> before = List.of();
    for (int k = 0; k < count; k++) {
      List<Integer> inputs = new ArrayList<>();
      for (Feed feed : feeds) {
        inputs.add(feed.of(k, before));
      }
      before = ports.place(plan, inputs);
      all.add(before);
    }
    for (int i = 0; i < before.size(); i++) {
      int port = i;
      gather(all.stream().map(outputs -> outputs.get(port)).toList());
    }
  }

  /** Registers, each set if its condition holds. */
  void registers() {
    int count = count();
    Shape shape = Shape.of(draw.kind(), 1 + draw.below(70));
    Feed next = feed(shape, count);
    Feed condition = feed(Shape.of(Kind.BOOL, 1), count);
    BigInteger init = draw.onceIn(3) ? null : draw.number(shape);
    List<Integer> all = new ArrayList<>();
    List<Integer> before = List.of();
    for (int k = 0; k < count; k++) {
      int register = sketch.define(shape, true, new Line.Register(init));
      int value = sketch.part(next.of(k, before), "xor", register);
      Line set = new Line.Set(register, List.of(), new Arg.Ref(value));
      int holds = condition.of(k, before);
      sketch.add(new Line.When(List.of(new Line.Arm(holds, List.of(set))), List.of()));
      before = List.of(register);
      all.add(register);
    }
    gather(all);
  }

  /** Side by side, or at an index. */
  private void gather(List<Integer> all) {
    Shape shape = sketch.shape(all.get(0));
    if (!shape.isGround()) {
      all.forEach(sketch::readable);
      return;
    }
    Arg elements = new Arg.Refs(all);
    sketch.readable(sketch.call(-1, "select", new Arg.Ref(values.index()), elements));
    if (shape.width() * all.size() <= Draw.WIDEST) {
      List<Integer> bits = new ArrayList<>(all);
      bits.replaceAll(id -> as(id, Shape.of(Kind.BITS, shape.width())));
      sketch.readable(sketch.call(-1, "concat", new Arg.Refs(bits)));
    } else {
      all.forEach(sketch::readable);
    }
  }
}
