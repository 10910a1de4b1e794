package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Stream;
import weft.hdl.Streams;
import weft.hdl.UInt;
import weft.hdl.lib.Pair;

/** What is wrong with some streams, in full; lines are the author's, never the library's. */
class StreamErrorsTest {
  abstract static class Base extends Component {
    final Stream<UInt> words = slave(stream(uint(8))); // WORDS
    final Stream<UInt> results = master(stream(uint(8))); // RESULTS
  }

  static class Halves extends Base {
    Halves() {
      results.set(words.narrow(3).map(part -> part.asUInt().truncate(8))); // NARROW
    }
  }

  @Test
  void partsOfUnequalWidth() {
    MarkedErrors.check(
        StreamErrorsTest.class,
        Halves::new,
        "@NARROW: width mismatch: 3 parts of a word of 8 bits; n divides the width");
  }

  static class Wide extends Base {
    Wide() {
      results.set(words.map(w -> w.plusWide(w))); // WIDE
    }
  }

  @Test
  void wordsOfTheWrongWidth() {
    MarkedErrors.check(
        StreamErrorsTest.class,
        Wide::new,
        "@WIDE: width mismatch: set of a sum, 9 bits, to results_payload, 8 bits:"
            + " say truncate(8) or saturate(8)",
        "    @RESULTS: results_payload is declared here");
  }

  static class Parts extends Base {
    final Pair<UInt, Bool> pair = out(Pair.of(uint(8), bool()));

    Parts() {
      pair.set(bundleOf(Pair.of(uint(8), bool()), words.payload, words.payload)); // PAIR
      results.set(words);
    }
  }

  @Test
  void bundleOfOtherParts() {
    MarkedErrors.check(
        StreamErrorsTest.class,
        Parts::new,
        "@PAIR: width mismatch: bundleOf: words_payload, uint(8), is no second, bool()",
        "    @WORDS: words_payload is declared here");
  }

  static class TwoReaders extends Base {
    TwoReaders() {
      results.set(words.stage()); // FIRST
      words.queue(2).ready.set(true); // SECOND
    }
  }

  @Test
  void aStreamHasOneReader() {
    MarkedErrors.check(
        StreamErrorsTest.class,
        TwoReaders::new,
        "@SECOND: overwritten: output words_ready is set again: the earlier set has no effect;"
            + " drop one, or set this under a when",
        "    @FIRST: the earlier set is here",
        "    @WORDS: words_ready is declared here");
  }

  static class NoReader extends Base {
    NoReader() {
      results.set(Streams.join(words.fork(2).subList(0, 1)).map(v -> v.get(0)));
    }
  }

  @Test
  void anOutputOfAForkThatNobodyReads() {
    assertEquals(
        "StreamErrorsTest.java: undriven: input words_fork.outputs_1_ready of module NoReader is"
            + " never set: set it on every path, or give it a default first",
        Ir.errors(NoReader::new).replaceAll("\\.java:[0-9]+", ".java"));
  }
}
