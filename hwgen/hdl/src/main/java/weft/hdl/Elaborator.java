package weft.hdl;

import java.util.function.Supplier;
import weft.hdl.ir.Design;

/**
 * Runs the author's constructors and gives the design that they describe.
 *
 * <pre>{@code
 * Elaborated<Adder> adder = Elaborator.elaborate(() -> new Adder());
 * List<VerilogFile> files = VerilogEmitter.emit(adder.design());
 * }</pre>
 */
public final class Elaborator {
  private Elaborator() {}

  /**
   * Elaborates a top component. Designs elaborate independently of each other on different threads.
   *
   * @param top makes the top component, and nothing else: {@code () -> new Tile(config)}
   * @throws HdlException with every error of the design; whatever else a constructor throws comes
   *     as it is, with the errors found before it beside it, suppressed
   */
  public static <C extends Component> Elaborated<C> elaborate(Supplier<C> top) {
    return elaborate("", top);
  }

  /**
   * Elaborates a top component into modules whose names cannot clash with another design's.
   *
   * @param modulePrefix what module names begin with; names chosen with {@code moduleName} stay as
   *     they are
   * @param top makes the top component, and nothing else
   * @throws HdlException with every error of the design
   */
  public static <C extends Component> Elaborated<C> elaborate(
      String modulePrefix, Supplier<C> top) {
    Elaboration elaboration = new Elaboration(modulePrefix);
    elaboration.enter();
    try {
      C component = top.get();
      elaboration.close(component.scope(), component.scope().created, "");
      Design design = Design.of(component.scope().module);
      elaboration.check(design);
      return new Elaborated<>(component, design, elaboration.warnings(component.scope()));
    } catch (HdlException e) {
      throw e;
    } catch (RuntimeException e) {
      elaboration.found().ifPresent(e::addSuppressed);
      throw e;
    } finally {
      elaboration.leave();
    }
  }
}
