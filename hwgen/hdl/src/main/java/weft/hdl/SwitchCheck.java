package weft.hdl;

/** Finds the statement switches of a component that say nothing about something they may meet. */
final class SwitchCheck {
  private final Scope scope;

  SwitchCheck(Scope scope) {
    this.scope = scope;
  }

  void run() {
    body(scope.root);
  }

  private void body(Step.Body body) {
    for (Step step : body.steps) {
      if (step instanceof Step.Arms arms) {
        arms.arms.forEach(arm -> body(arm.body()));
      } else if (step instanceof Step.Cases cases) {
        cases.cases.forEach(one -> body(one.body()));
        check(cases);
      }
    }
  }

  private void check(Step.Cases cases) {
    if (!cases.finished && !cases.labels.isComplete()) {
      String message = SwitchValue.incomplete(cases.labels);
      scope.elaboration.error(cases.site.at, "incomplete switch", message);
    }
  }
}
