package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;
import weft.hdl.ir.ClockDomain.Level;
import weft.hdl.ir.ClockDomain.Style;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.transform.OpenPads;

/** Clocks that foreign modules drive, and foreign modules of several clocks. */
class BlackBoxClocksTest {
  @TempDir Path folder;

  private static final String SOURCE =
      """
      `timescale 1ns/1ns
      module PLL_V2 #(parameter MULTIPLY = 1) (
        input CLKIN,
        output CLKOUT,
        output reg locked
      );
        reg out = 0;
        initial begin
          @(posedge CLKIN);
          forever #(10 / MULTIPLY / 2) out = ~out;
        end
        assign CLKOUT = out;
        initial locked = 0;
        always @(posedge CLKOUT) locked <= 1;
      endmodule
      """;

  static final class Pll extends Component {
    final Clock fast;
    final Bool locked;

    Pll(int multiply) {
      Clock clock = clock("fast").period(10, multiply).withoutReset();
      fast =
          blackBox("PLL_V2")
              .parameter("MULTIPLY", multiply)
              .source("pll.v", SOURCE)
              .clock("CLKIN")
              .drives("CLKOUT", clock);
      locked = out(bool(), fast);
    }
  }

  static final class Counting extends Component {
    final UInt count = reg(uint(8)).init(0);
    final UInt value = out(count);

    Counting() {
      count.set(count.plus(1));
    }
  }

  /** Counts the clocks of a PLL from the one on at which it is locked. */
  static final class Core extends Component {
    final UInt count;

    Core() {
      Pll pll = add(new Pll(5));
      Clock running = pll.fast.releasedBy("running", pll.locked);
      count = out(in(running, () -> add(new Counting())).value);
    }
  }

  static final class Chip extends Component {
    final Core core = add(new Core());
    final UInt count = out(core.count);
  }

  private static String text(Design design, String file) {
    return VerilogEmitter.emit(design).stream()
        .filter(one -> one.name().equals(file))
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Test
  void aDrivenClockIsANetOfTheComponentAroundTheBlackBox() {
    Design design = Elaborator.elaborate(Chip::new).design();
    assertEquals(
        """
        module Core (
          input clk,
          output [7:0] count
        );
          wire fast;
          wire pll_locked;

          PLL_V2 #(.MULTIPLY(5)) pll (
            .CLKIN(clk),
            .CLKOUT(fast),
            .locked(pll_locked)
          );

          wire running_resetn = pll_locked;
          wire [7:0] counting_value;

          Counting counting (
            .fast(fast),
            .running_resetn(running_resetn),
            .value(counting_value)
          );

          assign count = counting_value;
        endmodule
        """,
        text(design, "Core.v"));
    assertEquals(
        """
        module Chip (
          input clk,
          output [7:0] count
        );
          wire [7:0] core_count;

          Core core (
            .clk(clk),
            .count(core_count)
          );

          assign count = core_count;
        endmodule
        """,
        text(design, "Chip.v"));
  }

  @Test
  void enginesHaveAnInputInItsPlace() {
    Design design = new OpenPads().apply(Elaborator.elaborate(Chip::new).design());
    assertEquals(
        """
        module Core (
          input clk,
          input fast,
          output [7:0] count
        );
          wire pll_CLKOUT;
          wire pll_locked;

          PLL_V2 #(.MULTIPLY(5)) pll (
            .CLKIN(clk),
            .CLKOUT(pll_CLKOUT),
            .locked(pll_locked)
          );

          wire running_resetn = pll_locked;
          wire [7:0] counting_value;

          Counting counting (
            .fast(fast),
            .running_resetn(running_resetn),
            .value(counting_value)
          );

          assign count = counting_value;

          wire unused = &{1'b0, pll_CLKOUT};
        endmodule
        """,
        text(design, "Core.v"));
  }

  @Test
  void simulatorsRunTheClockOfTheSources() throws Exception {
    Tools.write(folder, VerilogEmitter.emit(Elaborator.elaborate(Chip::new).design()));
    Files.writeString(
        folder.resolve("bench.v"),
        """
        `timescale 1ns/1ns
        module bench;
          reg clk = 0;
          wire [7:0] count;
          Chip dut (.clk(clk), .count(count));
          always #5 clk = ~clk;
          initial begin
            #101 $display("%0d", count);
            $finish;
          end
        endmodule
        """);
    Tools.silent(folder, "iverilog", "-g2005", "-o", "run.vvp", "bench.v", "-f", "Chip.f");
    // It rises at 6, 8, .. 100 ns, and is locked from the first time on.
    assertEquals(
        "47\n",
        Tools.run(folder, "vvp", "-n", "run.vvp").output().replaceAll(".*\\$finish.*\n", ""));
  }

  /** The PLL with a model for engines, which run its clock themselves. */
  static final class Modelled extends Component {
    final Clock fast;
    final Bool locked;

    Modelled() {
      Clock clock = clock("fast").period(2).withoutReset();
      fast = blackBox("PLL_V2").source("pll.v", SOURCE).clock("CLKIN").drives("CLKOUT", clock);
      locked = out(bool(), fast);
      locked.set(true);
    }
  }

  static final class Running extends Component {
    final Clock fast;
    final UInt slow;
    final UInt quick;

    Running() {
      Modelled pll = add(new Modelled());
      fast = pll.fast;
      Clock running = fast.releasedBy("running", pll.locked);
      slow = out(add(new Counting()).value);
      quick = out(in(running, () -> add(new Counting())).value);
    }
  }

  @Test
  void theOwnEngineRunsADrivenClockByItsPeriod() {
    try (Bench<Running> bench = Bench.of(Running::new)) {
      bench.step(4);
      // Edges at 0, 10, 20 and 30 ns, and at 0, 2, .. 30 ns.
      assertEquals(4, bench.peek(bench.top().slow));
      assertEquals(16, bench.peek(bench.top().quick));
    }
    Design opaque = Elaborator.elaborate(Chip::new).design();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> JvmEngine.start(opaque));
    assertEquals(
        "BlackBoxClocksTest.java:75: Pll stands for the Verilog module PLL_V2: simulate with"
            + " Verilator, or set its outputs, which is then its model",
        e.getMessage());
  }

