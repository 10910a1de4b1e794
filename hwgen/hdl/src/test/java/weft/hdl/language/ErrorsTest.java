package weft.hdl.language;

import static weft.hdl.Hdl.uint;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.EnumSignal;
import weft.hdl.Mem;
import weft.hdl.Stream;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.When;

/** The full text of every error. Lines are named by the comments at their ends. */
class ErrorsTest {
  /** What every design here starts from: nothing wrong with it. */
  abstract static class Base extends Component {
    final UInt a = in(uint(8)); // A
    final UInt four = in(uint(4)); // FOUR
    final Bool c = in(bool());

    Base() {
      a.unused("a test of errors");
      four.unused("a test of errors");
      c.unused("a test of errors");
    }
  }

  static class SetWidth extends Base {
    final UInt o = out(uint(8)); // O

    SetWidth() {
      o.set(four); // HERE
    }
  }

  @Test
  void widthOfSet() {
    check(
        SetWidth::new,
        "@HERE: width mismatch: set of four, 4 bits, to o, 8 bits: say extend(8)",
        "    @O: o is declared here");
  }

  static class BitsWidth extends Base {
    final Bits o = out(a.asBits().and(four.asBits())); // HERE
  }

  @Test
  void widthOfBitsOperator() {
    check(
        BitsWidth::new,
        "@HERE: width mismatch: and of a, 8 bits, and four, 4 bits: extend or truncate one of"
            + " them",
        "    @A: a is declared here",
        "    @FOUR: four is declared here");
  }

  static class Literals extends Base {
    final UInt o = out(four.plus(16)); // PLUS
    final UInt r = reg(uint(4)).init(-1); // INIT

    Literals() {
      r.set(17); // SET
      r.unused("a test of errors");
    }
  }

  @Test
  void literalsOutOfRangeAreAllReported() {
    check(
        Literals::new,
        "@PLUS: literal out of range: 16 does not fit uint(4) (allowed: 0 to 15)",
        "    @FOUR: four is declared here",
        "@INIT: literal out of range: -1 does not fit uint(4) (allowed: 0 to 15)",
        "    @INIT: r is declared here",
        "@SET: literal out of range: 17 does not fit uint(4) (allowed: 0 to 15)",
        "    @INIT: r is declared here");
  }

  static class Index extends Base {
    final Bool o = out(four.bit(4)); // HERE
    final Bits p = out(four.bits(5, 2)); // THERE
    final Vec<UInt> v = in(vec(2, uint(4))); // V
    final UInt q = out(v.get(2)); // ELEMENT
    final UInt s = out(uint(3).of(8)); // LITERAL
  }

  @Test
  void indexOutOfRange() {
    check(
        Index::new,
        "@HERE: index out of range: bit 4 of four, 4 bits (allowed: 0 to 3)",
        "    @FOUR: four is declared here",
        "@THERE: index out of range: bits 5 to 2 of four, 4 bits (allowed: 0 to 3)",
        "    @FOUR: four is declared here",
        "@ELEMENT: index out of range: element 2 of v, a vector of 2 (allowed: 0 to 1)",
        "    @V: v is declared here",
        "@LITERAL: literal out of range: 8 does not fit uint(3) (allowed: 0 to 7)");
  }

  static class Undriven extends Base {
    final UInt o = out(uint(8)); // O
    final UInt p = out(uint(8)); // P

    Undriven() {
      p.bits(7, 6).set(1);
      p.bits(3, 0).set(1);
      UInt r = reg(uint(2)); // R
      r.unused("a test of errors");
      Mem<UInt> m = mem(uint(2), 4); // M
      m.read(a).unused("a test of errors");
    }
  }

  @Test
  void undriven() {
    check(
        Undriven::new,
        "@P: undriven: bits 5 to 4 of output p of module Undriven are never set: set them on every"
            + " path, or give them defaults first",
        "@O: undriven: output o of module Undriven is never set: set it on every path, or give it a"
            + " default first",
        "@R: undriven: register r of module Undriven is never set: set it, or use a constant",
        "@M: undriven: memory m of module Undriven is never written: write it, or give it contents"
            + " with init");
  }

