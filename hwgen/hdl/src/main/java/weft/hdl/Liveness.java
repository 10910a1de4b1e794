package weft.hdl;

/** Which nodes of a component anything depends on. */
final class Liveness {
  private final Scope scope;
  private final boolean[] live;

  private Liveness(Scope scope) {
    this.scope = scope;
    this.live = new boolean[scope.nodes.size()];
  }

  /** Indexed by node. */
  static boolean[] of(Scope scope) {
    Liveness liveness = new Liveness(scope);
    liveness.mark();
    return liveness.live;
  }

  private void mark() {
    body(scope.root);
    for (Scope.Ignored ignored : scope.ignored) {
      mark(ignored.node());
    }
    for (Clock.Derived derived : scope.derived) {
      mark(derived.value());
      mark(derived.test());
    }
    for (int i = live.length - 1; i >= 0; i--) {
      Node node = scope.nodes.get(i);
      if (node.probed || !scope.attributesOf(node).isEmpty()) {
        live[i] = true;
      }
      if (live[i]) {
        for (Node operand : node.operands) {
          live[operand.index] = true;
        }
      }
    }
  }

  private void mark(Node node) {
    if (node != null) {
      live[node.index] = true;
    }
  }

  private void body(Step.Body body) {
    for (Step step : body.steps) {
      if (step instanceof Step.Assign assign) {
        mark(assign.value);
        target(assign.target);
      } else if (step instanceof Step.Write write) {
        mark(write.address);
        mark(write.data);
        mark(write.mask);
      } else if (step instanceof Step.Check check) {
        mark(check.condition);
      } else if (step instanceof Step.Print print) {
        print.arguments.forEach(this::mark);
      } else if (step instanceof Step.Arms arms) {
        for (Step.Arms.Arm arm : arms.arms) {
          mark(arm.condition());
          body(arm.body());
        }
      } else if (step instanceof Step.Cases cases) {
        mark(cases.subject);
        cases.conditions.forEach(this::mark);
        for (Step.Cases.Case one : cases.cases) {
          body(one.body());
        }
      }
    }
  }

  private void target(Node target) {
    for (Node at = target; at.operands.length > 0; at = at.operands[0]) {
      if (at.what == Node.What.INDEX || at.what == Node.What.PART) {
        mark(at.operands[1]);
      }
    }
  }
}
