package weft.hdl;

import java.util.List;
import java.util.Optional;
import weft.hdl.Decl.Role;
import weft.hdl.check.Diagnostic;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.JavaBody;
import weft.hdl.ir.Module;
import weft.hdl.ir.Parameter;

/**
 * A piece of hardware: its constructor says what it is made of. The constructor opens the context,
 * {@link #add} around it closes it; between the two, everything made belongs to this component.
 *
 * <pre>{@code
 * final class Counter extends Component {
 *   final Bool enable = in(bool());
 *   final UInt count;
 *
 *   Counter(int bits) {
 *     UInt value = reg(uint(bits)).init(0);
 *     when(enable, () -> value.set(value.plus(1)));
 *     count = out(value);
 *   }
 * }
 *
 * final class Two extends Component {
 *   final Counter counter = add(new Counter(8));
 *   final UInt count = out(counter.count);
 *
 *   Two() {
 *     counter.enable.set(true);
 *   }
 * }
 * }</pre>
 */
public abstract class Component extends Hdl {
  private final Scope scope;

  protected Component() {
    scope = Elaboration.current().open(this);
  }

  final Scope scope() {
    return scope;
  }

  /** Makes the component a child of the one under construction. */
  protected static <C extends Component> C add(C child) {
    Elaboration elaboration = Elaboration.current();
    Scope own = child.scope();
    Scope parent = own.parent;
    if (parent == null) {
      throw new IllegalStateException("the top component is added by Elaborator.elaborate");
    }
    Site site = parent.site();
    elaboration.close(own, site, parent.takeComment());
    return child;
  }

  /** An input port; flipped parts of a bundle are outputs. */
  protected static <T extends Data> T in(Type<T> type) {
    return declare(type, Role.IN, Role.OUT);
  }

  /**
   * An input port that changes with a clock. Without it, an input belongs to the domain that reads
   * it.
   */
  protected static <T extends Data> T in(Type<T> type, Clock clock) {
    T port = declare(type, Role.IN, Role.OUT);
    Crossings.arrives(port, Optional.of(clock.domain));
    return port;
  }

  /** An input port that changes at any time: only a synchronizer may read it. */
  protected static <T extends Data> T asynchronous(Type<T> type) {
    T port = declare(type, Role.IN, Role.OUT);
    Crossings.arrives(port, Optional.empty());
    return port;
  }

  /** An output port, to be set; flipped parts of a bundle are inputs. */
  protected static <T extends Data> T out(Type<T> type) {
    return declare(type, Role.OUT, Role.IN);
  }

  /**
   * An output port of a black box that changes with a clock; it has to be said if the black box has
   * several. What drives the outputs of other components shows in them.
   */
  protected static <T extends Data> T out(Type<T> type, Clock clock) {
    T port = declare(type, Role.OUT, Role.IN);
    Crossings.arrives(port, Optional.of(clock.domain));
    return port;
  }

  /** An output port that always has this value. */
  @SuppressWarnings("unchecked")
  protected static <T extends Data> T out(T value) {
    Ops ops = Ops.here();
    Data port = declare(value.type(), Role.OUT, Role.IN);
    driveAlways(ops, port, value);
    return (T) port;
  }

  /**
   * A pin of the chip that others drive as well, w bits wide: ports {@code pad_read}, {@code
   * pad_write} and {@code pad_enable}, which are one {@code inout} in the Verilog. Only the top has
   * pins: anywhere else it is an error.
   */
  protected static <T extends Value> TriState<T> tristate(Type<T> type) {
    TriState<T> ports = declare(TriState.type(type), Role.OUT, Role.IN);
    PadDecl.declare(ports);
    return ports;
  }

  /** A stream port that sends. */
  protected static <T extends Data> Stream<T> master(Type<Stream<T>> type) {
    return declare(type, Role.OUT, Role.IN);
  }

  /** A stream port that receives. */
  protected static <T extends Data> Stream<T> slave(Type<Stream<T>> type) {
    return declare(type, Role.IN, Role.OUT);
  }

  /** What this component makes from here on belongs to the clock domain. */
  protected final void clockedBy(Clock clock) {
    open().mayUse(clock, scope.site());
    scope.clock = clock;
  }

  /** The clock of what this component makes here; its parent's unless it said otherwise. */
  protected final Clock clock() {
    return scope.clock;
  }

  /** What the module is called; else it is the simple name of the class. */
  protected final void moduleName(String name) {
    open().moduleName = name;
  }

  /** An attribute of the module in Verilog: {@code moduleAttribute("keep_hierarchy", "yes")}. */
  protected final void moduleAttribute(String name, String text) {
    open().moduleAttributes.add(Parameter.of(name, text));
  }

  /** An attribute of this instance in Verilog. */
  protected final void instanceAttribute(String name, String text) {
    scope.instanceAttributes.add(Parameter.of(name, text));
  }

  /** What the module is, in a comment at its head. */
  protected final void describe(String text) {
    open().moduleComment = text;
  }

  /**
   * Declares the component a black box whose body here is its behaviour for simulation; synthesis
   * gets an empty stub of the same ports.
   */
  protected final void model() {
    open().role = Module.Role.MODEL;
  }

  /**
   * Declares the component a black box that Java answers for, once a cycle, with all inputs and
   * outputs at once: device physics, say. Comes after its ports; all its outputs are registers that
   * take the answer at the edge, without a reset. Engines of Weft call it; in the Verilog, the
   * model holds its outputs, and synthesis gets the stub.
   *
   * <pre>{@code
   * final class Cells extends Component {
   *   final UInt drive = in(uint(8));
   *   final UInt code = out(uint(4));
   *
   *   Cells(double sigma) {
   *     Random random = new Random(1);
   *     answeredBy(
   *         path ->
   *             (inputs, outputs) ->
   *                 outputs[0] = Math.round(inputs[0] / 17.0 + sigma * random.nextGaussian()));
   *   }
   * }
   * }</pre>
   */
  protected final void answeredBy(JavaBody.Maker maker) {
    model();
    scope.javaModel = JavaModel.declare(scope, maker);
  }

  /** Declares that the component stands for a module that somebody else wrote in Verilog. */
  protected final BlackBox blackBox(String definition) {
    open().blackBox = new BlackBox(definition, scope);
    return scope.blackBox;
  }

  /** What the instance is called, before any other source of its name. */
  protected final void instanceName(String name) {
    scope.explicitName = name;
  }

  private Scope open() {
    if (scope.closed) {
      Party added = new Party(scope.added.at, "it is added here");
      throw scope.elaboration.fatal(
          new Diagnostic(
              scope.created.at,
              "used after add",
              scope.describe() + " is changed after its construction",
              List.of(added)));
    }
    return scope;
  }
}
