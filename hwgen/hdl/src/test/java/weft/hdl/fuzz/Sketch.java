package weft.hdl.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines of a component so far; each runs as it is added, so that its shape is known. */
final class Sketch {
  private final PlanComponent component;
  private final Draw draw;
  private final List<Line> lines = new ArrayList<>();
  private final Map<Integer, Shape> shapes = new HashMap<>();

  /** Ids of values that may be read, in the order of their definition. */
  private final List<Integer> pool = new ArrayList<>();

  private final Set<Integer> read = new HashSet<>();
  private int next;

  Sketch(PlanComponent component, Draw draw) {
    this.component = component;
    this.draw = draw;
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  Shape shape(int id) {
    return shapes.get(id);
  }

  int width(int id) {
    return shapes.get(id).width();
  }

  List<Integer> pool() {
    return pool;
  }

  boolean isRead(int id) {
    return read.contains(id);
  }

  void add(Line line) {
    Plan.uses(line, read::add);
    lines.add(line);
    component.run(line);
  }

  int newId() {
    return next++;
  }

  /** The shape of what the component has made otherwise. */
  void know(int id) {
    shapes.put(id, Shape.of(component.data(id)));
  }

  /** A value or a signal; null for the shape of what is computed. */
  int define(Shape shape, boolean named, Line.Source source) {
    int id = newId();
    add(new Line.Define(id, shape, named, source));
    if (shape == null) {
      know(id);
      lines.set(lines.size() - 1, new Line.Define(id, shape(id), named, source));
    } else {
      shapes.put(id, shape);
    }
    return id;
  }

  int readable(int id) {
    pool.add(id);
    return id;
  }

  int literal(Shape shape) {
    return define(shape, false, new Line.Literal(draw.number(shape)));
  }

  /** {@code on.method(args)}, named now and then; ids stand for values, the rest are arguments. */
  int call(int on, String method, Object... args) {
    return define(null, draw.onceIn(3), new Line.Call(on, method, args(args)));
  }

  /** The same without a name: a name would go to what it is a part of. */
  int part(int on, String method, Object... args) {
    return define(null, false, new Line.Call(on, method, args(args)));
  }

  private static List<Arg> args(Object... args) {
    List<Arg> all = new ArrayList<>();
    for (Object arg : args) {
      all.add(arg instanceof Arg given ? given : new Arg.Ref((Integer) arg));
    }
    return all;
  }

  static Arg number(int n) {
    return new Arg.Int(n);
  }
}
