package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.EnumSignal;
import weft.hdl.Hdl;
import weft.hdl.HdlException;
import weft.hdl.Mem;
import weft.hdl.SInt;
import weft.hdl.Stream;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.ir.Module;
import weft.hdl.sim.Reference;

/** Statements, vectors, bundles, streams, memories and hierarchy, by what they do. */
class StructuresTest {
  private static void expect(Reference e, String signal, long value) {
    assertEquals(BigInteger.valueOf(value), e.peek(signal), signal);
  }

  static final class Vectors extends Component {
    final UInt index = in(uint(3));
    final SInt value = in(sint(4));
    final Bool write = in(bool());
    final Vec<SInt> held = reg(vec(5, sint(4))).init(-1);
    final SInt now = out(held.at(index));
    final SInt second = out(held.get(1));
    final Vec<SInt> all = out(vec(5, sint(4)));
    final Bits nibble = reg(bits(4)).init(0);

    Vectors() {
      when(
          write,
          () -> {
            held.at(index).set(value);
            nibble.bit(index).set(true);
            nibble.bits(3, 0).bit(0).set(false);
          });
      all.set(held);
      out(nibble).named("seen");
    }
  }

  @Test
  void vectorsAreReadAndWrittenByIndex() {
    Reference e = Reference.start(Ir.module(Vectors::new), 0);
    e.poke("write", 1);
    for (int i = 0; i < 8; i++) {
      e.poke("index", i);
      expect(e, "now", i < 5 ? -1 : 0);
      e.poke("value", i - 3);
      e.step();
      expect(e, "now", i < 5 ? i - 3 : 0);
    }
    expect(e, "second", -2);
    expect(e, "all", 0x1_0_F_E_DL);
    expect(e, "seen", 0b1110);
  }

  enum State {
    IDLE,
    RUN,
    DONE
  }

  static final class Machine extends Component {
    final Bool start = in(bool());
    final EnumSignal<State> state = reg(enumOf(State.class)).init(State.IDLE);
    final UInt code =
        out(
            switchOn(state)
                .is(State.IDLE, UInt.of(1))
                .is(State.RUN, UInt.of(9))
                .is(State.DONE, UInt.of(4))
                .value());
    final Bool busy = out(bool());

    Machine() {
      switchOn(state)
          .is(State.IDLE, () -> when(start, () -> state.set(State.RUN)))
          .is(State.RUN, () -> state.set(State.DONE))
          .is(State.DONE, () -> state.set(State.IDLE));
      switchOn(state)
          .isAny(List.of(State.IDLE, State.DONE), () -> busy.set(false))
          .is(State.RUN, () -> busy.set(true));
    }
  }

  @Test
  void switchesDecideByConstant() {
    Reference e = Reference.start(Ir.module(Machine::new), 0);
    long[] codes = {1, 9, 4, 1};
    e.poke("start", 1);
    for (long code : codes) {
      expect(e, "code", code);
      expect(e, "busy", code == 9 ? 1 : 0);
      e.step();
    }
  }

  static final class Memories extends Component {
    final UInt address = in(uint(3));
    final UInt data = in(uint(8));
    final Bits mask = in(bits(2));
    final Bool write = in(bool());

    Memories() {
      Mem<UInt> words = mem(uint(8), 6).init(10, 11, 12);
      when(write, () -> words.write(address, data, mask));
      out(words.read(address)).named("now");
      out(words.readNext(address)).named("old");
      out(words.readNext(address, Bool.of(true), Mem.ReadUnderWrite.NEW)).named("fresh");
      out(words.readNext(address, write.not(), Mem.ReadUnderWrite.OLD)).named("kept");
      words.write(UInt.of(5), uint(8).of(99));
    }
  }

  @Test
  void memoriesReadAndWriteAsDeclared() {
    Reference e = Reference.start(Ir.module(Memories::new), 0);
    e.poke("address", 1);
    expect(e, "now", 11);
    e.step();
    expect(e, "kept", 11);
    e.poke("write", 1);
    e.poke("data", 0xAB);
    e.poke("mask", 0b10);
    e.step();
    expect(e, "now", 0xAB & 0xF0 | 11 & 0x0F);
    expect(e, "old", 11);
    expect(e, "fresh", 0xAB);
    expect(e, "kept", 11);
    e.poke("mask", 3);
    e.poke("address", 5);
    e.step();
    expect(e, "now", 99);
    e.poke("address", 6);
    e.step();
    expect(e, "now", 0);
    expect(e, "old", 0);
  }

  static final class Pair extends Bundle {
    final UInt left = field(Hdl.uint(4));
    final SInt right = field(Hdl.sint(4));
  }

  static final class Streams extends Component {
    final Stream<Pair> input = slave(stream(bundle(Pair::new)));
    final Stream<Pair> output = master(stream(bundle(Pair::new)));
    final Mem<Pair> last = mem(bundle(Pair::new), 1);
    final Bool pick = in(bool());
    final Vec<Pair> both = in(vec(2, bundle(Pair::new)));

    Streams() {
      output.set(input);
      when(input.fires(), () -> last.write(UInt.of(0), input.payload));
      out(last.read(UInt.of(0)).right).named("right");
      out(mux(pick, both.get(0), both.get(1))).named("picked");
      UInt index = concat(pick.not()).asUInt();
      out(both.at(index).right.asBits().as(uint(4))).named("indexed");
    }
  }