  static class Inner extends Component {
    final UInt x = in(uint(8)); // X
    final UInt y = out(x); // Y
  }

  static class PinUndriven extends Base {
    final Inner inner = add(new Inner()); // ADD
    final UInt o = out(inner.y);
  }

  @Test
  void undrivenPin() {
    check(
        PinUndriven::new,
        "@ADD: undriven: input inner.x of module PinUndriven is never set: set it on every path, or"
            + " give it a default first",
        "    @X: x is declared here");
  }

  static class Overwritten extends Base {
    final UInt o = out(uint(8)); // O

    Overwritten() {
      when(c, () -> o.set(1)); // FIRST
      o.set(2); // SECOND
    }
  }

  @Test
  void overwritten() {
    check(
        Overwritten::new,
        "@SECOND: overwritten: output o is set again: the earlier set has no effect;"
            + " drop one, or set this under a when",
        "    @FIRST: the earlier set is here",
        "    @O: o is declared here");
  }

  static class OverwrittenPart extends Base {
    final UInt o = out(uint(8)); // O

    OverwrittenPart() {
      o.set(0);
      o.bit(0).set(c); // FIRST
      o.bit(0).set(true); // SECOND
    }
  }

  /** Whatever else begins at the same bit. */
  @Test
  void overwrittenPart() {
    check(
        OverwrittenPart::new,
        "@SECOND: overwritten: output o is set again: the earlier set has no effect;"
            + " drop one, or set this under a when",
        "    @FIRST: the earlier set is here",
        "    @O: o is declared here");
  }

  static class Latch extends Base {
    final UInt o = out(uint(8)); // O

    Latch() {
      o.bits(3, 0).set(0); // ZERO
      when(c, () -> o.set(1)); // WHEN
    }
  }

  @Test
  void latch() {
    check(
        Latch::new,
        "@ZERO: latch: bits 7 to 4 of output o of module Latch are not set on every path:"
            + " set a default before",
        "    @ZERO: it is set here",
        "    @WHEN: it is set here",
        "    @O: o is declared here");
  }

  static class LoopOfBits extends Base {
    final UInt o = out(uint(8));

    LoopOfBits() {
      UInt x = wire(uint(2));
      Bool y = x.bit(1).not(); // VALUE
      x.bit(0).set(y); // LOW
      x.bit(1).set(x.bit(0)); // HIGH
      o.set(x.extend(8));
    }
  }

  static class NoLoop extends Base {
    final UInt o = out(uint(8));

    NoLoop() {
      UInt carry = wire(uint(8));
      carry.bit(0).set(c);
      for (int i = 1; i < 8; i++) {
        carry.bit(i).set(carry.bit(i - 1).and(a.bit(i)));
      }
      o.set(carry);
    }
  }

  static class Swap extends Component {
    final Bits x = in(bits(2));
    final Bits y = out(concat(x.bit(0), x.bit(1))); // SWAPPED
  }

  static class LoopThroughChild extends Base {
    final Swap swap = add(new Swap());
    final Bits o = out(swap.y);

    LoopThroughChild() {
      swap.x.bit(0).set(swap.y.bit(1)); // BACK
      swap.x.bit(1).set(c);
    }
  }

  static class Inverts extends Component {
    final Bits x = in(bits(2));
    final Bits y = out(x.not()); // INVERTED
  }

  static class Passes extends Component {
    final Bool x = in(bool());
    final Bool y;

    Passes() {
      Inverts inverts = add(new Inverts());
      inverts.x.set(concat(Bool.of(true), x)); // PASSED_IN
      inverts.y.bit(1).unused("a test of errors");
      y = out(inverts.y.bit(0)); // PASSED_OUT
    }
  }

  static class LoopThroughGrandchildren extends Component {
    LoopThroughGrandchildren() {
      Passes first = add(new Passes());
      Passes second = add(new Passes());
      first.x.set(second.y); // TO_FIRST
      second.x.set(first.y); // TO_SECOND
    }
  }

  static class NoLoopThroughChild extends Base {
    final Swap swap = add(new Swap());
    final Bits o = out(swap.y);

