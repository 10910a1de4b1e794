package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Design;

/**
 * A Verilog test bench for a design with a stream {@code input} in clock {@code wr} and a stream
 * {@code output} in clock {@code rd}, words of 16 bits: sends numbers in order, with random pauses
 * on both sides, and expects each once, in order.
 *
 * @param writePeriod in units of time, 2 or more; so is the other
 * @param phase of the reading clock's first edge
 * @param sends percent of clocks in which the source has a word, if it may
 * @param takes percent of clocks in which the sink is ready
 */
record TwoClockBench(
    int writePeriod, int readPeriod, int phase, int sends, int takes, int words, long seed) {
  /** The same with another number of words. */
  TwoClockBench moving(int number) {
    return new TwoClockBench(writePeriod, readPeriod, phase, sends, takes, number, seed);
  }

  void run(Path folder, Design design, boolean verilator) {
    List<VerilogFile> files = new ArrayList<>(VerilogEmitter.emit(design));
    String top = design.top().name();
    files.add(new VerilogFile("bench.v", text(top)));
    Tools.write(folder, files);
    String expected = "all " + words + " words\n";
    if (verilator) {
      List<String> build = new ArrayList<>(List.of("verilator", "--binary", "--timing", "-O3"));
      build.addAll(VerilatorFaults.OPTIONS);
      build.addAll(List.of("-Wno-fatal", "--top-module", "bench", "bench.v", "-f", top + ".f"));
      Tools.Result built = Tools.run(folder, build.toArray(new String[0]));
      assertEquals(0, built.status(), built.output());
      Tools.Result ran = Tools.run(folder, folder.resolve("obj_dir/Vbench").toString());
      assertEquals(expected, ran.output().replaceAll("(?m)^- .*\n", ""), this + " in " + folder);
    } else {
      String build = "iverilog -g2005 -s bench -o bench.vvp bench.v -f ";
      Tools.silent(folder, (build + top + ".f").split(" "));
      assertEquals(
          expected, Tools.run(folder, "vvp", "-n", "bench.vvp").output(), this + " in " + folder);
    }
  }

  private String text(String top) {
    return """
    `timescale 1ns/1ns
    module bench;
      reg wr = 0, rd = 0, wr_resetn = 0, rd_resetn = 0;
      reg valid = 0, ready = 0;
      reg [15:0] next = 0, expected = 0;
      integer seed = SEED, left = WORDS;
      wire in_ready, out_valid;
      wire [15:0] word;

      TOP dut (
        .wr(wr), .wr_resetn(wr_resetn), .rd(rd), .rd_resetn(rd_resetn),
        .input_valid(valid), .input_ready(in_ready), .input_payload(next),
        .output_valid(out_valid), .output_ready(ready), .output_payload(word)
      );

      initial forever begin
        #(WRITE / 2) wr = 1;
        #(WRITE - WRITE / 2) wr = 0;
      end

      initial begin
        FIRST_WAIT
        forever begin
          #(READ / 2) rd = 1;
          #(READ - READ / 2) rd = 0;
        end
      end

      initial begin
        #(3 * (WRITE + READ) + 1) wr_resetn = 1;
        rd_resetn = 1;
      end

      always @(posedge wr) if (wr_resetn) begin
        if (valid && in_ready) next <= next + 1;
        if (!valid || in_ready) valid <= $unsigned($random(seed)) % 100 < SENDS;
      end

      always @(posedge rd) if (rd_resetn) begin
        ready <= $unsigned($random(seed)) % 100 < TAKES;
        if (out_valid && ready) begin
          if (word !== expected) begin
            $display("word %0d instead of %0d, %0d left", word, expected, left);
            $finish;
          end
          expected <= expected + 1;
          left = left - 1;
          if (left == 0) begin
            $display("all WORDS words");
            $finish;
          end
        end
      end

      initial begin
        #(LIMIT) $display("%0d words missing", left);
        $finish;
      end
    endmodule
    """
        .replace("TOP", top)
        .replace("SEED", "" + (int) seed)
        .replace("WORDS", "" + words)
        .replace("SENDS", "" + sends)
        .replace("TAKES", "" + takes)
        .replace("WRITE", "" + writePeriod)
        .replace("READ", "" + readPeriod)
        .replace("FIRST_WAIT", phase == 0 ? "" : "#(" + phase + ");")
        .replace("LIMIT", "" + 200L * words * Math.max(writePeriod, readPeriod));
  }
}
