package weft.hdl.language;

import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.Hdl;
import weft.hdl.Key;
import weft.hdl.PipelineStage;
import weft.hdl.Stream;
import weft.hdl.UInt;

/** What is wrong with some pipelines, in full. */
class PipelineErrorsTest {
  static final Key<UInt> X = Key.of("x", Hdl.uint(8));
  static final Key<UInt> Y = Key.of("y", Hdl.uint(8));

  enum Stage {
    READ,
    WORK
  }

  static class Wrong extends Component {
    final Stream<UInt> words = slave(stream(uint(8))); // WORDS
    final Stream<UInt> results = master(stream(uint(8)));

    Wrong() {
      results.set(
          pipeline(
              Stage.class,
              words,
              pipe -> {
                PipelineStage read = pipe.in(Stage.READ);
                read.put(X, words.payload.truncate(7)); // NARROW
                read.put(X, words.payload);
                UInt early = pipe.in(Stage.WORK).get(X); // EARLY
                UInt never = read.get(Y); // NEVER
                read.put(X, never); // LATE
                read.flushWhen(words.valid); // FLUSH
                return early;
              }));
    }
  }

  @Test
  void everyMistakeIsReported() {
    MarkedErrors.check(
        PipelineErrorsTest.class,
        Wrong::new,
        "@NARROW: width mismatch: put of bits 6 to 0 of words_payload, 7 bits, under x, 8"
            + " bits",
        "    @WORDS: words_payload is declared here",
        "@NEVER: no value: y is put neither into read nor into a stage before it: put it"
            + " there first",
        "@LATE: put too late: x is put into read after a later stage has had it: put it first",
        "    @EARLY: the later stage has it from here",
        "@FLUSH: flush of nothing: no word is behind read, the first stage: remove it, or"
            + " throwWhen");
  }
}
