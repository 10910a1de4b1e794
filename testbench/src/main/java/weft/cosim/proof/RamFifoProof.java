package weft.cosim.proof;

import weft.hdl.Bool;
import weft.hdl.UInt;
import weft.hdl.lib.RamFifo;

/**
 * A queue in a memory with a registered read loses nothing, doubles nothing and keeps the order.
 */
final class RamFifoProof extends RamFifo<UInt> {
  final Bool pick = in(bool());

  RamFifoProof(int depth) {
    super(uint(2), depth);
    Followed followed = new Followed(input, output, depth, pick);
    assertAlways(level.eq(followed.inside.truncate(level.width())), "level counts the words");
    assertAlways(level.le(depth), "level is 0 to depth");
    assertAlways(input.ready.eq(level.ne(depth)), "a word is accepted unless the queue is full");
    assertAlways(output.valid.not().or(level.ne(0)), "what is offered is in the queue");
    assertAlways(
        place(readAt, level, depth).eq(writeAt), "the next word goes behind the newest one");
    Bool readAsWritten = past(input.fires()).and(past(writeAt).eq(readAt));
    assertAlways(
        output.valid.and(readAsWritten).not(),
        "no word is offered that was read as it was written");
    when(
        output.valid,
        () -> assertAlways(output.payload.eq(words.read(readAt)), "the oldest word is offered"));
    when(
        followed.follows,
        () ->
            assertAlways(
                words.read(place(readAt, followed.ahead, depth)).eq(followed.word),
                "the word is where the order says"));
    cover(level.eq(depth), "the queue is full");
    cover(output.fires().and(past(output.fires(), 2)), "a word in every clock");
  }

  /** {@code (from + words) mod depth}, a power of two. */
  private static UInt place(UInt from, UInt words, int depth) {
    return from.plusWide(words).truncate(Integer.numberOfTrailingZeros(depth));
  }
}
