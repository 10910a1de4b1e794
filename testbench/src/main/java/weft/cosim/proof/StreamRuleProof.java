package weft.cosim.proof;

import java.util.List;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Hdl;
import weft.hdl.Key;
import weft.hdl.PipelineStage;
import weft.hdl.Stream;
import weft.hdl.Streams;
import weft.hdl.UInt;

/**
 * What streams are composed of keeps their rule: once valid, an output keeps valid and payload
 * until the word has moved, whatever the conditions and the other ports do.
 */
final class StreamRuleProof extends Component {
  private static final Key<UInt> WORD = Key.of("word", Hdl.uint(2));

  final Stream<UInt> input = slave(stream(uint(2)));
  final Stream<UInt> other = slave(stream(uint(2)));
  final Bool condition = in(bool());
  final UInt which = in(uint(1));
  final List<Bool> ready = List.of(in(bool()), in(bool()));

  /** A way from two streams to one or two. */
  interface Part {
    List<Stream<UInt>> between(StreamRuleProof ports);
  }

  StreamRuleProof(String name, Part part) {
    Streams.assumeRule(input);
    Streams.assumeRule(other);
    condition.unused("not by all");
    which.unused("not by all");
    List<Stream<UInt>> outputs = part.between(this);
    for (int i = 0; i < 2; i++) {
      if (i < outputs.size()) {
        Stream<UInt> output = outputs.get(i);
        output.ready.set(ready.get(i));
        Streams.assertRule(output, name + " took back or changed a word on offer");
        cover(past(output.waits()).and(output.fires()), "a word waits and moves");
      } else {
        ready.get(i).unused("one output");
      }
    }
  }

  /** Both streams as one. */
  private Stream<UInt> sum() {
    return input.zip(other, (a, b) -> a.plus(b));
  }

  List<Stream<UInt>> halts() {
    return List.of(sum().haltWhen(condition));
  }

  List<Stream<UInt>> throwsAway() {
    return List.of(sum().throwWhen(condition));
  }

  List<Stream<UInt>> filters() {
    return List.of(sum().filter(w -> w.ne(3)));
  }

  List<Stream<UInt>> selects() {
    return List.of(Streams.select(which, input, other));
  }

  List<Stream<UInt>> deals() {
    return List.of(Streams.collect(sum().deal(2)));
  }

  List<Stream<UInt>> converts() {
    return List.of(Streams.narrow(sum().widen(2)));
  }

  /** Every stage halts, throws and flushes. */
  List<Stream<UInt>> pipelines() {
    Stream<UInt> words = sum();
    return List.of(
        pipeline(
            List.of("one", "two", "three"),
            words,
            pipe -> {
              pipe.first().put(WORD, words.payload);
              for (String name : List.of("one", "two", "three")) {
                PipelineStage stage = pipe.in(name);
                stage.haltWhen(condition);
                stage.throwWhen(stage.get(WORD).eq(1).and(condition));
                if (stage != pipe.first()) {
                  stage.flushWhen(stage.get(WORD).eq(2));
                }
              }
              pipe.flushWhen(which.eq(1));
              return pipe.last().get(WORD);
            }));
  }
}
