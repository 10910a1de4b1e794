package weft.hdl.verilog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import weft.hdl.ir.Block;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.EnumType;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Format;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Statement;

/**
 * Writes what a module watches. Verilog-2005 has no assertions, so they are written twice: for
 * proofs as {@code assert}, {@code assume} and {@code cover} under {@code FORMAL}, and for
 * simulation as an if with a message and {@code $stop}, unless {@code SYNTHESIS}. Messages are in
 * the second alone.
 */
final class ObserverPrinter {
  private ObserverPrinter() {}

  static void print(Module module, Process process, LineWriter out, ExpressionPrinter expressions) {
    Block proof = only(process.body(), s -> s instanceof Statement.Check);
    Block run =
        only(
            process.body(),
            s -> !(s instanceof Statement.Check c && c.claim() == Statement.Check.Claim.COVER));
    out.paragraph(LineWriter.Paragraph.BLOCK);
    if (!proof.isEmpty()) {
      out.directive("`ifdef FORMAL");
      atClock(module, process, proof, out, new Proof(out, expressions));
      out.directive(run.isEmpty() ? "`endif" : "`else");
    }
    if (!run.isEmpty()) {
      out.directive("`ifndef SYNTHESIS");
      besideReset(module, process, run, out, new Run(out, expressions));
      out.directive("`endif");
    }
    if (!proof.isEmpty() && !run.isEmpty()) {
      out.directive("`endif");
    }
  }

  /** A proof looks at the clock edge alone. */
  private static void atClock(
      Module module, Process process, Block body, LineWriter out, StatementPrinter statements) {
    ClockDomain domain = process.domain().orElseThrow();
    out.line("always @(posedge " + domain.clock() + ") begin");
    out.indent();
    Optional<String> reset = module.resetNet(domain);
    if (reset.isPresent()) {
      boolean low = domain.level() == ClockDomain.Level.LOW;
      out.line("if (" + (low ? "" : "!") + reset.get() + ") begin");
      block(body, out, statements);
    } else {
      statements.print(body);
    }
    out.outdent();
    out.line("end");
  }

  /** A simulator wants the reset used in one way only, so this is written like a register. */
  private static void besideReset(
      Module module, Process process, Block body, LineWriter out, StatementPrinter statements) {
    ClockDomain domain = process.domain().orElseThrow();
    Optional<String> reset = module.resetNet(domain);
    boolean low = domain.level() == ClockDomain.Level.LOW;
    String edges = "posedge " + domain.clock();
    if (reset.isPresent() && domain.style() == ClockDomain.Style.ASYNCHRONOUS) {
      edges += (low ? " or negedge " : " or posedge ") + reset.get();
    }
    out.line("always @(" + edges + ") begin");
    out.indent();
    if (reset.isPresent()) {
      out.line("if (" + (low ? "!" : "") + reset.get() + ") begin");
      out.line("end else begin");
      block(body, out, statements);
    } else {
      statements.print(body);
    }
    out.outdent();
    out.line("end");
  }

  private static void block(Block body, LineWriter out, StatementPrinter statements) {
    out.indent();
    statements.print(body);
    out.outdent();
    out.line("end");
  }

  /** The block with those checks and messages only; conditions around nothing are gone. */
  private static Block only(Block block, Predicate<Statement> wanted) {
    List<Statement> kept = new ArrayList<>();
    for (Statement s : block.statements()) {
      if (s instanceof Statement.When when) {
        List<Statement.When.Arm> arms = new ArrayList<>();
        for (Statement.When.Arm arm : when.arms()) {
          Block inner = only(arm.block(), wanted);
          arms.add(new Statement.When.Arm(arm.condition(), inner, arm.location()));
        }
        Block otherwise = only(when.otherwise(), wanted);
        while (otherwise.isEmpty() && !arms.isEmpty() && last(arms).block().isEmpty()) {
          arms.remove(arms.size() - 1);
        }
        if (!arms.isEmpty()) {
          kept.add(new Statement.When(arms, otherwise, s.location(), s.comment()));
        }
      } else if (s instanceof Statement.Switch choice) {
        List<Statement.Switch.Case> cases = new ArrayList<>();
        for (Statement.Switch.Case one : choice.cases()) {
          Block inner = only(one.block(), wanted);
          cases.add(new Statement.Switch.Case(one.labels(), inner, one.location()));
        }
        Block otherwise = only(choice.otherwise(), wanted);
        if (!otherwise.isEmpty() || !cases.stream().allMatch(one -> one.block().isEmpty())) {
          kept.add(
              new Statement.Switch(choice.subject(), cases, otherwise, s.location(), s.comment()));
        }
      } else if (wanted.test(s)) {
        kept.add(s);
      }
    }
    return new Block(kept);
  }

