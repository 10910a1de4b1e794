package weft.hdl.fuzz;

import static weft.hdl.fuzz.Sketch.number;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Kind;

/** Ports and children, and what goes from clock to clock between these. */
final class PortSteps {
  private final Sketch sketch;
  private final Draw draw;
  private final ValueMaker values;

  /** Parts of ports with flips that come from outside. */
  private final List<Integer> inflow = new ArrayList<>();

  /** Parts of those that go there. */
  private final List<Place> outflow = new ArrayList<>();

  /** What children of other clocks show. */
  private final List<Foreign> foreign = new ArrayList<>();

  /** A part of a bundle that is to be set. */
  private record Place(int target, List<Line.Part> path, Shape shape) {}

  /** A value of another clock than the top's. */
  private record Foreign(int clock, int id) {}

  PortSteps(Sketch sketch, Draw draw, ValueMaker values) {
    this.sketch = sketch;
    this.draw = draw;
    this.values = values;
  }

  // Ports of the component ------------------------------------------------------------------------

  void input() {
    if (draw.below(8) > 0) {
      sketch.readable(input(draw.shape()));
      return;
    }
    Shape.Group group = draw.group(2, true);
    int port = input(group);
    if (group.hasFlips()) {
      List<Place> come = new ArrayList<>();
      split(port, List.of(), group, false, come, outflow);
      come.forEach(place -> inflow.add(sketch.readable(read(place))));
    } else {
      sketch.readable(port);
    }
  }

  private int input(Shape shape) {
    return sketch.define(shape, true, new Line.Input());
  }

  List<Integer> inflow() {
    return inflow;
  }

  /** Sets what goes out through ports with flips. */
  void drive(Conditions conditions) {
    for (Place place : outflow) {
      sketch.add(new Line.Set(place.target(), place.path(), conditions.value(place.shape())));
    }
  }

  /** The parts that go with the direction of the whole, and those that go against it. */
  private static void split(
      int id,
      List<Line.Part> path,
      Shape.Group group,
      boolean flipped,
      List<Place> with,
      List<Place> against) {
    for (int i = 0; i < group.fields().size(); i++) {
      Shape.Field field = group.fields().get(i);
      List<Line.Part> inner = new ArrayList<>(path);
      inner.add(new Line.Part("field", List.of(number(i))));
      boolean other = flipped ^ field.flipped();
      if (field.shape().hasFlips()) {
        split(id, inner, (Shape.Group) field.shape(), other, with, against);
      } else {
        (other ? against : with).add(new Place(id, inner, field.shape()));
      }
    }
  }

  private int read(Place place) {
    int id = place.target();
    for (Line.Part part : place.path()) {
      id = sketch.part(id, part.method(), part.args().get(0));
    }
    return id;
  }

  // Children --------------------------------------------------------------------------------------

  /** A child of the same clock. */
  void child(Plan plan) {
    place(plan, -1).forEach(sketch::readable);
  }

  /** In the top a child has a clock of its own; what it reads comes from outside or crosses. */
  void clockedChild(Plan plan) {
    int clock = draw.below(PlanComponent.CLOCKS.size());
    List<Integer> outputs = place(plan, clock);
    if (clock == 0) {
      outputs.forEach(sketch::readable);
      return;
    }
    for (int id : outputs) {
      sketch.add(new Line.Output(sketch.newId(), id));
      if (sketch.shape(id) instanceof Shape.Ground) {
        foreign.add(new Foreign(clock, id));
        if (draw.onceIn(2)) {
          sketch.readable(cross(clock, id, 0));
        }
      }
    }
  }

  private List<Integer> place(Plan plan, int clock) {
    List<Integer> driven = new ArrayList<>();
    List<Place> back = new ArrayList<>();
    for (Shape shape : plan.inputs()) {
      if (clock > 0) {
        boolean crosses = shape.isGround() && draw.onceIn(2);
        driven.add(crosses ? values.adapt(arriving(clock), shape) : input(shape));
      } else {
        driven.add(shape.hasFlips() ? bothWays((Shape.Group) shape, back) : values.of(shape));
      }
    }
    List<Integer> outputs = add(plan, clock, driven);
    for (Place place : back) {
      int id = read(place);
      inflow.add(id);
      outputs.add(id);
    }
    return outputs;
  }

  /** A child of the same clock whose inputs are given; its outputs. */
  List<Integer> place(Plan plan, List<Integer> inputs) {
    return add(plan, -1, inputs);
  }

  private List<Integer> add(Plan plan, int clock, List<Integer> driven) {
    List<Integer> outputs = new ArrayList<>();
    plan.outputs().forEach(shape -> outputs.add(sketch.newId()));
    sketch.add(new Line.Child(plan, clock, driven, outputs));
    outputs.forEach(sketch::know);
    return outputs;
  }

  /** A wire for a port with flips: one part is set, what is flipped comes back. */
  private int bothWays(Shape.Group group, List<Place> back) {
    List<Place> go = new ArrayList<>();
    int wire = sketch.define(group, true, new Line.Wire());
    split(wire, List.of(), group, false, go, back);
    for (Place place : go) {
      Arg value = new Arg.Ref(values.of(place.shape()));
      sketch.add(new Line.Set(wire, place.path(), value));
    }
    return wire;
  }

  // Crossings -------------------------------------------------------------------------------------

  /** A value of another clock brought to this one. */
  private int arriving(int to) {
    List<Foreign> others = foreign.stream().filter(one -> one.clock() != to).toList();
    if (others.isEmpty() || draw.onceIn(2)) {
      return cross(0, values.pickGround(), to);
    }
    Foreign one = draw.oneOf(others);
    return cross(one.clock(), one.id(), to);
  }

  /** A register of the one clock, and something of the other that takes it. */
  private int cross(int from, int id, int to) {
    Shape shape = sketch.shape(id);
    int sample = clocked(from, Line.Step.REGISTER, id);
    boolean bits = shape.is(Kind.BOOL) || shape.is(Kind.BITS) && shape.width() > 0;
    if (bits && draw.below(3) > 0) {
      return clocked(to, Line.Step.REGISTER, clocked(to, Line.Step.METASTABLE, sample));
    }
    return clocked(to, Line.Step.HELD, sample);
  }

  private int clocked(int clock, Line.Step step, int value) {
    return sketch.define(sketch.shape(value), true, new Line.Clocked(clock, step, value));
  }
}
