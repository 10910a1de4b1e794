package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.clock;
import static weft.hdl.Hdl.crossed;
import static weft.hdl.Hdl.in;
import static weft.hdl.Hdl.mem;
import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.regNext;
import static weft.hdl.Hdl.uint;

import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.Mem;
import weft.hdl.UInt;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Module;
import weft.hdl.ir.Rational;
import weft.hdl.ir.Register;

/** Clock domains as the author says them: what belongs to which, and what the IR holds. */
class ClocksTest {
  private static final Clock FAST = clock("fast").mhz(300);
  private static final Clock SLOW = clock("slow").period(40).phase(7, 2);

  static final class Toggle extends Component {
    public final Bool value;

    Toggle() {
      Bool state = reg(bool()).init(false);
      state.set(state.not());
      value = out(state);
    }
  }

  static final class TwoDomains extends Component {
    public final Bool a;
    public final Bool b;
    public final Bool c;

    TwoDomains() {
      Toggle first = in(FAST, () -> add(new Toggle()));
      a = out(first.value);
      b = out(add(new Toggle()).value);
      clockedBy(SLOW);
      Bool own = reg(bool());
      own.set(own.not());
      c = out(own);
    }
  }

  @Test
  void registersAndChildrenBelongToTheDomainTheyAreMadeIn() {
    assertEquals(
        """
          clock fast: bool
          reset fast_resetn: bool
          clock clk: bool
          reset resetn: bool
          clock slow: bool
          out a: bool
          out b: bool
          out c: bool
          %3: bool = not own
          instance first: Toggle
          a = first_value
          instance toggle: Toggle_1
          b = toggle_value
          reg own: bool in slow
          clocked own in slow
            own = %3
          c = own
        """,
        Ir.body(TwoDomains::new));
  }

  static final class Inherits extends Component {
    public final Bool a;

    Inherits() {
      a = out(add(new Toggle()).value);
    }
  }

  @Test
  void childrenInheritAndTheParentGoesOnInItsOwn() {
    Elaborated<Ir.Lambda> design =
        Elaborator.elaborate(
            () ->
                new Ir.Lambda(
                    () -> {
                      in(FAST, () -> Ir.Lambda.plant(new Inherits())).a.unused("a test");
                      Bool after = reg(bool());
                      after.set(after.not());
                    }));
    Module top = design.design().top();
    Module inherits = top.instances().get(0).module();
    Module toggle = inherits.instances().get(0).module();
    assertEquals("[fast]", inherits.domains().toString());
    assertEquals("[fast]", toggle.domains().toString());
    assertEquals("[fast, default]", top.domains().toString());
    Register state = (Register) toggle.items().get(0);
    ClockDomain fast = state.domain();
    assertEquals(Rational.of(10, 3), fast.period());
    assertEquals(Rational.ZERO, fast.phase());
    assertEquals("fast_resetn", fast.reset());
  }

  @Test
  void periodsAndPhasesAreExact() {
    Module top = Ir.module(TwoDomains::new);
    ClockDomain slow = top.domains().get(2);
    assertEquals(Rational.of(40), slow.period());
    assertEquals(Rational.of(7, 2), slow.phase());
  }

  @Test
  void modulesAreOneOnlyIfTheirDomainsAre() {
    Module top = Ir.module(TwoDomains::new);
    assertNotSame(top.instances().get(0).module(), top.instances().get(1).module());
    Module same =
        Ir.module(
            () ->
                new Ir.Lambda(
                    () -> {
                      in(FAST, () -> Ir.Lambda.plant(new Toggle())).value.unused("a test");
                      Clock again = clock("fast").period(10, 3);
                      in(again, () -> Ir.Lambda.plant(new Toggle())).value.unused("a test");
                    }));
    assertSame(same.instances().get(0).module(), same.instances().get(1).module());
  }

