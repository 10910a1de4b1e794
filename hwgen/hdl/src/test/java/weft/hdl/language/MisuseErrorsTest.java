package weft.hdl.language;

import static weft.hdl.Hdl.uint;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.SwitchOn;
import weft.hdl.UInt;

/** Components, memories, switches and widths that are not used as they are meant. */
class MisuseErrorsTest {
  private static void check(Supplier<Component> top, String... expected) {
    MarkedErrors.check(MisuseErrorsTest.class, top, expected);
  }

  static class Inner extends Component {
    final UInt x = in(uint(8));
    final UInt y = out(x.plus(1));

    void change() {
      blackBox("late");
    }
  }

  static class UsedAfterAdd extends Component {
    final Inner inner = new Inner(); // MADE

    UsedAfterAdd() {
      add(inner); // ADDED
      inner.change();
    }
  }

  @Test
  void usedAfterAdd() {
    check(
        UsedAfterAdd::new,
        "@MADE: used after add: Inner is changed after its construction",
        "    @ADDED: it is added here");
  }

  static class Owner extends Component {
    final Mem<UInt> words = mem(uint(8), 4); // WORDS
    final UInt at = in(uint(2));
    final UInt o = out(words.read(at));
  }

  static class Thief extends Component {
    final UInt at = in(uint(2));
    final UInt o = out(uint(8));

    Thief() {
      Owner owner = add(new Owner());
      owner.at.set(at);
      o.set(owner.words.read(at)); // STEAL
    }
  }

  @Test
  void memoryOfAnother() {
    check(
        Thief::new,
        "@STEAL: foreign value: Thief uses memory words of Owner owner: lead address and data"
            + " through ports",
        "    @WORDS: words is declared here");
  }

  static class LateCase extends Component {
    final UInt a = in(uint(2));
    final UInt o = out(uint(2));

    LateCase() {
      o.set(0);
      SwitchOn<Number> cases = switchOn(a);
      cases.is(1, () -> o.set(1)); // SWITCH
      o.set(a);
      cases.is(2, () -> o.set(2)); // LATE
    }
  }

  @Test
  void lateCase() {
    check(
        LateCase::new,
        "@LATE: misplaced arm: cases directly follow the last case of their switch",
        "    @SWITCH: the switch is here");
  }

  static class WrongWays extends Component {
    final UInt a = in(uint(8)); // A
    final UInt o = out(a.extend(4).extend(8)); // EXTEND
    final UInt p = out(a.truncate(12).truncate(8)); // TRUNCATE
  }

  @Test
  void wrongWays() {
    check(
        WrongWays::new,
        "@EXTEND: width mismatch: extend of a, 8 bits, to 4: truncate makes it narrower",
        "    @A: a is declared here",
        "@TRUNCATE: width mismatch: truncate of a, 8 bits, to 12: extend makes it wider",
        "    @A: a is declared here");
  }

  static class NoRegister extends Component {
    final UInt a = in(uint(8));
    final UInt wire = wire(uint(8)); // WIRE
    final UInt o = out(wire);

    NoRegister() {
      wire.init(3); // INIT
      wire.set(a);
    }
  }

  @Test
  void initOfNoRegister() {
    check(
        NoRegister::new,
        "@INIT: init: wire is no register of NoRegister: only those have a value at reset",
        "    @WIRE: wire is declared here");
  }

  static class Pair extends Bundle {
    final UInt left = field(uint(4));
    final UInt right = field(uint(4));
  }

  static class TooFew extends Component {
    final UInt a = in(uint(4));
    final Pair o = out(bundleOf(bundle(Pair::new), a)); // FEW
  }

  @Test
  void tooFewParts() {
    check(
        TooFew::new,
        "@FEW: width mismatch: bundleOf: a bundle of 2 parts from 1: give one value for each");
  }
}
