package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.hdl.ir.Kind.BITS;
import static weft.hdl.ir.Kind.BOOL;
import static weft.hdl.ir.Kind.SINT;
import static weft.hdl.ir.Kind.UINT;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Op;

/** The text of every operator: parentheses, widths, signs and the names that bits need. */
class OperatorTextTest {
  @TempDir Path folder;
  private final ModuleBuilder m = new ModuleBuilder("Operators");
  private int outputs;

  @Test
  void parenthesesWidthsAndSigns() {
    Expr x = m.ref(m.in("x", UINT, 8));
    Expr y = m.ref(m.in("y", UINT, 8));
    Expr s = m.ref(m.in("s", SINT, 8));
    Expr t = m.ref(m.in("t", SINT, 4));
    Expr b = m.ref(m.in("b", BOOL, 1));
    Expr n = m.ref(m.in("n", UINT, 3));
    Expr v = m.ref(m.in("v", BITS, 24));
    Expr d = m.ref(m.in("d", UINT, 5));
    Expr low = m.slice(UINT, x, 1, 0);
    out(m.binary(Op.ADD, x, m.binary(Op.ADD, y, x)));
    out(m.binary(Op.SUB, m.binary(Op.SUB, x, y), x));
    out(m.binary(Op.MUL, x, d));
    out(m.binary(Op.MUL, s, t));
    out(m.binary(Op.AND, m.binary(Op.OR, x, y), m.unary(Op.NOT, y)));
    out(m.binary(Op.OR, m.binary(Op.AND, x, y), m.binary(Op.XOR, x, y)));
    out(m.binary(Op.AND, m.binary(Op.EQ, x, y), b));
    out(m.binary(Op.LT, s, m.constant(SINT, 8, -5)));
    out(m.binary(Op.GE, s, m.extend(t, 8)));
    out(m.binary(Op.SHR, s, n));
    out(m.binary(Op.ADD, m.binary(Op.SHR, s, n), s));
    out(m.binary(Op.SHL, m.binary(Op.ADD, x, y), n));
    out(m.unary(Op.NEG, x));
    out(m.unary(Op.OR_ALL, m.binary(Op.XOR, x, y)));
    out(m.mux(b, m.mux(b, x, y), m.mux(b, y, x)));
    out(m.binary(Op.DIV, x, y));
    out(m.binary(Op.REM, s, m.extend(t, 8)));
    out(m.extend(x, 10));
    out(m.extend(s, 10));
    out(m.slice(BITS, x, 5, 2));
    out(m.slice(BITS, m.binary(Op.MUL, x, y), 11, 4));
    out(m.slice(BITS, m.binary(Op.ADD, m.extend(x, 9), m.extend(y, 9)), 7, 0));
    out(m.concat(List.of(b, b, b, m.slice(BITS, x, 3, 0), m.constant(BITS, 2, 2))));
    out(m.index(BOOL, 1, x, n));
    out(m.index(BITS, 8, v, low));
    out(m.index(BITS, 6, v, low));
    out(m.cast(BITS, s));
    out(
        m.select(
            n,
            List.of(
                List.of(m.constant(UINT, 3, 1)),
                List.of(m.constant(UINT, 3, 2), m.constant(UINT, 3, 5))),
            List.of(x, y),
            m.constant(UINT, 8, 7)));
    List<VerilogFile> files = VerilogEmitter.emit(Design.of(m.build()));
    Tools.acceptedByAll(folder, files, "Operators");
    assertEquals(
        """
        module Operators (
          input [7:0] x,
          input [7:0] y,
          input [7:0] s,
          input [3:0] t,
          input b,
          input [2:0] n,
          input [23:0] v,
          input [4:0] d,
          output [7:0] o0,
          output [7:0] o1,
          output [12:0] o2,
          output [11:0] o3,
          output [7:0] o4,
          output [7:0] o5,
          output o6,
          output o7,
          output o8,
          output [7:0] o9,
          output [7:0] o10,
          output [7:0] o11,
          output [7:0] o12,
          output o13,
          output [7:0] o14,
          output [7:0] o15,
          output [7:0] o16,
          output [9:0] o17,
          output [9:0] o18,
          output [3:0] o19,
          output [7:0] o20,
          output [7:0] o21,
          output [8:0] o22,
          output o23,
          output [7:0] o24,
          output [5:0] o25,
          output [7:0] o26,
          output reg [7:0] o27
        );
          assign o0 = x + (y + x);
          assign o1 = x - y - x;
          assign o2 = {5'd0, x} * {8'd0, d};
          assign o3 = {{4{s[7]}}, s} * {{8{t[3]}}, t};
          assign o4 = (x | y) & ~y;
          assign o5 = x & y | x ^ y;
          assign o6 = (x == y) & b;
          assign o7 = (s ^ 8'd128) < 8'd123;
          assign o8 = (s ^ 8'd128) >= ({{4{t[3]}}, t} ^ 8'd128);
          assign o9 = $signed(s) >>> n;
          assign o10 = $unsigned($signed(s) >>> n) + s;
          assign o11 = (x + y) << n;
          assign o12 = -x;
          assign o13 = |(x ^ y);
          assign o14 = b ? (b ? x : y) : b ? y : x;
          assign o15 = y == 8'd0 ? 8'd255 : x / y;
          assign o16 = {{4{t[3]}}, t} == 8'd0 ? s : $unsigned($signed(s) % $signed({{4{t[3]}}, t}));
          assign o17 = {2'd0, x};
          assign o18 = {{2{s[7]}}, s};
          assign o19 = x[5:2];

          wire [15:0] o20_product = {8'd0, x} * {8'd0, y};

          assign o20 = o20_product[11:4];
          assign o21 = x + y;
          assign o22 = {{3{b}}, x[3:0], 2'b10};
          assign o23 = x[n];
          assign o24 = x[1:0] != 2'd3 ? v[{x[1:0], 3'd0} +: 8] : 8'd0;
          assign o25 = v[{3'd0, x[1:0]} * 5'd6 +: 6];
          assign o26 = s;

          always @* begin
            case (n)
              3'd1: begin
                o27 = x;
              end
              3'd2, 3'd5: begin
                o27 = y;
              end
              default: begin
                o27 = 8'd7;
              end
            endcase
          end

          wire unused = &{1'b0, o20_product[3:0], o20_product[15:12]};
        endmodule
        """,
        files.get(0).text());
  }

