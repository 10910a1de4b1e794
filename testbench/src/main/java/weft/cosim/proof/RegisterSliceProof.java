package weft.cosim.proof;

import weft.hdl.Bool;
import weft.hdl.UInt;
import weft.hdl.lib.RegisterSlice;

/** A register slice keeps every word and the order; all its outputs are registers. */
final class RegisterSliceProof extends RegisterSlice<UInt> {
  final Bool pick = in(bool());

  RegisterSliceProof() {
    super(uint(3));
    Followed followed = new Followed(input, output, 2, pick);
    assertAlways(output.valid.eq(followed.inside.ne(0)), "a word inside is offered at the output");
    assertAlways(waits.eq(followed.inside.eq(2)), "a second word inside waits");
    when(
        followed.follows,
        () ->
            assertAlways(
                mux(followed.ahead.eq(0), output.payload, waiting).eq(followed.word),
                "the word is where the order says"));
    cover(waits.and(past(waits)), "both places are taken");
    cover(output.fires().and(past(output.fires(), 2)), "a word in every clock");
  }
}
