package weft.hdl.ir;

import java.util.List;
import java.util.Optional;

/**
 * What drives its targets, and all that drives them; or, without any target, what watches: see
 * {@link #isObserver}. One process is one always block, or a continuous assignment if its body is a
 * single unconditional set of one whole signal ({@link #assignment}). Targets that the author set
 * in one statement share a process where the package contract lets them.
 */
public final class Process implements Item {
  private final ClockDomain domain;
  private final List<Signal> targets;
  private final Memory memory;
  private final Block body;
  private final SourceLocation location;
  private final String comment;

  Process(
      ClockDomain domain,
      List<Signal> targets,
      Memory memory,
      Block body,
      SourceLocation location,
      String comment) {
    this.domain = domain;
    this.targets = List.copyOf(targets);
    this.memory = memory;
    this.body = body;
    this.location = location;
    this.comment = comment;
  }

  /** The domain of a clocked process; empty for a combinational one. */
  public Optional<ClockDomain> domain() {
    return Optional.ofNullable(domain);
  }

  public boolean isClocked() {
    return domain != null;
  }

  /**
   * Registers (clocked), or wires, output ports and input pins (combinational). Empty if the
   * process writes a memory or watches.
   */
  public List<Signal> targets() {
    return targets;
  }

  /** The memory it writes; a process with a memory has no other target. */
  public Optional<Memory> memory() {
    return Optional.ofNullable(memory);
  }

  /**
   * True if it only watches: a clocked process whose statements are checks and prints, under
   * conditions. They are reached at each edge of the clock while the reset of the domain is not
   * active.
   */
  public boolean isObserver() {
    return targets.isEmpty() && memory == null;
  }

  public Block body() {
    return body;
  }

  /** This process for other targets. */
  public Process with(List<Signal> others, Block statements) {
    return new Process(domain, others, memory, statements, location, comment);
  }

  /** True if every register in it has a reset value. They all do or none does. */
  public boolean hasReset() {
    return domain != null
        && !targets.isEmpty()
        && ((Register) targets.get(0)).resetValue().isPresent();
  }

  /** The value, if the process is combinational and only sets one whole signal unconditionally. */
  public Optional<Expr> assignment() {
    if (domain == null
        && body.statements().size() == 1
        && body.statements().get(0) instanceof Statement.Set set
        && set.target().isWhole()) {
      return Optional.of(set.value());
    }
    return Optional.empty();
  }

  @Override
  public SourceLocation location() {
    return location;
  }

  @Override
  public String comment() {
    return comment;
  }
}
