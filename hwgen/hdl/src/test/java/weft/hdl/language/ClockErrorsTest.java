package weft.hdl.language;

import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;

/** The full text of every error about clocks. Lines are named by the comments at their ends. */
class ClockErrorsTest {
  private static final Clock FAST = clock("fast");

  private static Clock clock(String name) {
    return weft.hdl.Hdl.clock(name);
  }

  static class Toggle extends Component {
    final Bool value; // VALUE

    Toggle() {
      Bool state = reg(bool()).init(false); // STATE
      state.set(state.not());
      value = out(state);
    }
  }

  static class NoReset extends Component {
    NoReset() {
      clockedBy(FAST.withoutReset());
      Bool state = reg(bool()).init(false); // HERE
      state.unused("a test of errors");
      state.set(state.not());
    }
  }

  @Test
  void initWithoutReset() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        NoReset::new,
        "@HERE: init: state has an init, but its clock fast has no reset");
  }

  static class TwoRates extends Component {
    TwoRates() {
      in(FAST, () -> add(new Toggle())).value.unused("a test of errors"); // TWO_RATES_FIRST
      Clock other = clock("fast").period(10, 3).phase(1);
      in(other, () -> add(new Toggle())).value.unused("a test of errors"); // TWO_RATES
    }
  }

  @Test
  void twoClocksOfOneName() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        TwoRates::new,
        "@TWO_RATES: two clocks: clock fast has a period of 10/3 ns, phase 1 ns, reset fast_resetn"
            + " here and a period of 10 ns, phase 0 ns, reset fast_resetn elsewhere",
        "    @TWO_RATES_FIRST: it is used as the other one here");
  }

  static class Maker extends Component {
    final Clock gated;
    final Bool enable = in(bool());

    Maker() {
      gated = FAST.gated("tile", enable); // MAKE
      in(gated, () -> add(new Toggle())).value.unused("a test of errors");
    }
  }

  static class Outside extends Component {
    Outside() {
      Maker maker = add(new Maker());
      maker.enable.set(true);
      in(maker.gated, () -> add(new Toggle())); // OUTSIDE
    }
  }

  @Test
  void clockOfAChild() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        Outside::new,
        "@OUTSIDE: foreign clock: Outside uses clock domain tile, which Maker maker makes for"
            + " itself and its children",
        "    @MAKE: clock domain tile is made here");
  }

  static class Twice extends Component {
    final Bool enable = in(bool());

    Twice() {
      Clock one = FAST.gated("tile", enable); // TWICE_FIRST
      in(one, () -> add(new Toggle())).value.unused("a test of errors");
      Clock two = FAST.gated("tile", enable.not()); // TWICE
      in(two, () -> add(new Toggle())).value.unused("a test of errors");
    }
  }

  @Test
  void twoDerivedClocksOfOneName() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        Twice::new,
        "@TWICE: name clash: two clock domains are called tile",
        "    @TWICE_FIRST: clock domain tile is made here");
  }

  static class PortCalledLikeAClock extends Component {
    final Bool fast = in(bool()); // PORT

    PortCalledLikeAClock() {
      fast.unused("a test of errors");
      in(FAST, () -> add(new Toggle())).value.unused("a test of errors");
    }
  }

  @Test
  void aPortCalledLikeAClock() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        () -> new PortCalledLikeAClock(), // CREATED
        "@PORT: name clash: two ports of PortCalledLikeAClock are called fast",
        "    @CREATED: its clock or reset has that name");
  }
}
