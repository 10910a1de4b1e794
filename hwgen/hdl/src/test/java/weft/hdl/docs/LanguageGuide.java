package weft.hdl.docs;

import static weft.hdl.Hdl.bundle;
import static weft.hdl.Hdl.flip;
import static weft.hdl.Hdl.uint;
import static weft.hdl.ir.ClockDomain.Level.HIGH;
import static weft.hdl.ir.ClockDomain.Style.SYNCHRONOUS;
import static weft.hdl.lib.Bitwise.popCount;

import java.nio.file.Path;
import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.EnumSignal;
import weft.hdl.Mem;
import weft.hdl.Overflow;
import weft.hdl.Rounding;
import weft.hdl.SFix;
import weft.hdl.SInt;
import weft.hdl.Stream;
import weft.hdl.TriState;
import weft.hdl.Type;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.ir.JavaBody;
import weft.hdl.lib.AsyncFifo;
import weft.hdl.lib.Fifo;
import weft.hdl.lib.ResetSynchronizer;

/** The code of docs/hdl.md, each paragraph of it in a component that elaborates. */
final class LanguageGuide {
  private LanguageGuide() {}

  /** One column of a ternary tile: both bit lines are counted and clipped, then subtracted. */
  public static final class TernaryColumn extends Component {
    public final Bits plusLine;
    public final Bits minusLine;
    public final SInt sum;

    public TernaryColumn(int rows, int adcMax) {
      plusLine = in(bits(rows));
      minusLine = in(bits(rows));

      UInt plus = popCount(plusLine).min(adcMax);
      UInt minus = popCount(minusLine).min(adcMax);
      sum = out(plus.minusWide(minus));
    }
  }

  static final class Children extends Component {
    final Bits plusLines = in(bits(16));
    final SInt total = out(sint(12));

    Children() {
      TernaryColumn column = add(new TernaryColumn(16, 8));
      column.plusLine.set(plusLines);
      total.set(column.sum.extend(12));
      column.minusLine.set(plusLines);
    }
  }

  static final class Pll extends Component {
    final Clock fast;
    final Bool locked;

    Pll(int multiply, Path verilog) {
      Clock clock = clock("fast").mhz(100L * multiply).withoutReset();
      fast =
          blackBox("PLL_V2")
              .parameter("MULTIPLY", multiply)
              .source(verilog)
              .clock("CLKIN")
              .drives("CLKOUT", clock);
      locked = out(bool(), fast);
    }
  }

  static final class Core extends Component {
    final UInt count = out(uint(8));

    Core() {
      UInt clocks = reg(uint(8)).init(0);
      clocks.set(clocks.plus(1));
      count.set(clocks);
    }
  }

  static final class Driven extends Component {
    final UInt count = out(uint(8));

    Driven(Path verilog) {
      Pll pll = add(new Pll(2, verilog));
      Clock running = pll.fast.releasedBy("running", pll.locked);
      Core core = in(running, () -> add(new Core()));
      count.set(core.count);
    }
  }

  static final class DualFifo extends Component {
    final UInt data;
    final UInt head;

    DualFifo(Clock write, Clock read) {
      blackBox("dual_fifo")
          .clock("wclk", write)
          .reset("wrst_n", write)
          .clock("rclk", read)
          .reset("rrst_n", read);
      data = in(uint(8), write);
      head = out(uint(8), read);
    }
  }

  static final class TwoClocks extends Component {
    TwoClocks() {
      Clock write = clock("write");
      Clock read = clock("read");
      DualFifo fifo = add(new DualFifo(write, read));
      fifo.data.set(in(write, () -> regNext(in(uint(8)).named("data"))));
      out(in(read, () -> regNext(fifo.head))).named("head");
    }
  }

  record NoisyCells(String path, double sigma) implements JavaBody.Running {
    @Override
    public void cycle(long[] inputs, long[] outputs) {
      outputs[0] = inputs[0] >> 4;
    }
  }

  static final class Cells extends Component {
    final UInt drive = in(uint(8));
    final UInt code = out(uint(4));

    Cells(double sigma) {
      answeredBy(path -> new NoisyCells(path, sigma));
    }
  }

  static final class Pins extends Component {
    final Bool pullsDown = in(bool());

    Pins() {
      final TriState<Bool> sda = tristate(bool());
      sda.write.set(false);
      sda.enable.set(pullsDown);
      Bool line = regNext(sda.read);
      out(line).named("seen");
    }
  }

  /** Two numbers that go together. */
  public static final class Point extends Bundle {
    public final UInt x = field(uint(8));
    public final UInt y = field(uint(8));
  }

