package weft.hdl.verilog;

import java.util.List;
import weft.hdl.ir.Block;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/** Writes the statements of an always block. */
class StatementPrinter {
  final LineWriter out;
  final ExpressionPrinter expressions;
  private final String assign;

  /**
   * @param assign the assignment operator: {@code =} or {@code <=}
   */
  StatementPrinter(LineWriter out, ExpressionPrinter expressions, String assign) {
    this.out = out;
    this.expressions = expressions;
    this.assign = assign;
  }

  void print(Block block) {
    for (Statement statement : block.statements()) {
      print(statement);
    }
  }

  /** The block after an open {@code begin}, with its {@code end}. */
  private void nested(Block block) {
    out.indent();
    print(block);
    out.outdent();
  }

  private void print(Statement statement) {
    out.comment(statement.comment());
    out.from(statement.location());
    if (statement instanceof Statement.Set set) {
      out.line(
          target(set.target()) + " " + assign + Text.BREAK + expressions.root(set.value()) + ";");
    } else if (statement instanceof Statement.MemoryWrite write) {
      write(write);
    } else if (statement instanceof Statement.When when) {
      when(when, "");
    } else if (statement instanceof Statement.Switch choice) {
      choice(choice);
    } else if (statement instanceof Statement.Check || statement instanceof Statement.Print) {
      watch(statement);
    }
  }

  /** Checks and messages: see {@link ObserverPrinter}. */
  void watch(Statement statement) {
    throw new IllegalStateException("a check in a process that sets something");
  }

  /** Left side. */
  String target(Target t) {
    String name = t.signal().name();
    if (t.isWhole()) {
      return name;
    }
    if (t.indexes().isEmpty()) {
      return name + (t.width() == 1 ? "[" + t.lo() + "]" : "[" + t.hi() + ":" + t.lo() + "]");
    }
    String position = expressions.root(t.indexes().get(0).value());
    return name + "[" + position + (t.width() == 1 ? "]" : " +: " + t.width() + "]");
  }

  private void write(Statement.MemoryWrite w) {
    String word = w.memory().name() + "[" + expressions.root(w.address()) + "]";
    if (w.mask().isEmpty()) {
      out.line(word + " " + assign + Text.BREAK + expressions.root(w.data()) + ";");
      return;
    }
    Expr mask = w.mask().get();
    int lanes = mask.width();
    int size = w.memory().width() / lanes;
    for (int i = 0; i < lanes; i++) {
      int lo = i * size;
      String lane =
          lanes == 1 ? "" : size == 1 ? "[" + i + "]" : "[" + (lo + size - 1) + ":" + lo + "]";
      String data = expressions.bits(w.data(), lo + size - 1, lo);
      String set = word + lane + " " + assign + Text.BREAK + data + ";";
      if (!(mask instanceof Expr.Constant constant)) {
        out.line("if (" + expressions.bits(mask, i, i) + ") begin");
        out.indent();
        out.line(set);
        out.outdent();
        out.line("end");
      } else if (constant.bits().testBit(i)) {
        out.line(set);
      }
    }
  }

  /** An if chain; {@code before} is what stands in front of the first if. */
  void when(Statement.When when, String before) {
    String lead = before;
    for (Statement.When.Arm arm : when.arms()) {
      out.from(arm.location())
          .line(lead + "if (" + expressions.condition(arm.condition()) + ") begin");
      nested(arm.block());
      lead = "end else ";
    }
    if (!when.otherwise().isEmpty()) {
      out.line("end else begin");
      nested(when.otherwise());
    }
    out.line("end");
  }

  private void choice(Statement.Switch choice) {
    // Labels have no sign: next to them the operators of a bare subject would have none.
    out.line("case (" + expressions.print(choice.subject()).text() + ")");
    out.indent();
    int codes = 0;
    for (Statement.Switch.Case one : choice.cases()) {
      codes += one.labels().size();
    }
    int width = choice.subject().width();
    boolean complete = width < 31 && codes == 1 << width;
    List<Statement.Switch.Case> cases = choice.cases();
    for (int i = 0; i < cases.size(); i++) {
      // The last of all cases is the default: nothing is left over, and tools see that.
      boolean last = complete && i == cases.size() - 1;
      begin((last ? "default" : labels(cases.get(i).labels())) + ":", cases.get(i).block());
    }
    if (!complete) {
      begin("default:", choice.otherwise());
    }
    out.outdent();
    out.line("endcase");
  }

  private void begin(String label, Block block) {
    if (block.isEmpty()) {
      out.line(label + " begin end");
      return;
    }
    out.line(label + " begin");
    nested(block);
    out.line("end");
  }

  private String labels(List<Expr.Constant> labels) {
    StringBuilder b = new StringBuilder();
    for (Expr.Constant label : labels) {
      b.append(b.length() == 0 ? "" : "," + Text.BREAK).append(expressions.print(label).text());
    }
    return b.toString();
  }
}
