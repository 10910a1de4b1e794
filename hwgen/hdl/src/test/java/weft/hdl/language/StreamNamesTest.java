package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Fsm;
import weft.hdl.Stream;
import weft.hdl.UInt;
import weft.hdl.ir.Register;

/** What the parts of streams are called: a line a pattern. */
class StreamNamesTest {
  abstract static class Base extends Component {
    final List<Stream<UInt>> ins = new ArrayList<>();
    final Stream<UInt> words = slave(stream(uint(8)));
    final Stream<UInt> results = master(stream(uint(8)));
  }

  static class Received extends Base {
    Received() {
      Stream<UInt> small = words.filter(w -> w.lt(9)).map(w -> w.plus(1));
      Stream<UInt> buffered = small.stage();
      results.set(buffered.throwWhen(words.valid));
    }
  }

  static class Chained extends Base {
    Chained() {
      results.set(
          words
              .map(w -> w.plus(1))
              .filter(w -> w.ne(0))
              .stage()
              .queue(2)
              .stage()
              .haltWhen(words.ready));
    }
  }

  static class Named extends Base {
    Named() {
      results.set(words.filter(w -> w.ne(0)).map(w -> w.plus(1)).named("chosen"));
    }
  }

  static class Field extends Base {
    final Stream<UInt> mapped;
    final Stream<UInt> kept;

    Field() {
      ins.add(slave(stream(uint(8))));
      mapped = ins.get(0).map(w -> w.plus(1));
      kept = mapped.filter(w -> w.ne(0));
      results.set(words.zip(kept, (a, b) -> a.plus(b)));
    }
  }

  static class Child extends Component {
    final Stream<UInt> input = slave(stream(uint(8)));
    final Stream<UInt> output = master(stream(uint(8)));

    Child() {
      output.set(input);
    }
  }

  static class Children extends Base {
    Children() {
      Child worker = add(new Child());
      worker.input.set(words.skid());
      results.set(worker.output.skid().filter(w -> w.ne(0)));
    }
  }

  static class Lists extends Base {
    Lists() {
      List<Stream<UInt>> ways = words.demux(2, w -> w.truncate(1));
      results.set(ways.get(0).zip(ways.get(1).halfStage(), (a, b) -> a.plus(b)));
    }
  }

  static class Grouped extends Base {
    Grouped() {
      scope(
          "front",
          () -> {
            Stream<UInt> held = words.haltWhen(words.valid).stage();
            Fsm<String> pace =
                fsm(
                    List.of("GO", "REST"),
                    fsm -> {
                      fsm.in("GO").after(3, "REST");
                      fsm.in("REST").after(1, "GO");
                    });
            Stream<UInt> paced = held.haltWhen(pace.is("REST")).named("paced_words");
            results.set(
                pipeline(List.of("one", "two"), paced, pipe -> paced.payload.plus(1)).queue(2));
          });
    }
  }

  static class Clocked extends Base {
    Clocked() {
      Clock fast = clock("fast");
      Stream<UInt> here =
          in(fast, () -> words.takeWhile(w -> w.ne(0)).queue(8, fast, Clock.DEFAULT));
      results.set(here);
    }
  }

  @Test
  void partsBelongToTheClockThatTheyAreMadeIn() {
    Map<String, String> domains =
        Ir.module(Clocked::new).signals().stream()
            .filter(Register.class::isInstance)
            .collect(
                Collectors.toMap(Object::toString, signal -> ((Register) signal).domain().name()));
    assertEquals(Map.of("words_take_ended", "fast"), domains);
  }

  @Test
  void tableOfPatterns() {
    check(
        Received::new,
        "words_filter_valid words_filter_ready small_payload buffered "
            + "buffered_throw_offered buffered_throw_drop buffered_throw_valid "
            + "buffered_throw_ready");
    check(
        Chained::new,
        "words_filter_valid words_filter_ready words_filter_stage words_filter_queue "
            + "words_filter_stage_1 words_filter_halt_offered words_filter_halt_open "
            + "words_filter_halt_valid words_filter_halt_ready");
    check(Named::new, "chosen_valid chosen_ready chosen_payload");
    check(Field::new, "mapped_payload kept_valid kept_ready words_zip_valid words_zip_ready");
    check(
        Grouped::new,
        "front_words_halt_offered front_words_halt_open front_words_halt_valid"
            + " front_words_halt_ready front_held front_pace front_pace_next front_pace_clocks"
            + " front_held_halt_offered front_held_halt_open front_paced_words_valid"
            + " front_paced_words_ready front_two_valid front_two_ready front_two_leaves"
            + " front_two_queue");
    check(
        Children::new,
        "worker words_skid worker_output_skid worker_output_filter_valid "
            + "worker_output_filter_ready");
    check(
        Lists::new,
        "ways_0_ready ways_0_valid ways_1_ready ways_1_valid ways_1_halfStage "
            + "ways_0_zip_valid ways_0_zip_ready");
    assertEquals(
        "words_valid words_ready words_payload results_valid results_ready results_payload"
            + " ins_0_valid ins_0_ready ins_0_payload",
        Ir.ports(Field::new));
  }

  private static void check(Supplier<Component> top, String expected) {
    assertEquals(expected, Ir.names(top));
  }
}
