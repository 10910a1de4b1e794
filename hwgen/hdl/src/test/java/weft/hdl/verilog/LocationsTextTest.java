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

/** Places in the author's code behind the lines, and groups in the names. */
class LocationsTextTest {
  @TempDir Path folder;

  static final class Leaf extends Component {
    final Bool in = in(bool());
    final Bool out = out(in.not());
  }

  static final class Top extends Component {
    final Bool enable = in(bool());
    final UInt value = out(uint(4));
    final Bool inverse = out(bool());
    UInt count;

    Top() {
      scope(
          "front",
          () -> {
            count = reg(uint(4)).init(0);
            comment("Counts.");
            when(enable, () -> count.set(count.plus(1)));
            UInt next = attribute(reg(uint(4)), "keep");
            scope(
                "deep",
                () -> {
                  Mem<UInt> words = mem(uint(4), 4);
                  Leaf leaf = add(new Leaf());
                  leaf.in.set(enable);
                  inverse.set(leaf.out);
                  words.write(count.truncate(2), count);
                  next.set(words.read(count.truncate(2)).named("word"));
                });
            value.set(next);
          });
      UInt after = attribute(count.plus(2), "keep");
      after.unused("a test of names");
    }
  }

  @Test
  void everyLineSaysWhereItComesFrom() {
    List<VerilogFile> files =
        VerilogEmitter.emit(Elaborator.elaborate(Top::new).design(), Locations.LINES);
    Tools.acceptedByAll(folder, files, "Top");
    assertEquals(
        """
        module Top (
          input clk,
          input resetn,
          input enable,
          output [3:0] value,
          output inverse
        );
          reg [3:0] count;  // LocationsTextTest.java:34

          always @(posedge clk or negedge resetn) begin  // LocationsTextTest.java:36
            if (!resetn) begin
              count <= 4'd0;
            end else begin
              // Counts.
              if (enable) begin  // LocationsTextTest.java:36
                count <= count + 4'd1;  // LocationsTextTest.java:36
              end
            end
          end

          (* keep *) reg [3:0] front_next;  // LocationsTextTest.java:37
          reg [3:0] front_deep_words [0:3];  // LocationsTextTest.java:41
          wire front_deep_leaf_out;  // LocationsTextTest.java:42

          Leaf front_deep_leaf (  // LocationsTextTest.java:42
            .in(enable),
            .out(front_deep_leaf_out)
          );

          assign inverse = front_deep_leaf_out;  // LocationsTextTest.java:44

          always @(posedge clk) begin  // LocationsTextTest.java:45
            front_deep_words[count[1:0]] <= count;  // LocationsTextTest.java:45
          end

          wire [3:0] front_deep_word = front_deep_words[count[1:0]];  // LocationsTextTest.java:46

          always @(posedge clk) begin  // LocationsTextTest.java:46
            front_next <= front_deep_word;  // LocationsTextTest.java:46
          end

          assign value = front_next;  // LocationsTextTest.java:48

          (* keep *) wire [3:0] after;  // LocationsTextTest.java:50
          assign after = count + 4'd2;  // LocationsTextTest.java:50

          // Not used: after: a test of names
          wire unused = &{1'b0, after};
        endmodule
        """,
        files.get(1).text());
  }
}
