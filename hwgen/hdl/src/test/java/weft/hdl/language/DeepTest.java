package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.When;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Statement;

/** Depth that overflows recursive tools, with the default stack. */
class DeepTest {
  static final class Doubled extends Component {
    final UInt a = in(uint(8));
    final UInt o = out(uint(8));

    Doubled() {
      UInt x = a;
      for (int i = 0; i < 200; i++) {
        x = x.plus(x);
      }
      o.set(x);
    }
  }

  static final class Chain extends Component {
    final UInt a = in(uint(8));
    final UInt o = out(uint(8));

    Chain(int length) {
      UInt[] x = {a};
      for (int i = 0; i < length; i++) {
        next(x, x[0].plus(a));
      }
      o.set(x[0]);
    }

    static void next(UInt[] x, UInt value) {
      x[0] = value;
    }
  }

  static final class Arms extends Component {
    final UInt a = in(uint(16));
    final UInt o = out(uint(16));

    Arms(int length) {
      o.set(0);
      When arms = when(a.eq(0), () -> o.set(1));
      for (int i = 1; i < length; i++) {
        int value = i;
        arms.elsewhen(a.eq(i), () -> o.set(value + 1));
      }
      arms.otherwise(() -> o.set(7));
    }
  }

  @Test
  void twoHundredDoublings() {
    Module module = Ir.module(Doubled::new);
    long adds = module.exprs().stream().filter(e -> e instanceof Expr.Binary).count();
    assertEquals(200, adds);
  }

  @Test
  void chainOfOneHundredThousandOperators() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    Module module = Ir.module(() -> new Chain(100_000));
    double micros = (threads.getCurrentThreadCpuTime() - start) / 1e3 / 100_000;
    assertEquals(100_000, module.exprs().stream().filter(e -> e instanceof Expr.Binary).count());
    assertTrue(micros < 50, micros + " us a node; 1 to 2 when warm");
  }

  @Test
  void twentyThousandArms() {
    Module module = Ir.module(() -> new Arms(20_000));
    Process process = module.processes().get(0);
    Statement.When when = (Statement.When) process.body().statements().get(1);
    assertEquals(20_000, when.arms().size());
  }

  static final class LongLoop extends Component {
    final UInt a = in(uint(8));
    final UInt o = out(uint(8));

    LongLoop(int length) {
      UInt start = wire(uint(8));
      UInt[] x = {start};
      for (int i = 0; i < length; i++) {
        Chain.next(x, x[0].xor(a));
      }
      start.set(x[0]); // LOOP
      o.set(start);
    }
  }

  @Test
  void loopThroughOneHundredThousandOperators() {
    String errors = Ir.errors(() -> new LongLoop(100_000));
    assertEquals(
        "@LOOP: combinational loop: bit 0 of start of module LongLoop depends on itself: a register"
            + " breaks the loop\n    @LOOP: bit 0 of start depends on bit 0 of start",
        MarkedErrors.marked(DeepTest.class, errors));
  }

  static final class Ripple extends Component {
    final UInt a = in(uint(2000));
    final UInt o = out(uint(2000));

    Ripple() {
      UInt carry = wire(uint(2000));
      carry.bit(0).set(a.bit(0));
      for (int i = 1; i < 2000; i++) {
        carry.bit(i).set(carry.bit(i - 1).xor(a.bit(i)));
      }
      o.set(carry);
    }
  }

  @Test
  void rippleOfTwoThousandBitsIsNoLoop() {
    assertEquals("", Ir.errors(Ripple::new));
  }

  static final class Nested extends Component {
    final UInt a = in(uint(8));
    final UInt o = out(uint(8));

    Nested(int depth) {
      o.set(0);
      nest(depth);
    }

    private void nest(int depth) {
      when( // WHEN
          a.gt(depth),
          () -> {
            if (depth > 1) {
              nest(depth - 1);
            } else {
              o.set(1);
            }
          });
    }
  }

  @Test
  void conditionsNestToSixtyThree() {
    assertEquals("", Ir.errors(() -> new Nested(63)));
    MarkedErrors.check(
        DeepTest.class,
        () -> new Nested(64),
        "@WHEN: nesting: conditions nest deeper than 64 blocks: give inner ones a wire, or put them"
            + " side by side with elsewhen");
  }

  @Test
  void sameInputGivesTheSameDesign() {
    assertEquals(Ir.body(() -> new Arms(50)), Ir.body(() -> new Arms(50)));
  }
}
