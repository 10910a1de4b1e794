package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.Mem;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;
import weft.hdl.bus.Axi4;
import weft.hdl.bus.Axi4Memory;
import weft.hdl.bus.AxiLiteArbiter;
import weft.hdl.bus.AxiLiteTarget;
import weft.hdl.bus.BurstSplitter;
import weft.hdl.ir.External;
import weft.hdl.ir.Parameter;
import weft.hdl.lib.GrayCounter;
import weft.hdl.lib.ResetSynchronizer;
import weft.hdl.lib.Synchronizer;

/** What is refused at once, by an exception: each message in full, a line a fact. */
class RefusalsTest {
  static final class Small extends Component {
    final UInt a = in(uint(8)); // A
    final Bits wide = in(bits(96));
    final Mem<UInt> words = mem(uint(8), 4).init(1, 2, 3, 4);
    final UInt sum = a.plus(1).plus(words.read(a.truncate(2)));
    final UInt y = out(sum).named("result");
    final AtomicReference<UInt> nameless = new AtomicReference<>(a.plus(1)); // NAMELESS
    final AtomicReference<Bits> most = new AtomicReference<>(wide.bits(79, 0));

    Small() { // SMALL
      wide.unused("for width alone");
    }
  }

  static final class Unnamed extends Bundle {
    Unnamed() {
      new AtomicReference<Data>().set(field(Hdl.uint(3))); // FIELD
    }
  }

  static final class Point extends Bundle { // POINT
    final UInt x = field(Hdl.uint(8));
  }

  /** Each message, with marks in place of lines, by what is refused. */
  private final Map<String, Executable> table = new LinkedHashMap<>();

  private void check() {
    StringBuilder expected = new StringBuilder();
    StringBuilder said = new StringBuilder();
    table.forEach(
        (message, refused) -> {
          RuntimeException e = assertThrows(RuntimeException.class, refused, message);
          expected.append(message).append('\n');
          said.append(MarkedErrors.marked(RefusalsTest.class, e.getMessage())).append('\n');
        });
    assertEquals(expected.toString(), said.toString());
  }

  private static void make(Runnable hardware) {
    Elaborator.elaborate(() -> new Ir.Lambda(hardware));
  }

  @Test
  void hardwareIsMadeInConstructorsAlone() {
    try (Bench<Small> bench = Bench.of(Small::new)) {
      table.put(
          "@PLUS: hardware is made here, but no elaboration is under way on this "
              + "thread: constructors of components make it, in Elaborator.elaborate",
          () -> bench.top().a.plus(1)); // PLUS
      table.put(
          "@SMALL: hardware is made here, but no elaboration is under way on "
              + "this thread: constructors of components make it, in "
              + "Elaborator.elaborate",
          () -> new Small());
      table.put(
          "@WIRE: hardware is made here, but no component is under construction: "
              + "make it in the constructor of one",
          () -> Elaborator.elaborate(() -> outside()));
      table.put(
          "@NESTED: an elaboration is under way on this thread: add(...) makes a child of its"
              + " component",
          () -> make(() -> Elaborator.elaborate(Small::new))); // NESTED
      table.put(
          "@FIELD: a bundle's field has no name: assign it to a Java field or "
              + "give field(name, type)",
          () -> make(() -> Hdl.wire(Hdl.bundle(Unnamed::new))));
      table.put("@POINT: a bundle is made by its type: bundle(Point::new)", () -> make(Point::new));
      check();
    }
  }

  private static Small outside() {
    Hdl.wire(Hdl.uint(1)); // WIRE
    return new Small();
  }

  @Test
  void valuesAreKnownByNamesOfTheirOwnDesign() {
    Elaborated<Small> one = Elaborator.elaborate(Small::new);
    Elaborated<Small> other = Elaborator.elaborate(Small::new); // OTHER
    table.put(
        "@NAMELESS: a sum has no name in the RTL: declare it with probe(...)",
        () -> one.pathOf(one.top().nameless.get()));
    table.put(
        "a value has no name in the RTL: declare it with probe(...)",
        () -> one.pathOf(Bool.of(true)));
    table.put("@OTHER: Small is of another design", () -> one.pathOf(other.top()));
    check();
  }

