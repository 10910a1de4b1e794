package weft.hdl.docs;

import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.SInt;
import weft.hdl.Stream;
import weft.hdl.Streams;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.lib.Arbitration;
import weft.hdl.lib.Counter;
import weft.hdl.lib.OneHot;
import weft.hdl.lib.Priority;
import weft.hdl.lib.Synchronizer;
import weft.hdl.lib.Timeout;

/** The recipes of docs/cookbook.md, one a component; {@link CookbookTest} holds both together. */
final class Cookbook {
  private Cookbook() {}

  /** A push button: synchronised, and a pulse once it has been steady for a while. */
  static final class Button extends Component {
    final Bool raw = asynchronous(bool());
    final Bool pressed;

    Button(int clocks) {
      Synchronizer synchronizer = add(new Synchronizer(2));
      synchronizer.source.set(raw);
      Bool now = synchronizer.value;
      Timeout steady = new Timeout(clocks);
      when(now.changed(), () -> steady.restart());
      Bool level = reg(bool()).init(false);
      when(steady.expired, () -> level.set(now));
      pressed = out(level.rose());
    }
  }

  /** A pulse every n clocks while enabled. */
  static final class Beat extends Component {
    final Bool enable = in(bool());
    final Bool beat;

    Beat(int clocks) {
      Counter counter = new Counter(clocks, enable);
      beat = out(counter.wraps);
    }
  }

  /** An accumulator that stays at its limits. */
  static final class Accumulator extends Component {
    final SInt add = in(sint(8));
    final SInt sum;

    Accumulator() {
      SInt total = reg(sint(12)).init(0);
      total.set(total.plusWide(add).saturate(12));
      sum = out(total);
    }
  }

  /** A memory with byte enables and a read port of its own: block RAM. */
  static final class ByteRam extends Component {
    final UInt address = in(uint(9));
    final Bits data = in(bits(32));
    final Bits bytes = in(bits(4));
    final UInt readAddress = in(uint(9));
    final Bits word;

    ByteRam() {
      Mem<Bits> words = mem(bits(32), 512);
      words.write(address, data, bytes);
      word = out(words.readNext(readAddress));
    }
  }

  /** A table of constants computed in Java. */
  static final class Sine extends Component {
    final UInt phase = in(uint(6));
    final SInt value;

    Sine() {
      long[] samples = new long[64];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = Math.round(127 * StrictMath.sin(2 * Math.PI * i / samples.length));
      }
      Mem<SInt> table = rom(sint(8), samples);
      value = out(table.readNext(phase));
    }
  }

  /** Grants the lowest request; says which it is. */
  static final class Interrupts extends Component {
    final Bits requests = in(bits(8));
    final UInt number = out(Priority.lowestIndex(requests));
    final Bool any = out(requests.anyBit());
  }

  /** One of several values, chosen by one-hot bits: and-or, no priority. */
  static final class AndOr extends Component {
    final Bits which = in(bits(4));
    final Vec<UInt> values = in(vec(4, uint(8)));
    final UInt chosen = out(OneHot.select(which, values.toList()));
  }

  /** Two sources in turn into one queue. */
  static final class Merge extends Component {
    final Stream<UInt> left = slave(stream(uint(16)));
    final Stream<UInt> right = slave(stream(uint(16)));
    final Stream<UInt> both = master(stream(uint(16)));

    Merge() {
      both.set(Streams.arbitrate(Arbitration.ROUND_ROBIN, left, right).queue(8));
    }
  }

  /** Words from one clock into another. */
  static final class Bridge extends Component {
    static final Clock BUS = clock("bus").mhz(100);
    static final Clock PIXEL = clock("pixel").mhz(74);

    final Stream<UInt> fromBus = slave(stream(uint(24)));
    final Stream<UInt> toPixel = master(stream(uint(24)));

    Bridge() {
      toPixel.set(fromBus.queue(16, BUS, PIXEL));
    }
  }

  /** The same part many times: a shift register of n words, all of them outputs. */
  static final class Line extends Component {
    final UInt word = in(uint(8));
    final Vec<UInt> words;

    Line(int n) {
      words = out(elementsOf(history(word, n, uint(8).of(0))));
    }
  }

  /** Says when something goes wrong, in simulation and to a proof. */
  static final class Guarded extends Component {
    final Bool push = in(bool());
    final Bool pop = in(bool());
    final UInt level;

    Guarded(int depth) {
      UInt words = reg(uint(8)).init(0);
      when(push.and(pop.not()), () -> words.set(words.plus(1)))
          .elsewhen(pop.and(push.not()), () -> words.set(words.minus(1)));
      assume(words.lt(depth).or(push.not()).or(pop), "nobody pushes when it is full");
      assume(words.gt(0).or(pop.not()).or(push), "nobody pops when it is empty");
      assertAlways(words.le(depth), "never more words than fit");
      when(words.eq(depth), () -> info("full: %d words", words));
      level = out(words);
    }
  }
}
