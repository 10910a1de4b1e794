package weft.hdl.ir;

import java.util.Collections;
import java.util.List;

/** A child module in its parent. */
public final class Instance implements Item {
  private final int id;
  private final String name;
  private final Module module;
  private final SourceLocation location;
  private final String comment;
  private List<Parameter> attributes = List.of();
  private List<Pin> pins = List.of();

  Instance(int id, String name, Module module, SourceLocation location, String comment) {
    this.id = id;
    this.name = name;
    this.module = module;
    this.location = location;
    this.comment = comment;
  }

  void pins(List<Pin> all) {
    pins = Collections.unmodifiableList(all);
  }

  void attributes(List<Parameter> all) {
    attributes = List.copyOf(all);
  }

  /** For tools that read the Verilog. */
  public List<Parameter> attributes() {
    return attributes;
  }

  /** Index in {@link Module#instances}. */
  public int id() {
    return id;
  }

  /** Unique among the names of the parent. */
  public String name() {
    return name;
  }

  /** What it is an instance of. */
  public Module module() {
    return module;
  }

  /** One a data port of the module, in port order. */
  public List<Pin> pins() {
    return pins;
  }

  /** The pin of a data port of {@link #module}. */
  public Pin pin(Port port) {
    for (Pin pin : pins) {
      if (pin.port() == port) {
        return pin;
      }
    }
    throw new IllegalArgumentException(port + " is no data port of " + module.name());
  }

  @Override
  public SourceLocation location() {
    return location;
  }

  @Override
  public String comment() {
    return comment;
  }

  @Override
  public String toString() {
    return name;
  }
}
