package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.When;

/** Crossings that the check lets pass, and what the IR holds of them. */
class CrossingsTest {
  private static final Clock FAST = weft.hdl.Hdl.clock("fast");
  private static final Clock SLOW = weft.hdl.Hdl.clock("slow");

  private static final int LONG = "full".equals(System.getProperty("weft.tier")) ? 100_000 : 10_000;

  static final class Declared extends Component {
    public final Bool when = in(bool(), FAST);
    public final Bits code = asynchronous(bits(2));
    public final UInt a;

    Declared() {
      Bool level = in(FAST, () -> regNext(when));
      UInt word = in(FAST, () -> reg(uint(8)));
      word.set(word.plus(1));
      clockedBy(SLOW);
      Bool sample = metastable(reg(bool()));
      sample.set(level.not());
      Bits bits = metastable(reg(bits(2)), "a Gray code");
      bits.set(code);
      bits.unused("a test");
      UInt held = crossed(word, "held while level is low");
      UInt taken = reg(uint(8));
      when(sample, () -> taken.set(held.plus(1)));
      a = out(taken);
    }
  }

  @Test
  void declaredCrossingsAreInTheIr() {
    String text = Ir.body(Declared::new);
    assertEquals(
        """
          synchronizer sample in slow
          synchronizer bits in slow: a Gray code
          held held in slow: held while level is low
          arrives when in fast
          arrives code asynchronously
          unused bits: a test
        """,
        text.substring(text.indexOf("  synchronizer ")));
  }

  static final class Related extends Component {
    public final Bool a;

    Related() {
      clockedBy(FAST);
      Bool enable = reg(bool()).init(false);
      enable.set(enable.not());
      Clock half = FAST.gated("half", enable);
      Clock eighth = half.divided("eighth", 4);
      Bool slow = in(eighth, () -> reg(bool()).init(false));
      slow.set(enable.xor(slow));
      Bool back = regNext(slow.and(enable));
      a = out(back);
    }
  }

  @Test
  void domainsDerivedFromOneClockReadEachOther() {
    assertEquals("", Ir.errors(Related::new));
  }

  static final class Passage extends Component {
    public final Bool in = in(bool());
    public final Bool other = in(bool());
    public final Bool out;
    public final Bool otherOut;

    Passage() {
      out = out(in.not());
      otherOut = out(other);
    }
  }

  static final class ThroughAChild extends Component {
    public final Bool fastOut;
    public final Bool slowOut;

    ThroughAChild() {
      Bool fast = in(FAST, () -> reg(bool()));
      Bool slow = in(SLOW, () -> reg(bool()));
      fast.set(fast.not());
      slow.set(slow.not());
      Passage passage = add(new Passage());
      passage.in.set(fast);
      passage.other.set(slow);
      fastOut = out(in(FAST, () -> regNext(passage.out)));
      slowOut = out(in(SLOW, () -> regNext(passage.otherOut)));
    }
  }

  @Test
  void aChildWithoutStateKeepsDomainsApart() {
    assertEquals("", Ir.errors(ThroughAChild::new));
  }

  static final class Chain extends Component {
    public final Bool a;

    Chain(int operators) {
      Bool start = in(FAST, () -> reg(bool()));
      start.set(start.not());
      Bool[] at = {start};
      for (int i = 0; i < operators; i++) {
        at[0] = at[0].xor(start);
      }
      Bool last = in(SLOW, () -> reg(bool()));
      last.set(at[0]);
      last.unused("a test");
      a = out(start);
    }
  }

  @Test
  void chainsAsDeepAsTheyComeAreFollowed() {
    String errors = Ir.errors(() -> new Chain(LONG));
    String expected =
        "clock crossing: register last in clock domain slow takes register start in clock domain"
            + " fast without a synchronizer"
            + ": put a Synchronizer or an AsyncFifo between";
    assertEquals(expected, errors.lines().findFirst().orElseThrow().split(": ", 2)[1]);
    assertEquals(4, errors.lines().count());
  }

  static final class Arms extends Component {
    Arms(int arms) {
      UInt count = in(FAST, () -> reg(uint(17)));
      count.set(count.plus(1));
      UInt other = in(SLOW, () -> reg(uint(17)));
      When chain = when(other.eq(0), () -> other.set(1));
      for (int i = 1; i < arms; i++) {
        int n = i;
        chain = chain.elsewhen(i == arms - 1 ? count.eq(n) : other.eq(n), () -> other.set(n));
      }
    }
  }

  @Test
  void chainsOfArmsAsLongAsTheyComeAreFollowed() {
    String errors = Ir.errors(() -> new Arms(LONG));
    String expected =
        "clock crossing: register other in clock domain slow takes register count in clock domain"
            + " fast without a synchronizer"
            + ": put a Synchronizer or an AsyncFifo between";
    assertEquals(expected, errors.lines().findFirst().orElseThrow().split(": ", 2)[1]);
    assertEquals(3, errors.lines().count());
  }
}
