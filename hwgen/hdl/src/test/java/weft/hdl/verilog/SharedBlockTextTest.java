package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.hdl.Hdl.comment;
import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.when;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.UInt;

/** Registers that are written as one block. */
class SharedBlockTextTest {
  @TempDir Path folder;

  /** Three weights, loaded together; what reads one is made before the next. */
  static final class Column extends Component {
    final Bool load = in(bool());
    final UInt column = in(uint(2));
    final UInt weights = in(uint(6));
    final Bits active = in(bits(3));
    final Bool all = out(bool());

    Column() {
      Bool together = Bool.of(true);
      for (int i = 0; i < 3; i++) {
        int row = i;
        UInt weight = reg(uint(2)).init(i);
        comment("By column.");
        when(load.and(column.eq(1)), () -> weight.set(weights.bits(2 * row + 1, 2 * row).asUInt()));
        Bool taken = active.bit(i).and(weight.ne(0));
        together = together.and(taken);
      }
      all.set(together);
    }
  }

  @Test
  void registersUnderTheSameConditionAreOneBlockWhereTheLastWas() {
    List<VerilogFile> files = VerilogEmitter.emit(Elaborator.elaborate(Column::new).design());
    Tools.acceptedByAll(folder, files, "Column");
    assertEquals(
        """
        module Column (
          input clk,
          input resetn,
          input load,
          input [1:0] column,
          input [5:0] weights,
          input [2:0] active,
          output all
        );
          reg [1:0] weight;
          wire taken = active[0] & (weight != 2'd0);
          wire together = taken;
          reg [1:0] weight_1;
          wire taken_1 = active[1] & (weight_1 != 2'd0);
          wire together_1 = together & taken_1;
          reg [1:0] weight_2;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              weight <= 2'd0;
              weight_1 <= 2'd1;
              weight_2 <= 2'd2;
            end else begin
              // By column.
              if (load && column == 2'd1) begin
                weight <= weights[1:0];
                weight_1 <= weights[3:2];
                weight_2 <= weights[5:4];
              end
            end
          end

          wire taken_2 = active[2] & (weight_2 != 2'd0);
          wire together_2 = together_1 & taken_2;

          assign all = together_2;
        endmodule
        """,
        files.get(0).text());
  }

  @Test
  void theHeadSaysWhereTheFirstIsSetAndEachLineWhereItIs() {
    String text =
        VerilogEmitter.emit(Elaborator.elaborate(Column::new).design(), Locations.LINES)
            .get(0)
            .text();
    assertEquals(
        """
          always @(posedge clk or negedge resetn) begin  // SharedBlockTextTest.java:36
            if (!resetn) begin
              weight <= 2'd0;
              weight_1 <= 2'd1;
              weight_2 <= 2'd2;
            end else begin
              // By column.
              if (load && column == 2'd1) begin  // SharedBlockTextTest.java:36
                weight <= weights[1:0];  // SharedBlockTextTest.java:36
                weight_1 <= weights[3:2];  // SharedBlockTextTest.java:36
                weight_2 <= weights[5:4];  // SharedBlockTextTest.java:36
              end
            end
          end
        """,
        text.substring(text.indexOf("  always @(posedge"), text.indexOf("\n  wire taken_2")));
  }
}
