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

  /** {@code v3.set(v7)}, or of a part: {@code v3.bits(4, 2).set(v7)}. */
  record Set(int target, String part, List<Arg> at, int value) implements Line {}

  /** {@code v3.write(v4, v5)}, with a mask if {@code mask} is no negative number. */
  record Write(int memory, int address, int value, int mask) implements Line {}

  /** {@code when(v1, () -> {...}).elsewhen(v2, () -> {...}).otherwise(() -> {...})}. */
  record When(List<Arm> arms, List<Line> otherwise) implements Line {}

  /** One arm of it. */
  record Arm(int condition, List<Line> body) {}

  /** {@code switchOn(v1).isAny(List.of(1, 2), () -> {...}).otherwise(() -> {...})}. */
  record Switch(int subject, List<Case> cases, List<Line> otherwise) implements Line {}

  /** One case of it. */
  record Case(List<Integer> labels, List<Line> body) {}

  /**
   * A child with its inputs driven.
   *
   * @param clock index in {@link PlanComponent#CLOCKS}; negative for that of the parent
   * @param inputs what drives its inputs, in their order
   * @param outputs ids of its outputs, in their order
   */
  record Child(Plan plan, int clock, List<Integer> inputs, List<Integer> outputs) implements Line {}

  /** {@code out(v7)}. */
  record Output(int id, int value) implements Line {}

  /** Where a value comes from. */
  sealed interface Source {}

  /** {@code in(type)}. */
  record Input() implements Source {}

  /** {@code wire(type)}. */
  record Wire() implements Source {}

  /**
   * {@code reg(type).init(...)}.
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

  /** {@code uint(8).of(5)}. */
  record Literal(BigInteger value) implements Source {}

  /**
   * {@code v1.plus(v2)}.
   *
   * @param on a negative number for a function of the vocabulary: {@code mux(v1, v2, v3)}
   */
  record Call(int on, String method, List<Arg> args) implements Source {}
}
