package weft.hdl;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import weft.hdl.ir.ClockDomain;

/**
 * Everything about a component under construction that its module is made from, in a row: two
 * components with equal transcripts have the same module, and the same names in it. So a component
 * that is made a thousand times is frozen once. Whatever its constructor made counts: where it was
 * made (and so what it is called), what it is, and what it uses, by position.
 */
final class Transcript {
  private static final int NONE = -1;
  private static final int LITERAL = -2;
  private static final int CHILD = -3;

  private final Scope scope;
  private int[] numbers = new int[256];
  private int numberCount;
  private Object[] objects = new Object[128];
  private int objectCount;
  private Map<MemDecl, Integer> memories = Map.of();
  private int hash;

  private Transcript(Scope scope) {
    this.scope = scope;
  }

  /** The transcript of a component whose constructor has ended and whose fields are named. */
  static Transcript of(Scope scope) {
    Transcript t = new Transcript(scope);
    t.scope();
    return t.compact();
  }

  /** Without the scope, so that it may be kept. */
  private Transcript compact() {
    Transcript kept = new Transcript(null);
    kept.numbers = Arrays.copyOf(numbers, numberCount);
    kept.objects = Arrays.copyOf(objects, objectCount);
    kept.hash = 31 * Arrays.hashCode(kept.numbers) + Arrays.hashCode(kept.objects);
    return kept;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Transcript t
        && hash == t.hash
        && Arrays.equals(numbers, t.numbers)
        && Arrays.equals(objects, t.objects);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  // What is in it ---------------------------------------------------------------------------------

  private void scope() {
    put(scope.moduleName);
    put(scope.moduleComment);
    put(scope.role.ordinal());
    put(scope.moduleAttributes);
    put(scope.blackBox == null ? NONE : 1);
    if (scope.blackBox != null) {
      put(scope.blackBox.freeze());
      put(scope.clock.domain);
    }
    put(scope.javaModel == null ? NONE : 1);
    if (scope.javaModel != null) {
      put(scope.javaModel.maker);
    }
    put(scope.events.size());
    for (Object event : scope.events) {
      event(event);
    }
    body(scope.root);
    put(scope.ignored.size());
    for (Scope.Ignored ignored : scope.ignored) {
      use(ignored.node());
      put(ignored.why());
      put(ignored.site());
    }
    crossings(scope.crossings);
    put(scope.pads.size());
    for (PadDecl pad : scope.pads) {
      use(pad.read.ref);
      use(pad.write.ref);
      use(pad.enable.ref);
      put(pad.site);
    }
  }

  private void crossings(Crossings crossings) {
    put(crossings.declared.size());
    for (Crossings.Declared crossing : crossings.declared) {
      use(crossing.decl().ref);
      put(crossing.domain());
      put(crossing.how());
      put(crossing.why());
      put(crossing.site());
    }
    put(crossings.arrivals.size());
    for (Crossings.Arrives arrival : crossings.arrivals) {
      use(arrival.decl().ref);
      put(arrival.domain());
      put(arrival.site());
    }
  }

  private void event(Object event) {
    if (event instanceof Node node) {
      node(node);
    } else if (event instanceof Decl decl) {
      decl(decl);
    } else if (event instanceof MemDecl memory) {
      memory(memory);
    } else if (event instanceof Scope child) {
      child(child);
    } else if (event instanceof Watch watch) {
      put(watch);
    } else if (event instanceof Clock.Derived derived) {
      put(derived.domain());
      put(derived.every());
      put(derived.site());
      use(derived.value());
      use(derived.test());
    } else {
      throw new IllegalStateException("no transcript of " + event.getClass());
    }
  }

  private void node(Node node) {
    put(node.what.ordinal());
    put(node.kind.ordinal());
    put(node.width);
    put(node.lo);
    put(node.site);
    put(scope.attributesOf(node));
    flags(node.probed, node.explicitName, node.op);
    put(node.operands.length);
    for (Node operand : node.operands) {
      use(operand);
    }
    if (node.aux instanceof Decl decl) {
      if (decl.role == Decl.Role.PIN) {
        port(decl.port);
        decl(decl);
      }
    } else if (node.aux instanceof MemDecl memory) {
      put(memories.get(memory));
    } else {
      put(node.aux);
    }
  }

  private void decl(Decl decl) {
    put(decl.role.ordinal());
    put(decl.kind.ordinal());
    put(decl.width);
    put(decl.suffix);
    put(decl.site);
    put(decl.comment);
    put(scope.attributesOf(decl));
    put(decl.domain == ClockDomain.DEFAULT ? "" : decl.domain);
    put(decl.fallback);
    flags(decl.probed, decl.explicitName, decl.enumType);
    put(decl.init);
    put(decl.past == null ? NONE : decl.past.clocks());
    use(decl.past == null ? null : decl.past.of());
  }

  private void memory(MemDecl memory) {
    if (memories.isEmpty()) {
      memories = new IdentityHashMap<>();
    }
    memories.put(memory, memories.size());
    put(memory.kind.ordinal());
    put(memory.width);
    put(memory.depth);
    put(memory.site);
    put(memory.comment);
    put(scope.attributesOf(memory));
    put(memory.domain);
    put((memory.saysReadUnderWrite ? 1 : 0) | (memory.leavesReadUnderWrite ? 2 : 0));
    put(memory.explicitName);
    put(memory.contents);
  }

  private void child(Scope child) {
    put(child.component.getClass());
    put(child.module);
    put(child.added);
    put(child.explicitName);
    put(child.instanceComment);
    put(child.instanceAttributes);
  }

  /** A value used; all but literals and children's ports are the component's own. */
  private void use(Node node) {
    if (node == null) {
      put(NONE);
    } else if (node.scope == scope) {
      put(node.index);
    } else if (node.scope == null) {
      put(LITERAL);
      put(node.kind.ordinal());
      put(node.width);
      put(node.aux);
    } else {
      port(node.decl());
    }
  }

  private void port(Decl port) {
    put(CHILD);
    put(port.scope.position);
    put(port.ref.index);
  }

  // Statements ------------------------------------------------------------------------------------

  private void body(Step.Body body) {
    put(body.steps.size());
    for (Step step : body.steps) {
      put(step.site);
      put(step.comment);
      put(step.end);
      step(step);
    }
  }

  private void step(Step step) {
    if (step instanceof Step.Assign assign) {
      put('a');
      use(assign.target);
      use(assign.decl.ref);
      use(assign.value);
    } else if (step instanceof Step.Write write) {
      put('w');
      put(memories.get(write.memory));
      use(write.address);
      use(write.data);
      use(write.mask);
    } else if (step instanceof Step.Arms arms) {
      put('i');
      put(arms.arms.size());
      for (Step.Arms.Arm arm : arms.arms) {
        use(arm.condition());
        put(arm.site());
        body(arm.body());
      }
    } else if (step instanceof Step.Cases cases) {
      cases(cases);
    } else if (step instanceof Step.Check check) {
      put('c');
      put(check.watch);
      put(check.claim);
      use(check.condition);
      put(check.text);
    } else if (step instanceof Step.Print print) {
      put('p');
      put(print.watch);
      put(print.severity);
      put(print.format);
      put(print.arguments.size());
      print.arguments.forEach(this::use);
    } else {
      throw new IllegalStateException("no transcript of " + step.getClass());
    }
  }

  private void cases(Step.Cases cases) {
    put('s');
    put(cases.finished ? 1 : 0);
    put(cases.enumType);
    use(cases.subject);
    put(cases.conditions.size());
    cases.conditions.forEach(this::use);
    put(cases.cases.size());
    for (Step.Cases.Case one : cases.cases) {
      put(one.patterns());
      put(one.site());
      body(one.body());
    }
  }

  // Rows ------------------------------------------------------------------------------------------

  /** Two things that are mostly absent, and a flag, in one number; then those that are there. */
  private void flags(boolean flag, Object a, Object b) {
    put((flag ? 1 : 0) | (a == null ? 0 : 2) | (b == null ? 0 : 4));
    if (a != null) {
      put(a);
    }
    if (b != null) {
      put(b);
    }
  }

  private void put(int number) {
    if (numberCount == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numberCount);
    }
    numbers[numberCount++] = number;
  }

  private void put(Object object) {
    if (objectCount == objects.length) {
      objects = Arrays.copyOf(objects, 2 * objectCount);
    }
    objects[objectCount++] = object;
  }
}
