package weft.cosim.proof;

import static weft.hdl.Hdl.assertAlways;
import static weft.hdl.Hdl.assume;
import static weft.hdl.Hdl.past;
import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.uint;
import static weft.hdl.Hdl.when;

import weft.hdl.Bool;
import weft.hdl.Stream;
import weft.hdl.UInt;

/**
 * Follows one word through what stands between two streams. Which one is free, so what holds for it
 * holds for every word: as many words as were inside when it came leave before it, then it leaves,
 * unchanged and once.
 */
final class Followed {
  /** Words inside. */
  final UInt inside;

  /** The word is inside. */
  final Bool follows;

  /** How many words leave before it. */
  final UInt ahead;

  final UInt word;

  /**
   * @param input keeps the rule of streams by assumption
   * @param most words inside at most, 1 or more
   * @param pick free: the word that is accepted in this clock is the one, if none was before
   */
  Followed(Stream<UInt> input, Stream<UInt> output, int most, Bool pick) {
    int bits = 32 - Integer.numberOfLeadingZeros(most + 1);
    inside = reg(uint(bits)).init(0);
    follows = reg(weft.hdl.Hdl.bool()).init(false);
    ahead = reg(uint(bits)).init(0);
    word = reg(input.payload.type()).init(0);
    Bool chosen = reg(weft.hdl.Hdl.bool()).init(false);

    waitsUnchanged(input, output);

    when(input.fires().and(output.fires().not()), () -> inside.set(inside.plus(1)))
        .elsewhen(output.fires().and(input.fires().not()), () -> inside.set(inside.minus(1)));
    assertAlways(inside.le(most), "never more than " + most + " inside");
    assertAlways(
        inside.ne(0).or(input.valid).or(output.valid.not()), "no word comes out of nothing");

    Bool through = inside.eq(0).and(output.fires());
    when(
        pick.and(chosen.not()).and(input.fires()),
        () -> {
          chosen.set(true);
          word.set(input.payload);
          follows.set(through.not());
          ahead.set(output.fires().and(through.not()).mux(inside.minus(1), inside));
          when(
              through,
              () ->
                  assertAlways(output.payload.eq(input.payload), "a word goes through unchanged"));
        });
    when(
        follows.and(output.fires()),
        () -> {
          ahead.set(ahead.minus(1));
          when(
              ahead.eq(0),
              () -> {
                follows.set(false);
                assertAlways(output.payload.eq(word), "the word comes out in its turn, unchanged");
              });
        });
    when(
        follows,
        () -> {
          assertAlways(chosen, "the word was chosen once");
          assertAlways(ahead.lt(inside), "the word is among those inside");
        });
  }

  /** The rule of streams: what waits stays as it is. Assumed of the input, shown of the output. */
  private static void waitsUnchanged(Stream<UInt> input, Stream<UInt> output) {
    when(
        past(input.waits()),
        () -> {
          assume(input.valid, "the input goes on offering its word");
          assume(input.payload.eq(past(input.payload)), "the input's word stays the same");
        });
    when(
        past(output.waits()),
        () -> {
          assertAlways(output.valid, "the output goes on offering its word");
          assertAlways(output.payload.eq(past(output.payload)), "the output's word stays the same");
        });
  }
}
