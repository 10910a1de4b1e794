package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.EnumSignal;
import weft.hdl.SInt;
import weft.hdl.UInt;

/** Assertions and messages: their text, what the tools think of it, and what it does. */
class ObserverTextTest {
  @TempDir Path folder;

  enum State {
    IDLE,
    RUNNING,
    END
  }

  /** Counts; the assertion fails when the count reaches {@code limit}. */
  static final class Count extends Component {
    final Bool enable = in(bool());
    final UInt value = out(uint(4));

    Count(int limit) {
      UInt count = reg(uint(4)).init(0);
      SInt down = reg(sint(5)).init(1);
      EnumSignal<State> state = reg(enumOf(State.class)).init(State.IDLE);
      when(
          enable,
          () -> {
            count.set(count.plus(1));
            down.set(down.minus(1));
            assertAlways(count.lt(limit), "count \"stays\" below " + limit + ", 100%");
            printf("count %d %x %b down %d state %s 100%%\\", count, count, count, down, state);
            when(
                count.eq(2),
                () -> {
                  state.set(State.END);
                  cover(state.eq(State.IDLE), "2");
                  warning("two\nlines");
                });
          });
      assume(enable.or(past(enable)).or(pastValid(2).not()), "never off for two clocks");
      value.set(count);
    }
  }

  private List<VerilogFile> emit(int limit) {
    return VerilogEmitter.emit(Elaborator.elaborate(() -> new Count(limit)).design());
  }

  @Test
  void assertionsStandTwiceAndMessagesOnce() {
    List<VerilogFile> files = emit(12);
    Tools.acceptedByAll(folder, files, "Count");
    String text = files.get(0).text();
    assertEquals(
        """
        `ifdef FORMAL
          always @(posedge clk) begin
            if (resetn) begin
              if (enable) begin
                count_stays_below_12_100: assert (count < 4'd12);
                if (count == 4'd2) begin
                  check_2: cover (state == STATE_IDLE);
                end
              end
              never_off_for_two_clocks: assume (enable || enable_past || !past_2);
            end
          end
        `else
        `ifndef SYNTHESIS
          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
            end else begin
              if (enable) begin
                if (!(count < 4'd12)) begin
                  $display("ObserverTextTest.java:41: assertion failed in %m: count \\"stays\\" below 12, 100%%");
                  $stop;
                end
                $display("count %0d %h %b down %0d state %0s 100%%\\\\", count, count, count, $signed(down), state == 2'd0 ?
                    "\\000\\000\\000IDLE" : state == 2'd1 ? "RUNNING" : state == 2'd2 ? "\\000\\000\\000\\000END" :
                    "\\000\\000\\000\\000\\000\\000?");
                if (count == 4'd2) begin
                  $display("ObserverTextTest.java:48: warning in %m: two\\nlines");
                end
              end
              if (!(enable || enable_past || !past_2)) begin
                $display("ObserverTextTest.java:51: assumption failed in %m: never off for two clocks");
                $stop;
              end
            end
          end
        `endif
        `endif
        """,
        text.substring(text.indexOf("`ifdef"), text.lastIndexOf("`endif") + 7));
  }

  private static final String BENCH =
      """
      `timescale 1ns/1ns
      module bench;
        reg clk = 0;
        reg resetn = 0;
        wire [3:0] value;
        Count dut (.clk(clk), .resetn(resetn), .enable(1'b1), .value(value));
        always #5 clk = ~clk;
        initial begin
          #12 resetn = 1;
          #40 $finish;
        end
      endmodule
      """;

  private String run(int limit) throws Exception {
    Tools.write(folder, emit(limit));
    Files.writeString(folder.resolve("bench.v"), BENCH);
    Tools.silent(folder, "iverilog", "-g2005", "-o", "run.vvp", "bench.v", "Count.v");
    return Tools.run(folder, "vvp", "-n", "run.vvp").output();
  }

  @Test
  void aFailedAssertionSaysWhereAndStops() throws Exception {
    assertEquals(
        """
        count 0 0 0000 down 1 state IDLE 100%\\
        count 1 1 0001 down 0 state IDLE 100%\\
        ObserverTextTest.java:41: assertion failed in bench.dut: count "stays" below 2, 100%
        """,
        run(2));
  }

  @Test
  void messagesAreValuesBeforeTheEdge() throws Exception {
    assertEquals(
        """
        count 0 0 0000 down 1 state IDLE 100%\\
        count 1 1 0001 down 0 state IDLE 100%\\
        count 2 2 0010 down -1 state IDLE 100%\\
        ObserverTextTest.java:48: warning in bench.dut: two
        lines
        count 3 3 0011 down -2 state END 100%\\
        """,
        run(12));
  }

  @Test
  void yosysReadsThemForProofs() {
    Tools.write(folder, emit(12));
    String script =
        "read_verilog -formal Count.v; prep -top Count; select -assert-count 1 t:$assert;"
            + " select -assert-count 1 t:$assume; select -assert-count 1 t:$cover";
    Tools.silent(folder, "yosys", "-q", "-p", script);
  }
}
