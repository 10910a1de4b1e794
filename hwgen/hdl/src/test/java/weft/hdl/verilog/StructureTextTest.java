package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.hdl.ir.Kind.BITS;
import static weft.hdl.ir.Kind.BOOL;
import static weft.hdl.ir.Kind.UINT;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.ir.Block;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.Design;
import weft.hdl.ir.EnumType;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Memory;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Op;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Statement.Switch.Case;
import weft.hdl.ir.Statement.When.Arm;
import weft.hdl.ir.Target;

/** The text of declarations, processes and instances. */
class StructureTextTest {
  @TempDir Path folder;

  @Test
  void counterWithAsynchronousReset() {
    ModuleBuilder m = new ModuleBuilder("Counter");
    m.comment("Counts enabled clocks.\nWraps at 255.");
    m.domain(ClockDomain.DEFAULT, true);
    Port enable = m.in("enable", BOOL, 1);
    Port value = m.out("value", UINT, 8);
    Register count = m.register("count", UINT, 8, BigInteger.ZERO);
    Expr next = m.binary(Op.ADD, m.ref(count), m.constant(UINT, 8, 1));
    m.clocked(count, Block.of(m.when(m.ref(enable), m.set(count, next))));
    m.assign(value, m.ref(count));
    assertEquals(
        """
        // Counts enabled clocks.
        // Wraps at 255.
        module Counter (
          input clk,
          input resetn,
          input enable,
          output [7:0] value
        );
          reg [7:0] count;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              count <= 8'd0;
            end else if (enable) begin
              count <= count + 8'd1;
            end
          end

          assign value = count;
        endmodule
        """,
        print(m, "Counter.v"));
  }

  @Test
  void statesAreLocalParameters() {
    ModuleBuilder m = new ModuleBuilder("Fsm");
    m.domain(ClockDomain.DEFAULT, true);
    EnumType type = new EnumType("State", List.of("IDLE", "runFast", "DONE"));
    Expr go = m.ref(m.in("go", BOOL, 1));
    Expr clear = m.ref(m.in("clear", BOOL, 1));
    Port busy = m.out("busy", BOOL, 1);
    Declaration d =
        new Declaration("state", BITS, 2, type, SourceLocation.NONE, "What it does now.");
    Register state = m.register(d, ClockDomain.DEFAULT, BigInteger.ZERO);
    Expr.Constant idle = m.constant(BITS, 2, BigInteger.ZERO, type);
    Expr.Constant run = m.constant(BITS, 2, BigInteger.ONE, type);
    Expr.Constant done = m.constant(BITS, 2, BigInteger.TWO, type);
    Expr starts = m.binary(Op.AND, go, m.unary(Op.NOT, clear));
    List<Case> cases =
        List.of(
            new Case(
                List.of(idle), Block.of(m.when(starts, m.set(state, run))), SourceLocation.NONE),
            new Case(List.of(run, done), Block.of(m.set(state, idle)), SourceLocation.NONE));
    m.clocked(
        state,
        Block.of(
            new Statement.Switch(
                m.ref(state), cases, Block.EMPTY, SourceLocation.NONE, "Next state.")));
    m.assign(busy, m.binary(Op.NE, m.ref(state), idle));
    assertEquals(
        """
        module Fsm (
          input clk,
          input resetn,
          input go,
          input clear,
          output busy
        );
          localparam [1:0] STATE_IDLE = 2'd0;
          localparam [1:0] STATE_RUN_FAST = 2'd1;
          localparam [1:0] STATE_DONE = 2'd2;
          // What it does now.
          reg [1:0] state;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              state <= STATE_IDLE;
            end else begin
              // Next state.
              case (state)
                STATE_IDLE: begin
                  if (go && !clear) begin
                    state <= STATE_RUN_FAST;
                  end
                end
                STATE_RUN_FAST, STATE_DONE: begin
                  state <= STATE_IDLE;
                end
                default: begin end
              endcase
            end
          end

          assign busy = state != STATE_IDLE;
        endmodule
        """,
        print(m, "Fsm.v"));
  }

