package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Mem;
import weft.hdl.UInt;
import weft.hdl.ir.Design;

/** Sums that address a memory wrap in Icarus 11 only if they have a name. */
class MemoryAddressTest {
  @TempDir Path folder;

  static final class Ring extends Component {
    final UInt at = in(uint(4));
    final UInt word = in(uint(8));
    final UInt next;
    final UInt there;

    Ring() {
      Mem<UInt> words = mem(uint(8), 16);
      words.write(at.plus(1), word);
      next = out(words.read(at.plus(1)));
      there = out(words.read(at));
    }
  }

  @Test
  void theyHaveNames() {
    Design design = Elaborator.elaborate(Ring::new).design();
    Tools.acceptedByAll(folder, VerilogEmitter.emit(design), "Ring");
    assertEquals(
        """
        module Ring (
          input clk,
          input [3:0] at,
          input [7:0] word,
          output [7:0] next,
          output [7:0] there
        );
          reg [7:0] words [0:15];
          wire [3:0] words_sum = at + 4'd1;

          always @(posedge clk) begin
            words[words_sum] <= word;
          end

          wire [3:0] next_sum = at + 4'd1;

          assign next = words[next_sum];
          assign there = words[at];
        endmodule
        """,
        VerilogEmitter.emit(design).get(0).text());
  }

  @Test
  void icarusWritesAndReadsTheFirstWordBehindTheLast() throws Exception {
    Tools.write(folder, VerilogEmitter.emit(Elaborator.elaborate(Ring::new).design()));
    Files.writeString(
        folder.resolve("bench.v"),
        """
        module bench;
          reg clk = 0;
          reg [3:0] at = 15;
          wire [7:0] next, there;
          Ring ring (.clk(clk), .at(at), .word(8'd77), .next(next), .there(there));
          initial begin
            #1 clk = 1;
            #1 $write("%0d ", next);
            at = 0;
            #1 $write("%0d", there);
          end
        endmodule
        """);
    Tools.silent(folder, "iverilog", "-g2005", "-s", "bench", "-o", "a.vvp", "bench.v", "Ring.v");
    assertEquals("77 77", Tools.run(folder, "vvp", "-n", "a.vvp").output());
  }
}
