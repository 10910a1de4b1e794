package weft.hdl.ir;

/**
 * A data port of a child as its parent sees it: the parent drives input pins (by a process of its
 * own) and reads output pins; it may read input pins back. Clock and reset ports have no pins. Its
 * name ({@code column_0_sum}) is free in the parent, for the net that connects it.
 */
public final class Pin extends Signal {
  private final Instance instance;
  private final Port port;

  Pin(int id, Declaration d, Instance instance, Port port) {
    super(id, d);
    this.instance = instance;
    this.port = port;
  }

  public Instance instance() {
    return instance;
  }

  /** The port of the child's module. */
  public Port port() {
    return port;
  }
}
