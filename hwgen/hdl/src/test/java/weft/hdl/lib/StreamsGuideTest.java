package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.hdl.lib.Arbitration.ROUND_ROBIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Fsm;
import weft.hdl.Key;
import weft.hdl.Packets;
import weft.hdl.PipelineStage;
import weft.hdl.Stream;
import weft.hdl.UInt;

/** The code of docs/streams.md stands here, paragraph by paragraph, and elaborates. */
class StreamsGuideTest {
  static class First extends Component {
    First() {
      Stream<UInt> words = slave(stream(uint(32)));
      Stream<UInt> results = master(stream(uint(32)));
      results.set(words.filter(w -> w.ne(0)).map(w -> w.plus(1)).queue(16));
    }
  }

  static class Rows extends Component {
    final Stream<UInt> words = slave(stream(uint(32)));
    final Stream<Fragment<UInt>> others = slave(stream(Fragment.of(uint(32))));
    final Stream<Fragment<UInt>> results = master(stream(Fragment.of(uint(32))));
    final Bool begins = out(bool());

    Rows() {
      Stream<Fragment<UInt>> rows = Packets.of(words, 16);
      Bool first = Packets.begins(rows);
      Stream<Fragment<UInt>> merged = Packets.arbitrate(ROUND_ROBIN, List.of(rows, others));
      results.set(merged);
      begins.set(first);
    }
  }

  static class Loader extends Component {
    enum State {
      IDLE,
      LOAD,
      RUN
    }

    static final State IDLE = State.IDLE;
    static final State LOAD = State.LOAD;
    static final State RUN = State.RUN;

    final Bool start = in(bool());
    final Bool last = in(bool());
    final Bool abort = in(bool());
    final Bool busy = out(bool());

    Loader() {
      UInt address = reg(uint(4)).init(0);
      UInt loads = reg(uint(4)).init(0);
      address.unused("an example");
      loads.unused("an example");
      Fsm<State> control =
          fsm(
              State.class,
              fsm -> {
                fsm.in(IDLE).active(() -> when(start, () -> fsm.goTo(LOAD)));
                fsm.in(LOAD)
                    .enter(() -> address.set(0))
                    .active(() -> when(last, () -> fsm.goTo(RUN)))
                    .exit(() -> loads.set(loads.plus(1)));
                fsm.in(RUN).after(100, IDLE);
                fsm.always(() -> when(abort, () -> fsm.goTo(IDLE)));
              });
      busy.set(control.is(IDLE).not());
    }
  }

  static class Squares extends Component {
    enum Stage {
      FETCH,
      MULTIPLY,
      ADD
    }

    static final Key<UInt> X = Key.of("x", uint(8));
    static final Key<UInt> PRODUCT = Key.of("product", uint(16));

    static final Stage FETCH = Stage.FETCH;
    static final Stage MULTIPLY = Stage.MULTIPLY;
    static final Stage ADD = Stage.ADD;

    final Stream<UInt> words = slave(stream(uint(8)));
    final Stream<UInt> results = master(stream(uint(16)));
    final Bool pause = in(bool());

    Squares() {
      results.set(
          pipeline(
              Stage.class,
              words,
              pipe -> {
                pipe.in(FETCH).put(X, words.payload);
                PipelineStage multiply = pipe.in(MULTIPLY);
                multiply.put(PRODUCT, multiply.get(X).times(multiply.get(X)));
                PipelineStage add = pipe.in(ADD);
                add.haltWhen(pause);
                return add.get(PRODUCT).plus(add.get(X));
              }));
    }
  }

  static class Calculator extends Component {
    interface Decoder {
      Bool operation(String name);
    }

    interface Unit {
      Bool selected();
    }

    interface Accumulator {
      Bool value();
    }

    static final class BinaryDecoder extends Part implements Decoder {
      private final Bits code;
      private int operations;

      BinaryDecoder(Bits code) {
        this.code = code;
      }

      @Override
      public Bool operation(String name) {
        return code.asUInt().eq(operations++).named(name);
      }
    }

    static final class Any extends Part implements Accumulator {
      private final Need<Unit> units = knowsAll(Unit.class);
      private Bool value = Bool.of(false);

      @Override
      protected void finish() {
        units.all().forEach(unit -> value = value.or(unit.selected()));
      }

      @Override
      public Bool value() {
        return value;
      }
    }

    static final class Adder extends Part implements Unit {
      private final Need<Decoder> decoder = needs(Decoder.class);
      private Bool selected;

      @Override
      protected void setUp() {
        selected = decoder.get().operation("add");
      }

      @Override
      public Bool selected() {
        return selected;
      }
    }

    static final class Multiplier extends Part implements Unit {
      private final Need<Decoder> decoder = needs(Decoder.class);
      private Bool selected;

      @Override
      protected void setUp() {
        selected = decoder.get().operation("multiply");
      }

      @Override
      public Bool selected() {
        return selected;
      }
    }

    final Bits code = in(bits(2));
    final Bool result;

    Calculator() {
      Any accumulator = new Any();
      Parts parts =
          new Parts(List.of(new Adder(), new Multiplier(), new BinaryDecoder(code), accumulator));
      parts.build();
      result = out(parts.get(Accumulator.class).value());
    }
  }

  @Test
  void theExamplesElaborate() {
    Elaborator.elaborate(First::new);
    Elaborator.elaborate(Rows::new);
    Elaborator.elaborate(Loader::new);
    Elaborator.elaborate(Squares::new);
    Elaborator.elaborate(Calculator::new);
  }

  @Test
  void theGuideSaysWhatStandsHere() throws IOException {
    String guide = Files.readString(Path.of("../../docs/streams.md"));
    String here =
        bare(Files.readString(Path.of("src/test/java/weft/hdl/lib/StreamsGuideTest.java")));
    List<String> missing = new ArrayList<>();
    int paragraphs = 0;
    for (MatchResult block :
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide).results().toList()) {
      for (String paragraph : block.group(1).split("\n\n|\\.\\.\\.\n")) {
        paragraphs++;
        if (!here.contains(bare(paragraph))) {
          missing.add(paragraph);
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(paragraphs >= 8, "paragraphs: " + paragraphs);
  }

  /** Code without comments, blanks and annotations. */
  private static String bare(String code) {
    return code.replaceAll("//[^\n]*", "").replaceAll("@Override", "").replaceAll("\\s", "");
  }
}
