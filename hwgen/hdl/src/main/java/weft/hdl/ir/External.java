package weft.hdl.ir;

import java.util.List;
import java.util.Objects;

/**
 * A module that somebody else wrote in Verilog, as an instance names it.
 *
 * @param definition the module's name in Verilog; several modules of a design may share it
 * @param parameters that instances set
 * @param sources what defines it, read by every tool; empty for a cell that the tools know
 * @param clock its clock port, which gets the clock of the module's domain; empty if it has none
 * @param reset its reset port, likewise, of the domain's level; empty if it has none
 */
public record External(
    String definition,
    List<Parameter> parameters,
    List<SourceFile> sources,
    String clock,
    String reset) {
  /**
   * A file of somebody else.
   *
   * @param name without folder
   * @param text all of it
   */
  public record SourceFile(String name, String text) {}

  public External {
    Objects.requireNonNull(clock);
    Objects.requireNonNull(reset);
    parameters = List.copyOf(parameters);
    sources = List.copyOf(sources);
    if (!definition.matches("[A-Za-z_][A-Za-z0-9_$]*")) {
      throw new IllegalArgumentException("'" + definition + "' is no identifier of Verilog");
    }
  }
}
