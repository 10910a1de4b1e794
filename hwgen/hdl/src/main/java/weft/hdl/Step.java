package weft.hdl;

import java.util.ArrayList;
import java.util.List;

/** A statement as the author writes it: still growing, not yet sorted by target. */
abstract class Step {
  final Site site;
  final String comment;

  /** How many events its scope had when it ended: everything it uses exists by then. */
  int end;

  Step(Site site, String comment) {
    this.site = site;
    this.comment = comment;
  }

  /** Statements of one arm. */
  static final class Body {
    final List<Step> steps = new ArrayList<>();
    final int depth;

    Body(int depth) {
      this.depth = depth;
    }
  }

  /** {@code target.set(value)}. */
  static final class Assign extends Step {
    final Node target;
    final Decl decl;
    final Node value;

    Assign(Site site, String comment, Node target, Decl decl, Node value) {
      super(site, comment);
      this.target = target;
      this.decl = decl;
      this.value = value;
    }
  }

  /** {@code memory.write(address, data)}; mask null for none. */
  static final class Write extends Step {
    final MemDecl memory;
    final Node address;
    final Node data;
    final Node mask;

    Write(Site site, String comment, MemDecl memory, Node address, Node data, Node mask) {
      super(site, comment);
      this.memory = memory;
      this.address = address;
      this.data = data;
      this.mask = mask;
    }
  }

  /** {@code when} with its flat arms; the condition of a last {@code otherwise} is null. */
  static final class Arms extends Step {
    record Arm(Node condition, Body body, Site site) {}

    final List<Arm> arms = new ArrayList<>();
    boolean finished;

    Arms(Site site, String comment) {
      super(site, comment);
    }
  }

  /** {@code switchOn}. */
  static final class Cases extends Step {
    /** The patterns of a default are null. */
    record Case(List<Pattern> patterns, Body body, Site site) {}

    final Node subject;
    final Labels labels;
    final List<Case> cases = new ArrayList<>();

    /** One a case but the default, once a case has a bit that may be anything; empty before. */
    final List<Node> conditions = new ArrayList<>();

    boolean finished;

    /** The subject's enumeration; null if it has none. */
    weft.hdl.ir.EnumType enumType;

    Cases(Site site, String comment, Node subject, Labels labels) {
      super(site, comment);
      this.subject = subject;
      this.labels = labels;
    }

    /** True if a bit of a label may be anything. */
    boolean hasPatterns() {
      return labels.hasPatterns();
    }

    /** Makes the conditions of the cases that have none yet. */
    void match(Ops ops) {
      for (Case one : cases.subList(conditions.size(), cases.size())) {
        if (one.patterns() != null) {
          conditions.add(ops.matches(subject, one.patterns()));
        }
      }
    }

    /** The same as conditions in a row; the last case takes what is left if nothing is. */
    Arms asArms() {
      Arms arms = new Arms(site, comment);
      for (int i = 0; i < cases.size(); i++) {
        boolean last = i > 0 && i == cases.size() - 1 && labels.takesAll();
        boolean rest = last || cases.get(i).patterns() == null;
        Node condition = rest ? null : conditions.get(i);
        arms.arms.add(new Arms.Arm(condition, cases.get(i).body(), cases.get(i).site()));
      }
      return arms;
    }
  }

  /** {@code assertAlways(condition, text)}. */
  static final class Check extends Step {
    final Watch watch;
    final weft.hdl.ir.Statement.Check.Claim claim;
    final Node condition;
    final String text;

    Check(
        Site site,
        String comment,
        Watch watch,
        weft.hdl.ir.Statement.Check.Claim claim,
        Node condition,
        String text) {
      super(site, comment);
      this.watch = watch;
      this.claim = claim;
      this.condition = condition;
      this.text = text;
    }
  }

  /** {@code printf(format, values)}. */
  static final class Print extends Step {
    final Watch watch;
    final weft.hdl.ir.Statement.Print.Severity severity;
    final weft.hdl.ir.Format format;
    final List<Node> arguments;

    Print(
        Site site,
        String comment,
        Watch watch,
        weft.hdl.ir.Statement.Print.Severity severity,
        weft.hdl.ir.Format format,
        List<Node> arguments) {
      super(site, comment);
      this.watch = watch;
      this.severity = severity;
      this.format = format;
      this.arguments = arguments;
    }
  }
}
