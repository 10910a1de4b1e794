package weft.cosim.proof;

import weft.hdl.Bool;
import weft.hdl.UInt;
import weft.hdl.lib.Fifo;

/** A queue loses nothing, doubles nothing and keeps the order. */
final class FifoProof extends Fifo<UInt> {
  final Bool pick = in(bool());

  FifoProof(int depth) {
    super(uint(2), depth);
    Followed followed = new Followed(input, output, depth, pick);
    assertAlways(level.eq(followed.inside.truncate(level.width())), "level counts the words");
    assertAlways(level.le(depth), "level is 0 to depth");
    assertAlways(input.ready.eq(level.ne(depth)), "a word is accepted unless the queue is full");
    assertAlways(output.valid.eq(level.ne(0)), "a word is offered unless the queue is empty");
    assertAlways(wide(writeAt).lt(depth), "words are written inside the memory");
    assertAlways(wide(readAt).lt(depth), "words are read inside the memory");
    assertAlways(
        place(readAt, level, depth).eq(writeAt), "the next word goes behind the newest one");
    when(
        followed.follows,
        () ->
            assertAlways(
                words.read(place(readAt, followed.ahead, depth)).eq(followed.word),
                "the word is where the order says"));
    cover(level.eq(depth), "the queue is full");
    cover(past(level.eq(depth)).and(level.eq(depth - 1)), "a full queue gives a word");
  }

  private static UInt wide(UInt place) {
    return place.extend(place.width() + 1);
  }

  /** {@code (from + words) mod depth}; both parts are at most depth. */
  private static UInt place(UInt from, UInt words, int depth) {
    UInt sum = from.plusWide(words);
    UInt wrapped = mux(sum.ge(depth), sum.minus(depth), sum);
    return wrapped.truncate(from.width());
  }
}
