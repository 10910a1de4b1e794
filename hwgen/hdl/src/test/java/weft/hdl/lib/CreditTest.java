package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.Stream;
import weft.hdl.Streams;
import weft.hdl.UInt;
import weft.hdl.sim.SimulationFailure;

/** Words over a long way, with credit. */
class CreditTest {
  /** A word takes two clocks there, its credit three back, and one for the queue. */
  private static final int ROUND_TRIP = 7;

  static class Link extends Component {
    final Stream<UInt> input = slave(stream(uint(8)));
    final Stream<UInt> output = master(stream(uint(8)));

    Link(int credits) {
      Credited<UInt> sent = input.sendWithCredit(credits);
      Credited<UInt> arriving = Streams.stage(Streams.stage(sent));
      output.set(Streams.receive(arriving, credits));
    }
  }

  @Test
  void noWordIsLostHoweverTheReceiverStalls() {
    for (int credits : new int[] {1, 3, 8}) {
      for (int ready : new int[] {10, 60, 100}) {
        StreamBench bench = StreamBench.of(() -> new Link(credits), 100 + credits + ready);
        List<Long> words = StreamBench.words(100, 8, 100);
        bench.source("input", 80, words);
        StreamBench.Sink output = bench.sink("output", ready);
        bench.run(2000).done();
        assertEquals(words, output.words());
      }
    }
  }

  @Test
  void aWordMovesEveryClockWithCreditForTheWholeRoundTrip() {
    assertEquals(100, moved(ROUND_TRIP));
    assertTrue(moved(ROUND_TRIP - 1) < 100);
  }

  /** Words taken in 100 clocks after the first. */
  private static int moved(int credits) {
    StreamBench bench = StreamBench.of(() -> new Link(credits), 110);
    StreamBench.Source source = bench.source("input", 100, StreamBench.words(300, 8, 110));
    bench.sink("output", 100);
    bench.run(100);
    return source.taken();
  }

  private static Component sender() {
    return new CreditSender<>(Hdl.uint(8), 3);
  }

  @Test
  void aSenderCountsItsCredit() {
    assertEquals(
        """
        // Sends words as long as the receiver has places for them.
        module CreditSender (
          input clk,
          input resetn,
          input input_valid,
          output input_ready,
          input [7:0] input_payload,
          output output_valid,
          output [7:0] output_payload,
          input output_credit
        );
          reg [1:0] left;

          assign input_ready = left != 2'd0;
          assign output_valid = input_valid & input_ready;
          assign output_payload = input_payload;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              left <= 2'd3;
            end else if (output_valid && !output_credit) begin
              left <= left - 2'd1;
            end else if (output_credit && !output_valid) begin
              left <= left + 2'd1;
            end
          end

        `ifdef FORMAL
          always @(posedge clk) begin
            if (resetn) begin
              credit_for_a_word_that_was_never_sent: assert (left != 2'd3 || !output_credit);
            end
          end
        `else
        `ifndef SYNTHESIS
          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
            end else begin
              if (!(left != 2'd3 || !output_credit)) begin
                $display("CreditSender.java: assertion failed in %m: credit for a word that was never sent");
                $stop;
              end
            end
          end
        `endif
        `endif
        endmodule
        """,
        PartText.of(CreditTest::sender));
  }

  @Test
  void creditForAWordThatWasNeverSentStopsTheSimulation() {
    StreamBench bench = StreamBench.of(CreditTest::sender, 120);
    bench.poke("output_credit", 1);
    String message = assertThrows(SimulationFailure.class, () -> bench.run(1)).getMessage();
    assertTrue(message.contains("credit for a word that was never sent"), message);
  }

  @Test
  void sizesAreChecked() {
    assertEquals(
        "a sender has 1 credit or more, not 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> Elaborator.elaborate(() -> new CreditSender<>(Hdl.bool(), 0)))
            .getMessage());
  }
}
