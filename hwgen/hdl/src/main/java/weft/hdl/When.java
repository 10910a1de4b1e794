package weft.hdl;

import java.util.List;
import weft.hdl.check.Diagnostic;

/**
 * {@code when(a, ...).elsewhen(b, ...).otherwise(...)}: the first arm whose condition holds.
 *
 * <pre>{@code
 * when(start, () -> count.set(0))
 *     .elsewhen(enable, () -> count.set(count.plus(1)))
 *     .otherwise(() -> count.set(7));
 * }</pre>
 */
public final class When {
  private final Scope scope;
  private final Step.Arms arms;

  When(Bool condition, Runnable body) {
    Ops ops = Ops.here();
    scope = ops.scope;
    arms = new Step.Arms(ops.site.plain, scope.takeComment());
    Node used = scope.use(condition.node);
    scope.step(arms);
    arm(used, body, ops);
  }

  /** The next arm: active if no arm before it is and its condition holds. */
  public When elsewhen(Bool condition, Runnable body) {
    Ops ops = Ops.here();
    check(ops);
    arm(scope.use(condition.node), body, ops);
    return this;
  }

  /** Active if no arm is. */
  public void otherwise(Runnable body) {
    Ops ops = Ops.here();
    check(ops);
    arms.finished = true;
    arm(null, body, ops);
  }

  private void arm(Node condition, Runnable body, Ops ops) {
    Step.Body made = scope.body(body, ops.site);
    arms.arms.add(new Step.Arms.Arm(condition, made, ops.site.plain));
    arms.end = scope.events.size();
    ops.returns();
  }

  private void check(Ops ops) {
    if (ops.scope != scope || scope.lastStep() != arms || arms.finished) {
      String message = "elsewhen and otherwise directly follow the last arm of their when";
      throw scope.elaboration.fatal(
          new Diagnostic(
              ops.site.at,
              "misplaced arm",
              message,
              List.of(new Diagnostic.Party(arms.site.at, "the when is here"))));
    }
  }
}