    NoLoopThroughChild() {
      swap.x.bit(0).set(swap.y.bit(0));
      swap.x.bit(1).set(c);
    }
  }

  static class NoLoopBitwise extends Base {
    final Bits o = out(bits(4));

    NoLoopBitwise() {
      Bits x = wire(bits(4));
      x.set(concat(x.bits(2, 0), c).and(a.bits(3, 0)));
      o.set(x);
    }
  }

  @Test
  void combinationalLoops() {
    check(
        LoopOfBits::new,
        "@LOW: combinational loop: bit 0 of x of module LoopOfBits depends on itself: a register"
            + " breaks the loop",
        "    @LOW: bit 0 of x depends on y",
        "    @VALUE: y depends on bit 1 of x",
        "    @HIGH: bit 1 of x depends on bit 0 of x");
    check(NoLoop::new);
    check(
        LoopThroughChild::new,
        "@BACK: combinational loop: bit 0 of swap.x of module LoopThroughChild depends on itself: a"
            + " register breaks the loop",
        "    @BACK: bit 0 of swap.x depends on bit 1 of swap.y",
        "    @SWAPPED: bit 1 of swap.y depends on bit 0 of swap.x");
    check(
        LoopThroughGrandchildren::new,
        "@TO_FIRST: combinational loop: first.x of module LoopThroughGrandchildren depends on"
            + " itself: a register breaks the loop",
        "    @TO_FIRST: first.x depends on second.y",
        "    @PASSED_OUT: second.y depends on bit 0 of second.inverts.y",
        "    @INVERTED: bit 0 of second.inverts.y depends on bit 0 of second.inverts.x",
        "    @PASSED_IN: bit 0 of second.inverts.x depends on second.x",
        "    @TO_SECOND: second.x depends on first.y",
        "    @PASSED_OUT: first.y depends on bit 0 of first.inverts.y",
        "    @INVERTED: bit 0 of first.inverts.y depends on bit 0 of first.inverts.x",
        "    @PASSED_IN: bit 0 of first.inverts.x depends on first.x");
    check(NoLoopThroughChild::new);
    check(NoLoopBitwise::new);
  }

  static class Unused extends Component {
    final UInt x = in(uint(8)); // X
    final UInt y = in(uint(8)); // Y
    final Bits o = out(x.bits(6, 1));
  }

  @Test
  void unusedInputs() {
    check(
        Unused::new,
        "@X: unused: bits 7 and 0 of input x of module Unused are never read: say"
            + " unused(\"why\") if that is meant",
        "@Y: unused: input y of module Unused is never read: say unused(\"why\") if that is"
            + " meant");
  }

  static class NeverAdded extends Base {
    NeverAdded() {
      Inner inner = new Inner(); // NEW
      inner.y.unused("a test of errors");
    }
  }

  static class Outer extends Component {
    final NeverAdded child = add(new NeverAdded()); // ADD2

    Outer() {
      child.a.set(0);
    }
  }

  static class NothingInside extends Component {}

  static class NeverUsed extends Base {
    NeverUsed() {
      when(c, () -> new NothingInside()); // FIRSTOFTWO
      new NothingInside(); // SECONDOFTWO
    }
  }

  static class AddedTwice extends Base {
    AddedTwice() {
      Inner inner = add(new Inner()); // ONCE
      inner.x.set(a);
      add(inner); // TWICE
    }
  }

  static class UsedNeverAdded extends Base {
    UsedNeverAdded() {
      Inner inner = new Inner(); // ALONE
      inner.x.set(four); // USE
    }
  }

  static class BeforeAdd extends Base {
    BeforeAdd() {
      Inner inner = new Inner(); // EARLY
      inner.x.set(3);
      add(inner);
    }
  }