  /** A FIFO of two clocks that somebody else wrote. */
  static final class DualFifo extends Component {
    final UInt data;
    final Bool push;
    final UInt head;
    final Bool pop;

    DualFifo(Clock write, Clock read) {
      blackBox("dual_fifo")
          .clock("wclk", write)
          .reset("wrst_n", write)
          .clock("rclk", read)
          .reset("rrst", read);
      data = in(uint(8), write);
      push = in(bool(), write);
      head = out(uint(8), read);
      pop = in(bool(), read);
    }
  }

  static final class Between extends Component {
    final UInt data = in(uint(8));
    final UInt head;

    Between() {
      Clock bus = clock("bus").mhz(100);
      Clock pixel = clock("pixel").mhz(74).reset("rst", Style.SYNCHRONOUS, Level.HIGH);
      DualFifo fifo = add(new DualFifo(bus, pixel));
      fifo.data.set(in(bus, () -> regNext(data)));
      fifo.push.set(true);
      fifo.pop.set(true);
      head = out(in(pixel, () -> regNext(fifo.head)));
    }
  }

  @Test
  void aBlackBoxHasAClockAndAResetAPort() {
    assertEquals(
        """
        module Between (
          input bus,
          input bus_resetn,
          input pixel,
          input rst,
          input [7:0] data,
          output [7:0] head
        );
          wire [7:0] fifo_head;
          reg [7:0] register;

          always @(posedge bus) begin
            register <= data;
          end

          dual_fifo fifo (
            .wclk(bus),
            .wrst_n(bus_resetn),
            .rclk(pixel),
            .rrst(rst),
            .data(register),
            .push(1'b1),
            .head(fifo_head),
            .pop(1'b1)
          );

          reg [7:0] register_1;

          always @(posedge pixel) begin
            register_1 <= fifo_head;
          end

          assign head = register_1;
        endmodule
        """,
        text(Elaborator.elaborate(Between::new).design(), "Between.v"));
  }

  /** A choice of two clocks; what it drives clocks something or nothing. */
  static final class Choice extends Component {
    final Bool pick;

    Choice(boolean used) {
      Clock a = clock("first");
      Clock b = clock("second");
      pick = in(bool(), a);
      Multiplexer chosen = add(new Multiplexer(a, b));
      chosen.pick.set(pick);
      if (used) {
        out(in(chosen.clock, () -> add(new Counting())).value).named("count");
      }
    }
  }

  static final class Multiplexer extends Component {
    final Bool pick;
    final Clock clock;

    Multiplexer(Clock a, Clock b) {
      String source = "assign out = pick ? a : b;";
      clock =
          blackBox("clock_mux")
              .source(
                  "clock_mux.v",
                  "module clock_mux(input a, b, pick, output out);\n" + source + "\nendmodule\n")
              .clock("a", a)
              .clock("b", b)
              .drives("out", clock("chosen"));
      pick = in(bool(), a);
    }
  }

  @Test
  void lintersHaveNothingToSay() throws Exception {
    for (boolean used : new boolean[] {true, false}) {
      Design design = Elaborator.elaborate(() -> new Choice(used)).design();
      for (Design one : new Design[] {design, new OpenPads().apply(design)}) {
        Path own = Files.createTempDirectory(folder, "lint");
        Tools.write(own, VerilogEmitter.emit(one));
        Tools.silent(
            own, "verilator", "--lint-only", "-Wall", "--top-module", "Choice", "-f", "Choice.f");
        Tools.silent(own, "iverilog", "-g2005", "-Wall", "-o", "run.vvp", "-f", "Choice.f");
      }
    }
  }
}
