package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.hdl.ir.Kind.BITS;
import static weft.hdl.ir.Kind.BOOL;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Op;
import weft.hdl.ir.Port;
import weft.hdl.ir.SourceLocation;

/** The files of a design with black boxes, and how instances are connected. */
class BlackBoxTextTest {
  @TempDir Path folder;

  private static Module child() {
    ModuleBuilder m =
        new ModuleBuilder("Child").role(Module.Role.MODEL).comment("An analog macro.");
    Port a = m.in("a", BITS, 4);
    m.in("none", BITS, 0);
    Port b = m.out("b", BITS, 4);
    Port c = m.out("c", BOOL, 1);
    m.assign(b, m.unary(Op.NOT, m.ref(a)));
    m.assign(c, m.unary(Op.XOR_ALL, m.ref(a)));
    return m.build();
  }

  @Test
  void modelAndStubAndTwoFileLists() {
    Module child = child();
    ModuleBuilder m = new ModuleBuilder("Parent");
    Expr x = m.ref(m.in("x", BITS, 8));
    Port y = m.out("y", BITS, 4);
    List<String> pins = List.of("one_a", "one_none", "one_b", "one_c");
    Instance one = m.instance("one", child, pins, SourceLocation.NONE, "The first.");
    Instance two = m.instance("two", child);
    m.assign(one.pins().get(0), m.slice(BITS, x, 3, 0));
    m.assign(one.pins().get(1), m.constant(BITS, 0, 0));
    m.assign(two.pins().get(1), m.constant(BITS, 0, 0));
    Expr upper = m.slice(BITS, x, 7, 4);
    m.assign(two.pins().get(0), m.binary(Op.AND, upper, m.ref(one.pins().get(2))));
    m.assign(y, m.ref(two.pins().get(2)));
    m.unused(m.ref(one.pins().get(3)), "parity is for the other build");

    List<VerilogFile> files = VerilogEmitter.emit(Design.of(m.build()));
    Tools.acceptedByAll(folder, files, "Parent");
    StringBuilder all = new StringBuilder();
    for (VerilogFile file : files) {
      all.append("=== ").append(file.name()).append('\n').append(file.text());
    }
    assertEquals(
        """
        === Child_model.v
        // An analog macro.
        module Child (
          input [3:0] a,
          output [3:0] b,
          output c
        );
          assign b = ~a;
          assign c = ^a;
        endmodule
        === Child_stub.v
        // An analog macro.
        (* blackbox *)
        module Child (
          input [3:0] a,
          output [3:0] b,
          output c
        );
        endmodule
        === Parent.v
        module Parent (
          input [7:0] x,
          output [3:0] y
        );
          wire [3:0] one_b;
          wire one_c;
          wire [3:0] two_b;
          wire two_c;

          // The first.
          Child one (
            .a(x[3:0]),
            .b(one_b),
            .c(one_c)
          );

          wire [3:0] two_a = x[7:4] & one_b;

          Child two (
            .a(two_a),
            .b(two_b),
            .c(two_c)
          );

          assign y = two_b;

          // Not used: one_c: parity is for the other build
          wire unused = &{1'b0, one_c, two_c};
        endmodule
        === Parent.f
        Parent.v
        -v Child_model.v
        === Parent_synth.f
        Child_stub.v
        Parent.v
        """,
        all.toString());
  }
}
