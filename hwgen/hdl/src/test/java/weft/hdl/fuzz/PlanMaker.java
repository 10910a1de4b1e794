package weft.hdl.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import weft.hdl.Data;
import weft.hdl.Elaborator;
import weft.hdl.Value;

/**
 * Draws a plan: a component that makes itself up while it is constructed, so that every choice
 * knows the shapes of the values there are.
 */
final class PlanMaker extends PlanComponent {
  /** Lines of a component that there may be a row of: tools take long for many large ones. */
  private static final int LARGEST_IN_ROWS = 100;

  private final Draw draw;
  private final Sketch sketch;
  private final ValueMaker values;
  private final Conditions conditions;
  private final NumberSteps numbers;
  private final FixedSteps fixed;
  private final ChoiceSteps choices;
  private final StateSteps states;
  private final PortSteps ports;
  private final RowSteps rows;
  private final boolean top;

  private PlanMaker(Random random, boolean top) {
    this.top = top;
    draw = new Draw(random);
    sketch = new Sketch(this, draw);
    values = new ValueMaker(sketch, draw);
    conditions = new Conditions(sketch, draw, values);
    numbers = new NumberSteps(sketch, draw, values);
    fixed = new FixedSteps(sketch, draw, values);
    choices = new ChoiceSteps(sketch, draw, values, conditions);
    states = new StateSteps(sketch, draw, values, conditions);
    ports = new PortSteps(sketch, draw, values);
    rows = new RowSteps(sketch, draw, values, ports);
  }

  /** A design of the seed: a top with children in several clock domains. */
  static Plan design(String name, long seed) {
    // The first draws of Random are nearly those of the seed before.
    Random random = new Random(new SplittableRandom(seed).nextLong());
    List<Plan> children = new ArrayList<>();
    int modules = random.nextInt(4);
    for (int i = 0; i < modules; i++) {
      List<Plan> known = List.copyOf(children);
      children.add(draw(name + "_m" + i, random, i > 1 ? known : List.of(), false));
    }
    return draw(name, random, children, true);
  }

  private static Plan draw(String name, Random random, List<Plan> children, boolean top) {
    Plan[] made = new Plan[1];
    // What is drawn while the lines run is elaborated once and thrown away.
    Elaborator.elaborate(
        () -> {
          PlanMaker maker = new PlanMaker(random, top);
          maker.begin(top);
          maker.body(children);
          made[0] = new Plan(name, top, maker.sketch.lines());
          return maker;
        });
    return made[0];
  }

  private void body(List<Plan> children) {
    for (int i = draw.below(4) + 1; i >= 0; i--) {
      ports.input();
    }
    for (int i = draw.below(4); i > 0; i--) {
      sketch.readable(states.register());
    }
    for (int i = draw.below(3) / 2 + draw.below(4) / 3; i > 0; i--) {
      states.memory();
    }
    int steps = 5 + draw.below(25);
    List<Plan> waiting = new ArrayList<>(children);
    if (!children.isEmpty() && draw.onceIn(2)) {
      waiting.add(draw.oneOf(children));
    }
    for (int i = 0; i < steps; i++) {
      sketch.readable(step());
      if (!waiting.isEmpty() && draw.onceIn(Math.max(1, (steps - i) / 4))) {
        child(waiting.remove(waiting.size() - 1));
      }
    }
    waiting.forEach(this::child);
    states.drive();
    ports.drive(conditions);
    if (draw.onceIn(3)) {
      sketch.add(new Line.Cover(values.condition()));
    }
    rows(children);
    outputs();
  }

  private int step() {
    return switch (draw.below(14)) {
      case 0, 1, 2 -> numbers.arithmetic();
      case 3, 4 -> numbers.bits();
      case 5 -> numbers.truth();
      case 6 -> numbers.part();
      case 7 -> fixed.fixed();
      case 8 -> draw.onceIn(3) ? choices.constant() : choices.choice();
      case 9 -> choices.element();
      case 10, 11 -> states.wire();
      case 12 -> draw.onceIn(2) ? states.next() : states.register();
      default -> states.hasMemory() ? states.read() : choices.choice();
    };
  }

  /** Now and then equal children, and equal registers. */
  private void rows(List<Plan> children) {
    List<Plan> plain = new ArrayList<>(children);
    plain.removeIf(plan -> plan.size() > LARGEST_IN_ROWS);
    plain.removeIf(plan -> plan.inputs().stream().anyMatch(Shape::hasFlips));
    if (!plain.isEmpty() && draw.onceIn(4)) {
      rows.children(draw.oneOf(plain));
    }
    if (draw.onceIn(6)) {
      rows.registers();
    }
  }

  private void child(Plan plan) {
    if (top) {
      ports.clockedChild(plan);
    } else {
      ports.child(plan);
    }
  }

  /** Shows what nobody reads, and every bit of what is kept. */
  private void outputs() {
    List<Integer> shown = new ArrayList<>();
    for (int id : sketch.pool()) {
      if (!sketch.isRead(id) || draw.onceIn(6)) {
        shown.add(id);
      }
    }
    for (int id : shown) {
      sketch.add(new Line.Output(sketch.newId(), id));
    }
    List<Integer> all = new ArrayList<>(ports.inflow());
    all.addAll(states.unnamedWords());
    for (Line line : sketch.lines()) {
      if (line instanceof Line.Define define
          && define.named()
          && value(define.id()) instanceof Data
          && !define.shape().hasFlips()) {
        all.add(define.id());
      }
    }
    all.replaceAll(id -> value(id) instanceof Value ? id : sketch.call(id, "asBits"));
    int together = sketch.call(-1, "concat", new Arg.Refs(all));
    sketch.add(new Line.Output(sketch.newId(), sketch.call(together, "parity")));
  }
}
