package weft.cosim.proof;

import java.util.function.UnaryOperator;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Stream;
import weft.hdl.UInt;

/**
 * A stage of a stream that shows at its output all that it holds keeps every word and the order.
 */
final class StageProof extends Component {
  final Stream<UInt> input = slave(stream(uint(3)));
  final Stream<UInt> output = master(stream(uint(3)));
  final Bool pick = in(bool());

  /** What an empty stage shows at its output. */
  enum WhenEmpty {
    NOTHING,
    THE_INPUT
  }

  /**
   * @param stage what stands between the two; holds a word at most
   */
  StageProof(UnaryOperator<Stream<UInt>> stage, WhenEmpty shows) {
    output.set(stage.apply(input));
    Followed followed = new Followed(input, output, 1, pick);
    Bool full = followed.inside.ne(0);
    switch (shows) {
      case NOTHING -> assertAlways(output.valid.eq(full), "what is offered is inside");
      case THE_INPUT -> {
        assertAlways(output.valid.eq(full.or(input.valid)), "what is there is offered");
        assertAlways(input.ready.eq(full.not()), "a full stage accepts nothing");
      }
    }
    when(
        followed.follows,
        () -> assertAlways(output.payload.eq(followed.word), "the word inside is the one"));
    cover(followed.follows.and(past(output.waits(), 2)), "a word waits");
  }
}
