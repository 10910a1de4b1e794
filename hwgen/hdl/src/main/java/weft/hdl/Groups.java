package weft.hdl;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts what a component sets into processes: registers that one top-level statement sets share a
 * process if they agree on domain and on having a reset; what a domain's checks and messages watch
 * is one process; everything else has its own.
 */
final class Groups {
  /** What becomes one process. */
  static final class Group {
    final List<Decl> targets = new ArrayList<>();
    MemDecl memory;
    Watch watch;
    int end;
    Site site;
    private Group joined;

    private Group root() {
      Group at = this;
      while (at.joined != null) {
        if (at.joined.joined != null) {
          at.joined = at.joined.joined;
        }
        at = at.joined;
      }
      return at;
    }
  }

  private final Map<Object, Group> groups = new IdentityHashMap<>();
  private final Set<Group> order = new LinkedHashSet<>();

  Groups(Step.Body root) {
    for (Step step : root.steps) {
      List<Group> registers = new ArrayList<>();
      Set<Object> targets = new LinkedHashSet<>();
      collect(step, targets);
      for (Object target : targets) {
        Group group = group(target);
        group.end = Math.max(group.end, step.end);
        group.site = group.site == null ? step.site : group.site;
        if (target instanceof Decl decl && decl.role == Decl.Role.REGISTER) {
          joinLike(decl, group, registers);
        }
      }
    }
  }

  /** The group of a Decl or MemDecl that is set somewhere, or of a Watch. */
  Group of(Object target) {
    return groups.get(target).root();
  }

  /** All groups in the order of their first statement. */
  List<Group> all() {
    return order.stream().filter(g -> g.joined == null).toList();
  }

  /** The groups that a top-level step belongs to. */
  Set<Group> touchedBy(Step step) {
    Set<Object> targets = new LinkedHashSet<>();
    collect(step, targets);
    Set<Group> touched = new LinkedHashSet<>();
    targets.forEach(target -> touched.add(of(target)));
    return touched;
  }

  private Group group(Object target) {
    Group group = groups.get(target);
    if (group == null) {
      group = new Group();
      if (target instanceof Decl decl) {
        group.targets.add(decl);
      } else if (target instanceof Watch watch) {
        group.watch = watch;
      } else {
        group.memory = (MemDecl) target;
      }
      groups.put(target, group);
      order.add(group);
    }
    return group.root();
  }

  /** Joins a register's group to the one among them that it may share a process with. */
  private static void joinLike(Decl register, Group group, List<Group> registers) {
    for (Group other : registers) {
      Decl first = other.root().targets.get(0);
      boolean sameReset = (first.init == null) == (register.init == null);
      if (sameReset && first.domain.equals(register.domain)) {
        join(other, group);
        return;
      }
    }
    registers.add(group);
  }

  private static Group join(Group a, Group b) {
    Group into = a.root();
    Group from = b.root();
    if (into != from) {
      from.joined = into;
      into.targets.addAll(from.targets);
      into.end = Math.max(into.end, from.end);
    }
    return into;
  }

  private static void collect(Step step, Set<Object> targets) {
    if (step instanceof Step.Assign assign) {
      targets.add(assign.decl);
    } else if (step instanceof Step.Write write) {
      targets.add(write.memory);
    } else if (step instanceof Step.Check check) {
      targets.add(check.watch);
    } else if (step instanceof Step.Print print) {
      targets.add(print.watch);
    } else if (step instanceof Step.Arms arms) {
      arms.arms.forEach(arm -> arm.body().steps.forEach(s -> collect(s, targets)));
    } else if (step instanceof Step.Cases cases) {
      cases.cases.forEach(one -> one.body().steps.forEach(s -> collect(s, targets)));
    }
  }
}
