package weft.hdl;

import java.math.BigInteger;
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

  /** {@code switchOn}; the labels of a default are null. */
  static final class Cases extends Step {
    record Case(List<BigInteger> labels, Body body, Site site) {}

    final Node subject;
    final List<Case> cases = new ArrayList<>();
    boolean finished;

    /** True if the labels are all that the subject can be. */
    boolean complete;

    /** The subject's enumeration; null if it has none. */
    weft.hdl.ir.EnumType enumType;

    Cases(Site site, String comment, Node subject) {
      super(site, comment);
      this.subject = subject;
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
