package weft.hdl.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.Vec;

class BenchTest {
  static final class Counter extends Component {
    final Bool enable = in(bool());
    final UInt count = reg(uint(8)).init(3);
    final UInt value = out(count);
    final SInt minus = out(sint(70));

    Counter() {
      when(enable, () -> count.set(count.plus(1)));
      minus.set(sint(70).of(0).minus(count.toSInt().extend(70)));
    }
  }

  static final class Pair extends Component {
    final Vec<SInt> terms = in(vec(2, sint(6)));
    final SInt first = terms.get(0);
    final SInt second = terms.get(1);
    final Bool run = in(bool());
    final Counter counter;
    final Mem<Bits> words = mem(bits(5), 3);
    final SInt sum = out(sint(7));
    final UInt count = out(uint(8));

    Pair() {
      counter = add(new Counter());
      counter.enable.set(run);
      counter.minus.unused("shown");
      count.set(counter.value);
      sum.set(first.plusWide(second));
      when(run, () -> words.write(uint(2).of(1), first.asBits().truncate(5)));
      words.read(uint(2).of(1)).unused("shown");
    }
  }

  static final class Ports extends Component {
    final Bool near = in(bool());
    final Bool list = out(near);
  }

  @Test
  @ResourceLock(Resources.SYSTEM_ERR)
  void warningsOfTheDesignArePrintedOnce() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (Bench<Ports> bench = Bench.of(Ports::new)) {
      bench.poke(bench.top().near, true);
      assertTrue(bench.isTrue(bench.top().list));
    } finally {
      System.setErr(err);
    }
    String what = ": Verilator warns about a port of the top called ";
    assertEquals(
        List.of(
            "warning: BenchTest.java:N" + what + "near, a word of C++",
            "warning: BenchTest.java:N" + what + "list, a word of C++"),
        printed.toString(StandardCharsets.UTF_8).replaceAll(":\\d+", ":N").lines().toList());
  }

  @Test
  void fieldsAreReadAndDriven() {
    try (Bench<Counter> bench = Bench.of(Counter::new)) {
      assertEquals(3, bench.peek(bench.top().value));
      bench.step(4);
      assertEquals(3, bench.peek(bench.top().count));
      bench.poke(bench.top().enable, true);
      bench.step(4);
      assertEquals(7, bench.peek(bench.top().value));
      assertEquals(BigInteger.valueOf(-7), bench.peekBig(bench.top().minus));
      assertTrue(bench.isTrue(bench.top().enable));
      assertEquals(8, bench.sim().cycles());
    }
  }

  @Test
  void partsAndChildrenAndMemoriesAreReached() {
    try (Bench<Pair> bench = Bench.of(Pair::new)) {
      Pair top = bench.top();
      bench.poke(top.second, -32);
      bench.poke(top.first, 31);
      assertEquals(-32, bench.peek(top.second));
      assertEquals(-1, bench.peek(top.sum));
      assertFalse(bench.isTrue(top.counter.enable));
      bench.poke(top.run, true);
      bench.step();
      assertEquals(4, bench.peek(top.counter.count));
      assertEquals(31, bench.peek(top.words, 1));
      bench.poke(top.words, 2, 9);
      assertEquals(9, bench.peek(top.words, 2));
    }
  }

  @Test
  void valuesOutOfRangeAndDrivenSignalsAreRefused() {
    try (Bench<Pair> bench = Bench.of(Pair::new)) {
      Pair top = bench.top();
      String range =
          assertThrows(IllegalArgumentException.class, () -> bench.poke(top.second, 32))
              .getMessage();
      assertTrue(range.endsWith(": 32 is not in -32 to 31"), range);
      assertEquals(
          "sum is driven by the design: poke inputs only",
          assertThrows(IllegalArgumentException.class, () -> bench.poke(top.sum, 1)).getMessage());
      assertEquals(
          "run: 2 is not in 0 to 1",
          assertThrows(IllegalArgumentException.class, () -> bench.poke(top.run, 2)).getMessage());
      assertEquals(
          "Pair has no net counter.cuont; nearest: counter.count, counter.minus, counter.value",
          assertThrows(IllegalArgumentException.class, () -> bench.sim().net("counter.cuont"))
              .getMessage());
    }
  }

  static final class Elements extends Component {
    final Vec<SInt> each = in(vec(3, sint(5)));
    final SInt middle = out(each.get(1));
    final Bits all = out(each.asBits());
  }

  /** From outside, where no design is made: a loop over elements needs no name for each. */
  @Test
  void elementsOfAVectorAreReadAndDrivenAlone() {
    try (Bench<Elements> bench = Bench.of(Elements::new)) {
      Elements top = bench.top();
      for (int i = 0; i < 3; i++) {
        bench.poke(top.each.get(i), i - 2);
      }
      assertEquals(-1, bench.peek(top.middle));
      assertEquals(-2, bench.peek(top.each.get(0)));
      assertEquals(0b00000_11111_11110, bench.peek(top.all));
    }
  }
}
