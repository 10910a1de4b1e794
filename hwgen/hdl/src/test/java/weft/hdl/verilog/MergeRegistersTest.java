package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.ir.Block;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Format;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Op;
import weft.hdl.ir.Register;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Wire;

/** Which registers share a block, and which do not. */
class MergeRegistersTest {
  private static final ClockDomain OTHER =
      new ClockDomain("other", "slow", "", ClockDomain.Style.SYNCHRONOUS, ClockDomain.Level.HIGH);

  @TempDir Path folder;
  private final ModuleBuilder m = new ModuleBuilder("Top");
  private Expr load;
  private Expr clear;
  private Expr x;

  private void clock() {
    m.domain(ClockDomain.DEFAULT, false);
    ports();
  }

  private void clockAndReset() {
    m.domain(ClockDomain.DEFAULT, true);
    ports();
  }

  private void ports() {
    load = m.ref(m.in("load", Kind.BOOL, 1));
    clear = m.ref(m.in("clear", Kind.BOOL, 1));
    x = m.ref(m.in("x", Kind.UINT, 4));
  }

  /** The clocked blocks of the module, which all tools accept. */
  private String blocks() {
    List<VerilogFile> files = VerilogEmitter.emit(Design.of(m.build()));
    Tools.acceptedByAll(folder, files, "Top");
    return Pattern.compile("(?ms)^  always @\\(posedge.*?^  end\n")
        .matcher(files.get(files.size() - 2).text())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining("\n"))
        .replaceAll("(?m)^  ", "");
  }

  private Register register(String name) {
    return m.register(name, Kind.UINT, 4, null);
  }

  private Register zeroed(String name) {
    return m.register(name, Kind.UINT, 4, BigInteger.ZERO);
  }

  private Register slow(String name) {
    return m.register(Declaration.of(name, Kind.UINT, 4), OTHER, null);
  }

  /** The register takes x, if the condition holds. */
  private void takes(Register r, Expr condition) {
    m.clocked(r, Block.of(m.when(condition, m.set(r, x))));
  }

  private Expr constant(int n) {
    return m.constant(Kind.UINT, 4, n);
  }

  private void value(String name) {
    m.value(Declaration.of(name, Kind.UINT, 4), m.unary(Op.NOT, x));
  }

  /** The condition, anew each time. */
  private Expr loadOf(int n) {
    Expr here = m.binary(Op.EQ, x, constant(n));
    return m.binary(Op.AND, load, here);
  }

  private static Statement.When.Arm arm(Expr condition, Statement... then) {
    return new Statement.When.Arm(condition, Block.of(then), SourceLocation.NONE);
  }

  private static Statement chain(Block otherwise, Statement.When.Arm... arms) {
    return new Statement.When(List.of(arms), otherwise, SourceLocation.NONE, "");
  }

  @Test
  void conditionsInCommonStandOnce() {
    clockAndReset();
    Register p = zeroed("p");
    Register q = zeroed("q");
    Expr zero = constant(0);
    Statement high = m.when(m.binary(Op.GT, x, constant(7)), m.set(p, x));
    m.clocked(p, Block.of(chain(Block.EMPTY, arm(clear, m.set(p, zero)), arm(load, high))));
    Statement low = m.when(m.binary(Op.GT, x, constant(7)), m.set(q, m.ref(p)));
    Block hold = Block.of(m.set(q, m.unary(Op.NOT, m.ref(q))));
    m.clocked(q, Block.of(chain(hold, arm(clear, m.set(q, x)), arm(load, low))));
    assertEquals(
        """
        always @(posedge clk or negedge resetn) begin
          if (!resetn) begin
            p <= 4'd0;
            q <= 4'd0;
          end else if (clear) begin
            p <= 4'd0;
            q <= x;
          end else if (load) begin
            if (x > 4'd7) begin
              p <= x;
              q <= p;
            end
          end else begin
            q <= ~q;
          end
        end
        """,
        blocks());
  }

  @Test
  void unlikeStatementsUnderACommonConditionFollowEachOther() {
    clock();
    Register p = register("p");
    Register q = register("q");
    m.clocked(p, Block.of(m.when(load, m.when(clear, m.set(p, x)))));
    m.clocked(q, Block.of(m.when(load, m.set(q, x))));
    assertEquals(
        """
        always @(posedge clk) begin
          if (load) begin
            if (clear) begin
              p <= x;
            end
            q <= x;
          end
        end
        """,
        blocks());
  }

  /** A value between two sets without condition is a step of the author's, as in a pipeline. */
  @Test
  void registersWithoutConditionMergeOnlyNextToEachOther() {
    clock();
    Register p = register("p");
    m.clocked(p, Block.of(m.set(p, x)));
    Register q = register("q");
    m.clocked(q, Block.of(m.set(q, m.ref(p))));
    value("w");
    Register r = register("r");
    m.clocked(r, Block.of(m.set(r, m.ref(q))));
    assertEquals(
        """
        always @(posedge clk) begin
          p <= x;
          q <= p;
        end

        always @(posedge clk) begin
          r <= q;
        end
        """,
        blocks());
  }

  @Test
  void registersOfTwoDomainsStayApart() {
    clock();
    m.domain(OTHER, false);
    takes(register("p"), load);
    takes(slow("q"), load);
    assertEquals(
        """
        always @(posedge clk) begin
          if (load) begin
            p <= x;
          end
        end

        always @(posedge slow) begin
          if (load) begin
            q <= x;
          end
        end
        """,
        blocks());
  }

  /** In the block of p, q would not take x during reset. */
  @Test
  void registersWithAndWithoutResetStayApart() {
    clockAndReset();
    takes(zeroed("p"), load);
    takes(register("q"), load);
    assertEquals(
        """
        always @(posedge clk or negedge resetn) begin
          if (!resetn) begin
            p <= 4'd0;
          end else if (load) begin
            p <= x;
          end
        end

        always @(posedge clk) begin
          if (load) begin
            q <= x;
          end
        end
        """,
        blocks());
  }

  @Test
  void equalConditionsOnlyMerge() {
    clock();
    takes(register("p"), loadOf(3));
    takes(register("q"), loadOf(3));
    takes(register("r"), loadOf(4));
    takes(register("s"), clear);
    Register t = register("t");
    m.clocked(
        t, Block.of(chain(Block.EMPTY, arm(clear, m.set(t, x)), arm(load, m.set(t, constant(1))))));
    Register u = register("u");
    m.clocked(u, Block.of(m.set(u, x)));
    assertEquals(
        """
        always @(posedge clk) begin
          if (load && x == 4'd3) begin
            p <= x;
            q <= x;
          end
        end

        always @(posedge clk) begin
          if (load && x == 4'd4) begin
            r <= x;
          end
        end

        always @(posedge clk) begin
          if (clear) begin
            s <= x;
          end
        end

        always @(posedge clk) begin
          if (clear) begin
            t <= x;
          end else if (load) begin
            t <= 4'd1;
          end
        end

        always @(posedge clk) begin
          u <= x;
        end
        """,
        blocks());
  }

  /** The templates by which synthesisers know a memory have nothing else in these blocks. */
  @Test
  void whatTakesAWordOfAMemoryStaysApart() {
    clock();
    Memory words = m.memory(Declaration.of("words", Kind.UINT, 4), 16, null);
    m.clocked(
        ClockDomain.DEFAULT,
        words,
        Block.of(
            m.when(load, new Statement.MemoryWrite(words, x, x, null, SourceLocation.NONE, ""))));
    takes(register("p"), load);
    Register q = register("q");
    m.clocked(q, Block.of(m.when(load, m.set(q, m.memRead(words, x)))));
    takes(register("r"), load);
    assertEquals(
        """
        always @(posedge clk) begin
          if (load) begin
            words[x] <= x;
          end
        end

        always @(posedge clk) begin
          if (load) begin
            p <= x;
          end
        end

        always @(posedge clk) begin
          if (load) begin
            q <= words[x];
          end
        end

        always @(posedge clk) begin
          if (load) begin
            r <= x;
          end
        end
        """,
        blocks());
  }

  @Test
  void aCommentOfItsOwnBeginsABlock() {
    clock();
    for (String name : List.of("p", "q", "r")) {
      Register it = register(name);
      String comment = name.equals("q") ? "The second." : "";
      Statement when =
          new Statement.When(
              List.of(arm(load, m.set(it, x))), Block.EMPTY, SourceLocation.NONE, comment);
      m.clocked(it, Block.of(when));
    }
    assertEquals(
        """
        always @(posedge clk) begin
          if (load) begin
            p <= x;
          end
        end

        always @(posedge clk) begin
          // The second.
          if (load) begin
            q <= x;
            r <= x;
          end
        end
        """,
        blocks());
  }

  @Test
  void fourAssignmentsMayStandBetweenAndNoMore() {
    clock();
    takes(register("p"), load);
    for (int i = 0; i < 4; i++) {
      value("v" + i);
    }
    takes(register("q"), load);
    for (int i = 0; i < 5; i++) {
      value("w" + i);
    }
    takes(register("r"), load);
    assertEquals(
        """
        always @(posedge clk) begin
          if (load) begin
            p <= x;
            q <= x;
          end
        end

        always @(posedge clk) begin
          if (load) begin
            r <= x;
          end
        end
        """,
        blocks());
  }

  @Test
  void whatIsNoAssignmentEndsABlock() {
    clockAndReset();
    ModuleBuilder child = new ModuleBuilder("Child");
    child.assign(child.out("y", Kind.BOOL, 1), child.constant(Kind.BOOL, 1, 1));
    Wire y = m.wire("y", Kind.UINT, 4);
    takes(register("p"), load);
    m.combinational(y, Block.of(m.set(y, x), m.when(load, m.set(y, constant(3)))));
    takes(register("q"), load);
    m.instance("child", child.build());
    takes(register("r"), load);
    Format seen = Format.of("seen", List.of());
    m.observer(
        ClockDomain.DEFAULT,
        Block.of(
            new Statement.Print(
                Statement.Print.Severity.PLAIN, seen, List.of(), SourceLocation.NONE, "")));
    takes(register("s"), load);
    assertEquals(
        """
        always @(posedge clk) begin
          if (load) begin
            p <= x;
          end
        end

        always @(posedge clk) begin
          if (load) begin
            q <= x;
          end
        end

        always @(posedge clk) begin
          if (load) begin
            r <= x;
          end
        end

        always @(posedge clk or negedge resetn) begin
          if (!resetn) begin
          end else begin
            $display("seen");
          end
        end

        always @(posedge clk) begin
          if (load) begin
            s <= x;
          end
        end
        """,
        blocks());
  }

  @Test
  void aBlockHolds32Registers() {
    clock();
    for (int i = 0; i < 33; i++) {
      takes(register("r" + i), load);
    }
    StringBuilder all = new StringBuilder("always @(posedge clk) begin\n  if (load) begin\n");
    for (int i = 0; i < 32; i++) {
      all.append("    r").append(i).append(" <= x;\n");
    }
    all.append("  end\nend\n\n");
    all.append("always @(posedge clk) begin\n  if (load) begin\n    r32 <= x;\n  end\nend\n");
    assertEquals(all.toString(), blocks());
  }
}
