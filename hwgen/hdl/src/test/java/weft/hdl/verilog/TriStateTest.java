package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.HdlException;
import weft.hdl.TriState;
import weft.hdl.ir.Design;
import weft.hdl.ir.IrText;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Pad;
import weft.hdl.ir.Port;
import weft.hdl.ir.SourceLocation;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;
import weft.hdl.transform.OpenPads;

/** Pads of the top: three ports for engines, one inout in the Verilog. */
class TriStateTest {
  @TempDir Path folder;

  /** Takes a byte from the pad, and gives its inverse; the line is only ever pulled down. */
  static final class Latched extends Component {
    final Bool give = in(bool());
    final TriState<Bits> data = tristate(bits(4));
    final TriState<Bool> line = tristate(bool());
    final Bits held = out(bits(4));
    final Bool idle = out(bool());

    Latched() {
      Bits word = reg(bits(4)).init(5);
      held.set(word);
      data.write.set(0);
      when(give, () -> data.write.set(word.not())).otherwise(() -> word.set(data.read));
      data.enable.set(give);
      line.write.set(false);
      line.enable.set(word.eq(9));
      idle.set(line.read);
    }
  }

  @Test
  void oneBidirectionalPortInTheVerilog() {
    Design design = Elaborator.elaborate(Latched::new).design();
    List<VerilogFile> files = VerilogEmitter.emit(design);
    Tools.acceptedByAll(folder, files, "Latched");
    assertEquals(
        """
        module Latched (
          input clk,
          input resetn,
          input give,
          inout [3:0] data,
          inout line,
          output [3:0] held,
          output idle
        );
          wire [3:0] data_read = data;
          reg [3:0] data_write;
          wire data_enable;
          wire line_read = line;
          wire line_write;
          wire line_enable;

          bufif1 (data[0], data_write[0], data_enable);
          bufif1 (data[1], data_write[1], data_enable);
          bufif1 (data[2], data_write[2], data_enable);
          bufif1 (data[3], data_write[3], data_enable);
          bufif1 (line, line_write, line_enable);

          reg [3:0] word;

          assign held = word;

          always @* begin
            data_write = 4'b0000;
            if (give) begin
              data_write = ~word;
            end
          end

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              word <= 4'b0101;
            end else if (give) begin
            end else begin
              word <= data_read;
            end
          end

          assign data_enable = give;
          assign line_write = 1'b0;
          assign line_enable = word == 4'b1001;
          assign idle = line_read;
        endmodule
        """,
        files.get(0).text());
  }

  private static final String BENCH =
      """
      module bench;
        reg clk = 0;
        reg resetn = 0;
        reg give = 0;
        reg [3:0] outside = 4'bzzzz;
        wire [3:0] data = outside;
        wire line;
        wire [3:0] held;
        wire idle;
        pullup (line);
        Latched dut (clk, resetn, give, data, line, held, idle);

        task show;
          begin
            clk = 1;
            #1 clk = 0;
            #1 $display("%b %b %b %b", data, held, line, idle);
          end
        endtask

        initial begin
          #1 resetn = 1;
          outside = 4'b1001;
          show;
          outside = 4'bzzzz;
          give = 1;
          show;
          outside = 4'b0011;
          give = 0;
          show;
          outside = 4'bzz11;
          give = 1;
          #1 $display("%b", data);
          outside = 4'bzzzz;
          give = 0;
          #1 $display("%b", data);
        end
      endmodule
      """;

  @Test
  void theBuffersDriveThePinWhileTheyAreEnabled() {
    List<VerilogFile> files = VerilogEmitter.emit(Elaborator.elaborate(Latched::new).design());
    Tools.write(folder, files);
    Tools.write(folder, List.of(new VerilogFile("bench.v", BENCH)));
    Tools.silent(folder, "iverilog", "-g2005", "-o", "bench.vvp", "bench.v", "Latched.v");
    assertEquals(
        """
        1001 1001 0 0
        0110 1001 0 0
        0011 0011 1 1
        11xx
        zzzz
        """,
        Tools.run(folder, "vvp", "-n", "bench.vvp").output(),
        "data, held, line, idle");
  }

  @Test
  void threePortsOfAnEngine() {
    Elaborated<Latched> latched = Elaborator.elaborate(Latched::new);
    assertEquals("data_read", latched.pathOf(latched.top().data.read).toString());
    try (Simulation s = JvmEngine.start(latched.design())) {
      s.poke(s.net("data_read"), 9);
      assertEquals(0, s.peek(s.net("data_enable")));
      assertEquals(0, s.peek(s.net("line_enable")));
      s.step();
      assertEquals(9, s.peek(s.net("held")));
      assertEquals(1, s.peek(s.net("line_enable")));
      assertEquals(0, s.peek(s.net("line_write")));
      s.poke(s.net("give"), 1);
      s.poke(s.net("data_read"), 3);
      assertEquals(1, s.peek(s.net("data_enable")));
      assertEquals(6, s.peek(s.net("data_write")));
      s.step();
      assertEquals(9, s.peek(s.net("held")), "nothing is taken while giving");
      s.poke(s.net("line_read"), 1);
      assertEquals(1, s.peek(s.net("idle")));
    }
  }

