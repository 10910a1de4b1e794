package weft.hdl.ir;

/**
 * A port of the module itself. Inputs are read; outputs are driven by a process and may be read.
 */
public final class Port extends Signal {
  /** Data direction, seen from the module. */
  public enum Direction {
    IN,
    OUT
  }

  /** CLOCK and RESET ports are inputs that no expression refers to. */
  public enum Role {
    DATA,
    CLOCK,
    RESET
  }

  private final Direction direction;
  private final Role role;
  private final int index;

  Port(int id, Declaration d, Direction direction, Role role, int index) {
    super(id, d);
    this.direction = direction;
    this.role = role;
    this.index = index;
  }

  public Direction direction() {
    return direction;
  }

  public Role role() {
    return role;
  }

  /** Index in {@link Module#ports}. */
  public int index() {
    return index;
  }
}