  @Test
  void clocksAndMemoriesAreThoseThatCanBe() {
    table.put(
        "clock slow is made in the design, with its period, phase and reset",
        () -> make(() -> Clock.DEFAULT.gated("slow", Bool.of(true)).period(3)));
    table.put(
        "a clock is divided by 2 or more, not by 1",
        () -> make(() -> Clock.DEFAULT.divided("slow", 1)));
    table.put("a clock or reset cannot be called \"wire\"", () -> Hdl.clock("wire"));
    table.put("a clock or reset cannot be called \"\"", () -> Hdl.clock("").mhz(3));
    table.put("a clock or reset cannot be called \"9th\"", () -> Hdl.clock("bus").reset("9th"));
    table.put("a memory has 1 word or more: 0", () -> make(() -> Hdl.mem(Hdl.uint(8), 0)));
    check();
  }

  static final class ManyClocks extends Component {
    ManyClocks() {
      for (int i = 0; i < 32; i++) {
        in(clock("clock" + i), () -> regNext(Bool.of(true))).unused("a clock each");
      }
    }
  }

  @Test
  void simulationsKnowWhatTheyHave() {
    try (Bench<Small> bench = Bench.of(Small::new)) {
      var sim = bench.sim();
      table.put("ManyClocks has more than 31 clock domains", () -> Bench.of(ManyClocks::new));
      table.put("words is a memory: give an index", () -> sim.peek(sim.net("words")));
      table.put("a is no memory", () -> sim.peek(sim.net("a"), 0));
      table.put("words has no word 4 (0 to 3)", () -> sim.peek(sim.net("words"), 4));
      table.put("Small has no domain other", () -> sim.step(Hdl.clock("other").domain()));
      table.put(
          "bits 79 to 0 of wide has 80 bits: use peekBig",
          () -> bench.peek(bench.top().most.get()));
      check();
    }
  }

  static final class Assumes extends Component {
    final Bool offers = in(bool());

    Assumes() {
      assume(offers, "the source offers"); // ASSUME
    }
  }

  @Test
  void anAssumptionThatFailsSaysSo() {
    try (Bench<Assumes> bench = Bench.of(Assumes::new)) {
      bench.poke(bench.top().offers, false);
      table.put(
          "@ASSUME: fatal: assumption failed: the source offers (time 0)", () -> bench.step(2));
      check();
    }
  }

  @Test
  void partsOfTheLibraryHaveSizes() {
    table.put("readLatency must be 0 or 1, not 2", () -> make(() -> new AxiLiteTarget(8, 2)));
    table.put(
        "AXI4 has 8, 16, 32, ... 1024 data bits, not 12",
        () -> make(() -> Hdl.wire(Hdl.bundle(() -> new Axi4(8, 12, 0)))));
    table.put(
        "addressBits must be more than 2 for words of 32 bits",
        () -> make(() -> new Axi4Memory(2, 32, 0)));
    table.put("managers must be 1 or more, not 0", () -> make(() -> new AxiLiteArbiter(0, 8)));
    table.put(
        "mostBeats must be 1 to 256, not 257", () -> make(() -> new BurstSplitter(8, 32, 8, 257)));
    table.put("width must be 1 or more, not 0", () -> make(() -> new GrayCounter(0)));
    table.put("stages must be 2 or more, not 1", () -> make(() -> new Synchronizer(1)));
    table.put("stages must be 2 or more, not 0", () -> make(() -> new ResetSynchronizer(0)));
    check();
  }

  @Test
  void parametersAreWhatVerilogTakes() {
    table.put("'1st' is no identifier of Verilog", () -> Parameter.of("1st", 1));
    table.put("MODE is not printable ASCII: \u00fcber", () -> Parameter.of("MODE", "\u00fcber"));
    table.put("SCALE is not finite: NaN", () -> Parameter.of("SCALE", Double.NaN));
    table.put(
        "'adder-v2' is no identifier of Verilog",
        () -> new External("adder-v2", List.of(), List.of(), List.of()));
    check();
  }
}