  @Test
  void aMemoryBelongsToTheDomainItIsMadeInAndItsReadRegisterToTheReaders() {
    assertEquals(
        """
          clock fast: bool
          clock too: bool
          %3: uint8 = read words 3'2
          mem words: 4 x uint8
          clocked words in fast
            words[1'2] = 7'8
          wire crossed: uint8
          crossed = %3
          reg word: uint8 in too
          clocked word in too
            word = crossed
          held crossed in too: a test
          unused word: a test
        """,
        Ir.body(
            () ->
                new Ir.Lambda(
                    () -> {
                      Clock too = clock("too");
                      Mem<UInt> words = in(FAST, () -> mem(uint(8), 4).named("words"));
                      words.write(uint(2).of(1), uint(8).of(7));
                      UInt word =
                          in(too, () -> regNext(crossed(words.read(uint(2).of(3)), "a test")));
                      word.unused("a test");
                    })));
  }

  static final class Derived extends Component {
    public final Bool run = in(bool());
    public final Bool a;
    public final UInt b;

    Derived() {
      Clock tile = FAST.gated("tile", run);
      Toggle gated = in(tile, () -> add(new Toggle()));
      a = out(gated.value);
      Clock third = FAST.divided("third", 3);
      UInt count = in(third, () -> reg(uint(4)).init(5));
      count.set(count.plus(1));
      b = out(count);
    }
  }

  @Test
  void gatedAndDividedClocksAreMadeInTheModuleAndAreNoPorts() {
    assertEquals(
        """
          clock fast: bool
          reset fast_resetn: bool
          in run: bool
          out a: bool
          out b: uint4
          %5: bool = eq third_count 2'2
          %7: uint2 = add third_count 1'2
          %9: uint2 = mux %5 0'2 %7
          %11: bool = eq third_count 0'2
          %16: uint4 = add count 1'4
          gate tile of fast = run test 0'1
          instance gated: Toggle
          a = gated_value
          reg third_count: uint2 in fast reset 0
          clocked third_count in fast
            third_count = %9
          value third_enable: bool
          third_enable = %11
          gate third of fast = third_enable test 0'1
          reg count: uint4 in third reset 5
          clocked count in third
            count = %16
          b = count
        """,
        Ir.body(Derived::new));
  }

  static final class Released extends Component {
    public final Bool good = in(bool());
    public final Bool a;

    Released() {
      Clock raw = clock("raw").reset("por_n");
      Bool released = in(raw, () -> reg(bool()).init(false));
      released.set(good);
      Clock core = raw.releasedBy("core", released);
      a = out(in(core, () -> add(new Toggle())).value);
    }
  }

  @Test
  void aParentDrivesTheResetOfItsChildren() {
    assertEquals(
        """
          clock raw: bool
          reset por_n: bool
          in good: bool
          out a: bool
          reg released: bool in raw reset 0
          clocked released in raw
            released = good
          reset core_resetn of raw = released
          instance toggle: Toggle
          a = toggle_value
        """,
        Ir.body(Released::new));
    Module toggle = Ir.module(Released::new).instances().get(0).module();
    assertEquals("raw core_resetn value", ports(toggle));
  }

  private static String ports(Module module) {
    return String.join(" ", module.ports().stream().map(p -> p.name()).toList());
  }

  @Test
  void aNameForTheResultOfABlockInADomain() {
    assertEquals(
        "x flag",
        Ir.names(
            () ->
                new Ir.Lambda(
                    () -> {
                      UInt x = in(FAST, () -> reg(uint(8)).init(0));
                      x.set(x.plus(1));
                      Bool flag = in(FAST, () -> regNext(x.eq(3)));
                      flag.unused("a test");
                    })));
  }

  @Test
  void whatAClockCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> clock("reg"));
    assertThrows(IllegalArgumentException.class, () -> clock("fast").period(0));
    assertThrows(IllegalArgumentException.class, () -> clock("fast").phase(-1));
    assertThrows(IllegalArgumentException.class, () -> FAST.divided("x", 1));
  }
}