  /** What resets may be: any type, of a caller's too. */
  static final class Resets<T extends Data> extends Component {
    Resets(Type<T> type, T initial) {
      UInt count = reg(uint(8), uint(8).of(9));
      Vec<UInt> primes = reg(vec(2, uint(8)), elementsOf(List.of(uint(8).of(2), uint(8).of(3))));
      Point start =
          reg(bundle(Point::new), bundleOf(bundle(Point::new), uint(8).of(1), uint(8).of(2)));
      T held = reg(type, initial);
      T zero = reg(type, type.fromBits(bits(type.width()).of(0)));
      count.set(count.plus(1));
      primes.set(primes);
      start.set(start);
      set(held, zero);
      set(zero, held);
      out(concat(count.asBits(), primes.asBits(), start.asBits(), held.asBits(), zero.asBits()))
          .named("all");
    }
  }

  static final class Filter extends Component {
    final Bool high = out(bool());

    Filter() {
      high.set(false);
      SFix x = in(sfix(2, 14));
      SFix gain = in(sfix(1, 7));
      SFix y = out(x.times(gain).to(sfix(2, 14), Rounding.HALF_EVEN, Overflow.SATURATE));
      when(x.gt(0.5), () -> high.set(true));
    }
  }

  enum State {
    IDLE,
    RUN
  }

  static final class Sets extends Component {
    final Bool clear = in(bool());
    final Bool enable = in(bool());
    final Bool start = in(bool());
    final Bool last = in(bool());

    Sets() {
      UInt count = reg(uint(8)).init(0);
      EnumSignal<State> state = reg(enumOf(State.class)).init(State.IDLE);
      UInt next = wire(uint(8));
      next.set(count);
      when(clear, () -> next.set(0)).elsewhen(enable, () -> next.set(count.plus(1)));
      switchOn(state)
          .is(State.IDLE, () -> when(start, () -> state.set(State.RUN)))
          .is(State.RUN, () -> when(last, () -> state.set(State.IDLE)));
      count.set(next);
      out(count.extend(9).xor(state.eq(State.RUN).asUInt().extend(9))).named("seen");
    }
  }

  static final class Decode extends Component {
    final Bits instruction = in(bits(8));
    final UInt kind = out(uint(2));

    Decode() {
      instruction.bit(2).unused("open in every pattern");
      switchOn(instruction)
          .is("0???_??11", () -> kind.set(1))
          .is("1000_0?11", () -> kind.set(2))
          .otherwise(() -> kind.set(0));
    }
  }

  static final class Vectors extends Component {
    final UInt column = in(uint(3));
    final SInt partial = in(sint(12));

    Vectors() {
      Vec<SInt> sums = reg(vec(8, sint(12))).init(0);
      sums.at(column).set(sums.at(column).plus(partial));
      out(sums.at(column)).named("sum");
    }
  }

  static final class Ports extends Component {
    Ports() {
      Point p = in(bundle(Point::new));
      out(p).named("same");

      Stream<UInt> words = slave(stream(uint(32)));
      Stream<UInt> results = master(stream(uint(32)));
      results.set(words);
    }
  }

  static final class Memories extends Component {
    final Bool write = in(bool());
    final Bool enable = in(bool());
    final UInt address = in(uint(8));
    final UInt data = in(uint(8));
    final UInt phase = in(uint(3));

    Memories(Path file) {
      Mem<UInt> table = mem(uint(8), 256);
      when(write, () -> table.write(address, data));
      UInt now = table.read(address);
      UInt next = table.readNext(address);
      UInt fresh = table.readNext(address, enable, Mem.ReadUnderWrite.NEW);
      Mem<SInt> sine = rom(sint(8), 0, 49, 90, 117, 127);
      Mem<Bits> code = mem(bits(32), 1024).initHex(file);
      out(concat(now, next, fresh, sine.read(phase), code.read(data.extend(10)))).named("all");
    }
  }

  static final class Request extends Bundle {
    final UInt address = field(uint(8));
  }

  static final class Answer extends Bundle {
    final UInt data = field(uint(8));
  }

  /** What is asked, and the answer the other way. */
  public static final class Bus extends Bundle {
    public final Request request = field(bundle(Request::new));
    public final Answer answer = field(flip(bundle(Answer::new)));
  }

  static final class Memory extends Component {
    final Bus bus = in(bundle(Bus::new));

    Memory() {
      bus.answer.data.set(bus.request.address);
    }
  }

