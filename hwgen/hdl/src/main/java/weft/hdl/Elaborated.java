package weft.hdl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import weft.hdl.Node.What;
import weft.hdl.ir.Design;

/**
 * An elaborated design together with the Java objects that made it.
 *
 * <pre>{@code
 * Elaborated<Adder> adder = Elaborator.elaborate(Adder::new);
 * Design design = adder.design();                      // the IR: for checks, passes, printer, engines
 * String net = adder.pathOf(adder.top().sum).toString();
 * adder.warnings().forEach(System.err::println);
 * }</pre>
 */
public final class Elaborated<C extends Component> {
  private final C top;
  private final Design design;
  private final List<String> warnings;

  Elaborated(C top, Design design, List<String> warnings) {
    this.top = top;
    this.design = design;
    this.warnings = warnings;
  }

  /** The top component. */
  public C top() {
    return top;
  }

  /** What checks, passes, printers and engines work on. */
  public Design design() {
    return design;
  }

  /**
   * What the author should know: classes compiled without names of locals, and ports of the top
   * whose names Verilator warns about. A bench prints them, and so does {@code weft generate}.
   */
  public List<String> warnings() {
    return warnings;
  }

  /**
   * Where a value is in the RTL.
   *
   * @param instances names of the instances from below the top module down to the signal's
   * @param signal name of the signal in its module
   * @param hi the value's highest bit in the signal; lo - 1 if its width is 0
   * @param lo the value's lowest bit in the signal
   */
  public record Path(List<String> instances, String signal, int hi, int lo) {
    /** {@code tile_3.column_2.sum}, without bits. */
    @Override
    public String toString() {
      return String.join(".", instances) + (instances.isEmpty() ? "" : ".") + signal;
    }
  }

  /** The path of a value that has a name: a port, a register, a wire, a memory's word, a probe. */
  public Path pathOf(Value value) {
    return pathOf(value, false);
  }

  /**
   * The path of the signal that is driven if the value is: a part of a port or register is a part
   * of it here, even if the part has a name of its own.
   */
  public Path pathOfTarget(Value value) {
    return pathOf(value, true);
  }

  private Path pathOf(Value value, boolean target) {
    int lo = 0;
    Node at = value.node;
    while ((target || at.finalName == null) && (at.what == What.SLICE || at.what == What.CAST)) {
      lo += at.what == What.SLICE ? at.lo : 0;
      at = at.operands[0];
    }
    Decl decl = at.decl();
    String name = decl != null ? decl.finalName : at.finalName;
    if (name == null) {
      throw new IllegalArgumentException(
          place(at) + value + " has no name in the RTL: declare it with probe(...)");
    }
    Scope scope = decl != null ? decl.scope : at.scope;
    return new Path(instances(scope), name, lo + value.width() - 1, lo);
  }

  /** Where a value is made, for messages; literals are made nowhere. */
  private static String place(Node value) {
    return value.site == Site.NONE ? "" : value.site.at + ": ";
  }

  /** The path of a memory; the bits are those of a word. */
  public Path pathOf(Mem<?> memory) {
    MemDecl decl = memory.decl();
    return new Path(instances(decl.scope), decl.finalName, decl.width - 1, 0);
  }

  /** Names of the instances from below the top module down to a component; empty for the top. */
  public List<String> pathOf(Component component) {
    return instances(component.scope());
  }

  /** The module that a component is an instance of. */
  public weft.hdl.ir.Module moduleOf(Component component) {
    return component.scope().module;
  }

  private List<String> instances(Scope scope) {
    List<String> path = new ArrayList<>();
    Scope at = scope;
    for (; at.parent != null; at = at.parent) {
      path.add(at.finalName);
    }
    if (at.component != top) {
      throw new IllegalArgumentException(
          at.created.at + ": " + scope.describe() + " is of another design");
    }
    Collections.reverse(path);
    return Collections.unmodifiableList(path);
  }
}