  @Test
  void reductionsAndComparisons() {
    Expr x = m.ref(m.in("x", UINT, 8));
    Expr y = m.ref(m.in("y", UINT, 8));
    Expr s = m.ref(m.in("s", SINT, 8));
    Expr t = m.ref(m.in("t", SINT, 8));
    out(m.unary(Op.AND_ALL, m.binary(Op.OR, x, y)));
    out(m.unary(Op.XOR_ALL, x));
    out(m.binary(Op.NE, x, y));
    out(m.binary(Op.LT, x, y));
    out(m.binary(Op.LE, x, y));
    out(m.binary(Op.GT, x, y));
    out(m.binary(Op.GE, x, y));
    out(m.binary(Op.LE, s, t));
    List<VerilogFile> files = VerilogEmitter.emit(Design.of(m.build()));
    Tools.acceptedByAll(folder, files, "Operators");
    assertEquals(
        """
        module Operators (
          input [7:0] x,
          input [7:0] y,
          input [7:0] s,
          input [7:0] t,
          output o0,
          output o1,
          output o2,
          output o3,
          output o4,
          output o5,
          output o6,
          output o7
        );
          assign o0 = &(x | y);
          assign o1 = ^x;
          assign o2 = x != y;
          assign o3 = x < y;
          assign o4 = x <= y;
          assign o5 = x > y;
          assign o6 = x >= y;
          assign o7 = (s ^ 8'd128) <= (t ^ 8'd128);
        endmodule
        """,
        files.get(0).text());
  }

  private void out(Expr e) {
    m.assign(m.out("o" + outputs++, e.kind(), e.width()), e);
  }
}