  @Test
  void openPadsAreThreePorts() {
    Design design = Elaborator.elaborate(Latched::new).design();
    Design opened = new OpenPads().apply(design);
    assertEquals(List.of(), opened.top().pads());
    List<VerilogFile> files = VerilogEmitter.emit(opened);
    Tools.acceptedByAll(folder, files, "Latched");
    assertTrue(
        files
            .get(0)
            .text()
            .startsWith(
                """
                module Latched (
                  input clk,
                  input resetn,
                  input give,
                  input [3:0] data_read,
                  output reg [3:0] data_write,
                  output data_enable,
                  input line_read,
                  output line_write,
                  output line_enable,
                """),
        files.get(0).text());
  }

  /** The line of this file with the text, as messages give it. */
  private static String at(String text) {
    Path source = Path.of("src/test/java/weft/hdl/verilog");
    List<String> lines = Tools.read(source, "TriStateTest.java").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return "TriStateTest.java:" + (i + 1) + ": ";
      }
    }
    throw new AssertionError(text);
  }

  static final class Controller extends Component {
    final Bool drive = in(bool());
    final TriState<Bool> sda = out(TriState.type(bool()));
    final Bool seen = out(sda.read);

    Controller() {
      sda.write.set(false);
      sda.enable.set(drive);
    }
  }

  static final class Chip extends Component {
    final Bool drive = in(bool());
    final TriState<?>[] pads = new TriState<?>[2];
    final TriState<Bool> chosen = tristate(bool()).named("sda");
    final Bool seen = out(bool());
    final Bool both = out(bool());

    Chip() {
      for (int i = 0; i < 2; i++) {
        TriState<Bool> pad = tristate(bool());
        pads[i] = pad;
        pad.write.set(i == 0);
        pad.enable.set(drive);
      }
      both.set(pad(0).and(pad(1)));
      Controller controller = add(new Controller());
      controller.drive.set(drive);
      chosen.connect(controller.sda);
      seen.set(controller.seen);
    }

    private Bool pad(int i) {
      return (Bool) pads[i].read;
    }
  }

  @Test
  void componentsBelowTheTopHaveTheThreeAsPorts() {
    Design design = Elaborator.elaborate(Chip::new).design();
    assertEquals(
        """
        pad sda = sda_read sda_write sda_enable
        pad pads_0 = pads_0_read pads_0_write pads_0_enable
        pad pads_1 = pads_1_read pads_1_write pads_1_enable\
        """,
        IrText.of(design.top())
            .lines()
            .filter(line -> line.startsWith("  pad "))
            .map(String::strip)
            .collect(Collectors.joining("\n")));
    Tools.acceptedByAll(folder, VerilogEmitter.emit(design), "Chip");
  }

  static final class Deep extends Component {
    final TriState<Bool> sda = tristate(bool()); // not the top

    Deep() {
      sda.write.set(false);
      sda.enable.set(sda.read);
    }
  }

  static final class Around extends Component {
    Around() {
      Deep deep = add(new Deep());
      deep.sda.read.set(false);
      deep.sda.write.unused("");
      deep.sda.enable.unused("");
    }
  }

  @Test
  void elsewhereItIsAnError() {
    HdlException e = assertThrows(HdlException.class, () -> Elaborator.elaborate(Around::new));
    assertEquals(
        at("Bool> sda = tristate(bool()); // not the top")
            + "tri-state: Deep is not the top, and pins are the top's: make it"
            + " out(TriState.type(...)) here, and connect it to a tristate(...) of the top",
        e.getMessage());
  }

  static final class Empty extends Component {
    final TriState<Bits> none = tristate(bits(0));

    Empty() {
      none.write.set(0);
      none.enable.set(true);
    }
  }

  static final class Clashing extends Component {
    final TriState<Bool> output = tristate(bool());
    final Bool line = in(bool());
    final TriState<Bool> other = tristate(bool()).named("line");

    Clashing() {
      output.write.set(line);
      output.enable.set(output.read);
      other.write.set(line);
      other.enable.set(other.read);
    }
  }

  @Test
  void errorsOfPads() {
    HdlException empty = assertThrows(HdlException.class, () -> Elaborator.elaborate(Empty::new));
    assertEquals(
        at("tristate(bits(0))") + "tri-state: a pad has at least one bit", empty.getMessage());
    HdlException names =
        assertThrows(HdlException.class, () -> Elaborator.elaborate(Clashing::new));
    assertEquals(
        at("Bool> output =")
            + "illegal name: port output cannot be called so in Verilog; ports are never renamed:"
            + " call it something else\n"
            + at("named(\"line\")")
            + "name clash: two ports of Clashing are called line: call one of them something else"
            + " with named\n    "
            + at("Bool line = in(bool())")
            + "the other one is declared here",
        names.getMessage());
  }

  @Test
  void onlyTheTopOfADesignListsPads() {
    ModuleBuilder child = new ModuleBuilder("Child");
    Port read = child.in("p_read", Kind.BOOL, 1);
    Port write = child.out("p_write", Kind.BOOL, 1);
    Port enable = child.out("p_enable", Kind.BOOL, 1);
    child.assign(write, child.ref(read));
    child.assign(enable, child.ref(read));
    child.pad(new Pad("p", read, write, enable, SourceLocation.NONE));
    Module inner = child.build();
    ModuleBuilder top = new ModuleBuilder("Top");
    top.instance("one", inner);
    Exception e = assertThrows(IllegalArgumentException.class, () -> Design.of(top.build()));
    assertEquals("Child has pads and is not the top", e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Pad("p", write, write, enable, SourceLocation.NONE));
    assertEquals("p is no pad: p_write p_write p_enable", e.getMessage());
  }
}
