package weft.hdl.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * A component as plain data: what its constructor does, line by line.
 *
 * @param top true if it is the whole design
 */
record Plan(String name, boolean top, List<Line> lines) {
  Plan {
    lines = List.copyOf(lines);
  }

  /** Shapes of its inputs in their order. */
  List<Shape> inputs() {
    List<Shape> shapes = new ArrayList<>();
    for (Line line : lines) {
      if (line instanceof Line.Define define && define.source() instanceof Line.Input) {
        shapes.add(define.shape());
      }
    }
    return shapes;
  }

  /** Shapes of its outputs in their order. */
  List<Shape> outputs() {
    Map<Integer, Shape> shapes = shapes();
    List<Shape> outputs = new ArrayList<>();
    for (Line line : lines) {
      if (line instanceof Line.Output output) {
        outputs.add(shapes.get(output.value()));
      }
    }
    return outputs;
  }

  /** The shape of every value by its id. */
  Map<Integer, Shape> shapes() {
    Map<Integer, Shape> shapes = new HashMap<>();
    for (Line line : lines) {
      if (line instanceof Line.Define define) {
        shapes.put(define.id(), define.shape());
      } else if (line instanceof Line.Child child) {
        List<Shape> outputs = child.plan().outputs();
        for (int i = 0; i < outputs.size(); i++) {
          shapes.put(child.outputs().get(i), outputs.get(i));
        }
      }
    }
    return shapes;
  }

  /** Calls with the id of every value that the line reads or sets. */
  static void uses(Line line, IntConsumer each) {
    if (line instanceof Line.Define define) {
      uses(define.source(), each);
    } else if (line instanceof Line.Set set) {
      each.accept(set.target());
      set.path().forEach(part -> part.args().forEach(arg -> uses(arg, each)));
      uses(set.value(), each);
    } else if (line instanceof Line.Write write) {
      each.accept(write.memory());
      each.accept(write.address());
      each.accept(write.value());
      if (write.mask() >= 0) {
        each.accept(write.mask());
      }
    } else if (line instanceof Line.When when) {
      for (Line.Arm arm : when.arms()) {
        each.accept(arm.condition());
        arm.body().forEach(inner -> uses(inner, each));
      }
      when.otherwise().forEach(inner -> uses(inner, each));
    } else if (line instanceof Line.Switch choice) {
      each.accept(choice.subject());
      for (Line.Case one : choice.cases()) {
        one.body().forEach(inner -> uses(inner, each));
      }
      choice.otherwise().forEach(inner -> uses(inner, each));
    } else if (line instanceof Line.Child child) {
      child.inputs().forEach(each::accept);
    } else if (line instanceof Line.Output output) {
      each.accept(output.value());
    } else if (line instanceof Line.Cover cover) {
      each.accept(cover.condition());
    }
  }

  private static void uses(Line.Source source, IntConsumer each) {
    if (source instanceof Line.Call call) {
      if (call.on() >= 0) {
        each.accept(call.on());
      }
      call.args().forEach(arg -> uses(arg, each));
    } else if (source instanceof Line.Choose choose) {
      each.accept(choose.subject());
      choose.choices().forEach(choice -> each.accept(choice.value()));
      if (choose.otherwise() >= 0) {
        each.accept(choose.otherwise());
      }
    } else if (source instanceof Line.Clocked clocked) {
      each.accept(clocked.value());
    }
  }

  static void uses(Arg arg, IntConsumer each) {
    if (arg instanceof Arg.Ref ref) {
      each.accept(ref.id());
    } else if (arg instanceof Arg.Refs refs) {
      refs.ids().forEach(each::accept);
    } else if (arg instanceof Arg.Spread spread) {
      spread.ids().forEach(each::accept);
    }
  }

  /** Lines, those inside others included, children's too. */
  int size() {
    int size = 0;
    for (Line line : lines) {
      size += size(line);
    }
    return size;
  }

  private static int size(Line line) {
    int size = 1;
    if (line instanceof Line.When when) {
      for (Line.Arm arm : when.arms()) {
        size += arm.body().stream().mapToInt(Plan::size).sum();
      }
      size += when.otherwise().stream().mapToInt(Plan::size).sum();
    } else if (line instanceof Line.Switch choice) {
      for (Line.Case one : choice.cases()) {
        size += one.body().stream().mapToInt(Plan::size).sum();
      }
      size += choice.otherwise().stream().mapToInt(Plan::size).sum();
    } else if (line instanceof Line.Child child) {
      size += child.plan().size();
    }
    return size;
  }
}
