package weft.hdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.EnumType;
import weft.hdl.ir.Format;
import weft.hdl.ir.Statement;

/**
 * What the checks and messages of a component in one clock domain belong to: one process that sets
 * nothing.
 */
record Watch(ClockDomain domain) {
  static void check(Statement.Check.Claim claim, Bool condition, String text) {
    Ops ops = Ops.here();
    Node used = ops.scope.use(condition.node);
    if (!text.equals(text.replaceAll("[^ -~]", ""))) {
      ops.error("message", "the text of a check is one line of printable ASCII: " + text);
      return;
    }
    Watch watch = ops.scope.watch(ops.scope.clock.domain);
    String comment = ops.scope.takeComment();
    ops.scope.step(new Step.Check(ops.site.plain, comment, watch, claim, used, text));
  }

  static void print(Statement.Print.Severity severity, String text, Value... values) {
    Ops ops = Ops.here();
    List<Node> arguments = new ArrayList<>();
    List<Optional<EnumType>> enumTypes = new ArrayList<>();
    for (Value value : values) {
      arguments.add(ops.scope.use(value.node));
      enumTypes.add(
          value instanceof EnumSignal<?> e ? Optional.of(e.type().enumType()) : Optional.empty());
    }
    Format format;
    try {
      format = Format.of(text, enumTypes);
    } catch (IllegalArgumentException e) {
      ops.error("message", e.getMessage());
      return;
    }
    Watch watch = ops.scope.watch(ops.scope.clock.domain);
    String comment = ops.scope.takeComment();
    ops.scope.step(new Step.Print(ops.site.plain, comment, watch, severity, format, arguments));
  }
}
