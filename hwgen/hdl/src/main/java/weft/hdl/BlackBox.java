package weft.hdl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.External;
import weft.hdl.ir.Parameter;

/**
 * What a component says about the Verilog module that it stands for; its ports are those of the
 * module, by name, and there is nothing else in it:
 *
 * <pre>{@code
 * final class Pll extends Component {
 *   final Bool locked = out(bool());
 *
 *   Pll(int multiply) {
 *     blackBox("PLL_V2").parameter("MULTIPLY", multiply).clock("CLKIN").source(Path.of("pll.v"));
 *   }
 * }
 * }</pre>
 *
 * <p>Sets in the component, if there are any, are its behaviour for Weft's own engine; the Verilog
 * has the module of the sources.
 */
public final class BlackBox {
  private final String definition;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<External.SourceFile> sources = new ArrayList<>();
  private String clock = "";
  private String reset = "";

  BlackBox(String definition) {
    this.definition = definition;
  }

  public BlackBox parameter(String name, long value) {
    parameters.add(Parameter.of(name, value));
    return this;
  }

  public BlackBox parameter(String name, String value) {
    parameters.add(Parameter.of(name, value));
    return this;
  }

  public BlackBox parameter(String name, double value) {
    parameters.add(Parameter.of(name, value));
    return this;
  }

  /**
   * A file that defines it: a copy goes with the emitted Verilog and into its file lists.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public BlackBox source(Path file) {
    try {
      return source(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the source of " + definition + ": " + file, e);
    }
  }

  /** A file that defines it, as text. */
  public BlackBox source(String fileName, String text) {
    sources.add(new External.SourceFile(fileName, text));
    return this;
  }

  /** Its port that gets the component's clock. */
  public BlackBox clock(String port) {
    clock = port;
    return this;
  }

  /** Its port that gets the reset of the component's clock domain, of that domain's level. */
  public BlackBox reset(String port) {
    reset = port;
    return this;
  }

  boolean hasClock() {
    return !clock.isEmpty() || !reset.isEmpty();
  }

  boolean hasReset() {
    return !reset.isEmpty();
  }

  External freeze() {
    return new External(definition, parameters, sources, clock, reset);
  }
}