  @Test
  void streamsAndBundlesConnectByParts() {
    Module module = Ir.module(Streams::new);
    Reference e = Reference.start(module, 0);
    e.poke("input_valid", 1);
    e.poke("input_payload_left", 7);
    e.poke("input_payload_right", -3);
    expect(e, "output_valid", 1);
    expect(e, "output_payload_left", 7);
    expect(e, "input_ready", 0);
    e.step();
    expect(e, "right", 0);
    e.poke("output_ready", 1);
    expect(e, "input_ready", 1);
    e.step();
    expect(e, "right", -3);
    e.poke("both_left", 0x52);
    e.poke("both_right", 0xF1);
    expect(e, "picked_left", 5);
    expect(e, "picked_right", -1);
    expect(e, "indexed", 15);
    e.poke("pick", 1);
    expect(e, "picked_left", 2);
    expect(e, "picked_right", 1);
    expect(e, "indexed", 1);
  }

  static final class Leaf extends Component {
    final UInt x = in(uint(4));
    final UInt y;

    Leaf(int increment) {
      UInt next = probe(x.plus(increment));
      y = out(regNext(next).init(0)); // LEAF
    }
  }

  static final class Middle extends Component {
    final UInt x = in(uint(4));
    final UInt y = out(uint(4));
    final Leaf first = add(new Leaf(1));
    final Leaf second = add(new Leaf(1));
    final Leaf third = add(new Leaf(2));

    Middle() {
      first.x.set(x);
      second.x.set(first.y);
      third.x.set(second.y);
      y.set(third.y);
    }
  }

  static final class Top extends Component {
    final UInt x = in(uint(4));
    final Middle[] parts = {add(new Middle()), add(new Middle())};
    final UInt y = out(parts[1].y);

    Top() {
      parts[0].x.set(x);
      parts[1].x.set(parts[0].y);
    }
  }

  @Test
  void equalComponentsBecomeOneModuleAndKeepTheirPaths() {
    Elaborated<Top> top = Elaborator.elaborate(Top::new);
    assertEquals("[Leaf, Leaf_1, Middle, Top]", top.design().modules().toString());
    Top t = top.top();
    assertSame(top.moduleOf(t.parts[0].first), top.moduleOf(t.parts[1].second));
    assertNotSame(top.moduleOf(t.parts[0].first), top.moduleOf(t.parts[0].third));
    assertEquals("parts_1.third.y", top.pathOf(t.parts[1].third.y).toString());
    assertEquals(List.of("parts_1", "third"), top.pathOf(t.parts[1].third));
    assertEquals("[next]", top.moduleOf(t.parts[1].third).probes().toString());
    assertEquals("[clk, resetn, x, y]", top.design().top().ports().toString());
  }

  static final class Macro extends Component {
    final UInt x = in(uint(4));
    final UInt y = out(x.times(x));

    Macro() {
      model();
      moduleName("analog_macro");
      describe("Squares.");
    }
  }

  @Test
  void blackBoxesAreModels() {
    Module module = Ir.module(Macro::new);
    assertEquals(Module.Role.MODEL, module.role());
    assertEquals("analog_macro", module.name());
    assertEquals("Squares.", module.comment());
    assertEquals("[x, y]", module.ports().toString());
  }

  @Test
  void widthZeroIsLegalAndReadsAsZero() {
    Module module =
        Ir.module(
            () ->
                new Ir.Lambda(
                    () -> {
                      UInt nothing = Hdl.wire(Hdl.uint(0));
                      nothing.set(Hdl.uint(0).of(0));
                      UInt r = Hdl.reg(Hdl.uint(4)).init(3);
                      r.set(r.plus(nothing));
                      Hdl.probe(r);
                    }));
    Reference e = Reference.start(module, 0);
    e.step();
    expect(e, "r", 3);
  }

  @Test
  void designsOfOtherThreadsAndTimesAreForeign() {
    Leaf[] kept = new Leaf[1];
    Elaborator.elaborate(() -> kept[0] = new Leaf(1));
    MarkedErrors.check(
        StructuresTest.class,
        () -> new Ir.Lambda(() -> Hdl.wire(Hdl.uint(4)).named("w").set(kept[0].y)), // FOREIGN
        "@FOREIGN: foreign value: y is of another design, thread or an elaboration that has ended",
        "    @LEAF: y belongs to Leaf",
        "@FOREIGN: unused: wire w of module T is never read: say unused(\"why\") if that is meant");
    assertThrows(IllegalStateException.class, () -> kept[0].y.plus(1));
    assertThrows(IllegalStateException.class, () -> new Leaf(1));
    CompletableFuture<Elaborated<Top>> other =
        CompletableFuture.supplyAsync(() -> Elaborator.elaborate(Top::new));
    assertEquals(4, Elaborator.elaborate(Top::new).design().modules().size());
    assertEquals(4, other.join().design().modules().size());
  }

  @Test
  void anExceptionOfTheAuthorLeavesTheThreadClean() {
    assertThrows(
        ArithmeticException.class,
        () ->
            Elaborator.elaborate(
                () ->
                    new Ir.Lambda(
                        () -> {
                          throw new ArithmeticException("the author's");
                        })));
    assertEquals(1, Elaborator.elaborate(() -> new Leaf(1)).design().modules().size());
    assertThrows(HdlException.class, () -> Elaborator.elaborate(() -> new Broken()));
    assertEquals(1, Elaborator.elaborate(() -> new Leaf(1)).design().modules().size());
  }

  static final class Broken extends Component {
    final UInt o = out(uint(1));
  }
}
