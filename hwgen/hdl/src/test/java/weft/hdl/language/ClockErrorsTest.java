package weft.hdl.language;

import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.UInt;

/** The full text of every error about clocks. Lines are named by the comments at their ends. */
class ClockErrorsTest {
  private static final Clock FAST = clock("fast");

  private static Clock clock(String name) {
    return weft.hdl.Hdl.clock(name);
  }

  static class Toggle extends Component {
    final Bool value;

    Toggle() {
      Bool state = reg(bool()).init(false); // STATE
      state.set(state.not());
      value = out(state); // VALUE
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
        "@HERE: init: state has an init, but its clock fast has no reset: leave init out, or give"
            + " the clock a reset",
        "    @HERE: state is declared here");
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
            + " here and a period of 10 ns, phase 0 ns, reset fast_resetn elsewhere:"
            + " declare it once, and use that everywhere",
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
        "@PORT: name clash: two ports of PortCalledLikeAClock are called fast: call one of them"
            + " something else with named",
        "    @CREATED: its clock or reset has that name");
  }

  static class Direct extends Component {
    Direct() {
      Toggle producer = in(FAST, () -> add(new Toggle()));
      Bool mixed = producer.value.not(); // MIXED
      Bool taken = reg(bool()).init(false); // TAKEN
      taken.set(mixed); // DIRECT
      taken.unused("a test of errors");
    }
  }

  @Test
  void aRegisterTakesAnotherDomainsRegister() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        Direct::new,
        "@DIRECT: clock crossing: register taken in clock domain default takes register"
            + " producer.state in clock domain fast without a synchronizer"
            + ": put a Synchronizer or an AsyncFifo between",
        "    @STATE: register producer.state in clock domain fast is declared here",
        "    @VALUE: through output producer.value",
        "    @MIXED: through wire mixed",
        "    @TAKEN: register taken in clock domain default is declared here");
  }

  static class Consumer extends Component {
    final Bool x = in(bool());
    final Bool enable = in(bool()); // ENABLE

    Consumer() {
      Bool seen = reg(bool()); // SEEN
      when(
          enable,
          () -> {
            seen.set(x); // SEEN_SET
          });
      seen.unused("a test of errors");
    }
  }

  static class Between extends Component {
    Between() {
      Toggle producer = in(FAST, () -> add(new Toggle()));
      Consumer consumer = add(new Consumer());
      consumer.x.set(false);
      consumer.enable.set(producer.value); // BETWEEN
    }
  }

  @Test
  void aConditionInAChildTakesAnotherChildsRegister() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        Between::new,
        "@SEEN_SET: clock crossing: register consumer.seen in clock domain default takes register"
            + " producer.state in clock domain fast without a synchronizer"
            + ": put a Synchronizer or an AsyncFifo between",
        "    @STATE: register producer.state in clock domain fast is declared here",
        "    @VALUE: through output producer.value",
        "    @ENABLE: through input consumer.enable",
        "    @SEEN: register consumer.seen in clock domain default is declared here");
  }

  static class Memories extends Component {
    Memories() {
      Mem<UInt> words = in(FAST, () -> mem(uint(8), 4)); // WORDS
      Bool go = in(FAST, () -> reg(bool()));
      go.set(go.not());
      when(go, () -> words.write(uint(2).of(0), uint(8).of(1)));
      UInt word = words.readNext(uint(2).of(1)); // WORD
      word.unused("a test of errors");
    }
  }

  @Test
  void aRegisterTakesAWordOfAnotherDomainsMemory() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        Memories::new,
        "@WORD: clock crossing: register word in clock domain default takes memory words in clock"
            + " domain fast without a synchronizer"
            + ": put a Synchronizer or an AsyncFifo between",
        "    @WORDS: memory words in clock domain fast is declared here",
        "    @WORD: register word in clock domain default is declared here");
  }

  static class LogicBefore extends Component {
    LogicBefore() {
      Toggle one = in(FAST, () -> add(new Toggle()));
      Toggle two = in(FAST, () -> add(new Toggle()));
      Bool sample = metastable(reg(bool())); // SAMPLE
      sample.set(one.value.and(two.value)); // SAMPLE_SET
      sample.unused("a test of errors");
    }
  }

  @Test
  void logicInFrontOfASynchronizer() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        LogicBefore::new,
        "@SAMPLE_SET: clock crossing: register sample in clock domain default takes register"
            + " one.state in clock domain fast through logic, whose pulses it may catch: put a"
            + " register before it",
        "    @STATE: register one.state in clock domain fast is declared here",
        "    @VALUE: through output one.value",
        "    @SAMPLE: register sample in clock domain default is declared here");
  }

  static class TwoReaders extends Component {
    final Bool x = in(bool()); // TWO_READERS

    TwoReaders() {
      Bool one = in(FAST, () -> regNext(x)); // ONE
      one.unused("a test of errors");
      Bool two = regNext(x); // TWO
      two.unused("a test of errors");
    }
  }

  @Test
  void anInputOfTwoDomains() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        TwoReaders::new,
        "@TWO_READERS: clock crossing: input x of module TwoReaders is taken by register one in"
            + " clock domain fast and by register two in clock domain default: an input changes"
            + " with one clock, the others want a synchronizer",
        "    @ONE: register one in clock domain fast is declared here",
        "    @TWO: register two in clock domain default is declared here");
  }

  static class SaidOtherwise extends Component {
    final Bool x = in(bool(), FAST); // SAID
    final Bool y = asynchronous(bool()); // ASYNC

    SaidOtherwise() {
      Bool one = regNext(x); // SAID_ONE
      one.unused("a test of errors");
      Bool two = regNext(y); // SAID_TWO
      two.unused("a test of errors");
    }
  }

  @Test
  void anInputOfWhichTheAuthorSaysWhenItChanges() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        SaidOtherwise::new,
        "@SAID_ONE: clock crossing: register one in clock domain default takes input x in clock"
            + " domain fast without a synchronizer"
            + ": put a Synchronizer or an AsyncFifo between",
        "    @SAID: input x in clock domain fast is declared here",
        "    @SAID_ONE: register one in clock domain default is declared here",
        "@SAID_TWO: clock crossing: register two in clock domain default takes asynchronous input"
            + " y without a synchronizer"
            + ": put a Synchronizer or an AsyncFifo between",
        "    @ASYNC: asynchronous input y is declared here",
        "    @SAID_TWO: register two in clock domain default is declared here");
  }

  static class Gates extends Component {
    Gates() {
      Toggle toggle = in(FAST, () -> add(new Toggle()));
      Clock gated = clock().gated("tile", toggle.value); // GATE
      in(gated, () -> add(new Toggle())).value.unused("a test of errors");
      Clock core = clock().releasedBy("core", toggle.value); // RESET
      in(core, () -> add(new Toggle())).value.unused("a test of errors");
    }
  }

  @Test
  void gatesAndResetsOfAnotherDomain() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        Gates::new,
        "@GATE: clock crossing: gate tile in clock domain tile takes register toggle.state in"
            + " clock domain fast without a synchronizer"
            + ": put a Synchronizer or an AsyncFifo between",
        "    @STATE: register toggle.state in clock domain fast is declared here",
        "    @VALUE: through output toggle.value",
        "    @GATE: gate tile in clock domain tile is declared here",
        "@RESET: clock crossing: reset core_resetn in clock domain core takes register"
            + " toggle.state in clock domain fast without a synchronizer"
            + ": put a Synchronizer or an AsyncFifo between",
        "    @STATE: register toggle.state in clock domain fast is declared here",
        "    @VALUE: through output toggle.value",
        "    @RESET: reset core_resetn in clock domain core is declared here");
  }

  static class Unread extends Component {
    final Bool enable = in(bool());
    final Bool other = in(bool());

    Unread() {
      Clock gated = FAST.gated("tile", enable); // UNREAD_GATE
      Clock core = gated.releasedBy("core", enable); // UNREAD_RESET
      Bool state = in(core, () -> reg(bool()));
      state.set(state.not());
      state.unused("a test of errors");
      clock().gated("nothing", other); // UNREAD_NOTHING
    }
  }

  @Test
  void derivedClocksThatClockNothing() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        Unread::new,
        "@UNREAD_RESET: unused: clock domain core of module Unread resets nothing: no register of"
            + " it has an init",
        "@UNREAD_NOTHING: unused: clock domain nothing of module Unread clocks nothing");
  }

  static class NoRegister extends Component {
    final Bool x = in(bool()); // NO_REGISTER_X

    NoRegister() {
      metastable(x); // NO_REGISTER
    }
  }

  @Test
  void onlyRegistersSynchronize() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        NoRegister::new,
        "@NO_REGISTER: synchronizer: x is no register of NoRegister",
        "@NO_REGISTER_X: unused: input x of module NoRegister is never read: say unused(\"why\") if"
            + " that is meant");
  }

  static class Macro extends Component {
    final Bool d = in(bool()); // MACRO_D
    final Bool q = out(bool()); // MACRO_Q

    Macro() {
      clockedBy(FAST);
      blackBox("MACRO").clock("CK");
    }
  }

  static class AroundMacro extends Component {
    AroundMacro() {
      Bool early = reg(bool()); // EARLY
      early.set(early.not());
      Macro macro = add(new Macro());
      macro.d.set(early);
      Bool after = regNext(macro.q); // AFTER
      after.unused("a test of errors");
    }
  }

  @Test
  void portsOfSomebodyElsesModuleBelongToItsClock() {
    MarkedErrors.check(
        ClockErrorsTest.class,
        AroundMacro::new,
        "@AFTER: clock crossing: register after in clock domain default takes output macro.q in"
            + " clock domain fast without a synchronizer"
            + ": put a Synchronizer or an AsyncFifo between",
        "    @MACRO_Q: output macro.q in clock domain fast is declared here",
        "    @AFTER: register after in clock domain default is declared here",
        "@MACRO_D: clock crossing: input macro.d in clock domain fast takes register early in"
            + " clock domain default without a synchronizer"
            + ": put a Synchronizer or an AsyncFifo between",
        "    @EARLY: register early in clock domain default is declared here",
        "    @MACRO_D: input macro.d in clock domain fast is declared here");
  }
}