  static final class Connected extends Component {
    Connected() {
      Memory memory = add(new Memory());
      Bus bus = in(bundle(Bus::new));
      bus.connect(memory.bus);
    }
  }

  static final class Clocks extends Component {
    Clocks() {
      Clock bus = clock("bus").mhz(300);
      Clock pixel = clock("pixel").period(27, 2).phase(1);
      Clock slow = clock("slow").reset("rst", SYNCHRONOUS, HIGH);

      UInt x = in(pixel, () -> reg(uint(11)).init(0));
      Scaler scaler = in(pixel, () -> add(new Scaler()));
      clockedBy(bus);
      x.set(scaler.scaled);
      out(x).named("scaled");
      out(in(slow, () -> regNext(in(bool(), slow).named("switch")))).named("on");
      out(regNext(in(bool()).named("request"))).named("requested");
    }
  }

  static final class Scaler extends Component {
    final UInt scaled = out(uint(11));

    Scaler() {
      UInt value = reg(uint(11)).init(1);
      value.set(value.shl(1).truncate(11));
      scaled.set(value);
    }
  }

  static final class Derived extends Component {
    final Bool active = in(bool());

    Derived() {
      Clock bus = clock("bus");
      Clock raw = clock("raw");
      clockedBy(bus);
      Bool released = in(raw, () -> regNext(Bool.of(true), Bool.of(false)));
      Clock tile = bus.gated("tile", active);
      Clock quarter = bus.divided("quarter", 4);
      Clock core = ResetSynchronizer.released("core", raw, 2);
      Clock other = raw.releasedBy("other", released);
      List<Clock> clocks = List.of(tile, quarter, core, other);
      for (int i = 0; i < clocks.size(); i++) {
        Scaler scaler = in(clocks.get(i), () -> add(new Scaler()));
        out(scaler.scaled).named("scaled" + i);
      }
    }
  }

  static final class Crossings extends Component {
    Crossings() {
      Clock pixel = clock("pixel");
      Bool raw = asynchronous(bool());
      Bits gray = in(bits(5), pixel);
      UInt word = in(uint(8));
      Bool sample = metastable(reg(bool()).init(false));
      Bits code = metastable(reg(bits(5)).init(0), "Gray code: one bit changes at a time");
      UInt held = in(pixel, () -> crossed(word, "held until the acknowledgement"));
      sample.set(raw);
      code.set(gray);
      out(regNext(sample)).named("level");
      out(regNext(code)).named("position");
      out(in(pixel, () -> regNext(held))).named("taken");
    }
  }

  static final class Queue extends Component {
    Queue() {
      Clock bus = clock("bus");
      Clock pixel = clock("pixel");
      Stream<UInt> fromMemory = slave(stream(uint(24)));
      Stream<UInt> toScreen = master(stream(uint(24)));
      AsyncFifo<UInt> pixels = add(new AsyncFifo<>(uint(24), 16, bus, pixel));
      pixels.input.set(fromMemory);
      toScreen.set(pixels.output);
    }
  }

  static final class Claims extends Component {
    Claims(int depth) {
      Stream<UInt> input = slave(stream(uint(4)));
      Stream<UInt> output = master(stream(uint(4)));
      Fifo<UInt> fifo = add(new Fifo<>(uint(4), depth));
      fifo.input.set(input);
      output.set(fifo.output);
      UInt count = fifo.level;
      Bool overflow = count.gt(depth);
      EnumSignal<State> state = in(enumOf(State.class));
      UInt data = input.payload;
      Bits mask = data.asBits();
      assertAlways(count.le(depth), "never more words than fit");
      assume(input.valid.or(past(input.waits()).not()), "the source keeps offering");
      cover(count.eq(depth), "full");
      when(overflow, () -> error("%d words, state %s, bits %x %b", count, state, data, mask));
    }
  }

  static final class Attributes extends Component {
    Attributes() {
      UInt a = in(uint(4));
      UInt b = in(uint(4));
      UInt x = in(uint(8));
      UInt y = out(uint(8));
      UInt stage = attribute(reg(uint(4)), "ASYNC_REG", "TRUE");
      UInt sum = attribute(a.plus(b), "keep");
      Mem<UInt> words = mem(uint(8), 512).attribute("ram_style", "block");
      moduleAttribute("keep_hierarchy", "yes");
      scope(
          "filter",
          () -> {
            UInt tap = regNext(x);
            y.set(tap);
          });
      stage.set(sum);
      words.write(y.extend(9), x);
      out(words.readNext(x.extend(9))).named("word");
      out(stage).named("staged");
    }
  }
}