  @Test
  void memoriesWithMaskAndContentsInAnotherDomain() {
    ModuleBuilder m = new ModuleBuilder("Ram");
    ClockDomain fast =
        new ClockDomain(
            "fast", "clk_fast", "reset", ClockDomain.Style.SYNCHRONOUS, ClockDomain.Level.HIGH);
    m.domain(fast, true);
    Expr address = m.ref(m.in("address", UINT, 4));
    Expr data = m.ref(m.in("data", BITS, 16));
    Expr mask = m.ref(m.in("mask", BITS, 2));
    Expr write = m.ref(m.in("write", BOOL, 1));
    Port q = m.out("q", BITS, 16);
    Memory words =
        m.memory(
            new Declaration("words", BITS, 16, null, SourceLocation.NONE, "Ten words."), 10, null);
    List<BigInteger> contents = List.of(BigInteger.ONE, BigInteger.TWO, BigInteger.TEN);
    Memory rom = m.memory(Declaration.of("rom", UINT, 4), 3, contents);
    Statement store =
        new Statement.MemoryWrite(words, address, data, mask, SourceLocation.NONE, "");
    m.clocked(fast, words, Block.of(m.when(write, store)));
    Register read = m.register(Declaration.of("read", BITS, 16), fast, null);
    m.clocked(read, Block.of(m.set(read, m.memRead(words, address))));
    Register sum = m.register(Declaration.of("sum", UINT, 4), fast, BigInteger.valueOf(9));
    Expr word = m.memRead(rom, m.slice(UINT, address, 1, 0));
    m.clocked(sum, Block.of(m.set(sum, m.binary(Op.ADD, m.ref(sum), word))));
    Expr wide = m.concat(List.of(m.constant(BITS, 12, 0), m.ref(sum)));
    m.assign(q, m.binary(Op.XOR, m.ref(read), wide));
    assertEquals(
        """
        module Ram (
          input clk_fast,
          input reset,
          input [3:0] address,
          input [15:0] data,
          input [1:0] mask,
          input write,
          output [15:0] q
        );
          // Ten words.
          reg [15:0] words [0:9];
          reg [3:0] rom [0:2];

          initial begin
            rom[0] = 4'd1;
            rom[1] = 4'd2;
            rom[2] = 4'd10;
          end

          always @(posedge clk_fast) begin
            if (write) begin
              if (address < 4'd10) begin
                if (mask[0]) begin
                  words[address][7:0] <= data[7:0];
                end
                if (mask[1]) begin
                  words[address][15:8] <= data[15:8];
                end
              end
            end
          end

          reg [15:0] read;

          always @(posedge clk_fast) begin
            read <= address < 4'd10 ? words[address] : 16'd0;
          end

          reg [3:0] sum;

          always @(posedge clk_fast) begin
            if (reset) begin
              sum <= 4'd9;
            end else begin
              sum <= sum + (address[1:0] != 2'd3 ? rom[address[1:0]] : 4'd0);
            end
          end

          assign q = read ^ {12'd0, sum};
        endmodule
        """,
        print(m, "Ram.v"));
  }

