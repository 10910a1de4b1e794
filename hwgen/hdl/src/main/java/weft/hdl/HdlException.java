package weft.hdl;

import java.util.List;
import java.util.stream.Collectors;
import weft.hdl.check.Diagnostic;

/**
 * A design has errors: all of them that were found, in one go.
 *
 * <pre>{@code
 * try {
 *   Elaborator.elaborate(Adder::new);
 * } catch (HdlException e) {
 *   e.diagnostics().forEach(d -> System.err.println(d.at() + " " + d.message()));
 * }
 * }</pre>
 */
public final class HdlException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Diagnostic> diagnostics;

  HdlException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** In the order they were found. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
