package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.Key;
import weft.hdl.PipelineStage;
import weft.hdl.Stream;
import weft.hdl.UInt;

/** Words through stages that halt, throw and flush. */
class PipelineTest {
  enum Stage {
    FETCH,
    MULTIPLY,
    ADD,
    GIVE
  }

  static final Key<UInt> X = Key.of("x", Hdl.uint(8));
  static final Key<UInt> PRODUCT = Key.of("product", Hdl.uint(16));

  /** x * x + x; 7 flushes what is behind it, 8 is thrown away. */
  static class Square extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));
    final Stream<UInt> results = master(stream(uint(16)));
    final Bool pause = in(bool());

    Square() {
      results.set(
          pipeline(
              Stage.class,
              words,
              pipe -> {
                pipe.first().put(X, words.payload);
                PipelineStage multiply = pipe.in(Stage.MULTIPLY);
                multiply.put(PRODUCT, multiply.get(X).times(multiply.get(X)));
                PipelineStage add = pipe.in(Stage.ADD);
                add.haltWhen(pause);
                add.throwWhen(add.get(X).eq(8));
                add.flushWhen(add.get(X).eq(7));
                add.put(PRODUCT, add.get(PRODUCT).plus(add.get(X)));
                return pipe.last().get(PRODUCT);
              }));
    }
  }

  /** The stages behind the first as places that a word is in or not; -1 is none. */
  static final class Model {
    final List<Long> results = new ArrayList<>();
    long multiply = -1;
    long add = -1;
    long give = -1;

    /** True if the offered word, -1 for none, was taken. */
    boolean clock(long offered, boolean pause, boolean ready) {
      if (give >= 0 && ready) {
        results.add(give * give + give);
        give = -1;
      }
      boolean flush = false;
      if (add == 8) {
        add = -1;
      } else if (add >= 0 && give < 0 && !pause) {
        flush = add == 7;
        give = add;
        add = -1;
      }
      if (flush) {
        multiply = -1;
        return offered >= 0;
      }
      if (add < 0) {
        add = multiply;
        multiply = -1;
      }
      if (multiply < 0) {
        multiply = offered;
        return offered >= 0;
      }
      return false;
    }
  }

  @Test
  void haltsThrowsAndFlushesAreThoseOfTheModel() {
    StreamBench bench = StreamBench.of(Square::new, 80);
    List<Long> words = StreamBench.words(3000, 4, 80);
    StreamBench.Source source = bench.source("words", 80, words);
    StreamBench.Sink results = bench.sink("results", 70);
    Model model = new Model();
    int taken = 0;
    for (int clock = 0; clock < 3000; clock++) {
      boolean pause = bench.random().nextInt(4) == 0;
      bench.poke("pause", pause ? 1 : 0);
      bench.run(1);
      boolean took = source.taken() > taken;
      boolean offered = took || source.offered();
      assertEquals(
          model.clock(offered ? words.get(taken) : -1, pause, results.ready()),
          took,
          "clock " + clock + ", weft.seed " + StreamBench.SEED);
      taken = source.taken();
      assertEquals(model.results, results.words());
    }
    assertTrue(results.words().size() > 500);
  }

  @Test
  void aWordMovesEveryClock() {
    StreamBench bench = StreamBench.of(Square::new, 81);
    bench.source("words", 100, java.util.Collections.nCopies(100, 3L));
    StreamBench.Sink results = bench.sink("results", 100);
    bench.run(103).done();
    assertEquals(java.util.Collections.nCopies(100, 12L), results.words());
    assertEquals(3, results.clocks().get(0));
  }

  @Test
  void emptyStagesFillWhileALaterOneHalts() {
    StreamBench bench = StreamBench.of(Square::new, 82);
    StreamBench.Source source = bench.source("words", 100, List.of(1L, 2L, 3L, 4L, 5L));
    StreamBench.Sink results = bench.sink("results", 0);
    bench.run(20);
    assertEquals(3, source.taken());
    assertEquals(List.of(), results.words());
  }

  /** Every stage may halt and throw, and all may be flushed. */
  static class Unruly extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));
    final Stream<UInt> results = master(stream(uint(8)));
    final Bool halt = in(bool());
    final Bool drop = in(bool());
    final Bool flush = in(bool());

    Unruly() {
      results.set(
          pipeline(
              List.of("one", "two", "three"),
              words,
              pipe -> {
                pipe.first().put(X, words.payload);
                for (String stage : List.of("one", "two", "three")) {
                  pipe.in(stage).haltWhen(halt);
                  pipe.in(stage).throwWhen(drop);
                }
                pipe.flushWhen(flush);
                return pipe.last().get(X);
              }));
    }
  }

  @Test
  void resultsKeepTheRuleOfStreamsWhateverTheConditionsDo() {
    StreamBench bench = StreamBench.of(Unruly::new, 83);
    List<Long> words = StreamBench.words(2000, 8, 83);
    bench.source("words", 90, words);
    StreamBench.Sink results = bench.sink("results", 40);
    bench.noise("halt", 30);
    bench.noise("drop", 5);
    bench.noise("flush", 5);
    bench.run(5000).done();
    int at = 0;
    for (long result : results.words()) {
      while (words.get(at) != result) {
        at++;
      }
      at++;
    }
    assertTrue(results.words().size() > 500);
  }

  @Test
  void everyRegisterIsCalledAfterItsStage() {
    assertEquals(
        """
        module Square (
          input clk,
          input resetn,
          input words_valid,
          output words_ready,
          input [7:0] words_payload,
          output results_valid,
          input results_ready,
          output [15:0] results_payload,
          input pause
        );
          reg multiply_valid;
          wire multiply_ready;
          reg add_valid;
          wire add_ready;
          reg give_valid;
          wire give_ready;
          reg [7:0] multiply_x;
          wire [15:0] multiply_product = {8'd0, multiply_x} * {8'd0, multiply_x};
          reg [7:0] add_x;
          wire add_moves;
          reg [15:0] add_product;
          wire [15:0] add_product_1 = add_product + {8'd0, add_x};
          reg [15:0] give_product;
          wire give_leaves;

          assign give_ready = ~give_valid | give_leaves;

          wire add_goes = add_valid & ~pause & ~(add_x == 8'd8);

          assign add_moves = add_goes & give_ready;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              give_valid <= 1'b0;
            end else if (give_ready) begin
              give_valid <= add_goes;
            end
          end

          always @(posedge clk) begin
            if (give_ready) begin
              give_product <= add_product_1;
            end
          end

          wire add_flushes = (add_x == 8'd7) & add_moves;

          assign add_ready = ~add_valid | (give_ready & ~pause | (add_x == 8'd8));

          wire multiply_goes = multiply_valid & ~add_flushes;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              add_valid <= 1'b0;
            end else if (add_ready) begin
              add_valid <= multiply_goes;
            end
          end

          always @(posedge clk) begin
            if (add_ready) begin
              add_x <= multiply_x;
              add_product <= multiply_product;
            end
          end

          assign multiply_ready = ~multiply_valid | (add_ready | add_flushes);

          wire fetch_goes = words_valid & ~add_flushes;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              multiply_valid <= 1'b0;
            end else if (multiply_ready) begin
              multiply_valid <= fetch_goes;
            end
          end

          always @(posedge clk) begin
            if (multiply_ready) begin
              multiply_x <= words_payload;
            end
          end

          assign words_ready = multiply_ready | add_flushes;
          assign results_valid = give_valid;
          assign give_leaves = results_ready;
          assign results_payload = give_product;
        endmodule
        """,
        PartText.of(Square::new));
  }

  static class Wrong extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));

    Wrong(List<String> stages, String asked) {
      pipeline(stages, words, pipe -> pipe.in(asked).valid());
    }
  }

  @Test
  void stagesAreChecked() {
    assertEquals("no stage c: [a, b]", message(List.of("a", "b"), "c"));
    assertEquals("two stages are called a", message(List.of("a", "a"), "a"));
    assertEquals("a pipeline has 1 stage or more", message(List.of(), "a"));
  }

  private static String message(List<String> stages, String asked) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> Elaborator.elaborate(() -> new Wrong(stages, asked)))
        .getMessage();
  }
}
