package weft.hdl.ir;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Words of equal kind and width. Read by {@link Expr.MemRead}, written by {@link
 * Statement.MemoryWrite}; of two writes to one word in a cycle the later one in program order wins.
 */
public final class Memory implements Item {
  private final int id;
  private final Declaration declaration;
  private final int depth;
  private final List<BigInteger> contents;

  Memory(int id, Declaration declaration, int depth, List<BigInteger> contents) {
    this.id = id;
    this.declaration = declaration;
    this.depth = depth;
    this.contents = contents == null ? null : Collections.unmodifiableList(contents);
  }

  /** Index in {@link Module#memories}. */
  public int id() {
    return id;
  }

  /** Unique among the names of the module. */
  public String name() {
    return declaration.name();
  }

  public Kind kind() {
    return declaration.kind();
  }

  /** For tools that read the Verilog. */
  public List<Parameter> attributes() {
    return declaration.attributes();
  }

  /** Bits a word. */
  public int width() {
    return declaration.width();
  }

  /** Words, 1 or more. */
  public int depth() {
    return depth;
  }

  /** One value a word at power-up, in the range of kind and width; empty if they are not given. */
  public Optional<List<BigInteger>> contents() {
    return Optional.ofNullable(contents);
  }

  @Override
  public SourceLocation location() {
    return declaration.location();
  }

  @Override
  public String comment() {
    return declaration.comment();
  }

  @Override
  public String toString() {
    return name();
  }
}
