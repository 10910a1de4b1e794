package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.UInt;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;

/** Verilog that somebody else wrote, under a component that says what its ports are. */
class ExternalTextTest {
  @TempDir Path folder;

  private static final String SOURCE =
      """
      module adder_v2 #(parameter STEP = 1, parameter MODE = "up", parameter SCALE = 1.0) (
        input ck,
        input [7:0] a,
        output reg [7:0] y
      );
        always @(posedge ck) y <= MODE == "up" ? a + STEP[7:0] : a - STEP[7:0];
        initial if (SCALE > 2.0) $display("scaled");
      endmodule
      """;

  static final class Adder extends Component {
    final UInt a = in(uint(8));
    final UInt y = out(uint(8));

    Adder(long step, String mode) {
      blackBox("adder_v2")
          .parameter("STEP", step)
          .parameter("MODE", mode)
          .parameter("SCALE", 2.5)
          .clock("ck")
          .source("adder_v2.v", SOURCE);
    }
  }

  static final class Top extends Component {
    final UInt a = in(uint(8));
    final UInt y = out(uint(8));

    Top() {
      Adder up = add(new Adder(3, "up"));
      Adder down = add(new Adder(1, "down"));
      up.a.set(a);
      down.a.set(up.y);
      y.set(down.y);
    }
  }

  @Test
  void instancesHaveParametersAndSourcesAreCarriedOver() {
    Design design = Elaborator.elaborate(Top::new).design();
    List<VerilogFile> files = VerilogEmitter.emit(design);
    assertEquals(
        List.of("adder_v2.v", "Top.v", "Top.f"), files.stream().map(VerilogFile::name).toList());
    assertEquals("adder_v2.v\nTop.v\n", files.get(2).text());
    assertEquals(SOURCE, files.get(0).text());
    assertEquals(
        """
        module Top (
          input clk,
          input [7:0] a,
          output [7:0] y
        );
          wire [7:0] up_y;
          wire [7:0] down_y;

          adder_v2 #(.STEP(3), .MODE("up"), .SCALE(2.5)) up (
            .ck(clk),
            .a(a),
            .y(up_y)
          );

          adder_v2 #(.STEP(1), .MODE("down"), .SCALE(2.5)) down (
            .ck(clk),
            .a(up_y),
            .y(down_y)
          );

          assign y = down_y;
        endmodule
        """,
        files.get(1).text());
  }

  @Test
  void simulatorsRunTheSources() throws Exception {
    Tools.write(folder, VerilogEmitter.emit(Elaborator.elaborate(Top::new).design()));
    Files.writeString(
        folder.resolve("bench.v"),
        """
        `timescale 1ns/1ns
        module bench;
          reg clk = 0;
          wire [7:0] y;
          Top dut (.clk(clk), .a(8'd10), .y(y));
          always #5 clk = ~clk;
          initial begin
            #30 $display("%0d", y);
            $finish;
          end
        endmodule
        """);
    Tools.silent(folder, "iverilog", "-g2005", "-o", "run.vvp", "bench.v", "-f", "Top.f");
    assertEquals(
        "scaled\nscaled\n12\n",
        Tools.run(folder, "vvp", "-n", "run.vvp").output().replaceAll(".*\\$finish.*\n", ""));
    Tools.silent(
        folder,
        "verilator",
        "--lint-only",
        "-Wno-DECLFILENAME",
        "--top-module",
        "Top",
        "-f",
        "Top.f");
  }

  @Test
  void theOwnEngineNamesWhatItCannotRun() {
    Design design = Elaborator.elaborate(Top::new).design();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> JvmEngine.start(design));
    assertEquals(
        "ExternalTextTest.java:52: Adder stands for the Verilog module adder_v2: simulate with"
            + " Verilator, or set its outputs, which is then its model",
        e.getMessage());
  }

  static final class Inverter extends Component {
    final UInt a = in(uint(8));
    final UInt y = out(a.not());

    Inverter(String source) {
      blackBox("inverter").source("inverter.v", source);
    }
  }

  static final class Two extends Component {
    final UInt a = in(uint(8));
    final UInt y = out(uint(8));

    Two(String first, String second) {
      Inverter one = add(new Inverter(first));
      Inverter two = add(new Inverter(second));
      one.a.set(a);
      two.a.set(one.y);
      y.set(two.y);
    }
  }

  @Test
  void aBodyIsTheModelForTheOwnEngineAlone() {
    Design design = Elaborator.elaborate(() -> new Two("// one", "// one")).design();
    assertEquals(
        List.of("inverter.v", "Two.v", "Two.f"),
        VerilogEmitter.emit(design).stream().map(VerilogFile::name).toList());
    JvmEngine.start(design);
  }

  @Test
  void filesOfOneNameAreTheSame() {
    Design design = Elaborator.elaborate(() -> new Two("// one", "// two")).design();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> VerilogEmitter.emit(design));
    assertEquals(
        "ExternalTextTest.java:155: another file is called inverter.v, too", e.getMessage());
  }
}
