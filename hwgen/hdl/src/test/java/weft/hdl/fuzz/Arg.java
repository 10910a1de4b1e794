package weft.hdl.fuzz;

import java.util.List;

/** What a method of the vocabulary is given. */
sealed interface Arg {
  /** The value with that id. */
  record Ref(int id) implements Arg {}

  /** A Java number. */
  record Int(int value) implements Arg {}

  /** Whether a read under a write is new or old. */
  record Policy(boolean isNew) implements Arg {}

  /** A list of values. */
  record Refs(List<Integer> ids) implements Arg {}
}
