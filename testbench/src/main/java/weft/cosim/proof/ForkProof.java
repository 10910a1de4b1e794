package weft.cosim.proof;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bool;
import weft.hdl.Stream;
import weft.hdl.Streams;
import weft.hdl.UInt;
import weft.hdl.lib.Fork;

/** A fork gives every word to each output once, and keeps the rule of streams. */
final class ForkProof extends Fork<UInt> {
  ForkProof(int n) {
    super(uint(3), n);
    Streams.assumeRule(input);
    for (int i = 0; i < n; i++) {
      Stream<UInt> output = outputs.get(i);
      Bool had = reg(bool()).init(false);
      when(input.fires(), () -> had.set(false)).elsewhen(output.fires(), () -> had.set(true));
      assertAlways(taken.get(i).eq(had), "it knows who had the word");
      assertAlways(output.valid.eq(input.valid.and(had.not())), "a word is offered until taken");
      assertAlways(output.payload.eq(input.payload), "the word is that of the input");
      when(
          input.fires(),
          () -> assertAlways(had.or(output.fires()), "a word is done when everybody has it"));
      Streams.assertRule(output);
    }
    List<Bool> ready = new ArrayList<>();
    outputs.forEach(output -> ready.add(output.ready));
    when(
        concat(ready).allBits(),
        () -> assertAlways(input.ready, "a word that everybody takes is done"));
    cover(input.fires().and(past(input.waits(), 2)), "a word waits for the last output");
  }
}
