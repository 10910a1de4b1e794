package weft.hdl.check;

import java.util.List;
import java.util.stream.Collectors;
import weft.hdl.ir.SourceLocation;

/**
 * One error of a design: what is wrong, where, and who else has a part in it.
 *
 * @param at where it happens
 * @param kind short name of the error, such as {@code width mismatch}
 * @param message what is wrong, naming the offender
 * @param parties everybody else involved
 */
public record Diagnostic(SourceLocation at, String kind, String message, List<Party> parties) {
  /**
   * Somebody involved.
   *
   * @param at where
   * @param what such as {@code count is declared here}
   */
  public record Party(SourceLocation at, String what) {}

  public Diagnostic {
    parties = List.copyOf(parties);
  }

  /** {@code File.java:12: kind: message}, then an indented line a party. */
  @Override
  public String toString() {
    return at
        + ": "
        + kind
        + ": "
        + message
        + parties.stream()
            .map(p -> "\n    " + p.at() + ": " + p.what())
            .collect(Collectors.joining());
  }
}
