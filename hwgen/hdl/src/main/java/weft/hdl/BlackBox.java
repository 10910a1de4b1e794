package weft.hdl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.External;
import weft.hdl.ir.External.ClockPort;
import weft.hdl.ir.External.Use;
import weft.hdl.ir.Parameter;

/**
 * What a component says about the Verilog module that it stands for; its ports are those of the
 * module, by name, and there is nothing else in it:
 *
 * <pre>{@code
 * final class Pll extends Component {
 *   final Bool locked = out(bool());
 *   final Clock fast;
 *
 *   Pll(int multiply) {
 *     Clock clock = clock("fast").mhz(100L * multiply).withoutReset();
 *     fast =
 *         blackBox("PLL_V2")
 *             .parameter("MULTIPLY", multiply)
 *             .source(Path.of("pll.v"))
 *             .clock("CLKIN")
 *             .drives("CLKOUT", clock);
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
  private final List<Bound> bound = new ArrayList<>();
  private final Scope scope;

  /** A port that is a clock or a reset: of a domain, or of that of the component. */
  private record Bound(String port, Use use, Optional<ClockDomain> domain) {}

  BlackBox(String definition, Scope scope) {
    this.definition = definition;
    this.scope = scope;
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
    bound.add(new Bound(port, Use.CLOCK, Optional.empty()));
    return this;
  }

  /**
   * Its port that gets this clock. If it has several, {@code in(type, clock)} and {@code out(type,
   * clock)} say whose its other ports are.
   */
  public BlackBox clock(String port, Clock clock) {
    scope.mayUse(clock, scope.site());
    bound.add(new Bound(port, Use.CLOCK, Optional.of(clock.domain)));
    return this;
  }

  /** Its port that gets the reset of the component's clock domain, of that domain's level. */
  public BlackBox reset(String port) {
    bound.add(new Bound(port, Use.RESET, Optional.empty()));
    return this;
  }

  /** Its port that gets the reset of this clock, of that clock's level. */
  public BlackBox reset(String port, Clock clock) {
    Site site = scope.site();
    scope.mayUse(clock, site);
    if (clock.domain.hasReset()) {
      bound.add(new Bound(port, Use.RESET, Optional.of(clock.domain)));
    } else {
      String message = "port " + port + " of " + definition + " gets the reset of clock " + clock;
      scope.elaboration.error(site.at, "black box", message + ", which has none");
    }
    return this;
  }

  /**
   * Its port that drives a clock, of a PLL, say: for the component that adds the black box, and its
   * children. No clock is related to it, not even that of the black box. Engines of Weft, which run
   * all clocks by period and phase, have an input in its place.
   *
   * <pre>{@code
   * BlackBox pll = blackBox("PLL_V2").clock("CLKIN");
   * Clock fast = pll.drives("CLKOUT", clock("fast").mhz(200).withoutReset());
   * }</pre>
   *
   * @param clock its name and its rate
   */
  public Clock drives(String port, Clock clock) {
    return drives(port, clock, Optional.empty());
  }

  /**
   * Its port that drives a clock whose edges stand still to another's, so that their registers may
   * read each other.
   */
  public Clock drives(String port, Clock clock, Clock related) {
    return drives(port, clock, Optional.of(related.domain));
  }

  private Clock drives(String port, Clock clock, Optional<ClockDomain> related) {
    Clock driven = clock.drivenIn(scope, scope.site(), related);
    bound.add(new Bound(port, Use.DRIVES, Optional.of(driven.domain)));
    return driven;
  }

  /** Reports ports of which nobody says to which of several clocks they belong. */
  void check() {
    List<ClockDomain> clocks =
        freeze().clocks(Use.CLOCK).stream().map(ClockPort::domain).distinct().toList();
    if (clocks.stream().allMatch(clock -> clock.isSynchronousTo(clocks.get(0)))) {
      return;
    }
    for (Decl port : scope.ports) {
      if (scope.crossings.arrivals.stream().noneMatch(arrival -> arrival.decl() == port)) {
        String way = port.role == Decl.Role.IN ? "in" : "out";
        String message = port.role.word + " " + port.display() + " of " + definition;
        message += ", which has the clocks " + clocks + ": say whose it is, " + way;
        scope.elaboration.error(port.site.at, "black box", message + "(type, clock)");
      }
    }
  }

  External freeze() {
    List<ClockPort> clocks = new ArrayList<>();
    for (Bound one : bound) {
      ClockDomain domain = one.domain().orElse(scope.clock.domain);
      if (one.use() != Use.RESET || domain.hasReset()) {
        clocks.add(new ClockPort(one.port(), one.use(), domain));
      }
    }
    return new External(definition, parameters, sources, clocks);
  }
}
