package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Hdl;
import weft.hdl.Mem;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.sim.Reference;

/** Contents of memories, from numbers and files; ports and lanes as they are written down. */
class MemoriesTest {
  @TempDir Path folder;

  static final class Table extends Component {
    final UInt at = in(uint(3));
    final SInt o;

    Table(Path file, boolean hex) {
      Mem<SInt> words = mem(sint(9), 6);
      o = out((hex ? words.initHex(file) : words.initBinary(file)).read(at));
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("words.mem"), text);
  }

  private void holds(String text, boolean hex, long... words) throws IOException {
    Path file = file(text);
    Reference e = Reference.start(Ir.module(() -> new Table(file, hex)), 0);
    for (int i = 0; i < words.length; i++) {
      e.poke("at", i);
      assertEquals(BigInteger.valueOf(words[i]), e.peek("o"), "word " + i);
    }
  }

  @Test
  void filesGiveTheWords() throws IOException {
    holds("0a 1_0f // 3 4\n@4 1FF /* 5\n6 */ 0", true, 10, -241, 0, 0, -1, 0);
    holds("101\n@2\n1_1111_0000/**/1 // end", false, 5, 0, -16, 1, 0, 0);
    holds("@3 1 2 @0 7", true, 7, 0, 0, 1, 2, 0);
    holds("", true, 0, 0, 0, 0, 0, 0);
  }

  private void refused(String text, boolean hex, String message) throws IOException {
    Path file = file(text);
    String errors = Ir.errors(() -> new Table(file, hex));
    String own = errors.substring(errors.indexOf(": ") + 2);
    assertEquals("memory file: " + file + message, own);
  }

  @Test
  void malformedFilesAreErrors() throws IOException {
    refused("0a\n12G4", true, ":2: 12G4 is no hexadecimal number");
    refused("01\n/* a\n b */ 2", false, ":3: 2 is no binary number");
    refused("0x1", true, ":1: 0x1 has unknown bits: a word is 0s and 1s");
    refused("0\nz", false, ":2: z has unknown bits: a word is 0s and 1s");
    refused("200", true, ":1: 200 has more than 9 bits");
    refused("1 2 3 4 5 6\n7", true, ":2: 7 is a word too many for a memory of 6");
    refused("@5 1 2", true, ":1: 2 is a word too many for a memory of 6");
    refused("@6 1", true, ":1: @6 is beyond the last word, @5");
    refused("@q 1", true, ":1: @q is no hexadecimal number");
    refused("1 /* 2", true, ":1: / is no hexadecimal number");
    refused("1 / 2", true, ":1: / is no hexadecimal number");
    Path missing = folder.resolve("missing.mem");
    String errors = Ir.errors(() -> new Table(missing, true));
    String expected = "memory file: cannot read " + missing + ": there is no such file";
    assertEquals(expected, errors.substring(errors.indexOf(": ") + 2));
  }

  static final class Pair extends Bundle {
    final UInt left = field(Hdl.uint(4));
    final SInt right = field(Hdl.sint(4));
  }

  static final class Text extends Component {
    final UInt at = in(uint(2));
    final Bits data = in(bits(16));
    final Bits lanes = in(bits(2));
    final Bool write = in(bool());
    final Pair pair = out(rom(bundle(Pair::new), 0x5F, 0xA1, 0x22).read(at));

    Text() {
      Mem<Bits> words = mem(bits(16), 4);
      when(write, () -> words.write(at, data, lanes));
      words.write(at.not(), bits("0xFFFF"));
      out(words.read(at)).named("now");
      out(words.readNext(at, write.not(), Mem.ReadUnderWrite.NEW)).named("fresh");
      Mem<Bits> loose = mem(bits(16), 4);
      loose.write(at, data);
      out(loose.readNext(at, write, Mem.ReadUnderWrite.UNDEFINED)).named("any");
    }
  }

  @Test
  void memoriesInTheVerilog() {
    assertEquals(
        """
        module Text (
          input clk,
          input [1:0] at,
          input [15:0] data,
          input [1:0] lanes,
          input write,
          output [3:0] pair_left,
          output [3:0] pair_right,
          output [15:0] now,
          output [15:0] fresh,
          output [15:0] any
        );
          reg [7:0] memory [0:2];

          initial begin
            memory[0] = 8'h5F;
            memory[1] = 8'hA1;
            memory[2] = 8'h22;
          end

          wire [7:0] pair_left_choice = at != 2'd3 ? memory[at] : 8'd0;

          assign pair_left = pair_left_choice[7:4];
          assign pair_right = pair_left_choice[3:0];

          reg [15:0] words [0:3];
          wire [1:0] words_inverted = ~at;

          always @(posedge clk) begin
            if (write) begin
              if (lanes[0]) begin
                words[at][7:0] <= data[7:0];
              end
              if (lanes[1]) begin
                words[at][15:8] <= data[15:8];
              end
            end
            words[words_inverted][7:0] <= 8'hFF;
            words[words_inverted][15:8] <= 8'hFF;
          end

          assign now = words[at];

          reg [1:0] register_address;

          always @(posedge clk) begin
            if (!write) begin
              register_address <= at;
            end
          end

          assign fresh = words[register_address];

          (* no_rw_check *) reg [15:0] loose [0:3];

          always @(posedge clk) begin
            loose[at] <= data;
          end

          reg [15:0] register;

          always @(posedge clk) begin
            if (write) begin
              register <= loose[at];
            end
          end

          assign any = register;
        endmodule
        """,
        Ir.verilog(Text::new));
  }

  @Test
  void wordsOfABundleAreItsBits() {
    Reference e = Reference.start(Ir.module(Text::new), 0);
    long[][] pairs = {{5, -1}, {10, 1}, {2, 2}, {0, 0}};
    for (int i = 0; i < pairs.length; i++) {
      e.poke("at", i);
      assertEquals(BigInteger.valueOf(pairs[i][0]), e.peek("pair_left"), "word " + i);
      assertEquals(BigInteger.valueOf(pairs[i][1]), e.peek("pair_right"), "word " + i);
    }
  }

  static final class Wrong extends Component {
    final UInt at = in(uint(2));
    final UInt o;

    Wrong() {
      Mem<UInt> words = mem(uint(8), 4).init(1, 256, 3, 4, 5); // INIT
      words.write(at, at); // WIDTH
      words.write(at, uint(8).of(1), bits("101")); // MASK
      o = out(words.read(at));
    }
  }

  @Test
  void errorsOfMemories() {
    MarkedErrors.check(
        MemoriesTest.class,
        Wrong::new,
        "@INIT: index out of range: 5 words in a memory of 4",
        "@INIT: literal out of range: 256 does not fit uint(8) (allowed: 0 to 255)",
        "@WIDTH: width mismatch: write of at, 2 bits: words of words have 8 bits",
        "    @INIT: words is declared here",
        "@MASK: width mismatch: write in 3 lanes: words of words have 8 bits, which they have to"
            + " divide",
        "    @INIT: words is declared here");
  }
}