  @Test
  void children() {
    check(
        Outer::new,
        "@NEW: never added: Inner is made without add(...) around it: write add(new Inner(...))",
        "@ADD2: undriven: inputs child.four and child.c of module Outer are never set: set them on"
            + " every path, or give them defaults first",
        "    @FOUR: four is declared here");
    check(
        NeverUsed::new,
        "@FIRSTOFTWO: never added: NothingInside is made without add(...) around it: write add(new"
            + " NothingInside(...))",
        "@SECONDOFTWO: never added: NothingInside is made without add(...) around it: write add(new"
            + " NothingInside(...))");
    check(
        UsedNeverAdded::new,
        "@ALONE: never added: Inner is made without add(...) around it: write add(new Inner(...))",
        "@USE: width mismatch: set of four, 4 bits, to Inner.x, 8 bits: say extend(8)",
        "    @X: Inner.x is declared here");
    check(
        AddedTwice::new,
        "@TWICE: added twice: Inner inner is added again: make another one for another place",
        "    @ONCE: it is added here first");
    check(
        BeforeAdd::new,
        "@EARLY: never added: Inner is made without add(...) around it: write add(new Inner(...))");
  }

  static class Hidden extends Component {
    final UInt secret = reg(uint(4)).init(0); // SECRET

    Hidden() {
      secret.set(secret.plus(1));
    }
  }

  static class Outside extends Base {
    final Hidden hidden = add(new Hidden());
    final UInt o = out(uint(4));

    Outside() {
      o.set(hidden.secret); // READ
      hidden.secret.set(1); // WRITE
    }
  }

  static class DrivesOutput extends Base {
    DrivesOutput() {
      Inner inner = add(new Inner());
      inner.x.set(0);
      inner.y.set(a); // WRITE2
      a.set(1); // WRITE3
      a.plus(1).set(2); // WRITE4
    }
  }

  @Test
  void foreignValues() {
    check(
        Outside::new,
        "@READ: foreign value: Outside uses secret, which is neither its own nor a port of its"
            + " child: lead it through ports",
        "    @SECRET: secret belongs to Hidden hidden",
        "@WRITE: foreign value: Outside uses secret, which is neither its own nor a port of its"
            + " child: lead it through ports",
        "    @SECRET: secret belongs to Hidden hidden");
    check(
        DrivesOutput::new,
        "@WRITE2: set from the wrong side: inner.y is an output of the child, driven there: the"
            + " child sets it",
        "    @Y: inner.y is declared here",
        "@WRITE3: set from the wrong side: a is an input of DrivesOutput itself: whoever adds it"
            + " sets it",
        "    @A: a is declared here",
        "@WRITE4: not assignable: a sum is a value, no signal: set a wire or a register instead",
        "    @WRITE4: a sum is made here");
  }

  static class Clash extends Component {
    final UInt x = in(uint(2)).named("same"); // FIRSTPORT
    final UInt y = in(uint(2)).named("same"); // SECONDPORT
    final UInt output = in(uint(2)); // KEYWORD
    final UInt clk = reg(uint(1)).init(0);

    Clash() {
      in(uint(2)).unused("a test of errors"); // NONAME
      x.unused("a test of errors");
      y.unused("a test of errors");
      output.unused("a test of errors");
      clk.set(clk.plus(1));
    }
  }

  @Test
  void namesOfPorts() {
    check(
        Clash::new,
        "@SECONDPORT: name clash: two ports of Clash are called same: call one of them"
            + " something else with named",
        "    @FIRSTPORT: the other one is declared here",
        "@KEYWORD: illegal name: port output cannot be called so in Verilog; ports are never"
            + " renamed: call it something else",
        "@NONAME: no name: a port of Clash has no name: assign it to a field");
  }

  enum Step {
    ONE,
    TWO,
    THREE
  }

  static class Switches extends Base {
    final EnumSignal<Step> step = reg(enumOf(Step.class)).init(Step.ONE); // STEP
    final UInt o = out(switchOn(four).is(1, a).is(1, a).value()); // VALUE2
    final UInt p = out(switchOn(step).is(Step.ONE, a).is(Step.TWO, a).value()); // VALUE3

    Switches() {
      switchOn(four).is(16, () -> step.set(Step.TWO)).otherwise(() -> {}); // LABEL
    }
  }

