package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.EnumSignal;
import weft.hdl.Hdl;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.Value;
import weft.hdl.ir.Design;
import weft.hdl.lib.CreditSender;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Message;
import weft.hdl.sim.Severity;
import weft.hdl.sim.Simulation;
import weft.hdl.sim.SimulationFailure;

/** What a design says, it says alike in the JVM engine and in Verilator: all of each message. */
class MessagesInLockStepTest {
  /** Of several instances at one instant, each engine has an order of its own. */
  private static final Comparator<Message> BY_INSTANCE =
      Comparator.comparingLong(Message::time).thenComparing(Message::path);

  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  enum State {
    IDLE,
    RUNNING,
    END
  }

  /** Says something at every clock, with every conversion, in every kind but fatal. */
  static final class Talker extends Component {
    private interface Say {
      void say(String text, Value... values);
    }

    Talker(int start) {
      UInt count = reg(uint(8)).init(start);
      SInt down = reg(sint(70)).init(5);
      Bits wide = reg(bits(130)).init(1);
      count.set(count.plus(1));
      down.set(down.minus(3));
      wide.set(wide.shl(1).bits(129, 0));
      Bool odd = count.bit(0);
      EnumSignal<State> state = count.bits(1, 0).asBits().as(enumOf(State.class)).named("state");
      UInt letter = count.or(UInt.of(32)).named("letter");

      printf("text alone, 100%%");
      printf("- begins like a tool's own");
      printf("one\n- two %d\n", count);
      printf("\nof nobody");
      printf("");
      printf("X.java:3: info in Top: not a message");
      warning("two\nlines of %x", count);
      error("Y.java:4: fatal in there: %d", count);
      UInt none = uint(0).of(0);
      printf("%d|%x|%b", none, none, none);
      List<Say> kinds =
          List.of(Component::printf, Component::info, Component::warning, Component::error);
      for (Say kind : kinds) {
        kind.say("%d %d %d %d", count, down, wide, odd);
        kind.say("%x %x %x %x", count, down, wide, odd);
        kind.say("%b %b %b %b", count, down, wide, odd);
        kind.say("%c|%c|%s|%d", letter, wide.bits(15, 0).or(bits(16).of(64)), state, state);
      }
      when(count.eq(start + 50), () -> info("%d clocks later", count.minus(start)));
    }
  }

  static final class Three extends Component {
    Three() {
      add(new Talker(0));
      Talker again__there = add(new Talker(0));
      Talker last = add(new Talker(100));
      info("at the top");
    }
  }

  @Test
  void everyMessageOfManyClocksInOneStepIsTheSame() throws InterruptedException {
    List<Message> said = same(Three::new, 100);
    assertEquals(100 * (3 * 25 + 1) + 3, said.size());
    assertEquals(
        List.of(100, 100),
        List.of(
            (int) said.stream().filter(m -> m.text().equals("at the top")).count(),
            (int) said.stream().mapToLong(Message::time).distinct().count()));
  }

  /** The messages of both, which are the same. */
  private static List<Message> same(Supplier<Component> top, long steps)
      throws InterruptedException {
    Design design = Elaborator.elaborate(top).design();
    try (Simulation jvm = JvmEngine.start(design);
        Simulation verilator = VerilatorSimulation.start(design)) {
      jvm.step(steps);
      verilator.step(steps);
      List<Message> expected = jvm.messages().stream().sorted(BY_INSTANCE).toList();
      List<Message> actual = verilator.messages().stream().sorted(BY_INSTANCE).toList();
      for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
        assertEquals(expected.get(i), actual.get(i), "message " + i);
      }
      assertEquals(expected.size(), actual.size());
      return actual;
    }
  }

  static final class Clocks extends Component {
    static final Clock FAST = clock("fast").period(10);
    static final Clock SLOW = clock("slow").period(25, 2).phase(5);

    Clocks() {
      in(FAST, () -> add(new Talker(0)));
      in(SLOW, () -> add(new Talker(7)));
    }
  }

  @Test
  void everyClockSpeaksAtItsOwnTimes() throws InterruptedException {
    List<Message> said = same(Clocks::new, 20);
    assertEquals(
        List.of(0L, 4L, 8L, 14L, 16L),
        said.stream().mapToLong(Message::time).distinct().limit(5).boxed().toList());
  }

  /** Fails after three clocks, in the way that is asked for. */
  static final class Failing extends Component {
    Failing(String how) {
      UInt count = reg(uint(8)).init(0);
      count.set(count.plus(1));
      Bool early = count.lt(3).named("early");
      printf("%d", count);
      switch (how) {
        case "assert" -> assertAlways(early, "early");
        case "assume" -> assume(early, "early");
        default -> when(early.not(), () -> fatal("at %d\n- the end", count));
      }
      printf("after it");
    }
  }

  static final class Around extends Component {
    Around(String how) {
      add(new Failing(how));
    }
  }

  @Test
  void theEndIsTheSame() throws InterruptedException {
    assertEquals("assertion failed: early", end(() -> new Around("assert")).text());
    assertEquals("assumption failed: early", end(() -> new Around("assume")).text());
    assertEquals("at 3\n- the end", end(() -> new Around("fatal")).text());
    assertEquals(
        "assertion failed: credit for a word that was never sent",
        end(() -> new CreditSender<>(Hdl.uint(8), 3)).text());
  }

  @Test
  void aStopOfSeveralLinesIsTheDesignsOwn() {
    String log = "plain\nX.java:3: fatal in TOP.Top.inner: at 3\n- the end\n";
    assertEquals(
        new SpokenText.Stop("X.java", 3, "fatal in inner: at 3\n- the end"),
        SpokenText.stop(log).orElseThrow());
    assertTrue(SpokenText.stop(log + "X.java:4: info in TOP.Top: of a box\n").isEmpty());
  }

  /** What both engines end with, which is the same. */
  private static Message end(Supplier<Component> top) throws InterruptedException {
    Design design = Elaborator.elaborate(top).design();
    try (Simulation jvm = JvmEngine.start(design);
        Simulation verilator = VerilatorSimulation.start(design)) {
      if (design.top().name().equals("CreditSender")) {
        jvm.poke(jvm.net("output_credit"), 1);
        verilator.poke(verilator.net("output_credit"), 1);
      }
      Message expected = assertThrows(SimulationFailure.class, () -> jvm.step(9)).said();
      Message actual = assertThrows(SimulationFailure.class, () -> verilator.step(9)).said();
      assertEquals(expected, actual);
      assertEquals(jvm.messages(), verilator.messages());
      assertEquals(Severity.FATAL, actual.severity());
      assertEquals(jvm.cycles(), verilator.cycles());
      assertEquals(jvm.time(), verilator.time());
      return actual;
    }
  }
}
