package weft.hdl.fuzz;

import java.math.BigInteger;
import java.util.List;

/** A line of a constructor. */
sealed interface Line {
  /**
   * {@code UInt v7 = ...}
   *
   * @param named false if the value stands in its reader's expression, or is named by the tool
   */
  record Define(int id, Shape shape, boolean named, Source source) implements Line {}

  /** {@code v3.set(v7)}, or of a part of a part: {@code v3.f1.bits(4, 2).set(v7)}. */
  record Set(int target, List<Part> path, Arg value) implements Line {}

  /** {@code bits(4, 2)}, or {@code f1}, which is {@code field(1)} here. */
  record Part(String method, List<Arg> args) {}

  /** {@code v3.write(v4, v5)}, with a mask if {@code mask} is no negative number. */
  record Write(int memory, int address, int value, int mask) implements Line {}

  /** {@code when(v1, () -> {...}).elsewhen(v2, () -> {...}).otherwise(() -> {...})}. */
  record When(List<Arm> arms, List<Line> otherwise) implements Line {}

  /** One arm of it. */
  record Arm(int condition, List<Line> body) {}

  /**
   * {@code switchOn(v1).isAny(List.of(1, 2), () -> {...}).otherwise(() -> {...})}.
   *
   * @param total true if the cases are all that there can be: there is no otherwise
   */
  record Switch(int subject, List<Case> cases, boolean total, List<Line> otherwise)
      implements Line {}

  /** One case of it. */
  record Case(Labels labels, List<Line> body) {}

  /** What a case is for. */
  sealed interface Labels {}

  /** Numbers, or ordinals of constants. */
  record Any(List<Integer> numbers) implements Labels {}

  /** A pattern: {@code "1?0"}. */
  record Like(String pattern) implements Labels {}

  /**
   * A child with its inputs driven.
   *
   * @param clock index in {@link PlanComponent#CLOCKS}; negative for that of the parent
   * @param inputs what drives its inputs, in their order; bundles are connected
   * @param outputs ids of its outputs, in their order
   */
  record Child(Plan plan, int clock, List<Integer> inputs, List<Integer> outputs) implements Line {
    public Child {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /** {@code out(v7)}. */
  record Output(int id, int value) implements Line {}

  /** {@code cover(v1, "v1 holds")}. */
  record Cover(int condition) implements Line {}

  /** Where a value comes from. */
  sealed interface Source {}

  /** {@code in(type)}. */
  record Input() implements Source {}

  /** {@code wire(type)}. */
  record Wire() implements Source {}

  /**
   * {@code reg(type).init(...)}, or {@code reg(type, literal)}: {@link Literals#isWhole}.
   *
   * @param init null for none
   */
  record Register(BigInteger init) implements Source {}

  /**
   * {@code mem(type, depth).init(...)}.
   *
   * @param contents null for none
   */
  record Memory(int depth, List<BigInteger> contents) implements Source {}

  /**
   * {@code uint(8).of(5)}.
   *
   * @param value the number, the steps of a number with a point, the ordinal of a constant, the
   *     bits of anything else
   */
  record Literal(BigInteger value) implements Source {}

  /**
   * {@code v1.plus(v2)}.
   *
   * @param on a negative number for a function of the vocabulary: {@code mux(v1, v2, v3)}
   */
  record Call(int on, String method, List<Arg> args) implements Source {}

  /**
   * {@code switchOn(v1).is(3, v2).otherwise(v4).value()}.
   *
   * @param choices one or more
   * @param otherwise a negative number if the choices are all that there can be
   */
  record Choose(int subject, List<Choice> choices, int otherwise) implements Source {}

  /** One case of it. */
  record Choice(Labels labels, int value) {}

  /**
   * A value that belongs to a clock.
   *
   * @param clock index in {@link PlanComponent#CLOCKS}
   */
  record Clocked(int clock, Step step, int value) implements Source {}

  /** How a value goes from clock to clock. */
  enum Step {
    /** {@code regNext(v1)}: where a crossing starts. */
    REGISTER,
    /** {@code metastable(reg(...))}, for many bits with a reason. */
    METASTABLE,
    /** {@code crossed(v1, why)}. */
    HELD
  }
}
