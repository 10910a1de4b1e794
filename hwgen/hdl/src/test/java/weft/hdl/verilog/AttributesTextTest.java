package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Mem;
import weft.hdl.UInt;

/** Attributes stand where the author gave them, and nothing with one vanishes. */
class AttributesTextTest {
  @TempDir Path folder;

  static final class Stage extends Component {
    final UInt in = attribute(in(uint(4)), "mark_debug", "true");
    final UInt out = out(uint(4));

    Stage() {
      instanceAttribute("keep_hierarchy", "yes");
      moduleAttribute("whitebox", "a \"b\" \\");
      UInt stage = attribute(reg(uint(4)), "ASYNC_REG", "TRUE");
      stage.set(in);
      UInt sum = attribute(stage.plus(1), "keep");
      UInt five = attribute(wire(uint(4)), "keep");
      five.set(5);
      Mem<UInt> words = mem(uint(4), 16).attribute("ram_style", "block");
      words.write(in, sum);
      UInt next = attribute(words.readNext(in), "max_fanout", 50);
      out.set(next.plus(five));
    }
  }

  static final class Top extends Component {
    final UInt in = in(uint(4));
    final UInt out = out(uint(4));

    Top() {
      Stage stage = add(new Stage());
      stage.in.set(in);
      out.set(stage.out);
    }
  }

  @Test
  void attributesStandBeforeWhatTheyDescribe() {
    List<VerilogFile> files = VerilogEmitter.emit(Elaborator.elaborate(Top::new).design());
    Tools.acceptedByAll(folder, files, "Top");
    String text = files.get(0).text();
    assertEquals(
        """
        (* whitebox = "a \\"b\\" \\\\" *)
          (* mark_debug = "true" *) input [3:0] in,
          (* ASYNC_REG = "TRUE" *) reg [3:0] stage;
          (* keep *) wire [3:0] sum;
          (* keep *) wire [3:0] five;
          (* ram_style = "block" *) reg [3:0] words [0:15];
          (* max_fanout = 50 *) reg [3:0] next;
        """,
        text.lines()
            .filter(line -> line.contains("(*"))
            .map(line -> line + "\n")
            .reduce("", String::concat));
    assertTrue(text.contains("  assign sum = stage + 4'd1;\n"), text);
    assertTrue(text.contains("  assign five = 4'd5;\n"), text);
    assertEquals(
        """
        module Top (
          input clk,
          input [3:0] in,
          output [3:0] out
        );
          wire [3:0] stage_1_out;

          (* keep_hierarchy = "yes" *) Stage stage_1 (
            .clk(clk),
            .in(in),
            .out(stage_1_out)
          );

          assign out = stage_1_out;
        endmodule
        """,
        files.get(1).text());
  }
}
