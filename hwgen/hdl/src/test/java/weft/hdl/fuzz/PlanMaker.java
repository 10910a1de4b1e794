package weft.hdl.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import weft.hdl.Elaborator;
import weft.hdl.Mem;
import weft.hdl.ir.Kind;

/**
 * Draws a plan: a component that makes itself up while it is constructed, so that every choice
 * knows the shapes of the values there are.
 */
final class PlanMaker extends PlanComponent {
  private static final int WIDEST = 200;

  /** Icarus 11 divides numbers of more bits wrongly. */
  private static final int WIDEST_DIVISION = 64;

  private final Random random;
  private final List<Line> lines = new ArrayList<>();
  private final Map<Integer, Shape> shapes = new HashMap<>();

  /** Ids of values that may be read, in the order of their definition. */
  private final List<Integer> pool = new ArrayList<>();

  private final List<Integer> registers = new ArrayList<>();
  private final List<Integer> memories = new ArrayList<>();
  private final Map<Integer, Integer> depths = new HashMap<>();
  private final Set<Integer> read = new HashSet<>();
  private int next;

  private PlanMaker(Random random) {
    this.random = random;
  }

  /** A design of the seed: a top with children in several clock domains. */
  static Plan design(String name, long seed) {
    Random random = new Random(seed);
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
          PlanMaker maker = new PlanMaker(random);
          maker.begin(top);
          maker.body(children, top);
          made[0] = new Plan(name, top, maker.lines);
          return maker;
        });
    return made[0];
  }

  private void body(List<Plan> children, boolean top) {
    int inputs = 2 + random.nextInt(4);
    for (int i = 0; i < inputs; i++) {
      input(shape(true));
    }
    int states = random.nextInt(4);
    for (int i = 0; i < states; i++) {
      register();
    }
    int rams = random.nextInt(3) / 2 + random.nextInt(4) / 3;
    for (int i = 0; i < rams; i++) {
      memory();
    }
    int steps = 5 + random.nextInt(25);
    List<Plan> waiting = new ArrayList<>(children);
    if (!children.isEmpty() && random.nextBoolean()) {
      waiting.add(children.get(random.nextInt(children.size())));
    }
    for (int i = 0; i < steps; i++) {
      step();
      if (!waiting.isEmpty() && random.nextInt(Math.max(1, (steps - i) / 4)) == 0) {
        child(waiting.remove(waiting.size() - 1), top);
      }
    }
    for (Plan plan : waiting) {
      child(plan, top);
    }
    drive();
    outputs();
  }

  // Lines -----------------------------------------------------------------------------------------

  private int define(Shape shape, boolean named, Line.Source source) {
    int id = next++;
    Line.Define line = new Line.Define(id, shape, named, source);
    add(line);
    if (source instanceof Line.Call) {
      Shape made = Shape.of(data(id));
      lines.set(lines.size() - 1, new Line.Define(id, made, named, source));
      shapes.put(id, made);
    } else {
      shapes.put(id, shape);
    }
    return id;
  }

  private void add(Line line) {
    Plan.uses(line, read::add);
    lines.add(line);
    run(line);
  }

  private int readable(int id) {
    pool.add(id);
    return id;
  }

  private int input(Shape shape) {
    return readable(define(shape, true, new Line.Input()));
  }

  private void register() {
    Shape shape = shape(true);
    BigInteger init = null;
    if (random.nextInt(4) > 0) {
      init = number(shape.element());
      init =
          shape.isVector()
              ? BigInteger.valueOf(shape.width() > 0 && init.testBit(0) ? 1 : 0)
              : init;
      if (shape.isVector() && shape.kind() == Kind.SINT && shape.width() == 1) {
        init = init.negate();
      }
    }
    registers.add(readable(define(shape, true, new Line.Register(init))));
  }

  private void memory() {
    Shape shape = Shape.of(random.nextBoolean() ? Kind.UINT : Kind.BITS, 1 + random.nextInt(80));
    int depth = 1 + random.nextInt(20);
    List<BigInteger> contents = null;
    if (random.nextBoolean()) {
      contents = new ArrayList<>();
      for (int i = 0; i < depth; i++) {
        contents.add(number(shape));
      }
    }
    int id = define(shape, true, new Line.Memory(depth, contents));
    memories.add(id);
    depths.put(id, depth);
  }

  private int call(int on, String method, Object... args) {
    List<Arg> all = new ArrayList<>();
    for (Object arg : args) {
      all.add(arg instanceof Arg given ? given : new Arg.Ref((Integer) arg));
    }
    return define(null, random.nextInt(3) == 0, new Line.Call(on, method, all));
  }

  private static Arg number(int n) {
    return new Arg.Int(n);
  }

  private int literal(Shape shape) {
    return define(shape, false, new Line.Literal(number(shape)));
  }

  // Draws -----------------------------------------------------------------------------------------

  private int width() {
    int kind = random.nextInt(100);
    if (kind < 3) {
      return 0;
    } else if (kind < 50) {
      return 1 + random.nextInt(8);
    } else if (kind < 70) {
      return 9 + random.nextInt(24);
    } else if (kind < 84) {
      return 31 + random.nextInt(35);
    }
    return 65 + random.nextInt(WIDEST - 64);
  }

  private Shape shape(boolean mayBeVector) {
    if (mayBeVector && random.nextInt(8) == 0) {
      return new Shape(kind(), 1 + random.nextInt(20), 1 + random.nextInt(9));
    }
    Kind kind = random.nextInt(6) == 0 ? Kind.BOOL : kind();
    return Shape.of(kind, kind == Kind.BOOL ? 1 : width());
  }

  private Kind kind() {
    return List.of(Kind.BITS, Kind.UINT, Kind.SINT).get(random.nextInt(3));
  }

  private BigInteger number(Shape shape) {
    BigInteger bits = bits(shape.width(), random);
    boolean negative =
        shape.kind() == Kind.SINT && shape.width() > 0 && bits.testBit(shape.width() - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(shape.width())) : bits;
  }

  /** Random bits, the corners of the range more often than not. */
  static BigInteger bits(int width, Random random) {
    if (width == 0) {
      return BigInteger.ZERO;
    }
    return switch (random.nextInt(7)) {
      case 0 -> BigInteger.ZERO;
      case 1 -> BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
      case 2 -> BigInteger.ONE.shiftLeft(width - 1);
      case 3 -> new BigInteger(Math.min(width, 3), random);
      default -> new BigInteger(width, random);
    };
  }

  /** Any value that the test accepts; recent ones more often. A literal if there is none. */
  private int pick(Predicate<Shape> test, Shape otherwise) {
    List<Integer> fitting = new ArrayList<>();
    for (int id : pool) {
      if (test.test(shapes.get(id))) {
        fitting.add(id);
      }
    }
    if (fitting.isEmpty() || random.nextInt(12) == 0) {
      return literal(otherwise);
    }
    int n = fitting.size();
    int at = random.nextBoolean() ? random.nextInt(n) : n - 1 - random.nextInt(Math.min(n, 4));
    return fitting.get(at);
  }

  private int pick(Kind kind) {
    int width = kind == Kind.BOOL ? 1 : width();
    return pick(s -> !s.isVector() && s.kind() == kind, Shape.of(kind, width));
  }

  private int pickAny() {
    return pick(s -> !s.isVector(), Shape.of(kind(), width()));
  }

  private int condition() {
    return random.nextInt(3) > 0 ? pick(Kind.BOOL) : adapt(pickAny(), Shape.of(Kind.BOOL, 1));
  }

  /** A value of that shape: one there is, or bits of one. */
  private int valueOf(Shape shape) {
    if (shape.isVector()) {
      List<Integer> elements = new ArrayList<>();
      for (int i = 0; i < shape.count(); i++) {
        elements.add(valueOf(shape.element()));
      }
      return define(null, false, new Line.Call(-1, "elementsOf", List.of(new Arg.Refs(elements))));
    }
    if (random.nextBoolean()) {
      return adapt(pickAny(), shape);
    }
    return pick(s -> s.equals(shape), shape);
  }

  private int adapt(int id, Shape shape) {
    Shape have = shapes.get(id);
    if (have.equals(shape)) {
      return id;
    }
    if (shape.kind() == Kind.BOOL) {
      return have.width() > 0 && random.nextBoolean()
          ? call(id, "bit", number(random.nextInt(have.width())))
          : call(id, random.nextBoolean() ? "anyBit" : "parity");
    }
    int at = have.kind() == Kind.BITS ? id : call(id, "asBits");
    if (have.width() != shape.width()) {
      at = call(at, have.width() > shape.width() ? "truncate" : "extend", number(shape.width()));
    }
    return switch (shape.kind()) {
      case UINT -> call(at, "asUInt");
      case SINT -> call(at, "asSInt");
      default -> at;
    };
  }

  private int index() {
    return random.nextBoolean()
        ? pick(s -> !s.isVector() && s.kind() == Kind.UINT && s.width() < 6, Shape.of(Kind.UINT, 3))
        : pick(Kind.UINT);
  }

  private int width(int id) {
    return shapes.get(id).width();
  }

  // Steps -----------------------------------------------------------------------------------------

  private void step() {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> number();
      case 4, 5 -> bits();
      case 6 -> truth();
      case 7 -> anyValue();
      case 8 -> choice();
      case 9 -> wire();
      case 10 -> state();
      default -> vectorOrMemory();
    }
  }

  private void number() {
    Kind kind = random.nextBoolean() ? Kind.UINT : Kind.SINT;
    int a = pick(kind);
    int b = pick(kind);
    int widest = Math.max(width(a), width(b));
    String[] plain = {
      "plus", "minus", "and", "or", "xor", "eq", "ne", "lt", "le", "gt", "ge", "min", "max"
    };
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> readable(call(a, plain[random.nextInt(plain.length)], b));
      case 4 -> readable(widest < WIDEST ? call(a, "plusWide", b) : call(a, "not"));
      case 5 -> readable(widest < WIDEST ? call(a, "minusWide", b) : call(a, "not"));
      case 6 -> readable(width(a) + width(b) <= WIDEST ? call(a, "times", b) : call(a, "not"));
      case 7 -> {
        String method = random.nextBoolean() ? "div" : "rem";
        readable(widest <= WIDEST_DIVISION ? call(a, method, b) : call(a, "xor", b));
      }
      case 8 -> shift(a);
      case 9 -> {
        int n = random.nextInt(width(a) + 1);
        readable(call(a, random.nextInt(3) > 0 || n == 0 ? "truncate" : "saturate", number(n)));
      }
      case 10 ->
          readable(call(a, "extend", number(width(a) + random.nextInt(WIDEST + 1 - width(a)))));
      default -> {
        if (kind == Kind.SINT) {
          readable(call(a, random.nextBoolean() && width(a) > 0 ? "isNegative" : "negate"));
        } else {
          readable(width(a) < WIDEST ? call(a, "toSInt") : call(a, "asSInt"));
        }
      }
    }
  }

  private void shift(int a) {
    String method = random.nextBoolean() ? "shl" : "shr";
    if (random.nextBoolean()) {
      readable(call(a, method, index()));
    } else {
      int room = method.equals("shl") ? WIDEST - width(a) : width(a) + 4;
      readable(call(a, method, number(random.nextInt(room + 1))));
    }
  }

  private void bits() {
    int a = pick(Kind.BITS);
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        int b = adapt(pickAny(), Shape.of(Kind.BITS, width(a)));
        String[] methods = {"and", "or", "xor", "eq", "ne"};
        readable(call(a, methods[random.nextInt(methods.length)], b));
      }
      case 2 -> readable(call(a, "not"));
      case 3 -> shift(a);
      case 4 -> {
        List<Integer> parts = new ArrayList<>();
        int total = 0;
        for (int i = random.nextInt(4); i >= 0; i--) {
          int part = pickAny();
          if (total + width(part) <= WIDEST) {
            total += width(part);
            parts.add(part);
          }
        }
        readable(call(-1, "concat", new Arg.Refs(parts)));
      }
      case 5 -> readable(call(a, "countOnes"));
      default -> {
        int bit = pick(Kind.BOOL);
        readable(call(bit, "repeat", number(random.nextInt(70))));
      }
    }
  }

  private void truth() {
    int a = condition();
    String[] methods = {"and", "or", "xor", "eq", "ne"};
    readable(
        random.nextInt(5) == 0
            ? call(a, "not")
            : call(a, methods[random.nextInt(methods.length)], condition()));
  }

  private void anyValue() {
    int a = pickAny();
    int w = width(a);
    switch (random.nextInt(7)) {
      case 0 -> readable(w > 0 ? call(a, "bit", number(random.nextInt(w))) : call(a, "anyBit"));
      case 1 -> readable(w > 0 ? call(a, "bit", index()) : call(a, "parity"));
      case 2, 3 -> {
        if (w > 0) {
          int lo = random.nextInt(w);
          readable(call(a, "bits", number(lo + random.nextInt(w - lo)), number(lo)));
        }
      }
      case 4 -> {
        if (w > 0) {
          readable(call(a, "part", index(), number(1 + random.nextInt(w))));
        }
      }
      case 5 -> {
        String[] methods = {"anyBit", "allBits", "parity"};
        readable(call(a, methods[random.nextInt(3)]));
      }
      default -> {
        String[] methods = {"asUInt", "asSInt", "asBits"};
        readable(call(a, methods[random.nextInt(3)]));
      }
    }
  }

  private void choice() {
    Shape shape = shape(false);
    if (random.nextBoolean()) {
      readable(call(-1, "mux", condition(), valueOf(shape), valueOf(shape)));
      return;
    }
    List<Integer> elements = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      elements.add(valueOf(shape));
    }
    readable(call(-1, "select", new Arg.Ref(index()), new Arg.Refs(elements)));
  }

  /** A wire with a default and conditions; or bits that follow each other. */
  private void wire() {
    Shape shape = shape(true);
    if (random.nextInt(5) == 0 && !shape.isVector() && shape.width() > 1 && shape.width() < 24) {
      ripple(shape.width());
      return;
    }
    int first = valueOf(shape);
    int id = define(shape, true, new Line.Wire());
    add(new Line.Set(id, "", List.of(), first));
    if (random.nextInt(4) > 0) {
      for (Line line : conditions(List.of(id), 1)) {
        add(line);
      }
    }
    readable(id);
  }

  private void ripple(int width) {
    int carry = condition();
    List<Integer> others = new ArrayList<>();
    for (int i = 1; i < width; i++) {
      others.add(condition());
    }
    int id = define(Shape.of(Kind.BITS, width), true, new Line.Wire());
    add(new Line.Set(id, "bit", List.of(number(0)), carry));
    for (int i = 1; i < width; i++) {
      int before = define(null, false, new Line.Call(id, "bit", List.of(number(i - 1))));
      int now = call(before, random.nextBoolean() ? "xor" : "and", others.get(i - 1));
      add(new Line.Set(id, "bit", List.of(number(i)), now));
    }
    readable(id);
  }

  private void state() {
    if (random.nextBoolean()) {
      readable(define(null, true, new Line.Call(-1, "regNext", List.of(new Arg.Ref(pickAny())))));
    } else {
      register();
    }
  }

  private void vectorOrMemory() {
    if (!memories.isEmpty() && random.nextBoolean()) {
      int memory = memories.get(random.nextInt(memories.size()));
      switch (random.nextInt(3)) {
        case 0 -> readable(call(memory, "read", index()));
        case 1 ->
            readable(
                define(
                    null, true, new Line.Call(memory, "readNext", List.of(new Arg.Ref(index())))));
        default -> {
          List<Arg> args =
              List.of(
                  new Arg.Ref(index()),
                  new Arg.Ref(condition()),
                  new Arg.Policy(random.nextBoolean()));
          readable(define(null, true, new Line.Call(memory, "readNext", args)));
        }
      }
      return;
    }
    List<Integer> vectors = pool.stream().filter(id -> shapes.get(id).isVector()).toList();
    if (!vectors.isEmpty()) {
      int vector = vectors.get(random.nextInt(vectors.size()));
      readable(
          random.nextBoolean()
              ? call(vector, "at", index())
              : call(vector, "get", number(random.nextInt(shapes.get(vector).count()))));
    }
  }

  // Sets ------------------------------------------------------------------------------------------

  /** A statement that sets some of the targets under conditions; values are defined before it. */
  private List<Line> conditions(List<Integer> targets, int depth) {
    if (random.nextInt(4) == 0) {
      int subject =
          pick(
              s -> !s.isVector() && s.kind() != Kind.BOOL && s.width() > 0, Shape.of(Kind.UINT, 2));
      List<Line.Case> cases = new ArrayList<>();
      Set<Integer> labels = new HashSet<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        List<Integer> mine = new ArrayList<>();
        for (int k = random.nextInt(2); k >= 0; k--) {
          int label = label(shapes.get(subject));
          if (labels.add(label)) {
            mine.add(label);
          }
        }
        if (!mine.isEmpty()) {
          cases.add(new Line.Case(mine, block(targets, depth)));
        }
      }
      return List.of(new Line.Switch(subject, cases, block(targets, depth)));
    }
    List<Line.Arm> arms = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      arms.add(new Line.Arm(condition(), block(targets, depth)));
    }
    return List.of(new Line.When(arms, random.nextBoolean() ? block(targets, depth) : List.of()));
  }

  private int label(Shape subject) {
    int bits = Math.min(subject.width(), 5);
    int value = random.nextInt(1 << bits);
    boolean negative =
        subject.kind() == Kind.SINT && subject.width() == bits && value >> (bits - 1) != 0;
    return negative ? value - (1 << bits) : value;
  }

  private List<Line> block(List<Integer> targets, int depth) {
    List<Line> body = new ArrayList<>();
    for (int target : targets) {
      boolean whole = random.nextInt(3) == 0;
      if (whole) {
        body.add(new Line.Set(target, "", List.of(), valueOf(shapes.get(target))));
      }
      if (random.nextInt(3) == 0) {
        part(target, whole, body);
      }
      if (depth < 3 && random.nextInt(3) == 0) {
        body.addAll(conditions(List.of(target), depth + 1));
      }
    }
    return body;
  }

  /**
   * After a set of the whole, a part is smaller than the whole: nothing may hide an earlier set.
   */
  private void part(int target, boolean afterWhole, List<Line> body) {
    Shape shape = shapes.get(target);
    if (afterWhole && (shape.isVector() ? shape.count() : shape.width()) == 1) {
      return;
    }
    if (shape.isVector()) {
      int value = valueOf(shape.element());
      boolean dynamic = random.nextBoolean();
      Arg at = dynamic ? new Arg.Ref(index()) : number(random.nextInt(shape.count()));
      body.add(new Line.Set(target, dynamic ? "at" : "get", List.of(at), value));
      return;
    }
    if (shape.width() == 0 || shape.kind() == Kind.BOOL) {
      return;
    }
    int lo = random.nextInt(shape.width());
    int width = 1 + random.nextInt(shape.width() - lo);
    if (afterWhole && width == shape.width()) {
      width--;
    }
    int bits = width;
    switch (random.nextInt(4)) {
      case 0 ->
          body.add(
              new Line.Set(target, "bit", List.of(number(lo)), valueOf(Shape.of(Kind.BOOL, 1))));
      case 1 -> {
        int at = index();
        body.add(
            new Line.Set(target, "bit", List.of(new Arg.Ref(at)), valueOf(Shape.of(Kind.BOOL, 1))));
      }
      case 2 -> {
        int value = valueOf(Shape.of(Kind.BITS, width));
        body.add(new Line.Set(target, "bits", List.of(number(lo + width - 1), number(lo)), value));
      }
      default -> {
        int value = valueOf(Shape.of(Kind.BITS, bits));
        Arg at = new Arg.Ref(index());
        body.add(new Line.Set(target, "part", List.of(at, number(bits)), value));
      }
    }
  }

  /** What drives registers and memories. */
  private void drive() {
    for (int register : registers) {
      if (random.nextBoolean()) {
        add(new Line.Set(register, "", List.of(), valueOf(shapes.get(register))));
      }
      for (Line line : conditions(List.of(register), 1)) {
        add(line);
      }
      if (!isSet(register)) {
        add(new Line.Set(register, "", List.of(), valueOf(shapes.get(register))));
      }
    }
    for (int memory : memories) {
      for (int i = random.nextInt(2); i >= 0; i--) {
        int value = valueOf(shapes.get(memory));
        int mask = -1;
        if (random.nextInt(3) == 0) {
          List<Integer> lanes = new ArrayList<>();
          for (int n = 1; n <= width(memory); n++) {
            if (width(memory) % n == 0) {
              lanes.add(n);
            }
          }
          int n = lanes.get(random.nextInt(lanes.size()));
          mask = valueOf(Shape.of(Kind.BITS, n));
        }
        Line write = new Line.Write(memory, index(), value, mask);
        add(new Line.When(List.of(new Line.Arm(condition(), List.of(write))), List.of()));
      }
    }
  }

  private boolean isSet(int register) {
    boolean[] found = new boolean[1];
    for (Line line : lines) {
      sets(List.of(line), register, found);
    }
    return found[0];
  }

  private static void sets(List<Line> lines, int register, boolean[] found) {
    for (Line line : lines) {
      if (line instanceof Line.Set set) {
        found[0] |= set.target() == register;
      } else if (line instanceof Line.When when) {
        when.arms().forEach(arm -> sets(arm.body(), register, found));
        sets(when.otherwise(), register, found);
      } else if (line instanceof Line.Switch choice) {
        choice.cases().forEach(one -> sets(one.body(), register, found));
        sets(choice.otherwise(), register, found);
      }
    }
  }

  // Ports and children ----------------------------------------------------------------------------

  /** In the top a child has a clock of its own, and then what it reads comes from outside. */
  private void child(Plan plan, boolean top) {
    int clock = top ? random.nextInt(CLOCKS.size()) : -1;
    List<Integer> driven = new ArrayList<>();
    for (Shape shape : plan.inputs()) {
      driven.add(clock > 0 ? define(shape, true, new Line.Input()) : valueOf(shape));
    }
    List<Integer> outputs = new ArrayList<>();
    long count = plan.lines().stream().filter(line -> line instanceof Line.Output).count();
    for (int i = 0; i < count; i++) {
      outputs.add(next++);
    }
    add(new Line.Child(plan, clock, driven, outputs));
    for (int id : outputs) {
      shapes.put(id, Shape.of(data(id)));
      if (clock <= 0) {
        pool.add(id);
      } else {
        add(new Line.Output(next++, id));
      }
    }
  }

  /** Shows what nobody reads, and every bit of what has a name. */
  private void outputs() {
    List<Integer> shown = new ArrayList<>();
    for (int id : pool) {
      if (!read.contains(id) || random.nextInt(6) == 0) {
        shown.add(id);
      }
    }
    for (int id : shown) {
      add(new Line.Output(next++, id));
    }
    List<Integer> all = new ArrayList<>();
    for (Line line : List.copyOf(lines)) {
      if (line instanceof Line.Define define
          && define.named()
          && !(value(define.id()) instanceof Mem)) {
        boolean vector = define.shape().isVector();
        all.add(vector ? call(define.id(), "asBits") : define.id());
      }
    }
    int together = call(-1, "concat", new Arg.Refs(all));
    add(new Line.Output(next++, call(together, "parity")));
  }
}
