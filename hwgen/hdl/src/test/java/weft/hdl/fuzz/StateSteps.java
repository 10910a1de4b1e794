package weft.hdl.fuzz;

import static weft.hdl.fuzz.Sketch.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.Mem;
import weft.hdl.ir.Kind;

/** Wires, registers and memories, and what drives them. */
final class StateSteps {
  /** A reset value goes through a double. */
  private static final int EXACT_BITS = 50;

  private final Sketch sketch;
  private final Draw draw;
  private final ValueMaker values;
  private final Conditions conditions;
  private final List<Integer> registers = new ArrayList<>();
  private final List<Integer> memories = new ArrayList<>();
  private final List<Integer> unnamedWords = new ArrayList<>();

  StateSteps(Sketch sketch, Draw draw, ValueMaker values, Conditions conditions) {
    this.sketch = sketch;
    this.draw = draw;
    this.values = values;
    this.conditions = conditions;
  }

  // Wires -----------------------------------------------------------------------------------------

  /** A wire with a default and conditions; or bits that follow each other. */
  int wire() {
    Shape shape = draw.shape();
    if (draw.onceIn(5) && shape.isGround() && shape.width() > 1 && shape.width() < 24) {
      return ripple(shape.width());
    }
    Arg first = conditions.value(shape);
    int id = sketch.define(shape, true, new Line.Wire());
    sketch.add(new Line.Set(id, List.of(), first));
    if (draw.below(4) > 0) {
      sketch.add(conditions.of(id));
    }
    return id;
  }

  private int ripple(int width) {
    int carry = values.condition();
    List<Integer> others = new ArrayList<>();
    for (int i = 1; i < width; i++) {
      others.add(values.condition());
    }
    int id = sketch.define(Shape.of(Kind.BITS, width), true, new Line.Wire());
    setBit(id, 0, carry);
    for (int i = 1; i < width; i++) {
      int before = sketch.part(id, "bit", number(i - 1));
      setBit(id, i, sketch.call(before, draw.onceIn(2) ? "xor" : "and", others.get(i - 1)));
    }
    return id;
  }

  private void setBit(int id, int at, int value) {
    Line.Part bit = new Line.Part("bit", List.of(number(at)));
    sketch.add(new Line.Set(id, List.of(bit), new Arg.Ref(value)));
  }

  // Registers -------------------------------------------------------------------------------------

  /** One that is driven at the end. */
  int register() {
    Shape shape = draw.shape();
    BigInteger init = draw.onceIn(4) ? null : init(shape);
    registers.add(sketch.define(shape, true, new Line.Register(init)));
    return registers.get(registers.size() - 1);
  }

  /** A value at reset, or null for none. */
  private BigInteger init(Shape shape) {
    if (shape.hasFlips() || shape instanceof Shape.Fixed && shape.width() > EXACT_BITS) {
      return null;
    } else if (shape instanceof Shape.Vector vector && !Literals.isWhole(shape)) {
      Shape element = vector.element();
      boolean number = element.width() > (element.is(Kind.SINT) ? 1 : 0);
      return BigInteger.valueOf(number ? draw.below(2) : 0);
    }
    return draw.number(shape);
  }

  /** The value of the last cycle. */
  int next() {
    int value = values.pick(shape -> !shape.hasFlips(), draw.shape());
    return sketch.define(null, true, new Line.Call(-1, "regNext", List.of(new Arg.Ref(value))));
  }

  // Memories --------------------------------------------------------------------------------------

  /** One that is written at the end. */
  void memory() {
    Shape shape =
        draw.onceIn(3)
            ? draw.shape()
            : Shape.of(draw.onceIn(2) ? Kind.UINT : Kind.BITS, 1 + draw.below(80));
    if (shape.width() == 0) {
      return;
    }
    int depth = 1 + draw.below(20);
    List<BigInteger> contents = null;
    if (draw.onceIn(2)) {
      contents = new ArrayList<>();
      for (int i = 0; i < depth; i++) {
        contents.add(word(shape));
      }
    }
    memories.add(sketch.define(shape, true, new Line.Memory(depth, contents)));
  }

  /** Signed if the words are; the bits of what is no number. */
  private BigInteger word(Shape shape) {
    boolean number = shape.isGround() || shape instanceof Shape.Fixed;
    return number ? draw.number(shape) : Draw.bits(shape.width(), draw.random);
  }

  boolean hasMemory() {
    return !memories.isEmpty();
  }

  /** A word of a memory, now or in the next cycle. */
  int read() {
    int memory = draw.oneOf(memories);
    if (draw.onceIn(3)) {
      return sketch.part(memory, "read", values.index());
    }
    List<Arg> args = new ArrayList<>(List.of(new Arg.Ref(values.index())));
    if (draw.onceIn(2)) {
      args.add(new Arg.Ref(values.condition()));
      args.add(new Arg.Constant(draw.onceIn(2) ? Mem.ReadUnderWrite.NEW : Mem.ReadUnderWrite.OLD));
    }
    boolean named = sketch.shape(memory).isGround();
    int word = sketch.define(null, named, new Line.Call(memory, "readNext", args));
    if (!named) {
      unnamedWords.add(word);
    }
    return word;
  }

  /** Words that are registers without a name: each part of them wants a reader. */
  List<Integer> unnamedWords() {
    return unnamedWords;
  }

  // What drives them ------------------------------------------------------------------------------

  void drive() {
    for (int register : registers) {
      boolean always = isSeveral(sketch.shape(register)) || draw.onceIn(2);
      if (always) {
        set(register);
      }
      Line line = conditions.of(register);
      sketch.add(line);
      if (!always && !sets(List.of(line))) {
        set(register);
      }
    }
    for (int memory : memories) {
      for (int i = draw.below(2); i >= 0; i--) {
        write(memory);
      }
    }
  }

  private void set(int register) {
    Shape shape = sketch.shape(register);
    sketch.add(new Line.Set(register, List.of(), conditions.value(shape)));
  }

  /** Whether something is set somewhere. */
  private static boolean sets(List<Line> lines) {
    boolean found = false;
    for (Line line : lines) {
      if (line instanceof Line.Set) {
        found = true;
      } else if (line instanceof Line.When when) {
        found |= when.arms().stream().anyMatch(arm -> sets(arm.body()));
        found |= sets(when.otherwise());
      } else if (line instanceof Line.Switch choice) {
        found |= choice.cases().stream().anyMatch(one -> sets(one.body()));
        found |= sets(choice.otherwise());
      }
    }
    return found;
  }

  /** Whether it is several signals, each of which has to be set. */
  private static boolean isSeveral(Shape shape) {
    return shape instanceof Shape.Group
        || shape instanceof Shape.Vector vector && isSeveral(vector.element());
  }

  private void write(int memory) {
    int value = values.of(sketch.shape(memory));
    int mask = -1;
    if (draw.onceIn(3)) {
      List<Integer> lanes = new ArrayList<>();
      for (int n = 1; n <= sketch.width(memory); n++) {
        if (sketch.width(memory) % n == 0) {
          lanes.add(n);
        }
      }
      mask = values.of(Shape.of(Kind.BITS, draw.oneOf(lanes)));
    }
    Line write = new Line.Write(memory, values.index(), value, mask);
    sketch.add(new Line.When(List.of(new Line.Arm(values.condition(), List.of(write))), List.of()));
  }
}
