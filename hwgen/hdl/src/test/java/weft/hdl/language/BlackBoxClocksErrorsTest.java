package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.hdl.BlackBox;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.UInt;

/** What is wrong with clocks that black boxes drive, and with black boxes of several clocks. */
class BlackBoxClocksErrorsTest {
  /** A FIFO of two clocks that somebody else wrote. */
  static final class DualFifo extends Component {
    final UInt data;
    final Bool push;
    final UInt head;
    final Bool pop;

    DualFifo(Clock write, Clock read) {
      blackBox("dual_fifo")
          .clock("wclk", write)
          .reset("wrst_n", write)
          .clock("rclk", read)
          .reset("rrst", read);
      data = in(uint(8), write); // DATA
      push = in(bool(), write);
      head = out(uint(8), read); // HEAD
      pop = in(bool(), read); // POP
    }
  }

  static final class Unsynchronized extends Component {
    Unsynchronized(boolean related) {
      Driver driver = add(new Driver(related));
      Bool before = reg(bool()).init(false); // SOURCE
      before.set(before.not());
      Bool after = in(driver.fast, () -> regNext(before)).named("after"); // AFTER
      out(after).named("seen");
    }
  }

  static final class Driver extends Component {
    final Clock fast;

    Driver(boolean related) {
      BlackBox box = blackBox("DRIVER").clock("CLKIN");
      Clock clock = clock("fast").withoutReset();
      fast = related ? box.drives("CLKOUT", clock, clock()) : box.drives("CLKOUT", clock); // DRIVES
    }
  }

  static final class WrongSide extends Component {
    WrongSide() {
      Clock bus = clock("bus");
      Clock pixel = clock("pixel");
      DualFifo fifo = add(new DualFifo(bus, pixel));
      fifo.data.set(1);
      fifo.push.set(true);
      Bool pops = in(bus, () -> regNext(Bool.of(true))); // POPS
      fifo.pop.set(pops);
      UInt late = in(bus, () -> regNext(fifo.head)); // LATE
      out(late).named("head");
    }
  }

  static final class OneClock extends Component {
    final Bool seen = out(bool()); // SEEN
    final Bool late;

    OneClock(Clock other) {
      blackBox("one").clock("c");
      late = out(bool(), other); // ITS
    }
  }

  static final class ReadBoth extends Component {
    ReadBoth() {
      Clock bus = clock("bus");
      OneClock box = add(new OneClock(bus));
      out(regNext(box.seen)).named("a");
      out(in(bus, () -> regNext(box.late))).named("b");
      Bool wrong = in(bus, () -> regNext(box.seen)); // WRONG
      Bool other = regNext(box.late); // OTHER_CLOCK
      out(concat(wrong, other)).named("c");
    }
  }

  static final class Unsaid extends Component {
    final Bool a = in(bool()); // A
    final Bool b = out(bool()); // B

    Unsaid() {
      blackBox("two").clock("c1", clock("one")).clock("c2", clock("two"));
    }
  }

  static final class Twice extends Component {
    Twice() {
      add(new Driver(false)); // ONE
      add(new Driver(false)); // OTHER
    }
  }

  static final class NoReset extends Component {
    NoReset() {
      blackBox("box").reset("rst", clock("bare").withoutReset()); // BARE
    }
  }

  static final class Elsewhere extends Component {
    Elsewhere() {
      Driver[] inside = new Driver[1];
      add(new Around(inside));
      Bool y = in(inside[0].fast, () -> regNext(Bool.of(true))); // ELSEWHERE
      out(y).named("seen");
    }
  }

  static final class Around extends Component {
    Around(Driver[] inside) {
      inside[0] = add(new Driver(false));
    }
  }

  private static void check(Supplier<? extends Component> top, String... expected) {
    MarkedErrors.check(BlackBoxClocksErrorsTest.class, top, expected);
  }

  @Test
  void nothingIsRelatedToADrivenClockUnlessItIsSaid() {
    assertEquals("", Ir.errors(() -> new Unsynchronized(true)));
    check(
        () -> new Unsynchronized(false),
        "@AFTER: clock crossing: register after in clock domain fast takes register before_ in"
            + " clock domain default without a synchronizer: put a Synchronizer or an AsyncFifo"
            + " between",
        "    @SOURCE: register before_ in clock domain default is declared here",
        "    @AFTER: register after in clock domain fast is declared here");
  }

  @Test
  void portsBelongToTheClockThatIsSaid() {
    check(
        WrongSide::new,
        "@LATE: clock crossing: register late in clock domain bus takes output fifo.head in"
            + " clock domain pixel without a synchronizer: put a Synchronizer or an AsyncFifo"
            + " between",
        "    @HEAD: output fifo.head in clock domain pixel is declared here",
        "    @LATE: register late in clock domain bus is declared here",
        "@POP: clock crossing: input fifo.pop in clock domain pixel takes register pops in"
            + " clock domain bus without a synchronizer: put a Synchronizer or an AsyncFifo"
            + " between",
        "    @POPS: register pops in clock domain bus is declared here",
        "    @POP: input fifo.pop in clock domain pixel is declared here");
  }

  @Test
  void portsOfOneClockBelongToItUnlessTheySayAnother() {
    check(
        ReadBoth::new,
        "@WRONG: clock crossing: register wrong in clock domain bus takes output box.seen in clock"
            + " domain default without a synchronizer: put a Synchronizer or an AsyncFifo between",
        "    @SEEN: output box.seen in clock domain default is declared here",
        "    @WRONG: register wrong in clock domain bus is declared here",
        "@OTHER_CLOCK: clock crossing: register other in clock domain default takes output box.late"
            + " in clock domain bus without a synchronizer: put a Synchronizer or an AsyncFifo"
            + " between",
        "    @ITS: output box.late in clock domain bus is declared here",
        "    @OTHER_CLOCK: register other in clock domain default is declared here");
  }

  @Test
  void portsOfSeveralClocksSayTheirs() {
    check(
        Unsaid::new,
        "@A: black box: input a of two, which has the clocks [one, two]: say whose it is,"
            + " in(type, clock)",
        "@B: black box: output b of two, which has the clocks [one, two]: say whose it is,"
            + " out(type, clock)");
  }

  @Test
  void aClockIsDrivenOnceAndUsedWhereItIsMade() {
    check(
        Twice::new,
        "@DRIVES: two clocks: clock fast is driven here, but is another one already: call this one"
            + " something else",
        "    @DRIVES: it is used or driven here already");
    check(
        NoReset::new,
        "@BARE: black box: port rst of box gets the reset of clock bare, which has none");
    check(
        Elsewhere::new,
        "@ELSEWHERE: foreign clock: Elsewhere uses clock domain fast, which Around makes for itself"
            + " and its children",
        "    @DRIVES: clock domain fast is made here");
  }
}