  @Test
  void switches() {
    check(
        Switches::new,
        "@VALUE2: label twice: a case for 1 exists already: drop one",
        "@VALUE2: incomplete switch: a switch without otherwise has no case for 0: add them, or"
            + " otherwise",
        "@VALUE3: incomplete switch: a switch without otherwise has no case for THREE: add them, or"
            + " otherwise",
        "@LABEL: literal out of range: 16 does not fit uint(4) (allowed: 0 to 15)",
        "@STEP: undriven: register step of module Switches is never set: set it, or use a"
            + " constant");
  }

  static class Misplaced extends Base {
    Misplaced() {
      UInt r = reg(uint(8)).init(0);
      When arms = when(c, () -> r.set(1)); // ARMS
      r.set(2);
      arms.otherwise(() -> r.set(3)); // OTHERWISE
    }
  }

  @Test
  void misplacedArm() {
    check(
        Misplaced::new,
        "@OTHERWISE: misplaced arm: elsewhen and otherwise directly follow the last arm of their"
            + " when",
        "    @ARMS: the when is here");
  }

  /** Compares objects where it means hardware. */
  static class Equals extends Base {
    final UInt o = out(a.equals(four) ? a : a.not()); // EQUALS
    final Bool p = out(a.eq(four));
  }

  static class Pair extends Bundle {
    final UInt left = field(uint(4));
    final UInt right = field(uint(4));
  }

  static class EqualPairs extends Base {
    final Pair first = in(bundle(Pair::new));
    final Pair second = in(bundle(Pair::new));
    final Bool o = out(Bool.of(first.equals(second))); // PAIRS
    final Bool p = out(first.asBits().eq(second.asBits()));
  }

  @Test
  void equalsIsNoComparisonOfBundlesEither() {
    check(
        EqualPairs::new,
        "@PAIRS: equals: equals compares Java objects; eq compares hardware values");
  }

  @Test
  void equalsIsNoComparisonOfHardware() {
    check(
        Equals::new, "@EQUALS: equals: equals compares Java objects; eq compares hardware values");
  }

  static class Messages extends Base {
    Messages() {
      printf("%d of", a, four); // COUNT
      info("%y", a); // LETTER
      error("%s", a); // ENUM
      warning("50%"); // END
      assertAlways(c, "\u00e9"); // ASCII
      UInt inside = add(new Inside()).x;
      attribute(inside, "keep"); // PIN
      inside.set(a);
    }
  }

  static class Inside extends Component {
    final UInt x = in(uint(8)); // INSIDE

    Inside() {
      x.unused("a test of errors");
    }
  }

  @Test
  void messagesAndAttributes() {
    String allowed = "(allowed: %d %x %b %c %s, and %% for a percent sign)";
    check(
        Messages::new,
        "@COUNT: message: the format has 1 places for 2 values",
        "@LETTER: message: %y is no conversion " + allowed,
        "@ENUM: message: %s prints constants of enumerations only: value 1 is none",
        "@END: message: %  is no conversion " + allowed,
        "@ASCII: message: the text of a check is one line of printable ASCII: \u00e9",
        "@PIN: attribute: Inside.x is a port of a child: give it the attribute there",
        "    @INSIDE: x is declared here");
  }

  /** Two streams in a ring, each cut in both directions: no path goes round. */
  static class Ring extends Component {
    final Bool go = in(bool());

    Ring() {
      Stream<UInt> words = wire(stream(uint(4)));
      Stream<UInt> back = words.skid().skid();
      words.valid.set(back.valid.or(go));
      words.payload.set(back.payload);
      back.ready.set(words.ready);
    }
  }

  @Test
  void aRingOfRegisterSlicesIsNoLoop() {
    check(Ring::new, "");
  }

  static class Vectors extends Base {
    final Vec<UInt> v = out(vec(2, uint(4)));

    Vectors() {
      v.set(elementsOf(List.of(four, a))); // ELEMENTS
    }
  }

  @Test
  void vectors() {
    check(
        Vectors::new,
        "@ELEMENTS: width mismatch: vector of four, 4 bits, and a, 8 bits:"
            + " extend or truncate one of them",
        "    @FOUR: four is declared here",
        "    @A: a is declared here");
  }

  /** The errors with line numbers replaced by the marks of those lines. */
  private static void check(Supplier<Component> top, String... expected) {
    MarkedErrors.check(ErrorsTest.class, top, expected);
  }
}
