package weft.hdl.ir;

import java.util.List;

/**
 * A module that somebody else wrote in Verilog, as an instance names it.
 *
 * @param definition the module's name in Verilog; several modules of a design may share it
 * @param parameters that instances set
 * @param sources what defines it, read by every tool; empty for a cell that the tools know
 * @param clocks its ports that are clocks and resets
 */
public record External(
    String definition,
    List<Parameter> parameters,
    List<SourceFile> sources,
    List<ClockPort> clocks) {
  /** What a port has to do with a domain of the module. */
  public enum Use {
    /** Gets the domain's clock. */
    CLOCK,
    /** Gets the domain's reset, of the domain's level. */
    RESET,
    /** Drives the domain's clock. */
    DRIVES,
    /** Would drive the domain's clock, but is left open. */
    OPEN
  }

  /**
   * A port that is no data.
   *
   * @param port its name in the foreign module
   * @param domain whose clock or reset it is
   */
  public record ClockPort(String port, Use use, ClockDomain domain) {
    /** The net of the design that it is connected to; empty if to none. */
    public String net() {
      return switch (use) {
        case CLOCK, DRIVES -> domain.clock();
        case RESET -> domain.reset();
        case OPEN -> "";
      };
    }

    private ClockPort open() {
      return use == Use.DRIVES ? new ClockPort(port, Use.OPEN, domain) : this;
    }
  }

  /**
   * A file of somebody else.
   *
   * @param name without folder
   * @param text all of it
   */
  public record SourceFile(String name, String text) {}

  public External {
    parameters = List.copyOf(parameters);
    sources = List.copyOf(sources);
    clocks = List.copyOf(clocks);
    if (!definition.matches("[A-Za-z_][A-Za-z0-9_$]*")) {
      throw new IllegalArgumentException("'" + definition + "' is no identifier of Verilog");
    }
  }

  /** The ports of a use. */
  public List<ClockPort> clocks(Use use) {
    return clocks.stream().filter(clock -> clock.use() == use).toList();
  }

  /** The same with the ports open that drive clocks. */
  public External open() {
    List<ClockPort> opened = clocks.stream().map(ClockPort::open).toList();
    return new External(definition, parameters, sources, opened);
  }
}
