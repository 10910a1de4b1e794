package weft.hdl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.ir.Block;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;

/** What only transformations can do wrong: the language has no words for it. */
class MultiplyDrivenTest {
  @Test
  void twoProcessesOfOneSignal() {
    ModuleBuilder m = new ModuleBuilder("Twice");
    Port a = m.in("a", Kind.BOOL, 1);
    Port y = m.out("y", Kind.BOOL, 1);
    SourceLocation first = new SourceLocation("A.java", 3);
    SourceLocation second = new SourceLocation("B.java", 4);
    Block body = Block.of(m.set(y, m.ref(a)));
    m.process(null, List.of(y), null, body, first, "");
    m.process(null, List.of(y), null, body, second, "");
    List<Diagnostic> found = Checks.run(Design.of(m.build()));
    assertEquals(
        """
        B.java:4: multiply driven: output y of module Twice is driven by two processes: give each \
        a signal of its own
            A.java:3: the other one is here
            ?: y is declared here\
        """,
        found.get(0).toString());
    assertEquals(1, found.size());
  }

  @Test
  void twoProcessesOfOneMemory() {
    ModuleBuilder m = new ModuleBuilder("Twice");
    Memory words = m.memory(Declaration.of("words", Kind.UINT, 4), 4, null);
    Expr address = m.ref(m.in("at", Kind.UINT, 2));
    Expr data = m.ref(m.in("data", Kind.UINT, 4));
    Block body =
        Block.of(
            new Statement.MemoryWrite(words, address, data, null, SourceLocation.NONE, "a write"));
    SourceLocation first = new SourceLocation("A.java", 3);
    SourceLocation second = new SourceLocation("B.java", 4);
    m.process(ClockDomain.DEFAULT, List.of(), words, body, first, "");
    m.process(ClockDomain.DEFAULT, List.of(), words, body, second, "");
    assertEquals(
        List.of(
            """
            B.java:4: multiply driven: memory words of module Twice is driven by two processes: \
            give each a signal of its own
                A.java:3: the other one is here
                ?: words is declared here\
            """),
        multiplyDriven(m));
  }

  @Test
  void processesOfTheWrongKind() {
    ModuleBuilder m = new ModuleBuilder("Wrong");
    Port a = m.in("a", Kind.BOOL, 1);
    Port b = m.in("b", Kind.BOOL, 1);
    Port y = m.out("y", Kind.BOOL, 1);
    Register r = m.register("r", Kind.BOOL, 1, BigInteger.ZERO);
    List<Signal> targets = List.of(b, r, y);
    for (int i = 0; i < targets.size(); i++) {
      Block body = Block.of(m.set(targets.get(i), m.ref(a)));
      ClockDomain domain = targets.get(i) == y ? ClockDomain.DEFAULT : null;
      SourceLocation where = new SourceLocation("A.java", i + 1);
      m.process(domain, List.of(targets.get(i)), null, body, where, "");
    }
    assertEquals(
        List.of(
            """
            A.java:1: multiply driven: input b of module Wrong cannot be driven by this process \
            without a clock: it drives wires, outputs and inputs of children
                ?: b is declared here\
            """,
            """
            A.java:2: multiply driven: register r of module Wrong cannot be driven by this process \
            without a clock: it drives wires, outputs and inputs of children
                ?: r is declared here\
            """,
            """
            A.java:3: multiply driven: output y of module Wrong cannot be driven by this clocked \
            process: it drives registers of domain default
                ?: y is declared here\
            """),
        multiplyDriven(m));
  }

  private static List<String> multiplyDriven(ModuleBuilder module) {
    return Checks.run(Design.of(module.build())).stream()
        .map(Diagnostic::toString)
        .filter(text -> text.contains("multiply driven"))
        .toList();
  }
}
