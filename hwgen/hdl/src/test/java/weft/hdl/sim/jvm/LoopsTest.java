package weft.hdl.sim.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Mem;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.ir.Block;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Port;
import weft.hdl.ir.Signal;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;
import weft.hdl.sim.Simulation;

/** Equal children and equal steps run as loops, and do what they did one after the other. */
class LoopsTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  private static DesignCompiler compile(Supplier<? extends Component> top) {
    return DesignCompiler.compile(Elaborator.elaborate(top).design(), false);
  }

  private static int bytes(Supplier<? extends Component> top) {
    return compile(top).code().stream().mapToInt(one -> one.length).sum();
  }

  /** Counts the clocks in which it is on and its bit is set; a cover keeps it a module. */
  private static final class Counter extends Component {
    final Bool on = in(bool());
    final Bool hit = in(bool());
    final UInt step = in(uint(16));
    final UInt count = out(uint(16));

    Counter() {
      UInt sum = reg(uint(16)).init(0).named("sum");
      when(on.and(hit), () -> sum.set(sum.plus(step)));
      cover(on, "on");
      count.set(sum);
    }
  }

  /** Counters that get a bit each and count in steps of their number; one of them is read. */
  private static final class Counters extends Component {
    final UInt which = in(uint(16));
    final Bits data;
    final UInt chosen = out(uint(16));
    final UInt key = in(uint(16));
    final UInt switched = out(uint(16));
    final Bits odd;

    Counters(int count) {
      data = in(bits(count));
      List<UInt> counts = new ArrayList<>();
      List<Bool> odds = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Counter counter = add(new Counter());
        counter.on.set(which.ne(i));
        counter.hit.set(data.bit(i));
        counter.step.set(3 * i + 1);
        counts.add(counter.count);
        odds.add(0, counter.count.bit(0));
      }
      chosen.set(select(which.truncate(32 - Integer.numberOfLeadingZeros(count - 1)), counts));
      var value = switchOn(key).is(3, counts.get(0));
      for (int i = 1; i < count; i++) {
        value = value.is(3 + i, counts.get(i));
      }
      switched.set(value.otherwise(uint(16).of(7)).value());
      odd = out(concat(odds));
    }
  }

  @Test
  void aThousandChildrenTakeNoMoreCodeThanEight() {
    int eight = bytes(() -> new OneOfMany(8));
    int many = bytes(() -> new OneOfMany(1024));
    assertTrue(many <= eight + 100, many + " bytes for 1,024, " + eight + " for 8");
    assertTrue(bytes(() -> new OneOfMany(7)) > eight, "seven are no loop");
  }

  /** Counters, one of which is on. */
  private static final class OneOfMany extends Component {
    final UInt which = in(uint(10));
    final UInt chosen = out(uint(16));

    OneOfMany(int count) {
      List<UInt> counts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Counter counter = add(new Counter());
        counter.on.set(which.eq(i));
        counter.hit.set(true);
        counter.step.set(i);
        counts.add(counter.count);
      }
      chosen.set(select(which, counts));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 8, 9, 63, 64, 65, 130})
  void eachChildGetsItsBitsAndItsNumbers(int count) {
    Random random = new Random(SEED);
    int[] counts = new int[count];
    try (Simulation sim = compile(() -> new Counters(count)).start(1)) {
      for (int clock = 0; clock < 50; clock++) {
        BigInteger data = new BigInteger(count, random);
        int which = random.nextInt(count);
        sim.poke(sim.net("data"), data);
        sim.poke(sim.net("which"), which);
        sim.step();
        BigInteger odd = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
          counts[i] += i != which && data.testBit(i) ? 3 * i + 1 : 0;
          odd = (counts[i] & 1) == 1 ? odd.setBit(i) : odd;
        }
        assertEquals(counts[which] & 0xffff, sim.peek(sim.net("chosen")), "clock " + clock);
        assertEquals(odd, sim.peekBig(sim.net("odd")), "clock " + clock);
        for (int key = 0; key < count + 5; key++) {
          sim.poke(sim.net("key"), key);
          int one = key < 3 || key >= count + 3 ? 7 : counts[key - 3] & 0xffff;
          assertEquals(one, sim.peek(sim.net("switched")), "clock " + clock + ", key " + key);
        }
      }
    }
  }

  /** Adds a number to what comes, at once and a clock later. */
  private static final class Adder extends Component {
    final UInt in = in(uint(32));
    final UInt late = in(uint(32));
    final UInt number = in(uint(32));
    final UInt sum = out(uint(32));
    final UInt next = out(uint(32));

    Adder() {
      UInt kept = reg(uint(32)).init(0).named("kept");
      kept.set(late.plus(number));
      cover(in.eq(late), "equal");
      sum.set(in.plus(number));
      next.set(kept);
    }
  }

  /** Each adder goes on from the one before it; {@code odd} makes one of them different. */
  private static final class Chain extends Component {
    final UInt first = in(uint(32));
    final UInt sum = out(uint(32));
    final UInt late = out(uint(32));

    Chain(int count, int odd) {
      UInt now = first;
      UInt before = first;
      for (int i = 0; i < count; i++) {
        if (i == odd) {
          Counter other = add(new Counter());
          other.on.set(now.bit(0));
          other.hit.set(true);
          other.step.set(now.truncate(16));
          now = now.xor(other.count.extend(32));
        }
        Adder adder = add(new Adder());
        adder.in.set(i == odd ? now.times(UInt.of(3)).truncate(32) : now);
        adder.late.set(before);
        adder.number.set(i * i);
        now = adder.sum;
        before = adder.next;
      }
      sum.set(now);
      late.set(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 9, 15, 23})
  void aChainKeepsItsOrderAroundAnException(int odd) {
    int count = 24;
    Random random = new Random(SEED);
    int[] kept = new int[count];
    int other = 0;
    try (Simulation sim = compile(() -> new Chain(count, odd)).start(1)) {
      for (int clock = 0; clock < 60; clock++) {
        int first = random.nextInt();
        sim.poke(sim.net("first"), first & 0xffffffffL);
        int now = first;
        int grown = other;
        for (int i = 0; i < count; i++) {
          if (i == odd) {
            grown = other + ((now & 1) == 1 ? now : 0) & 0xffff;
            now = (now ^ other) * 3;
          }
          now += i * i;
        }
        assertEquals(now & 0xffffffffL, sim.peek(sim.net("sum")), "clock " + clock);
        assertEquals(kept[count - 1] & 0xffffffffL, sim.peek(sim.net("late")), "clock " + clock);
        sim.step();
        for (int i = count - 1; i >= 0; i--) {
          kept[i] = (i == 0 ? first : kept[i - 1]) + i * i;
        }
        other = grown;
      }
    }
  }

  /** A memory of wide words. */
  private static final class Store extends Component {
    final Bool write = in(bool());
    final UInt address = in(uint(3));
    final Bits data = in(bits(200));
    final Bits word = out(bits(200));

    Store() {
      Mem<Bits> words = mem(bits(200), 8).init(java.util.Collections.nCopies(8, BigInteger.ZERO));
      when(write, () -> words.write(address, data));
      cover(write, "write");
      word.set(words.read(address));
    }
  }

  /** What one reads, the next may write. */
  private static final class Stores extends Component {
    final Bits data = in(bits(200));
    final Bits writes = in(bits(10));
    final UInt address = in(uint(3));
    final Bits last = out(bits(200));
    final Bits low;

    Stores() {
      Bits word = data;
      List<Bits> lows = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Store store = add(new Store());
        store.write.set(writes.bit(i));
        store.address.set(address.plus(i % 8));
        store.data.set(word.not());
        word = store.word;
        lows.add(0, word.bits(20, 0));
      }
      last.set(word);
      low = out(concat(lows));
    }
  }

  @Test
  void wideWordsGoFromMemoryToMemory() {
    Random random = new Random(SEED);
    BigInteger all = BigInteger.ONE.shiftLeft(200).subtract(BigInteger.ONE);
    BigInteger[][] words = new BigInteger[10][8];
    for (BigInteger[] one : words) {
      java.util.Arrays.fill(one, BigInteger.ZERO);
    }
    try (Simulation sim = compile(Stores::new).start(1)) {
      for (int clock = 0; clock < 100; clock++) {
        BigInteger data = new BigInteger(200, random);
        int writes = random.nextInt(1024);
        int address = random.nextInt(8);
        sim.poke(sim.net("data"), data);
        sim.poke(sim.net("writes"), writes);
        sim.poke(sim.net("address"), address);
        BigInteger low = BigInteger.ZERO;
        BigInteger[] written = new BigInteger[10];
        BigInteger word = data;
        for (int i = 0; i < 10; i++) {
          written[i] = word.xor(all);
          word = words[i][address + i & 7];
          low = low.or(word.and(BigInteger.valueOf(0x1fffff)).shiftLeft(21 * i));
        }
        assertEquals(word, sim.peekBig(sim.net("last")), "clock " + clock);
        assertEquals(low, sim.peekBig(sim.net("low")), "clock " + clock);
        sim.step();
        for (int i = 0; i < 10; i++) {
          if ((writes >> i & 1) == 1) {
            words[i][address + i & 7] = written[i];
          }
        }
      }
    }
  }

  /** Wires built by statements, each read by a child and from outside. */
  private static final class Shared extends Component {
    final Bits data = in(bits(8));
    final UInt low = out(uint(32));
    final Bits wires;

    Shared() {
      List<UInt> built = new ArrayList<>();
      UInt sum = UInt.of(0).extend(32);
      for (int i = 0; i < 10; i++) {
        int number = i;
        UInt wire = wire(uint(32));
        wire.set(number);
        for (int j = 0; j < 8; j++) {
          int at = j;
          when(data.bit(j), () -> wire.set(100 * at + number));
        }
        Adder adder = add(new Adder());
        adder.in.set(wire);
        adder.late.set(0);
        adder.number.set(i);
        sum = sum.xor(adder.sum.plus(adder.next));
        built.add(0, wire);
      }
      low.set(sum);
      wires = out(concat(built.stream().map(UInt::asBits).toList()));
    }
  }

  @Test
  void whatIsNeededOutsideALoopIsThere() {
    try (Simulation sim = compile(Shared::new).start(1)) {
      sim.step();
      for (int data = 0; data < 256; data++) {
        sim.poke(sim.net("data"), data);
        int highest = 31 - Integer.numberOfLeadingZeros(data);
        BigInteger wires = BigInteger.ZERO;
        int sum = 0;
        for (int i = 0; i < 10; i++) {
          int wire = data == 0 ? i : 100 * highest + i;
          wires = wires.or(BigInteger.valueOf(wire).shiftLeft(32 * i));
          sum ^= wire + i + i;
        }
        assertEquals(wires, sim.peekBig(sim.net("wires")), "data " + data);
        assertEquals(sum, sim.peek(sim.net("low")), "data " + data);
      }
    }
  }

  @Test
  void whatIsSetInALoopAndReadOutsideIsThere() {
    int count = 40;
    ModuleBuilder m = new ModuleBuilder("Together");
    Port data = m.in("data", Kind.BITS, 8);
    List<Signal> wires = new ArrayList<>();
    List<Expr> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      wires.add(m.wire("w" + i, Kind.UINT, 8));
      parts.add(0, m.ref(wires.get(i)));
    }
    List<Statement> body = new ArrayList<>();
    for (int j = 0; j < 8; j++) {
      Statement[] sets = new Statement[count];
      for (int i = 0; i < count; i++) {
        sets[i] = m.set(wires.get(i), m.constant(Kind.UINT, 8, 10 * j + i));
      }
      body.add(m.when(m.slice(Kind.BOOL, m.ref(data), j, j), sets));
    }
    m.process(null, wires, null, new Block(body), SourceLocation.NONE, "");
    m.assign(m.out("o", Kind.BITS, 8 * count), m.concat(parts));
    try (Simulation sim = DesignCompiler.compile(Design.of(m.build()), false).start(1)) {
      for (int value = 0; value < 256; value++) {
        sim.poke(sim.net("data"), value);
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
          int wire = value == 0 ? 0 : 10 * (31 - Integer.numberOfLeadingZeros(value)) + i;
          expected = expected.or(BigInteger.valueOf(wire).shiftLeft(8 * i));
        }
        assertEquals(expected, sim.peekBig(sim.net("o")), "data " + value);
      }
    }
  }

  /** Each word gets what the one before it held, and its number; the first gets its input. */
  private static final class Shifts extends Component {
    private static final int WORDS = 40;
    final UInt first = in(uint(64));
    final UInt which = in(uint(6));
    final UInt word = out(uint(64));

    Shifts() {
      Vec<UInt> words = reg(vec(WORDS, uint(64))).named("words");
      for (int i = 1; i < WORDS; i++) {
        words.get(i).set(words.get(i - 1).plus(i));
      }
      words.get(0).set(first);
      word.set(words.at(which));
    }
  }

  @Test
  void aLoopReadsRegistersAsTheyWereBeforeTheEdge() {
    Random random = new Random(SEED);
    long[] words = new long[Shifts.WORDS];
    try (Simulation sim = compile(Shifts::new).start(1)) {
      for (int clock = 0; clock < 100; clock++) {
        long first = random.nextLong();
        sim.poke(sim.net("first"), first);
        sim.step();
        for (int i = words.length - 1; i > 0; i--) {
          words[i] = words[i - 1] + i;
        }
        words[0] = first;
        for (int i = 0; i < words.length && i <= clock; i++) {
          sim.poke(sim.net("which"), i);
          assertEquals(words[i], sim.peek(sim.net("word")), "clock " + clock + ", word " + i);
        }
      }
    }
  }
}
