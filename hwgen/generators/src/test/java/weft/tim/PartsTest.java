package weft.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimConfig.Form;
import weft.hdl.Elaborator;

/** Single components in Icarus, with numbers worked out by hand. */
class PartsTest {
  /** Four tiles; sums of 16 bits. */
  private static final TimConfig CONFIG = new TimConfig(8, 4, 8, 8, 4, 4, 3, 4, 32, Form.DIGITAL);

  @TempDir Path folder;

  private List<String> run(String module, String body) throws IOException {
    Path bench = folder.resolve("bench.v");
    Files.writeString(bench, "module bench;\n" + body + "endmodule\n");
    return Icarus.run(folder, module, bench, List.of());
  }

  @Test
  void aPcuWeighsSubtractsShiftsNegatesAndAccumulates() throws IOException {
    Icarus.write(Elaborator.elaborate(() -> new ProcessingUnit(CONFIG)).design(), folder);
    assertEquals(16, CONFIG.sumBits());
    List<String> log =
        run(
            "ProcessingUnit",
            """
              reg accumulate, negate, fresh;
              reg [3:0] p, k;
              reg [5:0] sp, sk;
              reg [1:0] plane;
              reg [15:0] soFar;
              wire signed [15:0] sum;
              ProcessingUnit dut (.accumulate(accumulate), .plusCode(p), .minusCode(k),
                .plusScale(sp), .minusScale(sk), .plane(plane), .negate(negate), .fresh(fresh),
                .soFar(soFar), .sum(sum));
              initial begin
                accumulate = 1; negate = 0; fresh = 1; p = 7; k = 2; sp = 5; sk = 3; plane = 0;
                soFar = 1000; #1 $display("%0d", sum);
                fresh = 0; #1 $display("%0d", sum);
                plane = 3; #1 $display("%0d", sum);
                negate = 1; #1 $display("%0d", sum);
                p = 0; k = 8; sk = 49; soFar = -5; #1 $display("%0d", sum);
                accumulate = 0; #1 $display("%0d", sum);
              end
            """);
    // 7*5 - 2*3 = 29; + 1000; 29*8 = 232 more, and less; -5 + 8*49*8 = 3131.
    assertEquals(List.of("29", "1029", "1232", "768", "3131", "0"), log);
  }

  @Test
  void theReduceUnitTapsEveryGroupSize() throws IOException {
    Icarus.write(Elaborator.elaborate(() -> new ReduceUnit(CONFIG)).design(), folder);
    // Column c of tile t holds 10^t * (c + 1), column 3 negative.
    StringBuilder tiles = new StringBuilder();
    for (int tile = 0, power = 1; tile < 4; tile++, power *= 10) {
      tiles.append(
          String.format(
              ".columns_%d({-16'sd%d, 16'd%d, 16'd%d, 16'd%d}),%n",
              tile, 4 * power, 3 * power, 2 * power, power));
    }
    List<String> log =
        run(
            "ReduceUnit",
            "  reg [1:0] group;\n  wire signed [15:0] a, b, c, d;\n  ReduceUnit dut (\n"
                + tiles
                + """
                    .group(group), .lane_0(a), .lane_1(b), .lane_2(c), .lane_3(d));
                  initial begin
                    group = 0; #1 $display("%0d %0d %0d %0d", a, b, c, d);
                    group = 1; #1 $display("%0d %0d %0d %0d", a, b, c, d);
                    group = 2; #1 $display("%0d %0d %0d %0d", a, b, c, d);
                  end
                """);
    assertEquals(List.of("1 10 100 1000", "11 22 1100 2200", "1111 2222 3333 -4444"), log);
  }

  @Test
  void blockAndWordLineOfARowAlsoWhereNothingIsAPowerOfTwo() throws IOException {
    TimConfig odd = new TimConfig(36, 4, 12, 8, 4, 1, 3, 4, 36, Form.DIGITAL);
    Icarus.write(Elaborator.elaborate(() -> new BlockDecoder(odd)).design(), folder);
    List<String> log =
        run(
            "BlockDecoder",
            """
              reg [5:0] row;
              wire [1:0] block;
              wire [11:0] wordLine;
              BlockDecoder dut (.row(row), .block(block), .wordLine(wordLine));
              integer i;
              initial for (i = 0; i < 36; i = i + 1) begin
                row = i; #1 $display("%0d %0d", block, wordLine);
              end
            """);
    List<String> expected = new ArrayList<>();
    for (int row = 0; row < 36; row++) {
      expected.add(row / 12 + " " + (1 << row % 12));
    }
    assertEquals(expected, log);
  }
}