  private static Statement.When.Arm last(List<Statement.When.Arm> arms) {
    return arms.get(arms.size() - 1);
  }

  /** Under FORMAL. */
  private static final class Proof extends StatementPrinter {
    Proof(LineWriter out, ExpressionPrinter expressions) {
      super(out, expressions, "<=");
    }

    @Override
    void watch(Statement statement) {
      Statement.Check check = (Statement.Check) statement;
      String claim = check.claim().name().toLowerCase(Locale.ROOT);
      String condition = expressions.condition(check.condition());
      out.line(check.label() + ": " + claim + " (" + condition + ");");
    }
  }

  /** In simulation. */
  private static final class Run extends StatementPrinter {
    Run(LineWriter out, ExpressionPrinter expressions) {
      super(out, expressions, "<=");
    }

    @Override
    void watch(Statement statement) {
      if (statement instanceof Statement.Check check) {
        out.line("if (" + expressions.opposite(check.condition()) + ") begin");
        out.indent();
        String failed =
            check.claim() == Statement.Check.Claim.ASSERT
                ? ": assertion failed in %m: "
                : ": assumption failed in %m: ";
        out.line(display(check.location() + failed + escaped(check.text()), List.of()));
        out.line("$stop;");
        out.outdent();
        out.line("end");
      } else {
        print((Statement.Print) statement);
      }
    }

    private void print(Statement.Print print) {
      Format format = print.format();
      StringBuilder text = new StringBuilder();
      boolean plain = print.severity() == Statement.Print.Severity.PLAIN;
      if (!plain || out.locations() == Locations.MESSAGES) {
        String word = print.severity().name().toLowerCase(Locale.ROOT);
        text.append(print.location()).append(": ").append(word).append(" in %m: ");
      }
      List<String> values = new ArrayList<>();
      text.append(escaped(format.literals().get(0)));
      for (int i = 0; i < print.arguments().size(); i++) {
        Format.Conversion conversion = format.conversions().get(i);
        text.append(conversion(conversion.letter()));
        values.add(value(conversion, print.arguments().get(i)));
        text.append(escaped(format.literals().get(i + 1)));
      }
      out.line(display(text.toString(), values));
      if (print.severity() == Statement.Print.Severity.FATAL) {
        out.line("$stop;");
      }
    }

    private String value(Format.Conversion conversion, Expr e) {
      if (conversion.enumType().isEmpty()) {
        return conversion.letter() == 'd' ? expressions.number(e) : expressions.bitsOf(e);
      }
      EnumType type = conversion.enumType().get();
      int width = type.constants().stream().mapToInt(String::length).max().orElse(1);
      StringBuilder names = new StringBuilder();
      for (int i = 0; i < type.constants().size(); i++) {
        String code = Literals.of(Kind.UINT, e.width(), type.codes().get(i)).text();
        names
            .append(expressions.bitsOf(e))
            .append(" == ")
            .append(code)
            .append(" ?")
            .append(Text.BREAK);
        names.append(quoted(type.constants().get(i), width)).append(" :").append(Text.BREAK);
      }
      return names + quoted("?", width);
    }

    /** Strings of equal length, so that no tool extends one; {@code %0s} drops zeros in front. */
    private static String quoted(String text, int width) {
      return "\"" + "\\000".repeat(width - text.length()) + text + "\"";
    }

    private static String conversion(char letter) {
      return switch (letter) {
        case 'd' -> "%0d";
        case 'x' -> "%h";
        case 's' -> "%0s";
        default -> "%" + letter;
      };
    }

    private static String display(String format, List<String> values) {
      StringBuilder line = new StringBuilder("$display(\"").append(format).append('"');
      values.forEach(value -> line.append(',').append(Text.BREAK).append(value));
      return line.append(");").toString();
    }

    private static String escaped(String text) {
      return text.replace("\\", "\\\\")
          .replace("\"", "\\\"")
          .replace("\n", "\\n")
          .replace("%", "%%");
    }
  }
}
