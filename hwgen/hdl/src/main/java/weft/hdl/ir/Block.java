package weft.hdl.ir;

import java.util.Collections;
import java.util.List;

/** Statements in program order. Depth is checked when it is made. */
public final class Block {
  /** How deep blocks may nest; a single block has depth 1. */
  public static final int MAX_DEPTH = 64;

  /** Nothing happens. */
  public static final Block EMPTY = new Block(List.of());

  private final List<Statement> statements;
  private final int depth;

  /**
   * @throws IllegalArgumentException if blocks nest deeper than {@link #MAX_DEPTH}
   */
  public Block(List<Statement> statements) {
    this.statements = Collections.unmodifiableList(statements);
    int deepest = 0;
    for (Statement s : statements) {
      deepest = Math.max(deepest, s.depth());
    }
    depth = deepest + 1;
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("blocks nest deeper than " + MAX_DEPTH);
    }
  }

  public static Block of(Statement... statements) {
    return new Block(List.of(statements));
  }

  public List<Statement> statements() {
    return statements;
  }

  public boolean isEmpty() {
    return statements.isEmpty();
  }

  /** 1 for a block without nested blocks. */
  public int depth() {
    return depth;
  }
}