  @Test
  void defaultsConditionsAndDynamicTargets() {
    ModuleBuilder m = new ModuleBuilder("Statements");
    Expr x = m.ref(m.in("x", UINT, 8));
    Expr i = m.ref(m.in("i", UINT, 3));
    Expr b = m.ref(m.in("b", BOOL, 1));
    Port y = m.out("y", UINT, 8);
    Port z = m.out("z", BITS, 20);
    Expr full = m.binary(Op.EQ, x, m.constant(UINT, 8, 255));
    Statement high = new Statement.Set(Target.bits(y, 7, 4), m.slice(BITS, x, 3, 0));
    Statement lowest = new Statement.Set(Target.bits(y, 0, 0), b);
    List<Arm> arms =
        List.of(
            new Arm(b, Block.of(high), SourceLocation.NONE),
            new Arm(m.unary(Op.NOT, full), Block.of(lowest), SourceLocation.NONE));
    Block otherwise = Block.of(m.set(y, x));
    m.combinational(
        y,
        Block.of(
            m.set(y, m.constant(UINT, 8, 0)),
            new Statement.When(arms, otherwise, SourceLocation.NONE, "Choose.")));
    Target fifth = new Target(z, 1, 3, List.of(new Target.Index(i, 5, 4)));
    Target corner =
        new Target(
            z,
            0,
            4,
            List.of(
                new Target.Index(m.slice(UINT, x, 0, 0), 2, 8),
                new Target.Index(m.slice(UINT, x, 7, 7), 2, 4)));
    m.combinational(
        z,
        Block.of(
            m.set(z, m.constant(BITS, 20, 0x12345)),
            new Statement.Set(fifth, m.slice(BITS, x, 2, 0)),
            new Statement.Set(corner, m.slice(BITS, x, 3, 0))));
    assertEquals(
        """
        module Statements (
          input [7:0] x,
          input [2:0] i,
          input b,
          output reg [7:0] y,
          output reg [19:0] z
        );
          always @* begin
            y = 8'd0;
            // Choose.
            if (b) begin
              y[7:4] = x[3:0];
            end else if (!(x == 8'd255)) begin
              y[0] = b;
            end else begin
              y = x;
            end
          end

          always @* begin
            z = 20'h12345;
            if (i < 3'd5) begin
              z[{i, 2'd0} + 5'd1 +: 3] = x[2:0];
            end
            z[{1'b0, x[0], 3'd0} + {2'd0, x[7], 2'd0} +: 4] = x[3:0];
          end
        endmodule
        """,
        print(m, "Statements.v"));
  }

  /** Yosys 0.23 loses drivers where fixed and dynamic parts meet (random module, seed 70045573). */
  @Test
  void dynamicTargetBesideFixedPartsIsACaseOfFixedParts() {
    ModuleBuilder m = new ModuleBuilder("Parts");
    Expr i = m.ref(m.in("i", UINT, 2));
    Expr b = m.ref(m.in("b", BOOL, 1));
    Port y = m.out("y", BITS, 3);
    m.combinational(
        y,
        Block.of(
            m.set(y, m.constant(BITS, 3, 0)),
            new Statement.Set(Target.bits(y, 2, 2), b),
            new Statement.Set(
                new Target(y, 0, 1, List.of(new Target.Index(i, 3, 1))), m.unary(Op.NOT, b))));
    assertEquals(
        """
        module Parts (
          input [1:0] i,
          input b,
          output reg [2:0] y
        );
          always @* begin
            y = 3'b000;
            y[2] = b;
            case (i)
              2'd0: begin
                y[0] = ~b;
              end
              2'd1: begin
                y[1] = ~b;
              end
              2'd2: begin
                y[2] = ~b;
              end
              default: begin end
            endcase
          end
        endmodule
        """,
        print(m, "Parts.v"));
  }

  @Test
  void carryChainInOneVectorIsAWireAPart() {
    ModuleBuilder m = new ModuleBuilder("Carry");
    Expr x = m.ref(m.in("x", BITS, 2));
    Expr b = m.ref(m.in("b", BOOL, 1));
    Port y = m.out("y", BITS, 4);
    Expr low = m.slice(BITS, m.ref(y), 1, 0);
    Statement upper = new Statement.Set(Target.bits(y, 3, 2), m.binary(Op.XOR, x, low));
    Statement same = new Statement.Set(Target.bits(y, 3, 2), low);
    m.combinational(
        y,
        Block.of(
            new Statement.Set(Target.bits(y, 1, 0), x),
            m.whenElse(b, Block.of(upper), Block.of(same))));
    assertEquals(
        """
        module Carry (
          input [1:0] x,
          input b,
          output [3:0] y
        );
          wire [1:0] y_1_0;
          reg [1:0] y_3_2;

          assign y_1_0 = x;

          always @* begin
            if (b) begin
              y_3_2 = x ^ y_1_0;
            end else begin
              y_3_2 = y_1_0;
            end
          end

          assign y = {y_3_2, y_1_0};
        endmodule
        """,
        print(m, "Carry.v"));
  }

  private String print(ModuleBuilder m, String file) {
    String top = file.substring(0, file.length() - 2);
    List<VerilogFile> files = VerilogEmitter.emit(Design.of(m.build()));
    Tools.acceptedByAll(folder, files, top);
    return files.stream().filter(f -> f.name().equals(file)).findFirst().orElseThrow().text();
  }
}
