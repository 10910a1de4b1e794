package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Mem;
import weft.hdl.UInt;

/** Of a memory whose addresses are all constants, Yosys 0.23 would make registers. */
class ConstantAddressTest {
  @TempDir Path folder;

  static final class Written extends Component {
    final UInt data = in(uint(8));
    final UInt address = in(uint(2));
    final Bool write = in(bool());
    final UInt word;

    Written() {
      Mem<UInt> words = mem(uint(8), 4);
      when(
          write,
          () -> {
            words.write(uint(2).of(1), data);
            words.write(uint(2).of(3), data.plus(1));
          });
      word = out(words.read(address));
    }
  }

  @Test
  void constantAddressesOfWritesHaveNames() {
    List<VerilogFile> files = VerilogEmitter.emit(Elaborator.elaborate(Written::new).design());
    Tools.acceptedByAll(folder, files, "Written");
    assertEquals(
        """
        module Written (
          input clk,
          input [7:0] data,
          input [1:0] address,
          input write,
          output [7:0] word
        );
          reg [7:0] words [0:3];
          wire [1:0] words_address = 2'd1;
          wire [1:0] words_address_1 = 2'd3;

          always @(posedge clk) begin
            if (write) begin
              words[words_address] <= data;
              words[words_address_1] <= data + 8'd1;
            end
          end

          assign word = words[address];
        endmodule
        """,
        files.get(0).text());
  }
}
