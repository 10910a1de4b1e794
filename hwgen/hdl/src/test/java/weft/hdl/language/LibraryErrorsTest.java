package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.HdlException;
import weft.hdl.Stream;
import weft.hdl.Streams;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;
import weft.hdl.bus.Apb;
import weft.hdl.bus.AxiLite;
import weft.hdl.bus.AxiLiteToApb;
import weft.hdl.lib.Arbitration;
import weft.hdl.lib.Fifo;
import weft.hdl.regs.Field;
import weft.hdl.regs.Register;
import weft.hdl.regs.RegisterFile;
import weft.hdl.regs.RegisterMap;

/** What goes wrong with parts of Weft's own library is told at the author's lines. */
class LibraryErrorsTest {
  static class Registers extends Component {
    static final Field BUSY = Field.readOnly("BUSY", 0, "It works");
    static final Field DONE = Field.counter("DONE", 31, 0, "Jobs");
    static final Field LEVEL = Field.readOnly("LEVEL", 15, 8, "Words");
    static final RegisterMap MAP =
        RegisterMap.of(
            "map", Register.at(0, "STATUS", "S", BUSY, LEVEL), Register.at(4, "N", "N", DONE));

    final AxiLite control = in(bundle(() -> new AxiLite(8)));
    final UInt level = in(uint(9));

    Registers() {
      RegisterFile registers = RegisterFile.behind(control, MAP); // FILE
      registers.shown(LEVEL).set(level); // LEVEL
    }
  }

  @Test
  void inputsOfARegisterFile() {
    check(
        Registers::new,
        "@LEVEL: width mismatch: set of level, 9 bits, to registers_file.status_level, 8 bits: say"
            + " truncate(8) or saturate(8)",
        "    @FILE: registers_file is made here",
        "@FILE: undriven: inputs registers_file.status_busy and registers_file.n_done_events of"
            + " module Registers are never set: set them on every path, or give them defaults first");
  }

  static class ReadOnly extends Component {
    final AxiLite control = in(bundle(() -> new AxiLite(8)));

    ReadOnly() {
      RegisterFile registers = RegisterFile.behind(control, Registers.MAP);
      registers.shown(Registers.BUSY).set(0);
      registers.shown(Registers.LEVEL).set(1);
      registers.events(Registers.DONE).set(0);
    }
  }

  @Test
  void nothingIsWrongWithRegistersThatAreOnlyRead() {
    check(ReadOnly::new, "");
  }

