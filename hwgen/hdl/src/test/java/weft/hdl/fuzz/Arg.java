package weft.hdl.fuzz;

import java.util.List;

/** What a method of the vocabulary is given. */
sealed interface Arg {
  /** The value with that id. */
  record Ref(int id) implements Arg {}

  /** A Java number. */
  record Int(int value) implements Arg {}

  /** A Java constant: how to round, which read under a write is meant, a label. */
  record Constant(Enum<?> value) implements Arg {}

  /** A type. */
  record TypeOf(Shape shape) implements Arg {}

  /** A list of values. */
  record Refs(List<Integer> ids) implements Arg {}

  /** Values one after the other. */
  record Spread(List<Integer> ids) implements Arg {}
}