  static class Alone extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));
    final Stream<UInt> results = master(stream(uint(8)));

    Alone() {
      Fifo<UInt> fifo = new Fifo<>(uint(8), 4); // FIFO
      fifo.input.set(words);
      results.set(fifo.output);
    }
  }

  @Test
  void aPartThatIsNotAddedIsToldOnceWhereItIsMade() {
    check(
        Alone::new,
        "@FIFO: never added: Fifo is made without add(...) around it: write add(new Fifo(...))");
    HdlException fromBench = assertThrows(HdlException.class, () -> Bench.of(Alone::new));
    assertEquals(Ir.errors(Alone::new), fromBench.getMessage());
  }

  static class TwoClocks extends Component {
    static final Clock FAST = clock("fast").mhz(300);
    static final Clock SLOW = clock("slow").mhz(30);

    TwoClocks() {
      Fifo<UInt> one = in(FAST, () -> add(new Fifo<>(uint(8), 4))); // FAST
      Fifo<UInt> other = in(SLOW, () -> add(new Fifo<>(uint(8), 4))); // SLOW
      one.input.valid.set(true);
      one.input.payload.set(1);
      other.input.set(one.output);
      other.output.ready.set(true);
      other.output.payload.unused("a test of errors");
    }
  }

  @Test
  void queuesOfTwoClocks() {
    check(
        TwoClocks::new,
        "@FAST: clock crossing: register one.readAt in clock domain fast takes register other.held"
            + " in clock domain slow without a synchronizer: put a Synchronizer or an AsyncFifo"
            + " between",
        "    @SLOW: register other.held in clock domain slow is declared here",
        "    @SLOW: through output other.input_ready",
        "    @FAST: through input one.output_ready",
        "    @FAST: register one.readAt in clock domain fast is declared here",
        "@SLOW: clock crossing: memory other.words in clock domain slow takes register one.held in"
            + " clock domain fast without a synchronizer: put a Synchronizer or an AsyncFifo"
            + " between",
        "    @FAST: register one.held in clock domain fast is declared here",
        "    @FAST: through output one.output_valid",
        "    @SLOW: through input other.input_valid",
        "    @SLOW: memory other.words in clock domain slow is declared here");
  }

  static class Ring extends Component {
    final Stream<UInt> words = slave(stream(uint(1)));

    Ring() {
      Stream<UInt> back = wire(stream(uint(1)));
      back.set(Streams.arbitrate(Arbitration.PRIORITY, words, back).map(UInt::not)); // BACK
    }
  }

  @Test
  void aLoopThroughPartsOfTheLibrary() {
    check(
        Ring::new,
        "@BACK: combinational loop: back_valid of module Ring depends on itself: a register breaks"
            + " the loop",
        "    @BACK: back_valid depends on words_arbitrate.output_valid",
        "    @BACK: words_arbitrate.output_valid depends on bit 1 of words_arbitrate.requests",
        "    @BACK: bit 1 of words_arbitrate.requests depends on words_arbitrate.inputs_1_valid",
        "    @BACK: words_arbitrate.inputs_1_valid depends on back_valid",
        "@BACK: combinational loop: back_ready of module Ring depends on itself: a register breaks"
            + " the loop",
        "    @BACK: back_ready depends on words_arbitrate.inputs_1_ready",
        "    @BACK: words_arbitrate.inputs_1_ready depends on words_arbitrate.output_ready",
        "    @BACK: words_arbitrate.output_ready depends on back_ready",
        "@BACK: combinational loop: back_payload of module Ring depends on itself: a register"
            + " breaks the loop",
        "    @BACK: back_payload depends on words_arbitrate.output_payload",
        "    @BACK: words_arbitrate.output_payload depends on words_arbitrate.word",
        "    @BACK: words_arbitrate.word depends on words_arbitrate.inputs_1_payload",
        "    @BACK: words_arbitrate.inputs_1_payload depends on back_payload");
  }

  static class Bus extends Component {
    final AxiLite control = in(bundle(() -> new AxiLite(8))); // CONTROL
    final Apb apb = in(bundle(() -> new Apb(8))); // APB

    Bus() {
      AxiLiteToApb bridge = add(new AxiLiteToApb(8)); // BRIDGE
      bridge.bus.set(control);
    }
  }

  @Test
  void whatIsNotConnectedOfABusIsToldTogether() {
    check(
        Bus::new,
        "@APB: undriven: outputs apb_pready, apb_prdata and apb_pslverr of module Bus are never"
            + " set: set them on every path, or give them defaults first",
        "@BRIDGE: undriven: inputs bridge.apb_pready, bridge.apb_prdata and bridge.apb_pslverr of"
            + " module Bus are never set: set them on every path, or give them defaults first",
        "@APB: unused: inputs apb_paddr, apb_psel, apb_penable, apb_pwrite and 2 more of module Bus"
            + " are never read: say unused(\"why\") if that is meant");
  }

  /** A parameter that its part refuses, after an error. */
  static class Refused extends Component {
    final UInt four = in(uint(4)); // FOUR
    final UInt o = out(uint(8)); // O

    Refused() {
      o.set(four); // SET
      add(new Fifo<>(uint(8), 0));
    }
  }

  @Test
  void whatWasFoundBeforeAnExceptionStandsBesideIt() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Elaborator.elaborate(Refused::new));
    assertEquals("depth must be 1 or more, not 0", refused.getMessage());
    assertEquals(1, refused.getSuppressed().length);
    assertEquals(
        List.of("width mismatch"),
        ((HdlException) refused.getSuppressed()[0])
            .diagnostics().stream().map(d -> d.kind()).toList());
  }

  /** One of every kind that a design can have without ending its elaboration. */
  static class Everything extends Component {
    static final Clock FAST = clock("fast");
    static final Clock SLOW = clock("slow");

    enum Step {
      ONE,
      TWO
    }

    final UInt a = in(uint(8));
    final UInt four = in(uint(4));
    final UInt never = in(uint(4));
    final Bool c = in(bool());
    final UInt same = in(uint(1));
    final UInt clash = in(uint(1)).named("same");
    final UInt width = out(uint(8));
    final UInt latch = out(uint(8));
    final UInt undriven = out(uint(8));
    final UInt overwritten = out(uint(8));
    final UInt crossing = out(uint(8));

    Everything() {
      same.unused("a test of errors");
      clash.unused("a test of errors");
      width.set(four);
      when(c, () -> latch.set(1));
      overwritten.set(1);
      overwritten.set(2);
      UInt loop = wire(uint(8));
      loop.set(loop.not());
      loop.unused("a test of errors");
      Bool index = four.bit(4);
      Bool literal = four.eq(16);
      index.and(literal).unused("a test of errors");
      switchOn(four).is(1, () -> {});
      Hidden hidden = add(new Hidden());
      hidden.secret.set(0);
      UInt fast = in(FAST, () -> reg(uint(8)).init(0));
      fast.set(fast.plus(1));
      UInt slow = in(SLOW, () -> reg(uint(8)).init(0));
      slow.set(fast);
      crossing.set(a.equals(four) ? slow : slow.plus(1));
      a.set(1);
      a.plus(1).set(2);
      new Fifo<>(uint(8), 4);
    }
  }

  static class Hidden extends Component {
    final UInt secret = reg(uint(4)).init(0);

    Hidden() {
      secret.set(secret.plus(1));
    }
  }

  @Test
  void allProblemsComeInOnePass() {
    HdlException all =
        assertThrows(HdlException.class, () -> Elaborator.elaborate(Everything::new));
    assertEquals(
        List.of(
            "width mismatch",
            "index out of range",
            "literal out of range",
            "foreign value",
            "set from the wrong side",
            "not assignable",
            "never added",
            "incomplete switch",
            "name clash",
            "undriven",
            "overwritten",
            "latch",
            "combinational loop",
            "clock crossing",
            "unused",
            "equals"),
        all.diagnostics().stream().map(d -> d.kind()).distinct().toList());
  }

  private static void check(Supplier<Component> top, String... expected) {
    MarkedErrors.check(LibraryErrorsTest.class, top, expected);
  }
}
